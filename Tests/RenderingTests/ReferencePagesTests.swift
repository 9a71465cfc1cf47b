import Foundation
import LessonModel
import Rendering
import Testing

/// The pages that say what cells can call, from a hand-written reference.
@Suite struct ReferencePagesTests {
  private static let reference = CellReference(
    chapters: [
      CellReference.Chapter(
        subject: .language,
        topics: [
          CellReference.Topic(
            typeName: nil,
            summary: "",
            entries: [
              CellReference.Entry(
                name: "max",
                signature: "func max<T: Comparable>(_ x: T, _ y: T) -> T",
                summary: "The larger one.",
                example: "max(1, 2)"
              ),
              CellReference.Entry(
                name: "<",
                signature: "func < (_ x: Int, _ y: Int) -> Bool",
                summary: "Whether the first is smaller.",
                example: "1 < 2"
              ),
            ]
          )
        ]
      ),
      CellReference.Chapter(
        subject: .mathematics,
        topics: [
          CellReference.Topic(
            typeName: "Matrix",
            summary: "Rows and columns.",
            entries: ["2", "3"].map {
              CellReference.Entry(
                name: "power",
                signature: "func power(_ n: Int) -> Matrix  // \($0)",
                summary: "A power.",
                example: "m.power(\($0))"
              )
            }
          )
        ]
      ),
    ],
    limits: [CellReference.Limit(subject: .seconds, amount: "20", option: "--cell-seconds")]
  )

  private func files(course: Course = Sample.course) throws -> [String: String] {
    let site = Site(
      course: course,
      lessons: try [Sample.lesson(in: "en"), Sample.lesson(in: "zh")],
      templates: try TemplateSet(folders: [Sample.templates]),
      typesetter: try Sample.typesetter(),
      reference: Self.reference
    )
    return Dictionary(
      uniqueKeysWithValues: site.commonFiles().map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      }
    )
  }

  @Test func thereIsAPageForEachChapterInEachLanguage() throws {
    let files = try files()
    for language in ["en", "zh"] {
      for name in ["reference", "reference-language", "reference-mathematics"] {
        #expect(files["\(language)/\(name).html"] != nil, "\(language)/\(name)")
      }
    }
    #expect(files["zh/reference.html"]?.contains("<h1>代码单元可以调用什么</h1>") == true)
  }

  @Test func everyEntryStandsThereEscapedWithItsExample() throws {
    let files = try files()
    let language = try #require(files["en/reference-language.html"])
    #expect(language.contains("func max&lt;T: Comparable&gt;(_ x: T, _ y: T) -&gt; T"))
    #expect(language.contains("The larger one."))
    let matrices = try #require(files["en/reference-mathematics.html"])
    #expect(matrices.contains("<dt id=\"Matrix.power\">"))
    #expect(matrices.contains("<dt id=\"Matrix.power-2\">"))
    #expect(matrices.matches(of: /<pre class="code"/).count == 2)
  }

  @Test func limitsAreStatedWithTheirOptions() throws {
    let page = try #require(try files()["en/reference.html"])
    #expect(page.contains("<td>20</td><td><code>--cell-seconds</code></td>"))
  }

  @Test func everyLinkOfItLeadsSomewhere() throws {
    let files = try files()
    for (path, page) in files where path.contains("/reference") {
      let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "an id twice in \(path)")
      let folder = path.prefix { $0 != "/" }
      for match in page.matches(of: /\shref="(reference[^"#]*)(?:#([^"]*))?"/) {
        let target = try #require(files["\(folder)/\(match.1)"], "\(path) links to \(match.1)")
        guard let anchor = match.2 else { continue }
        #expect(target.contains("id=\"\(anchor)\""), "\(path) links to \(match.1)#\(anchor)")
      }
    }
    #expect(files["en/index.html"]?.contains("href=\"reference.html\"") == true)
  }

  @Test func searchFindsIt() throws {
    let script = try #require(try files()["assets/search-en.js"])
    #expect(script.contains("[\"reference-mathematics.html#Matrix.power\","))
  }

  @Test func aLessonOfItsNameComesFirst() throws {
    let course = Course(
      file: nil,
      languages: Sample.course.languages,
      parts: [Course.Part(title: [:], lessons: ["2-9-sample", "reference"])]
    )
    #expect(try files(course: course)["en/reference.html"] == nil)
  }
}
