import CellLanguage
import Diagnostics

/// A column of numbers, as an engine might have it.
struct ToyVector: HostValue, Equatable, CustomStringConvertible {
  static let cellTypeName = "Vector"
  var elements: [Double]
  var description: String { "Vector\(elements)" }
}

/// A function with a name.
struct ToyActivation: HostValue, CustomStringConvertible {
  static let cellTypeName = "Activation"
  let name: String
  let slope: Double
  var description: String { name }
}

/// A column of a table: only a title and a value.
struct ToyColumn: HostValue, CustomStringConvertible {
  static let cellTypeName = "Column"
  let title: String
  let value: CellValue
  var description: String { "\(title)=\(value)" }
}

/// A table: only its text.
struct ToyTable: HostValue, CustomStringConvertible {
  static let cellTypeName = "Table"
  let description: String
}

enum ToyID: String, DiagnosticID {
  case shapeMismatch = "shape-mismatch"
}

/// An error of the engine that says which argument is at fault.
struct ToyShapeMismatch: CellReportableError {
  let message: String
  let parameter: String?
  var diagnosticID: any DiagnosticID { ToyID.shapeMismatch }
}

/// An error the language knows nothing of.
struct ToyFailure: Error, CustomStringConvertible {
  let description = "the engine gave up"
}

enum ToyLibrary {
  static let library: HostLibrary = {
    var library = HostLibrary()
    bindVector(&library)
    bindActivation(&library)
    bindTable(&library)
    bindFunctions(&library)
    return library
  }()

