import CellLanguage
import Diagnostics
import Evaluation
import LessonModel
import Testing

/// Limits hold for the engine's work as they do for the language's.
@Suite struct EngineGuardTests {
  private func problems(_ code: String, _ limits: CellLimits) -> [String] {
    let file = SourceFile(path: "a.md", text: code)
    let cell = CodeCell(
      key: "cell-1",
      span: file.span,
      options: CodeCell.Options(),
      code: SourceSlice(file: file, span: file.span)
    )
    let lesson = Lesson(
      name: "a",
      language: "en",
      file: file,
      title: "A",
      description: "",
      body: file.span,
      parts: [.cell(cell)],
      formulas: [],
      headings: [],
      links: [],
      references: []
    )
    return LessonEvaluator(limits: limits).evaluate(lesson).diagnostics.map { problem in
      let line = problem.place.map { $0.file.position(at: $0.span.start).line } ?? 0
      return "\(line) \(problem.id)"
    }
  }

  @Test func workIsLimited() {
    let power = "let m = Matrix(repeating: 0.001, rows: 60, columns: 60)\nm.power(1000).sum > 0"
    #expect(problems(power, CellLimits(steps: 2_000)) == ["2 step-limit"])
    #expect(problems(power, CellLimits()) == [])
  }

  @Test func timeIsLimited() {
    let endless =
      "let m = Matrix(repeating: 0.001, rows: 90, columns: 90)\nwhile true { _ = m * m }"
    #expect(problems(endless, CellLimits(steps: .max, seconds: 0.05)) == ["2 time-limit"])
    let large = """
      let m = Matrix(repeating: 0.0, rows: 1000, columns: 1000)
      m.power(1_000_000_000_000)
      """
    #expect(problems(large, CellLimits(steps: .max, seconds: 0.05)) == ["2 time-limit"])
  }

  @Test func oneMatrixIsLimited() {
    let code = "1\nMatrix.zeros(rows: 2000, columns: 2000)"
    #expect(problems(code, CellLimits(allocatedBytes: 1 << 20)) == ["2 too-large"])
  }

  /// Far above what the tests that run beside this one hold.
  private let memory = CellLimits(allocatedBytes: 192 << 20)

  @Test(arguments: [
    "for _ in 0..<60 { let a = Array(repeating: 0.5, count: 500_000); _ = a[3] }",
    "for _ in 0..<60 { let m = Matrix.zeros(rows: 500, columns: 1000); _ = m[1, 1] }",
  ])
  func whatIsFreedDoesNotCount(_ code: String) {
    #expect(problems(code, memory) == [])
  }

  @Test(arguments: [
    "var all: [[Double]] = []\nwhile true { all.append(Array(repeating: 0.5, count: 500_000)) }",
    "var all: [Matrix] = []\nwhile true { all.append(Matrix.zeros(rows: 500, columns: 1000)) }",
    "var text = \"ab\"\nwhile true { text += text }",
    "var all: [String: [Int]] = [:]\nfor i in 0..<1000 { all[\"\\(i)\"] = Array(repeating: i, count: 500_000) }",
  ])
  func whatIsHeldDoes(_ code: String) {
    #expect(problems(code, memory) == ["2 memory-limit"])
  }
}
