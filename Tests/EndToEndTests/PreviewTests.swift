import Foundation
import Testing

@Suite struct PreviewTests {
  /// A preview of a course with one lesson, `a`.
  private func preview(_ body: String, _ arguments: String...) throws -> PreviewProcess {
    try PreviewProcess(try Course(bodies: ["a": body, "b": "Another lesson."]))
  }

  private func write(_ body: String, _ preview: PreviewProcess) throws {
    let text = "---\ntitle: A case\n---\n\n\(body)\n"
    try preview.course.write(Data(text.utf8), to: "lessons/en/a.md")
  }

  @Test func pagesAndWhatBelongsToThemAreServed() throws {
    let preview = try preview(
      "Formula $x$.\n\n```{swift}\nTable([1]) { n in Column(\"n\", n) }\n```"
    )
    let client = try preview.client()
    for path in ["/", "/index.html", "/en/", "/en/index.html", "/en/a.html"] {
      let page = try client.get(path)
      #expect(page.status == 200, "\(path)")
      #expect(page.headers["content-type"] == "text/html; charset=utf-8", "\(path)")
      #expect(page.text.contains("/_preview/preview.js"), "\(path)")
    }
    let types = [
      "/assets/style.css": "text/css; charset=utf-8",
      "/assets/katex/katex.css": "text/css; charset=utf-8",
      "/assets/page.js": "text/javascript; charset=utf-8",
      "/_preview/preview.js": "text/javascript; charset=utf-8",
      "/_preview/preview.css": "text/css; charset=utf-8",
      "/en/a.cell-1.csv": "text/csv; charset=utf-8",
      "/assets/katex/fonts/KaTeX_Main-Regular.woff2": "font/woff2",
    ]
    for (path, type) in types {
      let file = try client.get(path)
      #expect(file.status == 200, "\(path)")
      #expect(file.headers["content-type"] == type, "\(path)")
      #expect(!file.body.isEmpty, "\(path)")
    }
    #expect(try client.get("/en/a.html", method: "HEAD").status == 200)
  }

  @Test func aChangedSentenceComesThroughTheSocket() throws {
    let preview = try preview("Old words.")
    let (client, text) = try preview.following("en/a.html")
    #expect(text.contains("Old words."))
    try write("New words.", preview)
    #expect(try !client.page(with: "New words.").contains("Old words."))
    // Who comes back with an old version gets the new one at once.
    let late = try preview.client()
    #expect(try late.follow("en/a.html", version: "old").status == 101)
    _ = try late.page(with: "New words.")
  }

  @Test func onlyWhatAChangeCanAffectRunsAgain() throws {
    let cells =
      "```{swift}\nlet a = 2\n```\n\n```{swift}\nlet b = a + 1\n```\n\nIt is `{swift} a * b`."
    let preview = try preview("One.\n\n\(cells)")
    let (client, _) = try preview.following("en/a.html")
    try write("Two.\n\n\(cells)", preview)
    _ = try client.page(with: "Two.")
    try preview.said { $0.contains("a.md: 0 of 3 cells and values run") ? true : nil }
    try write("Two.\n\n\(cells.replacing("a + 1", with: "a + 2"))", preview)
    _ = try client.page(with: ">8<")
    try preview.said { $0.contains("a.md: 2 of 3 cells and values run") ? true : nil }
  }

  @Test func editorsThatSaveByRenameAreFollowed() throws {
    let preview = try preview("Old words.")
    let (client, _) = try preview.following("en/a.html")
    let folder = preview.course.folder.appendingPathComponent("lessons/en")
    // Written beside it and moved over it.
    let new = Data("---\ntitle: A\n---\nMoved over.\n".utf8)
    try new.write(to: folder.appendingPathComponent("a.md.tmp"))
    rename(
      folder.appendingPathComponent("a.md.tmp").path,
      folder.appendingPathComponent("a.md").path
    )
    _ = try client.page(with: "Moved over.")
    // The old one moved away, another written in its place.
    rename(folder.appendingPathComponent("a.md").path, folder.appendingPathComponent("a.md~").path)
    try Data("---\ntitle: A\n---\nIn its place.\n".utf8).write(
      to: folder.appendingPathComponent("a.md")
    )
    _ = try client.page(with: "In its place.")
  }

  @Test func anErrorIsShownBesideItsCellWithTheLastGoodOutput() throws {
    let table = "```{swift}\n//| name: rows\nTable([1]) { n in Column(\"heading\", n) }\n```"
    let preview = try preview("Words.\n\n\(table)")
    let (client, _) = try preview.following("en/a.html")
    try write("Other words.\n\n\(table.replacing("Table([1])", with: "Tabel([1])"))", preview)
    let wrong = try client.page(with: "preview-problem error")
    #expect(wrong.contains("Other words."))
    #expect(wrong.contains("class=\"preview-part outdated\" data-part=\"rows\""))
    #expect(wrong.contains("heading</th>"))
    #expect(wrong.contains("[unknown-name]"))
    #expect(wrong.contains("<summary>1 error</summary>"))
    try preview.said { $0.contains("lessons/en/a.md:9:1: error: ") ? true : nil }
    try write("Other words.\n\n\(table)", preview)
    let mended = try client.news { $0.isContent && !$0.text.contains("preview-problem ") }
    #expect(!mended.text.contains("outdated"))
    try preview.said { $0.contains("without errors again") ? true : nil }
  }

