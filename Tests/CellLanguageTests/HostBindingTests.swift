import CellLanguage
import Diagnostics
import Testing

@Suite struct HostBindingTests {
  @Test func theLibrariesHaveNoProblems() {
    #expect(HostLibrary().problems == [])
    #expect(ToyLibrary.library.problems == [])
  }

  @Test(arguments: [
    ("let v: Vector = [1, 2]; v.norm", "2.23606797749979"), ("Vector([3, 4]).norm", "5.0"),
    ("Vector(zeros: 2)", "Vector[0.0, 0.0]"), ("2 * Vector([1]) + [1]", "Vector[3.0]"),
    ("[1, 2] + Vector([1, 1])", "Vector[2.0, 3.0]"), ("-Vector([1])", "Vector[-1.0]"),
    ("Vector([5, 6])[1]", "6.0"), ("Vector([1, 2]).map { $0 * 2 }", "[2.0, 4.0]"),
    ("Vector([1, 2]).sum()", "3.0"), ("Vector([1]) == [1]", "true"),
    ("var v: Vector = [1, 2]; v[0] = 7; v[1] += 3; v", "Vector[7.0, 5.0]"),
    ("var v: Vector = [1]; var w = v; w.scale(by: 3); v + w", "Vector[4.0]"),
    ("var m = [Vector([1]), [2]]; m[1][0] = 9; m", "[Vector[1.0], Vector[9.0]]"),
    ("let fs: [Activation] = [.tanh, .leaky()]; fs.map { $0.name }", "[\"tanh\", \"leaky\"]"),
    ("Activation.leaky(slope: 3).derivative(0)", "3.0"), ("Activation.sigmoid(2)", "0.5"),
    ("let f = Activation.tanh; f(3)", "3.0"),
    ("let f: Activation? = .tanh; f?.name ?? \"\"", "\"tanh\""),
    ("[1, 2].map(half)", "[0.5, 1.0]"), ("pair(2).high", "3.0"),
    ("pair(2)", "(low: 1.0, high: 3.0)"),
    ("let (a, b) = pair(5); a * b", "24.0"), ("shape([1], size: 2)", "\"vector 2\""),
    ("shape(1, size: 2)", "\"number 2\""), ("1 ≈ 1.0000000001", "true"),
    (
      "Table([Activation.tanh, .sigmoid]) { f in Column(\"name\", f.name); Column(\"x\", f(1)) }",
      "name=tanh x=1.0 | name=sigmoid x=0.25"
    ),
    (
      "Table(0..<2) { i in\n  let d = i * 2\n  Column(\"i\", i)\n  if d > 0 { Column(\"d\", d) }\n}",
      "i=0 | i=1 d=2"
    ),
    ("Table(zip([1, 2], [\"a\", \"b\"])) { n, s in Column(s, n) }", "a=1 | b=2"),
    ("Table([1]) { n in for k in 0..<2 { Column(\"k\", k + n) } }", "k=1 k=2"),
  ])
  func areCalledAsInSwift(_ code: String, _ shows: String) {
    #expect(run(code).lines == [shows])
  }

  @Test(arguments: [
    ("Activation.tanhh", "1:12 unknown-member"), ("Activation.tanh.nam", "1:17 unknown-member"),
    ("Vector([1]) + Vector([1, 2])", "1:15 shape-mismatch"),
    ("Vector([1])[3]", "1:13 shape-mismatch"),
    ("fail()", "1:1 host-error"), ("Activation.leaky(0.5)", "1:18 no-matching-call"),
    ("Activation.leaky(slop: 0.5)", "1:18 no-matching-call"),
    ("half(\"a\")", "1:6 argument-mismatch"),
    ("let n = 3; half(n)", "1:17 argument-mismatch"),
    ("shape(\"a\", size: 1)", "1:1 no-matching-call"),
    ("shape(1, siz: 1)", "1:10 no-matching-call"), ("Vector([1]) * 2", "1:13 operand-mismatch"),
    ("Activation.tanh + 1", "1:17 operand-mismatch"),
    ("Activation.tanh == .tanh", "1:1 operand-mismatch"),
    ("Vector([1]).scale(by: 2)", "1:1 not-assignable"),
    ("let v: Vector = [1]; v.scale(by: 2)", "1:22 assignment-to-constant"),
    ("let v: Vector = [1]; v[0] = 2", "1:22 assignment-to-constant"),
    ("let x: Vectr = [1]", "1:8 unknown-type"),
    ("Table([1]) { Colum(\"a\", $0) }", "1:14 unknown-name"), ("Vector", "1:1 type-mismatch"),
    ("Vector(\"a\")", "1:8 argument-mismatch"), ("Vector()", "1:1 no-matching-call"),
  ])
  func areCheckedAsInSwift(_ code: String, _ problem: String) {
    #expect(run(code).problems == [problem])
  }

