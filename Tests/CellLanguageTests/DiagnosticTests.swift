import CellLanguage
import Testing

@Suite struct DiagnosticTests {
  /// A program for each id.
  static let programs: [(CellDiagnosticID, String)] = [
    (.unexpectedCharacter, "let a = 1 \u{1}"), (.invalidNumber, "let a = 1x"),
    (.integerTooLarge, "99999999999999999999"), (.unterminatedString, "\"abc"),
    (.unterminatedComment, "/* /* */"), (.invalidEscape, "\"\\q\""), (.expectedExpression, "1 +"),
    (.expectedName, "let = 1"), (.expectedToken, "(1"), (.expectedType, "let a: = 1"),
    (.unexpectedToken, "1 2"), (.nonAssociative, "1 < 2 < 3"), (.unknownOperator, "2 ** 3"),
    (.unknownMacro, "#warning(\"x\")"),
    (.nestingTooDeep, String(repeating: "(", count: 500)), (.unsupported, "class A {}"),
    (.unknownName, "foo"), (.unknownType, "let a: Foo = 1"), (.unknownMember, "1.foo"),
    (.redeclaration, "let a = 1; let a = 2"), (.usedBeforeInitialization, "let a: Int; a"),
    (.assignmentToConstant, "let a = 1; a = 2"), (.notAssignable, "[1][0] = 2; [1].append(2)"),
    (.typeMismatch, "let a: Int = 1.5"), (.operandMismatch, "1 + \"a\""),
    (.argumentMismatch, "half(\"a\")"), (.noMatchingCall, "half()"),
    (.notCallable, "let a = 1; a()"),
    (.ambiguousType, "let a = []"), (.notASequence, "for i in 3 {}"),
    (.notExhaustive, "switch 1 { case 1: print(1) }"), (.duplicateLabel, "(a: 1, a: 2)"),
    (.missingReturn, "func f() -> Int {}"), (.misplacedStatement, "break"),
    (.missingValue, "let a"), (.optionalNotUnwrapped, "let a: Int = [1].first"),
    (.integerOverflow, "let a = Int.max; a + 1"), (.divisionByZero, "let a = 0; 1 / a"),
    (.indexOutOfRange, "[1][1]"), (.invalidRange, "let n = -1; 0..<n"),
    (.invalidConversion, "Int(Double.nan)"), (.invalidArgument, "Array(repeating: 1, count: -1)"),
    (.unexpectedNil, "let a: Int? = nil; a!"), (.duplicateKey, "[\"a\": 1, \"a\": 2]"),
    (.hostError, "fail()"), (.stepLimit, "while true {}"),
    (.depthLimit, "func f() -> Int { f() }; f()"),
    (.memoryLimit, "var s = \"ab\"; while true { s += s }"),
    (.outputLimit, "while true { print(\"0123456789\") }"),
  ]

  /// Those that no cell can cause: they need a host that breaks its word, or a clock.
  static let others: Set<CellDiagnosticID> = [.hostMismatch, .timeLimit]

  private static let limits = CellLimits(
    steps: 100_000,
    allocatedBytes: 1 << 20,
    outputBytes: 1_000
  )

  @Test(arguments: programs.indices)
  func eachIdHasAProgram(_ index: Int) {
    let (id, code) = Self.programs[index]
    let result = run(code, limits: Self.limits)
    #expect(result.diagnostics.first?.id == id.rawValue, "\(result.problems)")
    #expect(result.status == .failed)
    for diagnostic in result.diagnostics {
      #expect(diagnostic.place != nil)
      #expect(!diagnostic.message.hasSuffix("."))
    }
  }

  @Test func noIdIsWithoutAProgram() {
    let shown = Set(Self.programs.map(\.0)).union(Self.others)
    #expect(Set(CellDiagnosticID.allCases).subtracting(shown) == [])
  }

  @Test(arguments: [
    (
      "let n = 3\nlet y = 2.5\nn * y",
      "binary operator '*' cannot be applied to operands of type 'Int' and 'Double'; convert it with 'Double(n)'"
    ),
    (
      "let v: Int = [1].first",
      "value of optional type 'Int?' must be unwrapped to a value of type 'Int'; use '??' or 'if let'"
    ),
    ("class A {}", "types of one's own are not part of the cells' language"),
    ("import Foundation", "imports are not part of the cells' language"),
    ("let x = await f()", "concurrency is not part of the cells' language"),
    ("for i in 3 {}", "for-in loop requires 'Int' to conform to 'Sequence'; did you mean '0..<3'?"),
    ("let a = [5, 6]\na[2]", "index 2 is out of range: the indices are 0..<2"),
    ("let f: Float = 1", "'Float' is not part of the cells' language; use 'Double'"),
    ("2.0 % 3", "'%' is not for floating-point numbers; use 'truncatingRemainder(dividingBy:)'"),
    (
      "var d = [\"k\": [1]]\nd[\"k\"]?.append(2)",
      "changing a value through '?' is not part of the cells' language; use 'if let', or 'default:' with a dictionary"
    ),
    (
      "let o: Int? = 1\nprint(o as Any)",
      "an optional as 'Any' is not part of the cells' language; use '??' or 'if let'"
    ),
    ("let f = { [n] in n }", "capture lists are not part of the cells' language"),
    ("#\"a\"#", "raw strings are not part of the cells' language"),
    ("let a = 'x'", "single-quoted string literal found, use '\"'"),
    ("max(1，2)", "'，' is not part of Swift; did you mean ','?"),
    ("if 1 = 2 {}", "use of '=' in a boolean context, did you mean '=='?"),
    ("let a = 3; a = 4", "cannot assign to value: 'a' is a 'let' constant"),
  ])
  func speakInSwiftsVoice(_ code: String, _ message: String) {
    #expect(run(code).diagnostics.first?.message == message)
  }
}
