extension HostLibrary {
  mutating func bindNumbers() {
    type("Int", "A whole number of 64 bits; a result that does not fit is an error.")
    type("Double", "A number in double precision.")
    type("Bool", "A truth value.")
    bindDouble()
    bindInt()
    bind(
      "Bool",
      "mutating func toggle()",
      "Turns true into false and false into true.",
      example: "var flag = true; flag.toggle()"
    )
    bind(
      "func abs<T: SignedNumeric>(_ x: T) -> T",
      "The distance from 0.",
      example: "abs(-2.5)"
    ) { (x: CellValue) -> CellValue in
      switch x {
      case .number(let x): return .number(x.magnitude)
      case .integer(let x):
        guard x != .min else { throw Self.overflow }
        return .integer(Swift.abs(x))
      default: return x
      }
    }
    bind(
      "func min<T: Comparable>(_ x: T, _ y: T, _ rest: T...) -> T",
      "The least of the values.",
      example: "min(3, 1, 2)"
    ) { (x: CellValue, y: CellValue, rest: CellArray) -> CellValue in
      ([y] + rest.values).reduce(x) { ValueOrder.precedes($1, $0) ? $1 : $0 }
    }
    bind(
      "func max<T: Comparable>(_ x: T, _ y: T, _ rest: T...) -> T",
      "The greatest of the values.",
      example: "max(3, 1, 2)"
    ) { (x: CellValue, y: CellValue, rest: CellArray) -> CellValue in
      ([y] + rest.values).reduce(x) { ValueOrder.precedes($1, $0) ? $0 : $1 }
    }
  }

  static var overflow: HostError {
    HostError(
      CellDiagnosticID.integerOverflow,
      "arithmetic overflow: the result does not fit an Int"
    )
  }

  private mutating func bind(
    _ type: String,
    _ signature: String,
    _ summary: String,
    example: String
  ) {
    bindMutating(type, signature, summary, example: example) { value, _, _ in
      if case .boolean(let flag) = value { value = .boolean(!flag) }
      return .void
    }
  }

  private mutating func constant(_ signature: String, _ summary: String, _ value: Double) {
    let name = signature.split(separator: " ")[2].dropLast()
    bind("Double", signature, summary, example: "Double.\(name)") { value }
  }

  private mutating func property<Result: CellRepresentable>(
    _ name: String,
    _ type: String,
    _ summary: String,
    _ get: @escaping @Sendable (Double) -> Result
  ) {
    bind("Double", "var \(name): \(type) { get }", summary, example: "2.5.\(name)") { (x: Double) in
      get(x)
    }
  }

