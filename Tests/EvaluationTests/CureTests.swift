import CellLanguage
import Diagnostics
import Evaluation
import Testing

/// What diagnostics propose to write mends the program.
@Suite struct CureTests {
  private static func problems(_ code: String) -> [Diagnostic] {
    var session = CellSession(library: EngineLibrary.library)
    return session.run(SourceSlice(path: "cell", text: code)).diagnostics
  }

  @Test(arguments: [
    ("x = 3", "let x = 3"),
    ("let n = 3\nn += 1", "var n = 3\nn += 1"),
    ("let xs = [1, 2]\nxs.append(3)", "var xs = [1, 2]\nxs.append(3)"),
    ("var i = 0\ni++", "var i = 0\ni += 1"),
    ("#expect(1 = 1)", "#expect(1 == 1)"),
    ("let n = 1\nif n = 1 { print(n) }", "let n = 1\nif n == 1 { print(n) }"),
    ("func f() { return 1.5 }", "func f() -> Double { return 1.5 }"),
    (
      "func f(_ a: Int) -> Int {\n  let b = a\n  b + 1\n}",
      "func f(_ a: Int) -> Int {\n  let b = a\n  return b + 1\n}"
    ),
    ("let a = True", "let a = true"),
    ("let a: float = 3", "let a: Double = 3"),
    ("let a: dobule = 3", "let a: Double = 3"),
    ("let xs = [1, 2]\nlen(xs)", "let xs = [1, 2]\nxs.count"),
    ("for i in range(10) { print(i) }", "for i in 0..<10 { print(i) }"),
    ("for i in 10 { print(i) }", "for i in 0..<10 { print(i) }"),
    ("[1, 2].length", "[1, 2].count"),
    ("[1, 2].sum", "[1, 2].sum()"),
    ("[1, 2].count()", "[1, 2].count"),
    ("let n = 3\n\"n: \" + n", "let n = 3\n\"n: \" + String(n)"),
    ("let n = 3\nif n { print(n) }", "let n = 3\nif n != 0 { print(n) }"),
    ("let n = 3\n2.5 * n", "let n = 3\n2.5 * Double(n)"),
    ("let k = 1.0\n[1, 2][k]", "let k = 1.0\n[1, 2][Int(k)]"),
    ("let xs = [1, 2]\nVector(xs)", "let xs: [Double] = [1, 2]\nVector(xs)"),
    ("let m = [[1, 2], [3, 4]]\nMatrix(m)", "let m: [[Double]] = [[1, 2], [3, 4]]\nMatrix(m)"),
    ("Vector(1, 2)", "Vector([1, 2])"),
    ("math.sqrt(2)", "sqrt(2)"),
    ("Activation.Tanh", "Activation.tanh"),
    ("abs(x: 3)", "abs(3)"),
    ("let a = not true", "let a = !true"),
    ("if true and true { print(1) }", "if true && true { print(1) }"),
    (
      "if true { print(1) } elif false { print(2) }",
      "if true { print(1) } else if false { print(2) }"
    ),
    ("def f() { }", "func f() { }"),
    ("const a = 3", "let a = 3"),
    ("let a = [1, 2].first\na.description", "let a = [1, 2].first\na?.description"),
    ("let xs = []", "let xs: [Double] = []"),
    ("switch 3 { case 1: print(1)\n}", "switch 3 { case 1: print(1)\ndefault: break\n}"),
    ("let s = 'a'", "let s = \"a\""),
    ("sum([1.0, 2])", "[1.0, 2].sum()"),
    ("let m: Matrix = [[1, 2], [3, 4]]", "let m: Matrix = Matrix([[1, 2], [3, 4]])"),
    ("Activation.tanh(x: 2)", "Activation.tanh(2)"),
    (
      "func f(of x: Int, by n: Int) -> Int { x * n }\nf(2, 3)",
      "func f(of x: Int, by n: Int) -> Int { x * n }\nf(of: 2, by: 3)"
    ),
    (
      "RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, sed: 1)",
      "RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1)"
    ),
    (
      "RecurrentNetwork(hiddenSize: 3, inputSize: 2, outputSize: 2, seed: 1)",
      "RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1)"
    ),
  ])
  func theProposalMendsTheProgram(_ code: String, _ mended: String) throws {
    let fixIt = try #require(Self.problems(code).compactMap(\.fixIt).first)
    #expect(Self.applied(fixIt, to: code) == mended)
    #expect(Self.problems(mended).map(\.message) == [])
  }

  private static func applied(_ fixIt: Diagnostic.FixIt, to code: String) -> String {
    let bytes = Array(code.utf8)
    let text =
      Array(bytes[..<fixIt.span.start]) + Array(fixIt.replacement.utf8)
      + Array(bytes[fixIt.span.end...])
    return String(decoding: text, as: UTF8.self)
  }

  /// Nobody has chosen the value of a missing argument: what is proposed is no program yet, as in Swift.
  @Test(arguments: [
    (
      "RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2)",
      "RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: <#Int#>)", "Int"
    ),
    (
      "RecurrentNetwork(hiddenSize: 3, outputSize: 2, seed: 1)",
      "RecurrentNetwork(inputSize: <#Int#>, hiddenSize: 3, outputSize: 2, seed: 1)", "Int"
    ),
    ("sqrt()", "sqrt(<#Double#>)", "Double"),
  ])
  func aMissingArgumentGetsAPlaceholder(
    _ code: String,
    _ proposed: String,
    _ type: String
  ) throws {
    let fixIt = try #require(Self.problems(code).compactMap(\.fixIt).first)
    #expect(Self.applied(fixIt, to: code) == proposed)
    #expect(
      Self.problems(proposed).map(\.message) == [
        "editor placeholder in source file; write a value of type '\(type)' here"
      ]
    )
  }

  @Test(arguments: [
    (
      "for i in 0..5 { print(i) }",
      "'..' is not an operator of the cells' language; did you mean '..<' or '...'?"
    ),
    (
      "[1, 2].map(x => x + 1)",
      "'=>' is not an operator of the cells' language; a closure is written '{ x in … }'"
    ),
    (
      "for (i = 0; i < 3; i++) { print(i) }",
      "a loop that counts is written 'for i in 0..<n' in Swift"
    ),
    (
      "print(f\"n {2}\")",
      "expected ',' or ')' in argument list, found '\"'; values go into any text, as in \"n is \\(n)\""
    ),
    (
      "let x = 3\nx == nil",
      "comparing non-optional value of type 'Int' to 'nil' always gives false"
    ),
    ("[1, 2, 3][1:2]", "expected ']' in subscript, found ':'; a slice is written 'a..<b'"),
    (
      "let x = 1\nx := 3",
      "consecutive statements on a line must be separated by ';', found ':'; a name gets a value with '='"
    ),
    (
      "let a = 1 if true else 2",
      "consecutive statements on a line must be separated by ';', found 'if'; a choice is written 'condition ? a : b'"
    ),
    ("func f(_ x: Int) -> Int { x }\nf(x: 2)", "extraneous argument label 'x:' in call"),
  ])
  func habitsOfOtherLanguagesAreUnderstood(_ code: String, _ message: String) {
    #expect(Self.problems(code).map(\.message) == [message])
  }
}
