import CellLanguage
import Diagnostics
import Foundation
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

  /// Functions that call themselves for ever, some of them through much syntax or through the host.
  static let endless = [
    "func f(_ n: Int) -> Int { f(n + 1) }\nf(0)",
    "func f() -> Int { g() }\nfunc g() -> Int { f() }\nf()",
    "func f(_ n: Int) -> [Int] { [n].map { f($0 + 1).count } }\nf(0)",
    "func f(_ n: Int) -> Int { let g = { (x: Int) in f(x + 1) }; return g(n) }\nf(0)",
    "func f(_ n: Int) -> Int { max(1, min(2, abs(-(f(n + 1) + 1)))) }\nf(0)",
    "func f(_ n: Int) -> Int { " + String(repeating: "1 + (", count: 40) + "f(n + 1)"
      + String(repeating: ")", count: 40) + " }\nf(0)",
    "func f(_ n: Int) -> Int {\n" + String(repeating: "if n >= 0 {\n", count: 20)
      + "return f(n + 1)\n" + String(repeating: "}\n", count: 20) + "return 0\n}\nf(0)",
    "func f(_ n: Int) -> Int {\n" + String(repeating: "for _ in 0..<1 {\n", count: 20)
      + "return f(n + 1)\n" + String(repeating: "}\n", count: 20) + "return 0\n}\nf(0)",
    "func f(_ n: Int) -> [Int] { " + String(repeating: "[n].flatMap { n in ", count: 12)
      + "f(n + 1)" + String(repeating: " }", count: 12) + " }\nf(0)",
    "func f(_ n: Int) -> Int { switch n { case 0: 1 default: if n > 0 { f(n + 1) } else { 2 } } }\nf(1)",
  ]

  @Test(arguments: endless)
  func recursionEnds(_ code: String) {
    let result = run(code)
    #expect(result.diagnostics.map(\.id) == ["depth-limit"])
    #expect(run(code, limits: CellLimits(depth: 5)).diagnostics.map(\.id) == ["depth-limit"])
  }

  @Test func recursionWithinTheLimitRuns() {
    let count = "func f(_ n: Int) -> Int { n == 0 ? 0 : 1 + f(n - 1) }\n"
    #expect(run(count + "f(999)").lines == ["999"])
    #expect(run(count + "f(1_000)").problems == ["1:44 depth-limit"])
    #expect(run(count + "f(20)", limits: CellLimits(depth: 21)).lines == ["20"])
    #expect(run(count + "f(21)", limits: CellLimits(depth: 21)).problems == ["1:44 depth-limit"])
    let sum = """
      func sum(_ xs: [Int]) -> Int {
        guard let first = xs.first else { return 0 }
        return first + sum(Array(xs.dropFirst()))
      }
      sum(Array(0..<900))
      """
    #expect(run(sum).lines == ["404550"])
  }

  @Test func chainsOfClosuresAreFreed() {
    let chain = """
      func grown(_ count: Int) -> () -> Int {
        var f = { 0 }
        for _ in 0..<count {
          let inner = f
          f = { inner() + 1 }
        }
        return f
      }
      let short = grown(50)
      let long = grown(100_000)
      short()
      """
    // The second cell copies the chain, the third cannot walk it.
    let results = [run(chain), run(chain, "short()"), run(chain, "long()")]
    #expect(results.map { $0.lines.count } == [1, 1, 1])
    #expect(results[0].lines == ["50"])
    #expect(results[1].lines == ["50"])
    #expect(results[2].diagnostics.map(\.id) == ["depth-limit"])
  }

  @Test func theClockIsLookedAt() {
    let result = run("while true { }", limits: CellLimits(steps: .max, seconds: 0.01))
    #expect(result.problems == ["1:1 time-limit"])
    #expect(
      run("train(steps: 1_000_000_000)", limits: CellLimits(steps: .max, seconds: 0.01)).problems
        == ["1:1 time-limit"]
    )
  }

  /// Each of a hundred turns is a few steps, and may take long: the clock is looked at before.
  @Test(
    arguments: [
      "a.contains(2)", "a.firstIndex(of: 2)", "x.sum()", "x.min()", "s.count", "a.dropFirst()",
      "d == e", "a == b", "s < t", "s.uppercased()", "x.reversed()", "(a, 1) == (b, 1)",
      "[a] == [b]",
    ]
  )
  func theClockIsLookedAtBeforeLongWork(_ expression: String) {
    let values = """
      let a = Array(repeating: 1, count: 5_000)
      let b = a + []
      let x = Array(repeating: 1.5, count: 5_000)
      let s = String(repeating: "x", count: 5_000)
      let t = s + "y"
      var d = [0: 0]
      for i in 0..<100 { d[i] = i }
      let e = d.mapValues { $0 }
      """
    let looks = Counter()
    var session = CellSession(
      library: ToyLibrary.library,
      isCancelled: {
        looks.add()
        return false
      }
    )
    #expect(session.run(SourceSlice(path: "a.swift", text: values)).problems == [])
    let before = looks.count
    let loop = SourceSlice(path: "b.swift", text: "for _ in 0..<100 { _ = \(expression) }")
    #expect(session.run(loop).problems == [])
    #expect(looks.count - before >= 100)
  }

  @Test func describingTextsInTextsIsCounted() {
    let code = "var s = [\"\\\"\"]\nfor i in 0..<100 { s = [\"\\(s)\\(s)\"] }"
    let ids = run(code).diagnostics.map(\.id)
    #expect(ids == ["step-limit"] || ids == ["memory-limit"], "\(ids)")
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

private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  var count: Int { lock.withLock { value } }
  func add() { lock.withLock { value += 1 } }
}