  private mutating func bindDouble() {
    constant("static let pi: Double", "The ratio of a circle's circumference to its diameter.", .pi)
    constant("static let infinity: Double", "Positive infinity.", .infinity)
    constant("static let nan: Double", "Not a number.", .nan)
    constant(
      "static let ulpOfOne: Double",
      "The distance from 1 to the next double: 2⁻⁵².",
      .ulpOfOne
    )
    constant(
      "static let greatestFiniteMagnitude: Double",
      "The greatest finite double.",
      .greatestFiniteMagnitude
    )
    constant(
      "static let leastNormalMagnitude: Double",
      "The least positive double with full precision.",
      .leastNormalMagnitude
    )
    constant(
      "static let leastNonzeroMagnitude: Double",
      "The least positive double.",
      .leastNonzeroMagnitude
    )
    property("isNaN", "Bool", "Whether it is not a number.") { $0.isNaN }
    property("isFinite", "Bool", "Whether it is neither infinite nor NaN.") { $0.isFinite }
    property("isInfinite", "Bool", "Whether it is infinite.") { $0.isInfinite }
    property("isZero", "Bool", "Whether it is 0 or −0.") { $0.isZero }
    property("isNormal", "Bool", "Whether it has full precision.") { $0.isNormal }
    property("isSubnormal", "Bool", "Whether it is so small that it has lost precision.") {
      $0.isSubnormal
    }
    property("magnitude", "Double", "The distance from 0.") { $0.magnitude }
    property("ulp", "Double", "The distance to the next double.") { $0.ulp }
    property("nextUp", "Double", "The next greater double.") { $0.nextUp }
    property("nextDown", "Double", "The next smaller double.") { $0.nextDown }
    property("description", "String", "The shortest text that reads back as the same number.") {
      $0.description
    }
    bind(
      "Double",
      "func rounded() -> Double",
      "To the nearest whole number, ties away from 0.",
      example: "2.5.rounded()"
    ) { (x: Double) in x.rounded() }
    type("FloatingPointRoundingRule", "A way of rounding.")
    bindRule("awayFromZero", .awayFromZero, "To the next whole number away from 0.")
    bindRule("up", .up, "To the next greater whole number.")
    bindRule("down", .down, "To the next smaller whole number.")
    bindRule("towardZero", .towardZero, "To the next whole number on the way to 0.")
    bindRule("toNearestOrEven", .toNearestOrEven, "To the nearest, ties to the even one.")
    bindRule(
      "toNearestOrAwayFromZero",
      .toNearestOrAwayFromZero,
      "To the nearest, ties away from 0."
    )
    bind(
      "Double",
      "func rounded(_ rule: FloatingPointRoundingRule) -> Double",
      "To a whole number by a rule.",
      example: "2.5.rounded(.down)"
    ) { (x: Double, rule: RoundingRule) in x.rounded(rule.rule) }
    bind(
      "Double",
      "func squareRoot() -> Double",
      "The square root; NaN of a negative number.",
      example: "2.0.squareRoot()"
    ) { (x: Double) in x.squareRoot() }
    bind(
      "Double",
      "func truncatingRemainder(dividingBy other: Double) -> Double",
      "What is left over, with the sign of the dividend.",
      example: "5.5.truncatingRemainder(dividingBy: 2)"
    ) { (x: Double, other: Double) in x.truncatingRemainder(dividingBy: other) }
    bind(
      "Double",
      "func remainder(dividingBy other: Double) -> Double",
      "What is left over from the nearest multiple; it may be negative.",
      example: "5.5.remainder(dividingBy: 2)"
    ) { (x: Double, other: Double) in x.remainder(dividingBy: other) }
    bind(
      "Double",
      "func formatted(digits: Int) -> String",
      "The number with so many significant digits.",
      example: "Double.pi.formatted(digits: 3)"
    ) { (x: Double, digits: Int) -> String in
      guard (1...17).contains(digits) else {
        throw Self.invalid("'digits' is \(digits), expected 1 to 17", "digits")
      }
      return DecimalText.significant(x, digits)
    }
  }

  private mutating func bindRule(
    _ name: String,
    _ rule: FloatingPointRoundingRule,
    _ summary: String
  ) {
    bind(
      "FloatingPointRoundingRule",
      "static let \(name): FloatingPointRoundingRule",
      summary,
      example: "2.5.rounded(.\(name))"
    ) { RoundingRule(rule: rule) }
  }

  private mutating func bindInt() {
    bind("Int", "static let max: Int", "The greatest Int.", example: "Int.max") { Int.max }
    bind("Int", "static let min: Int", "The least Int.", example: "Int.min") { Int.min }
    bind("Int", "var description: String { get }", "Its decimal digits.", example: "12.description")
    {
      (x: Int) in x.description
    }
    bind(
      "Int",
      "func isMultiple(of other: Int) -> Bool",
      "Whether dividing leaves nothing over.",
      example: "12.isMultiple(of: 3)"
    ) { (x: Int, other: Int) in x.isMultiple(of: other) }
    bind(
      "Int",
      "func signum() -> Int",
      "−1, 0 or 1, as the number is.",
      example: "12.signum()"
    ) { (x: Int) in x.signum() }
    bind(
      "Int",
      "init?(exactly x: Double) -> Int?",
      "The number, if it is whole.",
      example: "Int(exactly: 2.0)"
    ) {
      (x: Double) in Int(exactly: x)
    }
  }
}

/// A way of rounding, as cells see it.
private struct RoundingRule: HostValue, Equatable, CustomStringConvertible {
  static let cellTypeName = "FloatingPointRoundingRule"
  let rule: FloatingPointRoundingRule
  var description: String { "\(rule)" }
}