  @Test func suggestWhatWasMeant() throws {
    let member = try #require(run("Activation.tanhh").diagnostics.first)
    #expect(member.message == "type 'Activation' has no member 'tanhh'; did you mean 'tanh'?")
    #expect(member.fixIt?.replacement == "tanh")
    let label = try #require(run("Activation.leaky(slop: 0.5)").diagnostics.first)
    #expect(
      label.message
        == "incorrect argument label 'slop:' in call to 'leaky(slope:)'; did you mean 'slope:'?"
    )
    #expect(label.fixIt?.replacement == "slope")
    let missing = try #require(run("Activation.leaky(0.5)").diagnostics.first)
    #expect(missing.fixIt?.replacement == "slope: ")
    let name = try #require(run("hal(1)").diagnostics.first)
    #expect(name.message == "cannot find 'hal' in scope; did you mean 'half'?")
    let conversion = try #require(run("let n = 3\nhalf(n)").diagnostics.first)
    #expect(conversion.fixIt?.replacement == "Double(n)")
  }

  @Test func sayWhichCallLedToAFault() throws {
    let result = run("func f(_ v: Vector) -> Double { v[2] }\n[Vector([1])].map { f($0) }")
    let diagnostic = try #require(result.diagnostics.first)
    #expect(result.problems == ["1:35 shape-mismatch"])
    #expect(
      diagnostic.notes.map(\.message) == ["in the call of 'f' here", "in the call of 'map' here"]
    )
  }

  @Test func takeTheirDeclarationsAtTheirWord() {
    var library = HostLibrary()
    library.bind("func f(_ x: Int) -> Int", "Wrong.", example: "") { (x: Double) in x }
    library.bind("func g(_ x: Int) -> Int", "Wrong.", example: "") { (x: Int, y: Int) in x + y }
    library.bind("func h(x Int)", "Wrong.", example: "") { (x: Int) in x }
    library.bind("fun k()", "Wrong.", example: "") { 1 }
    #expect(library.problems.count == 5)
    #expect(
      library.problems.first
        == "'func f(_ x: Int) -> Int': the closure has Double where the declaration has Int"
    )
  }

  @Test func listThemselves() throws {
    let entry = try #require(ToyLibrary.library.entries.first { $0.name == "derivative" })
    #expect(entry.typeName == "Activation")
    #expect(entry.signature == "func derivative(_ x: Double) -> Double")
    #expect(entry.summary == "Its slope.")
    #expect(ToyLibrary.library.names.contains("half"))
    #expect(ToyLibrary.library.memberNames(of: "Activation").contains("tanh"))
    #expect(ToyLibrary.library.typeEntries.contains { $0.name == "Vector" })
  }

  @Test(arguments: ToyLibrary.library.entries.filter { !$0.example.isEmpty })
  func examplesRun(_ entry: HostLibrary.Entry) {
    #expect(run(entry.example).problems == [], "\(entry.signature)")
  }
}

@Suite struct CellRepresentableTests {
  @Test func valuesGoInAndOut() {
    #expect(Int(cellValue: 3.cellValue) == 3)
    #expect(Int(cellValue: 3.5.cellValue) == nil)
    #expect([Double](cellValue: [1.5, 2].cellValue) == [1.5, 2])
    #expect([[Int]](cellValue: [[1], []].cellValue) == [[1], []])
    #expect([String](cellValue: ["a"].cellValue) == ["a"])
    #expect([Double](cellValue: [Double]().cellValue) == [])
    #expect([Double](cellValue: [Int]([1]).cellValue) == nil)
    #expect(Optional<Double>(cellValue: .none) == .some(.none))
    #expect(Optional<Double>(cellValue: .number(1)) == .some(1))
    #expect((0..<3).cellValue == .range(0..<3))
    #expect(ClosedRange<Int>(cellValue: .closedRange(1...2)) == 1...2)
    #expect(ToyVector(cellValue: ToyVector(elements: [1]).cellValue) == ToyVector(elements: [1]))
    #expect(ToyVector(cellValue: .integer(1)) == nil)
    #expect([ToyVector].cellType.description == "[Vector]")
    #expect(CellType.optional(.int).description == "Int?")
    #expect(CellType.host("Vector").hostName == "Vector")
  }
}
