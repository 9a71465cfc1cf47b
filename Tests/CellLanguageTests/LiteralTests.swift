import CellLanguage
import Testing

@Suite struct LiteralTests {
  @Test(arguments: [
    ("1", "Int"), ("1.0", "Double"), ("1 / 2", "Int"), ("1 / 2.0", "Double"), ("-1", "Int"),
    ("1 + 2.5 * 3", "Double"), ("[1, 2]", "[Int]"), ("[1, 2.5]", "[Double]"),
    ("[[1], [2.5]]", "[[Double]]"), ("(1, 2.5)", "(Int, Double)"), ("[\"a\": 1]", "[String: Int]"),
    ("true ? 1 : 2.5", "Double"), ("max(1, 2.5)", "Double"), ("abs(-1)", "Int"),
    ("half(1)", "Double"),
    ("[1, 2].map { $0 * 0.5 }", "[Double]"), ("[1, 2].map { $0 * 2 }", "[Int]"),
    ("[1.5].reduce(0) { $0 + $1 }", "Double"), ("0..<3", "Range<Int>"),
    ("0...1.5", "ClosedRange<Double>"),
    ("stride(from: 0, to: 3, by: 1).map { $0 }", "[Int]"),
    ("stride(from: 0, to: 1, by: 0.5).map { $0 }", "[Double]"), ("\"a\"", "String"),
    ("1 < 2", "Bool"),
    ("[1.0, .infinity]", "[Double]"), ("[1, .pi]", "[Double]"), ("[1: [2]]", "[Int: [Int]]"),
    ("{ $0 + 1 }(2)", "Int"), ("{ (x: Double) in x }", "(Double) -> Double"),
    ("[1, 2].enumerated().map { $0 }", "[(offset: Int, element: Int)]"), ("[1].first", "Int?"),
    ("2 * ([1, 2] as Vector)", "Vector"), ("[nil, 1]", "[Int?]"),
  ])
  func takeTheirContext(_ code: String, _ type: String) {
    let result = run(code)
    #expect(result.problems == [])
    #expect(result.types == [type])
  }

  @Test func numbersBeyondTheirTypesAreNotSilent() {
    #expect(run("9223372036854775807").lines == ["9223372036854775807"])
    #expect(run("9223372036854775808").problems == ["1:1 integer-too-large"])
    #expect(run("1e400").lines == ["inf"])
    #expect(run("0x1G").problems == ["1:1 integer-too-large"] || run("0x1G").status == .failed)
  }

  @Test func inlineValuesTakeTheTypeThatIsExpected() {
    var session = CellSession(library: ToyLibrary.library)
    let plain = session.evaluate(expression: .init(path: "i", text: "1 / 4"))
    #expect(plain.value?.value == .integer(0))
    let number = session.evaluate(expression: .init(path: "i", text: "1 / 4"), expecting: .double)
    #expect(number.value?.value == .number(0.25))
    #expect(number.value?.type == .double)
    let other = session.evaluate(
      expression: .init(path: "i", text: "[1].count"),
      expecting: .double
    )
    #expect(other.value?.value == .integer(1))
  }

  @Test func inlineValuesAreExactlyOneExpression() {
    var session = CellSession(library: ToyLibrary.library)
    #expect(
      session.evaluate(expression: .init(path: "i", text: "")).problems == [
        "1:1 expected-expression"
      ]
    )
    #expect(
      session.evaluate(expression: .init(path: "i", text: "1 2")).problems == [
        "1:3 unexpected-token"
      ]
    )
    #expect(
      session.evaluate(expression: .init(path: "i", text: "print(1)")).problems == [
        "1:1 missing-value"
      ]
    )
    #expect(session.evaluate(expression: .init(path: "i", text: "let x = 1")).status == .failed)
  }
}
