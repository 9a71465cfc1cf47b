import CellLanguage
import Diagnostics
import Evaluation
import Foundation
import LessonMarkdown
import Rendering
import Testing
import Verification

/// Every case is a lesson with what it has to give beside it.
///
/// `UNROLL_RECORD=1` writes that anew, and fails.
@Suite struct CaseTests {
  private static let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Cases")

  private static func names(_ kind: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cases.appendingPathComponent(kind).path)
      .sorted()
  }

  private static func lessons(_ kind: String) throws -> [String: Data] {
    var lessons: [String: Data] = [:]
    for name in try names(kind) {
      lessons[name] = try Data(
        contentsOf: cases.appendingPathComponent("\(kind)/\(name)/lesson.md")
      )
    }
    return lessons
  }

  /// Holds a text to an expected file.
  private func expect(_ text: String?, in path: String) throws {
    let url = Self.cases.appendingPathComponent(path)
    if ProcessInfo.processInfo.environment["UNROLL_RECORD"] == "1" {
      try (text ?? "").write(to: url, atomically: true, encoding: .utf8)
      Issue.record("\(path) was written anew; read it")
      return
    }
    let expected = try? String(contentsOf: url, encoding: .utf8)
    #expect(text == expected, "\(path)")
  }

  @Test func rejectedLessonsSayWhyAndWriteNothing() throws {
    let lessons = try Self.lessons("reject")
    let course = try Course(lessons)
    defer { course.remove() }
    let run = try course.run(
      "render",
      "--cell-steps",
      "2000000",
      "--cell-memory",
      "64",
      "--output",
      "out"
    )
    #expect(run.status == 1)
    let said = Self.byLesson(run.errors)
    for name in lessons.keys.sorted() {
      try expect(said[name] ?? "", in: "reject/\(name)/diagnostics.txt")
      #expect(course.text("out/en/\(name).html") == nil, "\(name) was written")
      #expect(said[name]?.contains(": error: ") == true, "\(name) has no error")
    }
  }

  @Test func acceptedLessonsGiveTheirRecordAndPage() throws {
    let lessons = try Self.lessons("accept")
    let course = try Course(lessons)
    defer { course.remove() }
    // A lesson shows it; what is in it does not matter.
    try course.write(Data(), to: "lessons/en/a.png")
    let run = try course.run("render", "--output", "out")
    #expect(!run.errors.contains("error:"), "\(run.errors)")
    #expect(try course.run("verify", "--accept").status == 0)
    for name in lessons.keys.sorted() {
      try expect(course.text("lessons/records/\(name).json"), in: "accept/\(name)/record.json")
      try expect(Self.article(course.text("out/en/\(name).html")), in: "accept/\(name)/page.html")
    }
  }

  /// The stages' ids without a rejected lesson have another test, named here.
  private static let testedElsewhere: [String: String] = [
    "value-changed": "VerifyTests", "value-added": "RecordCheckTests",
    "value-removed": "RecordCheckTests", "record-missing": "VerifyTests",
    "record-unreadable": "RecordCheckTests", "record-orphaned": "VerifyTests",
    "record-schema": "RecordCheckTests", "entry-renamed": "RecordCheckTests",
    "unknown-lesson": "LinkCheckTests", "unknown-anchor": "LinkCheckTests",
    "missing-file": "LinkCheckTests", "unpublished-file": "LinkCheckTests",
    "link-outside": "LinkCheckTests", "unused-option": "OptionCheckTests",
    "translation-incomplete": "TranslationCheckTests", "translation-cell": "TranslationCheckTests",
    "translation-claim": "TranslationCheckTests", "translation-value": "TranslationCheckTests",
    "translation-sections": "TranslationCheckTests", "translation-stale": "TranslationCheckTests",
    "translation-unrecorded": "TranslationCheckTests",
    "time-limit": "CellLanguageTests",
    "no-convergence": "the engine's own promise",
    "duplicate-lesson": "CourseParserTests", "duplicate-language": "CourseParserTests",
    "unknown-language": "no test yet", "host-error": "CellLanguageTests",
    "host-mismatch": "no lesson should reach it", "unexpected-character": "CellLanguageTests",
    "used-before-declaration": "CellLanguageTests", "missing-value": "CellLanguageTests",
    "unclosed-html": "a warning", "cell-info": "LessonMarkdownTests",
    "misplaced-inline-value": "LessonMarkdownTests", "invalid-anchor": "LessonMarkdownTests",
    "unused-footnote": "a warning", "raw-html": "a warning", "tex-warning": "a warning",
    "empty-reference": "RenderingTests", "missing-entry": "RenderingTests",
    "misplaced-piece": "no test yet",
  ]

  @Test func everyDiagnosticIDHasACase() throws {
    let ids =
      CellDiagnosticID.allCases.map(\.rawValue) + EngineDiagnosticID.allCases.map(\.rawValue)
      + EvaluationDiagnosticID.allCases.map(\.rawValue)
      + MarkdownDiagnosticID.allCases.map(\.rawValue)
      + RenderingDiagnosticID.allCases.map(\.rawValue)
      + VerificationDiagnosticID.allCases.map(\.rawValue)
    let texts = try Self.names("reject").map {
      try String(
        contentsOf: Self.cases.appendingPathComponent("reject/\($0)/diagnostics.txt"),
        encoding: .utf8
      )
    }.joined()
    for id in Set(ids).sorted() where Self.testedElsewhere[id] == nil {
      #expect(texts.contains("[\(id)]\n"), "no rejected lesson gives [\(id)]")
    }
  }

  /// What was said of each lesson.
  private static func byLesson(_ errors: String) -> [String: String] {
    var said: [String: String] = [:]
    var current: String?
    for line in errors.split(separator: "\n", omittingEmptySubsequences: false) {
      if let match = line.firstMatch(of: /^lessons\/en\/([\w-]+)\.md:\d+:\d+: (error|warning):/) {
        current = String(match.1)
      }
      if let current, !line.isEmpty { said[current, default: ""] += "\(line)\n" }
    }
    return said
  }

  /// The article of a page: what the lesson itself brings, without the frame around it.
  private static func article(_ page: String?) -> String? {
    guard let page, let start = page.range(of: "<article"), let end = page.range(of: "</article>")
    else { return nil }
    return String(page[start.lowerBound..<end.upperBound]) + "\n"
  }
}
