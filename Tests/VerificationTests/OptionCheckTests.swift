import LessonModel
import Testing
import Verification

@Suite struct OptionCheckTests {
  private func check(_ options: String, outputs: [LessonRecord.Output]) throws -> [String] {
    let course = SampleCourse(["en/a.md": "```{swift}\n//| name: a\n\(options)\nx\n```\n"])
    let lesson = try #require(course.lessons.first)
    let record = LessonRecord(lesson: "a", entries: [.init(key: "a", outputs: outputs)])
    let found = OptionCheck.diagnostics(of: lesson, record: record)
    #expect(found.allSatisfy { $0.severity == .warning })
    return found.map(\.brief)
  }

  private let table = LessonRecord.Output.value(
    .table(Table(columns: [.init(title: "x")], rows: []))
  )

  @Test func aCaptionWithATableIsUsed() throws {
    #expect(try check("//| caption: C", outputs: [table]).isEmpty)
    #expect(try check("//| caption: C\n//| output: folded", outputs: [table]).isEmpty)
  }

  @Test func aCaptionWithoutATableIsNamed() throws {
    let expected = ["6:14 ‹C› unused-option"]
    #expect(try check("//| caption: C", outputs: [.value(.integer(1))]) == expected)
    #expect(try check("//| caption: C\n//| output: hidden", outputs: [table]) == expected)
  }

  @Test func anAlternativeTextWithoutAFigureIsNamed() throws {
    #expect(try check("//| alt: A", outputs: [table]).count == 1)
  }
}