  @Test func everythingThatCanBeWrongIsShownInThePage() throws {
    let preview = try preview("Fine $x$ and `{swift} 4 ≈ 2.0 + 2`.")
    let (client, _) = try preview.following("en/a.html")
    try write("Bad $\\fraq$ and `{swift} 5 ≈ 2.0 + 2` and `{swift} nope`, see @tbl-none.", preview)
    let page = try client.page(with: "preview-problems")
    for id in ["tex-error", "false-claim", "unknown-name", "unknown-reference"] {
      #expect(page.contains("[\(id)]"), "\(id)")
    }
    #expect(page.contains("<code class=\"preview-source\">\\fraq</code>"))
    #expect(page.contains("<code class=\"preview-source\">nope</code>"))
    try preview.course.write(Data("title: A\n".utf8), to: "lessons/en/a.md")
    _ = try client.page(with: "[missing-key]")
    try write("Fine again.", preview)
    _ = try client.news { $0.isContent && !$0.text.contains("preview-problem") }
  }

  @Test func manySavesInARowEndInTheLast() throws {
    let preview = try preview("Save 0.")
    let (client, _) = try preview.following("en/a.html")
    for number in 1...200 { try write("Save \(number).", preview) }
    _ = try client.page(with: "Save 200.")
    #expect(try preview.client().get("/en/a.html").text.contains("Save 200."))
  }

  @Test func aLongCellIsToldOfAndEndsWithTheNextSave() throws {
    let loop = "```{swift}\n//| name: long\nvar n = 0\nwhile n < 2_000_000_000 { n += 1 }\n```"
    let preview = try PreviewProcess(
      try Course(bodies: ["a": "First."]),
      "--cell-seconds",
      "3600",
      "--cell-steps",
      "1000000000000"
    )
    let (client, _) = try preview.following("en/a.html")
    try write("Second.\n\n\(loop)", preview)
    // The words are shown while the cell runs.
    _ = try client.page(with: "Second.")
    let progress = try client.news { $0.kind == "progress" }
    #expect(progress.text.contains("\"part\":\"long\""))
    try write("Third.", preview)
    _ = try client.page(with: "Third.")
    _ = try client.news { $0.kind == "settled" }
    try preview.said { $0.contains("a.md: 0 of 0 cells and values run") ? true : nil }
  }

  @Test func aTitleChangesTheContentsOfOtherPages() throws {
    let preview = try preview("Words.")
    let (client, _) = try preview.following("en/b.html")
    let (index, _) = try preview.following("en/index.html")
    try preview.course.write(Data("---\ntitle: Renamed\n---\nWords.\n".utf8), to: "lessons/en/a.md")
    _ = try client.page(with: "Renamed")
    _ = try index.page(with: "Renamed")
  }

  @Test func changedTemplatesAndCoursesAreTaken() throws {
    let course = try Course(bodies: ["a": "Words."])
    try course.write(Data("body { color: red }".utf8), to: "own/style.css")
    let preview = try PreviewProcess(course, "--templates", "own")
    let (client, _) = try preview.following("en/a.html")
    #expect(try preview.client().get("/assets/style.css").text == "body { color: red }")
    try course.write(Data("body { color: blue }".utf8), to: "own/style.css")
    _ = try client.news { $0.kind == "reload" }
    #expect(try preview.client().get("/assets/style.css").text == "body { color: blue }")
    let text = try #require(course.text("lessons/course.yml"))
    try course.write(
      Data(text.replacing("title: Cases", with: "title: Other").utf8),
      to: "lessons/course.yml"
    )
    _ = try client.page(with: "Other")
    try course.write(Data("languages: 3\n".utf8), to: "lessons/course.yml")
    try preview.said { $0.contains("lessons/course.yml:1:12: error: ") ? true : nil }
    try course.write(Data(text.utf8), to: "lessons/course.yml")
    #expect(try preview.client().get("/en/a.html").text.contains("Words."))
  }

