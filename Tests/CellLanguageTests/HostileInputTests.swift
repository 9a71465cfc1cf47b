import CellLanguage
import Testing

@Suite struct HostileInputTests {
  /// What is repeated, and what stands behind.
  static let repeated: [String] = [
    "(", "[", "{", "-", "!", "- ", "\"\\(", "/*", "\"", "if true {", "else if true {} ", "for ",
    "switch x {case ",
    "func f(", "let a: [", "a<", "a ? ", "{ (", "{ x in ", "@", "#", "+-*/", "\u{1F600}", "\\", "`",
    "$", "...", "case ",
    "1.", "0x", "e", "} ", ") ", "] ", "let ", "{ (a, ", "guard ", "[1: ", "(a: ", ".a", "try ",
    "1 as ", "switch 1 { case (",
  ]

  @Test(arguments: repeated)
  func deepNestingEndsInADiagnostic(_ piece: String) {
    let result = run(String(repeating: piece, count: 800))
    #expect(result.status == .failed || result.diagnostics.isEmpty)
    #expect(result.diagnostics.count <= 20)
    _ = run("let q = " + String(repeating: piece, count: 800))
  }

  @Test(arguments: [
    "1" + String(repeating: " + 1", count: 2_000), "a" + String(repeating: ".b", count: 2_000),
    "a" + String(repeating: "()", count: 2_000), "a" + String(repeating: "[0]", count: 2_000),
    "a" + String(repeating: "?", count: 2_000), "a" + String(repeating: "!", count: 2_000),
    "let a: Int" + String(repeating: "?", count: 2_000),
    "let a: " + String(repeating: "(Int) -> ", count: 2_000) + "Int",
    "true" + String(repeating: " && true", count: 2_000),
    "[1]" + String(repeating: ".map { $0 + 1 }", count: 1_000),
    String(repeating: "if true { } else ", count: 2_000) + "{ }",
    String(repeating: "(", count: 2_000) + "1" + String(repeating: ")", count: 2_000),
  ])
  func longChainsEndInADiagnostic(_ code: String) {
    let result = run(code)
    #expect(result.status == .failed)
    #expect(result.diagnostics.count <= 20)
  }

  @Test func garbageEnds() {
    let words = [
      "let ", "var ", "(", ")", "{", "}", "[", "]", " x ", "1", "\"", "\\(", "+", " - ", " in ",
      "func ",
      "if ", "\n", ".", "?", ":", ",", "case ", "switch ", "$0", "->", "/*", "*/", "//", "#expect(",
      "...",
    ]
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<150 {
      let code = (0..<60).map { _ in words[next(words.count)] }.joined()
      #expect(run(code).diagnostics.count <= 20)
    }
    for _ in 0..<100 {
      let bytes = (0..<200).map { _ in UInt8(next(256)) }
      #expect(run(String(decoding: bytes, as: UTF8.self)).diagnostics.count <= 20)
    }
  }

  @Test(arguments: ["{", "[1], ", "1 + 1\n", "\"\\(1)\"\n", "; "])
  func whatIsTooLongIsNotLookedAtToItsEnd(_ piece: String) {
    let result = run(String(repeating: piece, count: 250_000))
    #expect(result.diagnostics.contains { $0.message.hasPrefix("this is too long: ") })
    #expect(result.diagnostics.count <= 20)
  }

  private static func numbered(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map(line).joined()
  }

  /// Programs of about a megabyte, by name.
  static let megabytes: [String: @Sendable () -> String] = [
    "quotation marks": { String(repeating: "“", count: 350_000) },
    "overloads": { numbered(30_000) { "func f(a\($0): Int) -> Int { 1 }\n" } + "f(b: 1)" },
    "variables without values": { "var " + numbered(90_000) { "a\($0), " } + "b: Int" },
    "branches that give values": {
      let variables = numbered(12_000) { "var a\($0), b\($0), c\($0): Int\n" }
      return variables + numbered(5_500) { "if true { a\($0) = 1 } else { a\($0) = 2 }\n" }
    },
    "functions that call the next one": {
      let functions = numbered(12_000) { "func f\($0)() { f\($0 + 1)() }\n" }
      return "func g() { var a = 1\n\(functions)func f12000() { a += 1 }\n}"
    },
    "captured variables": {
      let variables = numbered(25_000) { "var a\($0) = 1\n" }
      return "func g() {\(variables)let f = {\(numbered(16_000) { "a\($0) += 1\n" })}\nf() }"
    },
    "conditions": { String(repeating: "if f { 1 } ", count: 90_000) },
    "nested loops": {
      String(repeating: "while f { ", count: 90) + String(repeating: "1\n", count: 150_000)
    },
  ]

  /// What grows with the square of its length would take minutes.
  @Test(arguments: megabytes.keys.sorted())
  func aMegabyteIsReadInLinearTime(_ name: String) throws {
    let code = try #require(Self.megabytes[name])
    #expect(run(code()).diagnostics.count <= 20)
  }

  @Test func largeLiteralsAreFine() {
    let numbers = (0..<5_000).map { $0 % 2 == 0 ? "\($0)" : "\($0).5" }.joined(separator: ", ")
    #expect(run("let a = [\(numbers)]\na.count").lines == ["5000"])
    let interpolations = String(repeating: "\\(1)", count: 5_000)
    #expect(run("\"\(interpolations)\".count").lines == ["5000"])
  }

  @Test func literalsInNestedCallsAreCheckedInLinearTime() {
    let nested = String(repeating: "max(1, ", count: 60) + "2.5" + String(repeating: ")", count: 60)
    #expect(run(nested).lines == ["2.5"])
    let shapes = String(repeating: "abs(", count: 40) + "-1" + String(repeating: ")", count: 40)
    #expect(run(shapes).lines == ["1"])
    let products = (0..<60).map { "(1 + \($0))" }.joined(separator: " * ")
    #expect(run("let d: Double = \(products)").problems == [])
  }
}
