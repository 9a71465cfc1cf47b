import Foundation
import LessonModel
import Rendering
import Testing

@Suite struct NotebookExportTests {
  private func notebook(_ lesson: Lesson, _ record: LessonRecord) throws -> [String: Any] {
    let export = NotebookExport(templates: try TemplateSet(folders: [Sample.templates]))
    let file = try export.file(of: lesson, record: record)
    #expect(file.path == "\(lesson.language)/\(lesson.name).ipynb")
    let json = try JSONSerialization.jsonObject(with: Data(file.bytes))
    return try #require(json as? [String: Any])
  }

  /// What nbformat's schema asks for, as far as this export uses it.
  private func expectValid(_ notebook: [String: Any]) throws {
    #expect(notebook["nbformat"] as? Int == 4 && notebook["nbformat_minor"] as? Int == 5)
    let metadata = try #require(notebook["metadata"] as? [String: Any])
    #expect((metadata["language_info"] as? [String: Any])?["name"] as? String == "swift")
    #expect(metadata["kernelspec"] == nil)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(ids.count == cells.count && Set(ids).count == ids.count)
    for id in ids { #expect(id.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil, "\(id)") }
    for cell in cells {
      let lines = try #require(cell["source"] as? [String])
      #expect(lines.dropLast().allSatisfy { $0.hasSuffix("\n") })
      #expect(cell["metadata"] is [String: Any])
      let isCode = cell["cell_type"] as? String == "code"
      #expect(isCode == (cell["outputs"] != nil) && isCode == (cell["execution_count"] != nil))
      for output in cell["outputs"] as? [[String: Any]] ?? [] {
        switch output["output_type"] as? String {
        case "stream": #expect(output["name"] as? String == "stdout" && output["text"] is [String])
        case "display_data":
          let data = try #require(output["data"] as? [String: [String]])
          #expect(data["text/plain"] != nil && output["metadata"] is [String: Any])
        case let other: Issue.record("output of type \(other ?? "none")")
        }
      }
    }
  }

  private func outputs(_ notebook: [String: Any], _ type: String) -> [String] {
    let cells = notebook["cells"] as? [[String: Any]] ?? []
    return cells.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }.compactMap {
      ($0["data"] as? [String: [String]])?[type]?.joined()
    }
  }

  @Test func theSampleIsAValidNotebook() throws {
    for language in ["en", "zh"] {
      let lesson = try Sample.lesson(in: language)
      let notebook = try notebook(lesson, Sample.record)
      try expectValid(notebook)
      let cells = try #require(notebook["cells"] as? [[String: Any]])
      #expect(cells.filter { $0["cell_type"] as? String == "code" }.count == lesson.cells.count)
      let text = cells.compactMap { ($0["source"] as? [String])?.joined() }.joined(separator: "\n")
      for rest in ["{swift}", "@tbl-", "@eq-", "[!", "[^"] {
        #expect(!text.contains(rest), "\(rest)")
      }
      #expect(text.contains("<sup>1</sup>") && text.contains("\n- <sup>1</sup> "))
      #expect(outputs(notebook, "text/html").contains { $0.contains("<table>") })
      #expect(outputs(notebook, "text/plain").contains { $0.contains("9.09·10⁻⁷") })
      #expect(
        cells.contains { cell in
          (cell["metadata"] as? [String: [String: Bool]])?["jupyter"]?["source_hidden"] == true
        }
      )
    }
  }

  @Test(arguments: try FigureSample.everyKind())
  func figuresAreSVG(_ sample: FigureSample.Named) throws {
    let lesson = Sample.lesson("---\ntitle: T\n---\n```{swift}\n//| name: f\nf\n```\n")
    let record = LessonRecord(
      lesson: lesson.name,
      entries: [LessonRecord.Entry(key: "f", outputs: [.value(sample.value)])]
    )
    let notebook = try notebook(lesson, record)
    try expectValid(notebook)
    #expect(outputs(notebook, "image/svg+xml").count == 1)
    #expect(outputs(notebook, "text/markdown") == ["**Figure 2-9.1**"])
  }

  @Test func aFigureInAListIsInTheText() throws {
    let lesson = Sample.lesson("---\ntitle: T\n---\n- See\n\n  ```{swift}\n  f\n  ```\n")
    let figure = try #require(try FigureSample.everyKind().first)
    let record = LessonRecord(
      lesson: lesson.name,
      entries: [LessonRecord.Entry(key: "cell-1", outputs: [.value(figure.value)])]
    )
    let notebook = try notebook(lesson, record)
    try expectValid(notebook)
    let cells = try #require(notebook["cells"] as? [[String: Any]])
    let text = cells.compactMap { ($0["source"] as? [String])?.joined() }.joined()
    #expect(text.contains("](data:image/svg+xml;base64,"))
  }
}