  @Test func lessonsAndLanguagesComeAndGo() throws {
    let preview = try preview("Words.")
    let course = preview.course
    let yml = try #require(course.text("lessons/course.yml"))
    func writeCourse(_ replacements: [(String, String)]) throws {
      let text = replacements.reduce(yml) { $0.replacing($1.0, with: $1.1) }
      try course.write(Data(text.utf8), to: "lessons/course.yml")
    }
    let (client, _) = try preview.following("en/a.html")
    // Another lesson, written and then listed.
    try course.write(Data("---\ntitle: The third\n---\nC.\n".utf8), to: "lessons/en/c.md")
    try writeCourse([("[a, b]", "[a, b, c]")])
    _ = try client.page(with: "The third")
    #expect(try preview.client().get("/en/c.html").text.contains("C."))
    // It gets another name; the old page is gone.
    rename(
      course.folder.appendingPathComponent("lessons/en/c.md").path,
      course.folder.appendingPathComponent("lessons/en/d.md").path
    )
    try writeCourse([("[a, b]", "[a, b, d]")])
    _ = try client.page(with: "d.html")
    #expect(try preview.client().get("/en/c.html").status == 404)
    #expect(try preview.client().get("/en/d.html").text.contains("C."))
    // Another language, whose folder is watched from now on.
    try course.write(Data("---\ntitle: Un\n---\nMots.\n".utf8), to: "lessons/fr/a.md")
    let languages = "  - { tag: en, name: English, title: Cases }"
    let more = languages + "\n  - { tag: fr, name: Français, title: Cas }"
    try writeCourse([("[a, b]", "[a, b]"), (languages, more)])
    _ = try client.page(with: "Français")
    let (french, _) = try preview.following("fr/a.html")
    try course.write(Data("---\ntitle: Un\n---\nAutres mots.\n".utf8), to: "lessons/fr/a.md")
    _ = try french.page(with: "Autres mots.")
    // And it goes.
    try writeCourse([])
    #expect(try preview.client().get("/fr/a.html").status == 404)
    #expect(try preview.client().get("/en/a.html").text.contains("Words."))
  }

  @Test func theReferenceIsThereAsInTheSite() throws {
    let preview = try preview("Words.")
    #expect(try preview.client().get("/en/a.html").text.contains("href=\"reference.html\""))
    #expect(try preview.client().get("/en/reference.html").text.contains("--cell-seconds"))
  }

  @Test func theBrowserIsOpenedOrItIsSaidThatNoneCanBe() throws {
    #if os(Linux)
      let course = try Course(bodies: ["a": "Words."])
      try course.write(Data("#!/bin/sh\necho \"$1\" > opened.txt\n".utf8), to: "bin/xdg-open")
      chmod(course.folder.appendingPathComponent("bin/xdg-open").path, 0o755)
      let preview = try PreviewProcess(
        course,
        "lessons/en/a.md",
        "--open",
        path: "bin:/usr/bin:/bin"
      )
      let address = "http://127.0.0.1:\(preview.port)/en/a.html\n"
      while course.text("opened.txt") != address { usleep(2_000) }
      try course.write(Data("#!/bin/sh\nexit 3\n".utf8), to: "bin/xdg-open")
      let other = try PreviewProcess(
        try Course(bodies: ["a": "Words."]),
        "--open",
        path: course.folder.appendingPathComponent("bin").path + ":/usr/bin:/bin"
      )
      try other.said {
        $0.contains("open http://127.0.0.1:\(other.port)/ yourself [no-browser]") ? true : nil
      }
    #endif
  }

  @Test func otherHostsAndPathsOutsideAreRefused() throws {
    let preview = try preview("Words.")
    let client = try preview.client()
    for host in [
      "example.org", "example.org:\(preview.port)", "127.0.0.1.example.org", "", "a@localhost",
    ] {
      #expect(try client.get("/en/a.html", host: host).status == 403, "\(host)")
    }
    for host in ["localhost", "localhost:9000", "127.0.0.1:\(preview.port)", "[::1]:80"] {
      #expect(try client.get("/en/a.html", host: host).status == 200, "\(host)")
    }
    let outside = [
      "/../course.yml", "/../../etc/passwd", "/en/../../lessons/course.yml",
      "/%2e%2e/%2e%2e/etc/passwd",
      "/en/..%2f..%2fetc/passwd", "//etc/passwd", "/en/a.md", "/lessons/en/a.md",
      "/en/a.html%00.css",
    ]
    for path in outside {
      let answer = try preview.client().get(path)
      #expect(answer.status == 404, "\(path)")
      #expect(!answer.text.contains("root:") && !answer.text.contains("Words."), "\(path)")
    }
    #expect(try client.get("/en/a.html", method: "POST").status == 405)
    let foreign = try preview.client()
    #expect(
      try foreign.follow("en/a.html", version: "", origin: "https://example.org").status == 403
    )
    let own = try preview.client()
    #expect(
      try own.follow("en/a.html", version: "", origin: "http://127.0.0.1:\(preview.port)").status
        == 101
    )
  }

  @Test func aTakenPortIsSaid() throws {
    let preview = try preview("Words.")
    let other = try Course(bodies: ["a": "A."])
    defer { other.remove() }
    let run = try other.run(
      "preview",
      "--port",
      "\(preview.port)",
      "--templates",
      Course.templates.path
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("port \(preview.port) is taken"))
    #expect(run.errors.contains("[port-taken]"))
  }

  @Test func aMissingCourseIsSaid() throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    let run = try course.run("preview", "lesons")
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean 'lessons'?"))
  }
}