  private static func bindVector(_ library: inout HostLibrary) {
    library.type(ToyVector.self, "A column of numbers.", elements: { (v: ToyVector) in v.elements })
    library.bind(
      "Vector",
      "init(arrayLiteral elements: Double...)",
      "From a literal.",
      example: "[1, 2] as Vector"
    ) { (elements: [Double]) in ToyVector(elements: elements) }
    library.bind("Vector", "init(_ elements: [Double])", "From an array.", example: "Vector([1])") {
      (elements: [Double]) in ToyVector(elements: elements)
    }
    library.bind(
      "Vector",
      "init(zeros count: Int)",
      "All zero.",
      example: "Vector(zeros: 2)"
    ) { (count: Int) in ToyVector(elements: Array(repeating: 0, count: count)) }
    library.bind(
      "Vector",
      "var norm: Double { get }",
      "The length.",
      example: "Vector([3, 4]).norm"
    ) {
      (v: ToyVector) in v.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    library.bind(
      "Vector",
      "static func + (_ a: Vector, _ b: Vector) throws -> Vector",
      "The sum.",
      example: "Vector([1]) + Vector([2])"
    ) { (a: ToyVector, b: ToyVector) -> ToyVector in
      guard a.elements.count == b.elements.count else {
        throw ToyShapeMismatch(
          message: "b has \(b.elements.count) elements, expected \(a.elements.count)",
          parameter: "b"
        )
      }
      return ToyVector(elements: zip(a.elements, b.elements).map { $0 + $1 })
    }
    library.bind(
      "Vector",
      "static func * (_ s: Double, _ v: Vector) -> Vector",
      "A multiple.",
      example: "2 * Vector([1])"
    ) { (s: Double, v: ToyVector) in ToyVector(elements: v.elements.map { s * $0 }) }
    library.bind(
      "Vector",
      "static prefix func - (_ v: Vector) -> Vector",
      "The opposite.",
      example: "-Vector([1])"
    ) {
      (v: ToyVector) in ToyVector(elements: v.elements.map { -$0 })
    }
    library.bind(
      "Vector",
      "subscript(_ i: Int) -> Double { get set }",
      "An element.",
      example: "Vector([1])[0]"
    ) { (v: ToyVector, i: Int) -> Double in
      guard v.elements.indices.contains(i) else {
        throw ToyShapeMismatch(message: "there is no element \(i)", parameter: "i")
      }
      return v.elements[i]
    }
    library.bindMutating(
      "Vector",
      "subscript(_ i: Int) -> Double { get set }",
      "Changes an element.",
      example: ""
    ) { value, arguments, _ in
      guard var v = ToyVector(cellValue: value), let i = Int(cellValue: arguments[0]),
        let x = Double(cellValue: arguments[1])
      else { return .void }
      v.elements[i] = x
      value = v.cellValue
      return .void
    }
    library.bindMutating(
      "Vector",
      "mutating func scale(by factor: Double)",
      "Multiplies it.",
      example: "var v = Vector([1]); v.scale(by: 2)"
    ) { value, arguments, _ in
      guard let v = ToyVector(cellValue: value), let factor = Double(cellValue: arguments[0]) else {
        return .void
      }
      value = ToyVector(elements: v.elements.map { factor * $0 }).cellValue
      return .void
    }
  }

  private static func bindActivation(_ library: inout HostLibrary) {
    library.type(ToyActivation.self, "An activation.")
    for (name, slope) in [("tanh", 1.0), ("sigmoid", 0.25)] {
      library.bind(
        "Activation",
        "static let \(name): Activation",
        "One.",
        example: "Activation.\(name)"
      ) {
        ToyActivation(name: name, slope: slope)
      }
    }
    library.bind(
      "Activation",
      "static func leaky(slope: Double = 0.01) -> Activation",
      "One with a slope.",
      example: "Activation.leaky(slope: 0.5)"
    ) { (slope: Double) in ToyActivation(name: "leaky", slope: slope) }
    library.bind(
      "Activation",
      "var name: String { get }",
      "Its name.",
      example: "Activation.tanh.name"
    ) {
      (f: ToyActivation) in f.name
    }
    library.bind(
      "Activation",
      "func derivative(_ x: Double) -> Double",
      "Its slope.",
      example: "Activation.tanh.derivative(0)"
    ) { (f: ToyActivation, x: Double) in f.slope * (1 - x) }
    library.bind(
      "Activation",
      "func callAsFunction(_ x: Double) -> Double",
      "Its value.",
      example: "Activation.tanh(1)"
    ) { (f: ToyActivation, x: Double) in f.slope * x }
  }

  private static func bindTable(_ library: inout HostLibrary) {
    library.type(ToyColumn.self, "A column.")
    library.bind(
      "Column",
      "init(_ title: String, _ value: some LessonValue)",
      "A column.",
      example: "Column(\"a\", 1)"
    ) {
      (title: String, value: CellValue) in ToyColumn(title: title, value: value)
    }
    library.type(ToyTable.self, "A table.")
    library.bind(
      "Table",
      "init<T>(_ items: some Sequence<T>, @ColumnBuilder row: (T) -> [Column])",
      "A table.",
      example: "Table([1, 2]) { Column(\"n\", $0) }"
    ) { (context: HostContext, items: CellArray, row: CellFunction) -> ToyTable in
      let rows = try items.values.map { item in
        let columns = [ToyColumn](cellValue: try context.call(row, [item])) ?? []
        return columns.map(\.description).joined(separator: " ")
      }
      return ToyTable(description: rows.joined(separator: " | "))
    }
  }

  private static func bindFunctions(_ library: inout HostLibrary) {
    library.bind("func half(_ x: Double) -> Double", "Half of it.", example: "half(3)") {
      (x: Double) in x / 2
    }
    library.bind("func ≈ (_ a: Double, _ b: Double) -> Bool", "Nearly equal.", example: "1 ≈ 1.0") {
      (a: Double, b: Double) in Swift.abs(a - b) < 1e-9
    }
    library.bind(
      "func pair(_ x: Double) -> (low: Double, high: Double)",
      "Two.",
      example: "pair(1).high"
    ) {
      (x: Double) -> CellValue in
      .tuple(CellTuple(["low": .number(x - 1), "high": .number(x + 1)]))
    }
    library.bind("func fail() throws -> Double", "Fails.", example: "") { () -> Double in
      throw ToyFailure()
    }
    library.bind("func train(steps: Int) throws -> Int", "Works long.", example: "train(steps: 3)")
    {
      (context: HostContext, steps: Int) -> Int in
      for _ in 0..<steps { try context.charge(steps: 100) }
      return steps
    }
    library.bind("func fill(bytes: Int) throws -> Int", "Takes memory.", example: "fill(bytes: 3)")
    {
      (context: HostContext, bytes: Int) -> Int in
      try context.allocate(bytes: bytes)
      return bytes
    }
    library.bind(
      "func shape(_ v: Vector, size: Int) -> String",
      "One of two.",
      example: "shape([1], size: 1)"
    ) {
      (v: ToyVector, size: Int) in "vector \(size)"
    }
    library.bind(
      "func shape(_ x: Double, size: Int) -> String",
      "One of two.",
      example: "shape(1, size: 1)"
    ) {
      (x: Double, size: Int) in "number \(size)"
    }
  }
}
