import Diagnostics
import Foundation
import LessonModel
import Rendering
import Testing

@Suite struct SiteTests {
  private func pages() throws -> [OutputFile] {
    let lessons = try [Sample.lesson(in: "en"), Sample.lesson(in: "zh"), Sample.next]
    let site = try Sample.site(lessons: lessons, typesetter: Sample.typesetter())
    return try lessons.prefix(2).flatMap { lesson in
      let page = site.page(of: lesson, record: Sample.record)
      try #require(page.diagnostics == [])
      return page.files
    } + site.commonFiles()
  }

  private func text(_ path: String, of files: [OutputFile]) throws -> String {
    let file = try #require(files.first { $0.path == path }, "\(path) is not there")
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func pagesAreAsExpected() throws {
    let files = try pages()
    for path in ["en/2-9-sample.html", "zh/2-9-sample.html", "en/index.html", "index.html"] {
      try expectSnapshot(withoutMath(text(path, of: files)), path)
    }
  }

  @Test func theSetOfFilesIsKnown() throws {
    let paths = try Set(pages().map(\.path)).filter { !$0.hasSuffix(".woff2") }
    #expect(
      paths == [
        "index.html", "en/index.html", "zh/index.html", "en/2-9-sample.html",
        "en/2-9-sample.gains.csv", "en/2-9-sample.cell-3.csv", "zh/2-9-sample.html",
        "zh/2-9-sample.gains.csv", "zh/2-9-sample.cell-3.csv", "assets/style.css",
        "assets/theme.js", "assets/katex/katex.css", "assets/figures.css",
        "assets/figures.js", "assets/page.js", "assets/favicon.svg",
        "assets/search-en.js", "assets/search-zh.js", "404.html",
      ]
    )
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    #expect(try pages() == pages())
  }

  @Test func pagesAskNobodyElse() throws {
    for file in try pages() where file.path.hasSuffix(".html") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains(/(?:src|link[^>]*href)="(?:https?:)?\/\//), "\(file.path)")
      #expect(!text.contains("href=\"/"), "\(file.path)")
      #expect(file.bytes.count < 200 << 10, "\(file.path)")
    }
  }

