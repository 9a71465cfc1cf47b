import Foundation
import FoundationXML
import LessonModel
import Rendering
import Testing

@Suite struct MarkdownExportTests {
  private func files(
    _ text: String,
    _ outputs: [(String, [LessonRecord.Output])] = []
  ) throws -> [String: String] {
    let lesson = Sample.lesson("---\ntitle: A title\ndescription: What.\n---\n\(text)")
    let record = LessonRecord(
      lesson: lesson.name,
      entries: outputs.map { LessonRecord.Entry(key: $0.0, outputs: $0.1) }
    )
    return try files(lesson, record)
  }

  private func files(_ lesson: Lesson, _ record: LessonRecord) throws -> [String: String] {
    let export = MarkdownExport(templates: try TemplateSet(folders: [Sample.templates]))
    let files = export.files(of: lesson, record: record)
    #expect(files.last?.path == "\(lesson.language)/\(lesson.name).md")
    return Dictionary(
      uniqueKeysWithValues: files.map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      }
    )
  }

  @Test func everythingComputedIsFilledIn() throws {
    for language in ["en", "zh"] {
      let lesson = try Sample.lesson(in: language)
      let text = try #require(files(lesson, Sample.record)["\(language)/2-9-sample.md"])
      for rest in ["{swift}", "//|", "@tbl-", "@eq-", "{#eq-", "[!CLAIM]"] {
        #expect(!text.contains(rest), "\(rest) in \(language)")
      }
      #expect(text.hasPrefix("# \(lesson.title)\n\n*\(lesson.description)*\n\n"))
      #expect(text.contains("0.25"))
      #expect(text.contains("10⁻⁶"))
      #expect(text.contains("7.889·10¹⁹"))
      #expect(text.contains("\\tag{2-9.1}"))
      #expect(text.contains("\\begin{bmatrix} 0.8 & -0.6 \\\\ 0.3 & 1.1 \\end{bmatrix}"))
      #expect(text.contains("| 23 | 9.09·10⁻⁷ | NaN |"))
      #expect(text.contains("one two\nthree"))
    }
  }

  @Test func codeThatReadersDoNotSeeIsLeftOut() throws {
    let cell =
      "```{swift}\n//| code: hidden\n1 + 1\n```\n\n```{swift}\n//| output: hidden\n3\n```\n"
    let text = try files(
      cell,
      [("cell-1", [.value(.integer(2))]), ("cell-2", [.value(.integer(3))])]
    )["en/2-9-sample.md"]
    #expect(text == "# A title\n\n*What.*\n\n2\n\n```swift\n3\n```\n")
  }

  @Test func cellsInListsAndQuotesStayThere() throws {
    let table = Table(
      columns: [Table.Column(title: "a|b")],
      rows: [[.text("x | y\nz")], [.text("*no* markup")]]
    )
    let text = try files(
      "- Item:\n\n  ```{swift}\n  1\n  ```\n\n> ```{swift}\n> //| name: t\n> Table()\n> ```\n>\n> See @tbl-t.\n",
      [("cell-1", [.value(.integer(1))]), ("t", [.value(.table(table))])]
    )["en/2-9-sample.md"]
    #expect(
      text == """
        # A title

        *What.*

        - Item:

          ```swift
          1
          ```
        \("  ")
          1

        > ```swift
        > Table()
        > ```
        >\(" ")
        > **Table 2-9.1**
        >\(" ")
        > | a\\|b |
        > | --- |
        > | x \\| y z |
        > | \\*no\\* markup |
        >
        > See Table\u{A0}2-9.1.

        """
    )
  }

  @Test(arguments: try FigureSample.everyKind())
  func figuresAreDrawingsOfTheirOwn(_ sample: FigureSample.Named) throws {
    let files = try files(
      "```{swift}\n//| name: f\n//| caption: What $x$ is.\nf\n```\n",
      [("f", [.value(sample.value)])]
    )
    let svg = try #require(files["en/2-9-sample.f.svg"])
    let reader = Elements()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
    let known: Set = [
      "svg", "g", "path", "rect", "circle", "text", "tspan", "title", "desc", "style",
    ]
    #expect(reader.names.isSubset(of: known), "\(reader.names.subtracting(known))")
    #expect(reader.names.isSuperset(of: ["path", "text", "title"]))
    #expect(!svg.contains("var(") && !svg.contains("light-dark"))
    #expect(!svg.contains("stroke:none;stroke-width"))
    let text = try #require(files["en/2-9-sample.md"])
    #expect(text.contains("](2-9-sample.f.svg)\n\n**Figure 2-9.1** What $x$ is."))
  }

  private final class Elements: NSObject, XMLParserDelegate {
    var names: Set<String> = []

    func parser(
      _ parser: XMLParser,
      didStartElement name: String,
      namespaceURI: String?,
      qualifiedName: String?,
      attributes: [String: String]
    ) {
      names.insert(name)
    }
  }
}
