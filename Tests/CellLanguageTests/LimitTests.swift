import CellLanguage
import Testing

@Suite struct LimitTests {
  private let small = CellLimits(steps: 20_000, allocatedBytes: 1 << 20, outputBytes: 2_000)

  @Test(arguments: [
    ("while true { }", "1:1 step-limit"), ("repeat { } while true", "1:1 step-limit"),
    ("for i in 0..<1_000_000_000_000 { _ = i }", "1:34 step-limit"),
    ("var n = 0\nwhile true {\n  n += 1\n}", "2:1 step-limit"),
    ("func f(_ n: Int) -> Int { n < 2 ? n : f(n - 1) + f(n - 2) }\nf(30)", "1:50 step-limit"),
    ("train(steps: 1_000_000)", "1:1 step-limit"), ("fill(bytes: 10_000_000)", "1:1 memory-limit"),
    ("Array(repeating: 0, count: 1_000_000_000_000)", "1:1 memory-limit"),
    ("String(repeating: \"ab\", count: 9_000_000_000_000_000_000)", "1:1 memory-limit"),
    ("Array(0..<1_000_000_000_000)", "1:7 memory-limit"),
    ("Array(Int.min...Int.max)", "1:7 memory-limit"),
    ("(0..<Int.max).map { $0 }", "1:2 memory-limit"),
    ("stride(from: 0.0, to: 1, by: 1e-10).map { $0 }", "1:1 memory-limit"),
    ("var a = [1]\nwhile true { a += a }", "2:14 memory-limit"),
    ("var a = [1]\nwhile true { a = a + a }", "2:14 memory-limit"),
    ("var s = \"ab\"\nwhile true { s = \"\\(s)\\(s)\" }", "2:14 memory-limit"),
    ("var s: [[Int]] = [[1]]\nwhile true { s = [s, s].flatMap { $0 } }", "2:18 memory-limit"),
    ("while true { print(\"abc\") }", "1:14 output-limit"),
    ("while true { print(\"abc\", terminator: \"\") }", "1:14 output-limit"),
  ])
  func endInADiagnosticAtTheLine(_ code: String, _ problem: String) {
    #expect(run(code, limits: small).problems == [problem])
  }

  @Test(arguments: [
    "func f(_ n: Int) -> Int { f(n + 1) }\nf(0)",
    "func f() -> Int { g() }\nfunc g() -> Int { f() }\nf()",
    "func f(_ n: Int) -> [Int] { [n].map { f($0 + 1).count } }\nf(0)",
    "func f(_ n: Int) -> Int { let g = { (x: Int) in f(x + 1) }; return g(n) }\nf(0)",
    "func f(_ n: Int) -> Int { max(1, min(2, abs(-(f(n + 1) + 1)))) }\nf(0)",
  ])
  func recursionEnds(_ code: String) {
    let result = run(code)
    #expect(result.diagnostics.map(\.id) == ["depth-limit"])
    #expect(run(code, limits: CellLimits(depth: 5)).diagnostics.map(\.id) == ["depth-limit"])
  }

  @Test func recursionWithinTheLimitRuns() {
    #expect(run("func f(_ n: Int) -> Int { n == 0 ? 0 : 1 + f(n - 1) }\nf(90)").lines == ["90"])
  }

  @Test func theClockIsLookedAt() {
    let result = run("while true { }", limits: CellLimits(steps: .max, seconds: 0.01))
    #expect(result.problems == ["1:1 time-limit"])
    #expect(
      run("train(steps: 1_000_000_000)", limits: CellLimits(steps: .max, seconds: 0.01)).problems
        == ["1:1 time-limit"]
    )
  }

  @Test func aLimitIsForOneCell() {
    let cell = "for i in 0..<5_000 { _ = i }"
    #expect(run(cell, cell, cell, "1", limits: small).lines == ["1"])
  }

  @Test func aLimitKeepsWhatWasShown() {
    #expect(
      run("1 + 1\nprint(\"a\")\nwhile true { }", limits: small).lines == [
        "2", "a", "3:1 step-limit",
      ]
    )
  }
}
