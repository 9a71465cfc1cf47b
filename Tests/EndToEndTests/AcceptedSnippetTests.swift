import CellLanguage
import Diagnostics
import Evaluation
import Foundation
import LessonMarkdown
import LessonModel
import Testing
import Verification

/// What cells compute is what swiftc makes of the same code, to the last bit.
@Suite struct AcceptedSnippetTests {
  private static let snippets = Snippet.all(in: "accepted")

  @Test(arguments: snippets)
  func showsWhatItSays(_ snippet: Snippet) {
    var session = CellSession(library: EngineLibrary.library)
    let result = session.run(SourceSlice(path: snippet.place, text: snippet.code))
    #expect(result.diagnostics.map { $0.drawn() } == [])
    if !snippet.shows.isEmpty {
      #expect(result.shown.joined(separator: "\n") == snippet.shows.joined(separator: "\n"))
    }
  }

  @Test func thereAreEnough() { #expect(Self.snippets.count >= 150) }

  @Test func swiftcComputesTheSame() throws {
    let examples = EngineLibrary.library.entries.filter { !$0.example.isEmpty }.map {
      Snippet(
        title: "\($0.typeName ?? "").\($0.name)",
        code: $0.example,
        shows: [],
        place: "reference"
      )
    }
    let lessons =
      try Self.courseLessons() + (Self.snippets + examples).map(Self.lesson)
    let compiler = try SwiftCompiler()
    defer { compiler.remove() }
    var files: [String] = []
    var calls = "import LessonKit\n"
    let exporter = LessonExporter()
    for (batch, indices) in Self.batches(lessons.count).enumerated() {
      var text = "import LessonKit\nimport RecurrentEngine\n\n"
      for index in indices {
        let (function, diagnostics) = exporter.function(
          of: lessons[index],
          named: "lesson\(index)"
        )
        #expect(diagnostics.map { $0.drawn() } == [])
        text += (function ?? "func lesson\(index)(_: LessonRecording) throws {}") + "\n"
        let name = lessons[index].name.debugDescription
        calls += "do { try LessonRecording.print(\(name), lesson\(index)) }"
        calls +=
          " catch { print(\"\\(error)\".hasSuffix(\"cannot be shown\") ? \"a value that cannot be shown\" : \"\\(error)\", \"}\", separator: \"\\n\") }\n"
      }
      files.append(try compiler.write(text, to: "batch\(batch).swift"))
    }
    files.append(try compiler.write(calls, to: "main.swift"))
    if let problem = try compiler.link(files, to: "lessons") {
      Issue.record("swiftc: \(problem)")
      return
    }
    let run = try compiler.output(of: "lessons")
    let records = Self.records(run.output)
    #expect(run.status == 0, "\(run.errors)")
    for (index, lesson) in lessons.enumerated() {
      let (record, diagnostics) = LessonEvaluator().evaluate(lesson)
      // Some examples of the reference give what has no form on a page: a network, say.
      let isShowable = !diagnostics.contains { $0.id == "not-showable" }
      let expected = isShowable ? RecordFile(record).text : "a value that cannot be shown\n}\n"
      #expect(index < records.count && records[index] == expected, "\(lesson.name)")
    }
  }

  // MARK: Lessons

  /// The lessons of the course that comes with the program.
  private static func courseLessons() throws -> [Lesson] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("lessons")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    return try paths.filter { $0.hasSuffix(".md") && $0.contains("/") }.map { path in
      let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      return LessonParser(allowHTML: true).parse(
        SourceFile(path: path, text: text),
        name: name,
        language: String(path.prefix { $0 != "/" })
      ).lesson
    }
  }

  /// A lesson with one cell.
  private static func lesson(_ snippet: Snippet) -> Lesson {
    let name = "\(snippet.place) \(snippet.title)"
    let text = "---\ntitle: Snippet\n---\n\n```{swift}\n\(snippet.code)\n```\n"
    return LessonParser(allowHTML: true).parse(
      SourceFile(path: snippet.place, text: text),
      name: name,
      language: "en"
    ).lesson
  }

  private static func batches(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: 60).map { $0..<min($0 + 60, count) }
  }

  /// The records that the program prints one after the other.
  private static func records(_ output: String) -> [String] {
    var records: [String] = []
    var current = ""
    for line in output.split(separator: "\n", omittingEmptySubsequences: false) {
      current += "\(line)\n"
      if line == "}" {
        records.append(current)
        current = ""
      }
    }
    return records
  }
}

extension CellResult {
  /// All it shows, one line each.
  fileprivate var shown: [String] {
    outputs.map { output in
      switch output {
      case .value(let value, _, _): value.debugDescription
      case .printed(let text): text
      case .expectation(let expectation): "\(expectation.condition): \(expectation.holds)"
      }
    }
  }
}
