import CellLanguage
import Diagnostics
import Evaluation
import Foundation
import LessonModel
import Testing

/// A lesson of which some parts were evaluated before must come out as if they had not been.
@Suite struct ReuseTests {
  /// A lesson with a cell or, in front of `|`, what an inline value claims.
  private func lesson(_ lines: [String]) -> Lesson {
    let file = SourceFile(path: "a.md", text: lines.joined(separator: "\n"))
    var parts: [LessonPart] = []
    for (index, line) in lines.enumerated() where !line.hasPrefix("#") {
      let span = file.span(ofLine: index + 1)
      let sides = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      let key = "part-\(parts.count + 1)"
      guard sides.count == 2 else {
        let code = SourceSlice(file: file, span: span)
        parts.append(.cell(CodeCell(key: key, span: span, options: .init(), code: code)))
        continue
      }
      let start = span.start + sides[0].utf8.count + 1
      parts.append(
        .inline(
          InlineValue(
            key: key,
            ordinal: index + 1,
            span: span,
            expression: SourceSlice(file: file, span: SourceSpan(start, span.end)),
            claim: WrittenNumber(String(sides[0])).map {
              Claim(written: $0, relation: .approximately)
            }
          )
        )
      )
    }
    return Lesson(
      name: "a",
      language: "en",
      file: file,
      title: "A",
      description: "",
      body: file.span,
      parts: parts,
      formulas: [],
      headings: [],
      links: [],
      references: []
    )
  }

  /// Evaluates versions one after the other, each reusing the one before, and compares each with an evaluation from nothing.
  ///
  /// - Returns: How many parts ran in each.
  private func runs(_ versions: [[String]]) -> [Int] {
    var earlier: EvaluatedLesson?
    return versions.map { lines in
      let lesson = lesson(lines)
      let evaluated = LessonEvaluator().evaluate(lesson, reusing: earlier)
      let anew = LessonEvaluator().evaluateWithOperands(lesson)
      #expect(evaluated.isComplete)
      #expect(evaluated.record == anew.record, "\(lines)")
      #expect(evaluated.diagnostics == anew.diagnostics, "\(lines)")
      #expect(evaluated.operands == anew.operands, "\(lines)")
      earlier = evaluated
      return evaluated.runCount
    }
  }

  private let base = [
    "let a = 2.0", "var total = 0.0", "4|a * a", "func add(_ x: Double) { total += x }", "add(a)",
    "2|total", "a + total",
  ]

  private func edited(_ line: Int, _ text: String) -> [String] {
    var lines = base
    lines[line] = text
    return lines
  }

  @Test func nothingRunsTwiceWithoutAChange() {
    #expect(runs([base, base, ["# A heading", ""].filter { !$0.isEmpty } + base]) == [7, 0, 0])
  }

  @Test func whatStandsBelowAChangedDeclarationRuns() {
    #expect(runs([base, edited(0, "let a = 3.0")]) == [7, 7])
    #expect(runs([base, edited(4, "add(a + 1)")]) == [7, 3])
  }

  @Test func aChangedClaimRunsNothing() {
    #expect(runs([base, edited(2, "5|a * a"), base]) == [7, 0, 0])
    #expect(runs([base, edited(5, "3|total"), edited(5, "3.5|total")]) == [7, 0, 0])
  }

  @Test func aChangedExpressionThatChangesNothingRunsAlone() {
    #expect(runs([base, edited(2, "8|a * a * a")]) == [7, 1])
    #expect(runs([base, edited(6, "a - total")]) == [7, 1])
    #expect(runs([base, edited(2, "4|a * a").filter { $0 != "2|total" }]) == [7, 0])
    #expect(runs([base, base + ["total * 2"]]) == [7, 1])
  }

  @Test func anExpressionThatCallsOrMutatesCountsAsAChange() {
    #expect(runs([base, ["var list = [1]", "list.append(2)", "list.count"]]).count == 2)
    let list = ["var list = [1]", "list.append(2)", "list.count"]
    #expect(runs([list, ["var list = [1]", "list.append(3)", "list.count"]]) == [3, 2])
    #expect(
      runs([list, ["var list = [1]", "list.append(2)", "list.append(2)", "list.count"]]) == [3, 2]
    )
    let closure = ["var n = 0", "let more = { n += 1 }", "more()", "n"]
    #expect(
      runs([closure, ["var n = 0", "let more = { n += 1 }", "more()", "more()", "n"]]) == [4, 2]
    )
    #expect(runs([closure, ["var n = 0", "let more = { n += 1 }", "n"]]) == [4, 1])
    let array = ["var v = [1, 2]", "[1, 2].forEach { v[0] += $0 }", "v[0]"]
    #expect(runs([array, ["var v = [1, 2]", "[1, 3].forEach { v[0] += $0 }", "v[0]"]]) == [3, 2])
  }

  @Test func anErrorIsWhereItsCellIsNow() {
    let wrong = edited(4, "add(nope)")
    #expect(
      runs([base, wrong, ["# A line above", "# and another"] + wrong, base]) == [7, 3, 0, 3]
    )
    let fault = ["func third(_ v: [Int]) -> Int { v[2] }", "third([1, 2, 3])", "third([1, 2])"]
    #expect(runs([fault, ["# Above"] + fault]) == [3, 0])
    #expect(runs([fault, ["# Above"] + fault + ["third([1])"]]) == [3, 1])
  }

  @Test func aFalseClaimIsExplainedWhereItIsNow() {
    let wrong = edited(2, "9|a * a + a")
    #expect(runs([wrong, ["# Above"] + wrong, edited(2, "6|a * a + a")]) == [7, 0, 0])
  }

  @Test func aCancelledEvaluationEndsAndItsPartsAreReused() throws {
    let lines = ["let a = 1", "var n = 0; while n < 2_000_000_000 { n += 1 }", "a + 1"]
    let evaluator = LessonEvaluator(limits: CellLimits(steps: .max, seconds: 600))
    let monitor = EvaluationMonitor()
    let lesson = lesson(lines)
    Thread.detachNewThread {
      while monitor.progress?.number != 2 { usleep(500) }
      monitor.cancel()
    }
    let cancelled = evaluator.evaluate(lesson, reusing: nil, monitor: monitor)
    #expect(!cancelled.isComplete)
    #expect(cancelled.diagnostics == [])
    #expect(cancelled.record.entries.count == 1)
    let mended = evaluator.evaluate(
      self.lesson([lines[0], "var n = 0", lines[2]]),
      reusing: cancelled
    )
    #expect(mended.isComplete)
    #expect(mended.runCount == 2)
    #expect(mended.record.entries.last?.outputs == [.value(.integer(2))])
  }

  @Test func theEngineIsCancelledToo() {
    let lines = [
      "let w = try Matrix.zeros(rows: 400, columns: 400)",
      "for _ in 0..<1_000_000 { _ = w * w }",
    ]
    let evaluator = LessonEvaluator(limits: CellLimits(steps: .max, seconds: 600))
    let monitor = EvaluationMonitor()
    let lesson = lesson(lines)
    Thread.detachNewThread {
      while monitor.progress?.number != 2 { usleep(500) }
      usleep(20_000)
      monitor.cancel()
    }
    let cancelled = evaluator.evaluate(lesson, reusing: nil, monitor: monitor)
    #expect(!cancelled.isComplete)
    #expect(cancelled.record.entries.count == 1, "\(cancelled.diagnostics)")
  }
}