  @Test func everyLinkWithinTheSiteLeadsSomewhere() throws {
    let files = try pages()
    let paths = Set(files.map(\.path) + ["en/3-1-next.html"])
    for file in files where file.path.hasSuffix(".html") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let ids = Set(text.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
      let folder = file.path.split(separator: "/").dropLast()
      for match in text.matches(of: /\s(?:href|src)="([^"]*)"/) {
        let target = String(match.1).removingPercentEncoding ?? ""
        if target.hasPrefix("https://") { continue }
        if target.hasPrefix("#") {
          #expect(ids.contains(String(target.dropFirst())), "\(file.path) links to \(target)")
          continue
        }
        var parts = Array(folder)
        for part in target.split(separator: "/") {
          if part == ".." { parts.removeLast() } else { parts.append(part) }
        }
        #expect(paths.contains(parts.joined(separator: "/")), "\(file.path) links to \(target)")
      }
      #expect(ids.count == text.matches(of: /\sid="/).count, "an id twice in \(file.path)")
    }
  }

  @Test func searchFindsWhatAuthorsWrote() throws {
    let files = try pages()
    for path in ["assets/search-en.js", "assets/search-zh.js"] {
      let script = try text(path, of: files)
      try expectSnapshot(script, path)
      let list = try #require(script.wholeMatch(of: /unrollSearch\(((?s:.*))\);\n/)).1
      let rows = try JSONDecoder().decode([[String]].self, from: Data(list.utf8))
      #expect(rows.allSatisfy { $0.count == 4 && !$0[3].contains("<p") })
    }
  }

  @Test func aLessonWithAValueInACaptionIsFound() throws {
    let text = """
      ---
      title: T
      description: D
      ---

      ## Heading

      ```{swift}
      //| caption: It is `{swift} x` here.
      y
      ```

      """
    let site = try Sample.site(lessons: [Sample.lesson(text)], typesetter: Sample.typesetter())
    let script = try self.text("assets/search-en.js", of: site.commonFiles())
    #expect(script.contains("\"Heading\",\"It is"), "\(script)")
  }

  @Test func aPublishedCourseKnowsItsAddresses() throws {
    let lessons = try [Sample.lesson(in: "en"), Sample.lesson(in: "zh")]
    let course = Course(
      file: nil,
      languages: Sample.course.languages,
      parts: Sample.course.parts,
      address: "https://example.org/a/"
    )
    let site = try Sample.site(lessons: lessons, typesetter: Sample.typesetter(), course: course)
    let map = try text("sitemap.xml", of: site.commonFiles())
    #expect(
      map.matches(of: /<loc>([^<]*)<\/loc>/).map { String($0.1) } == [
        "https://example.org/a/en/index.html", "https://example.org/a/en/2-9-sample.html",
        "https://example.org/a/zh/index.html", "https://example.org/a/zh/2-9-sample.html",
      ]
    )
    let page = site.page(of: lessons[0], record: Sample.record)
    let html = try text("en/2-9-sample.html", of: page.files)
    #expect(
      html.contains("<link rel=\"canonical\" href=\"https://example.org/a/en/2-9-sample.html\">")
    )
    #expect(
      html.contains("hreflang=\"zh\" href=\"https://example.org/a/zh/2-9-sample.html\"")
    )
    #expect(
      try text("404.html", of: site.commonFiles()).contains(
        "<base href=\"https://example.org/a/\">"
      )
    )
  }

  @Test func aTemplateHidesTheUsualOneOfItsName() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("<footer>Ours</footer>\n".utf8).write(to: folder.appendingPathComponent("footer.html"))
    let lesson = try Sample.lesson(in: "en")
    let site = try Sample.site(
      lessons: [lesson],
      typesetter: Sample.typesetter(),
      templates: [folder.path, Sample.templates]
    )
    let html = try text(
      "en/2-9-sample.html",
      of: site.page(of: lesson, record: Sample.record).files
    )
    #expect(html.contains("<footer>Ours</footer>"))
    #expect(html.contains("<nav class=\"neighbours\""))
  }

  @Test func onlyFontsThatAreNeededComeAlong() throws {
    let fonts = try pages().map(\.path).filter { $0.hasSuffix(".woff2") }
    #expect(fonts.contains("assets/katex/fonts/KaTeX_Math-Italic.woff2"))
    #expect(fonts.contains("assets/katex/fonts/KaTeX_Size2-Regular.woff2"))
    #expect(!fonts.contains("assets/katex/fonts/KaTeX_Fraktur-Regular.woff2"))
  }

  @Test func aLessonWithoutTranslationHasNoLanguageSwitch() throws {
    let page = try Sample.page("---\ntitle: T\ndescription: D\n---\n\nText.\n")
    #expect(try !text("en/2-9-sample.html", of: page.files).contains("class=\"languages\""))
  }

  @Test func aLessonCalledIndexIsTheFrontPageAboveTheContents() throws {
    let text = "---\ntitle: Front\ndescription: Two sentences.\n---\n\nHere it is: $x$.\n"
    let front = Sample.lesson(text, name: "index")
    let lessons = try [front, Sample.lesson(in: "en")]
    let site = try Sample.site(
      lessons: lessons,
      typesetter: Sample.typesetter(),
      course: Sample.course.withFrontPage()
    )
    let files = site.page(of: front, record: LessonRecord(lesson: "index", entries: [])).files
    let html = try self.text("en/index.html", of: files)
    let begin =
      "<p class=\"start\"><a href=\"2-9-sample.html\">Begin with 2.9 One of everything</a></p>"
    #expect(html.contains("<h1>Front</h1>") && html.contains("Here it is:"))
    #expect(html.contains("assets/katex/katex.css") && html.contains(begin), "\(html)")
    #expect(html.contains("<a href=\"2-9-sample.html\">"))
    // Rendering one lesson does not put the bare contents in its place.
    let common = site.commonFiles().map(\.path)
    #expect(!common.contains("en/index.html") && common.contains("zh/index.html"))
    #expect(site.plainFrontPages().map(\.path) == ["en/index.html"])
  }

  @Test func aLessonWithoutNumberIsNotGivenThePagesNumber() throws {
    let lessons = try [
      Sample.lesson(in: "en"),
      Sample.lesson("---\ntitle: Notation\ndescription: D.\n---\n\nText.\n", name: "notation"),
    ]
    let course = Course(
      file: nil,
      languages: Sample.course.languages,
      parts: [Course.Part(title: [:], lessons: ["2-9-sample", "notation"])]
    )
    let site = try Sample.site(lessons: lessons, typesetter: Sample.typesetter(), course: course)
    let files = site.page(of: lessons[0], record: Sample.record).files
    let html = try text("en/2-9-sample.html", of: files)
    #expect(html.contains("<a href=\"notation.html\"><span>Notation</span></a>"))
  }

  @Test func textOfTheCourseIsEscaped() throws {
    let text = try text("en/2-9-sample.html", of: pages())
    #expect(text.contains("A course &amp; more"))
    #expect(!text.contains("A course & more"))
  }
}

extension SiteTests {
  @Test func aWarmRunGivesTheSameFilesWithoutAnEngine() throws {
    let lesson = try Sample.lesson(in: "en")
    let cold = try Sample.typesetter()
    let coldSite = try Sample.site(lessons: [lesson], typesetter: cold)
    let coldFiles = coldSite.page(of: lesson, record: Sample.record).files + coldSite.commonFiles()
    let warm = try Sample.typesetter(cache: try #require(cold.cachedFormulas))
    let warmSite = try Sample.site(lessons: [lesson], typesetter: warm)
    let warmFiles = warmSite.page(of: lesson, record: Sample.record).files + warmSite.commonFiles()
    #expect(coldFiles == warmFiles)
    #expect(cold.hasStartedEngine && !warm.hasStartedEngine)
  }

  @Test func aCacheThatWasCutOffIsIgnored() throws {
    let first = try Sample.typesetter()
    _ = first.typeset("x", isDisplayed: false)
    let bytes = try #require(first.cachedFormulas)
    for count in stride(from: 0, to: bytes.count, by: 97) {
      let typesetter = try Sample.typesetter(cache: Array(bytes.prefix(count)))
      #expect(typesetter.cachedFormulas == nil)
    }
    let damaged = try Sample.typesetter(cache: Array(bytes.dropLast()) + [0x20])
    _ = damaged.typeset("x", isDisplayed: false)
    #expect(damaged.hasStartedEngine)
  }
}
