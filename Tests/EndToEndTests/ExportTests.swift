import Foundation
import Testing

@Suite struct ExportTests {
  private static let body = """
    A half: `{swift} 0.5 ≈ 1.0 / 2`, see @tbl-squares and [the other](b.md).

    ```{swift}
    //| name: squares
    //| caption: Squares.
    Table([1, 2]) { n in Column("n²", n * n) }
    LinePlot(x: [0.0, 1], y: [0.0, 1])
    ```
    """

  @Test func markdownHasItsFiguresBesideIt() throws {
    let course = try Course(bodies: ["a": Self.body, "b": "B."])
    defer { course.remove() }
    let run = try course.run(
      "export",
      "--format",
      "markdown",
      "lessons",
      "--templates",
      Course.templates.path
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output == "wrote output/export/en/a.md\nwrote output/export/en/b.md\n")
    let text = try #require(course.text("output/export/en/a.md"))
    #expect(text.contains("A half: 0.5, see Table\u{A0}1 and [the other](b.md)."))
    #expect(text.contains("| 4 |"))
    #expect(text.contains("](a.squares.2.svg)"))
    #expect(course.text("output/export/en/a.squares.2.svg")?.hasPrefix("<svg ") == true)
  }

  @Test func aLessonWithAnErrorWritesNothing() throws {
    let course = try Course(bodies: ["a": "`{swift} 0.6 ≈ 1.0 / 2`", "b": "B."])
    defer { course.remove() }
    let run = try course.run(
      "export",
      "--format",
      "ipynb",
      "-o",
      "out",
      "lessons",
      "--templates",
      Course.templates.path
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("[false-claim]"))
    #expect(course.text("out/en/a.ipynb") == nil)
    #expect(course.text("out/en/b.ipynb")?.contains("\"nbformat\" : 4") == true)
  }

  @Test func whatCannotBeWrittenIsNamedWithTheReason() throws {
    let course = try Course(bodies: ["a": "A.", "b": "B."])
    defer { course.remove() }
    let run = try course.run(
      "export",
      "--format",
      "markdown",
      "-o",
      "lessons/course.yml/out",
      "lessons",
      "--templates",
      Course.templates.path
    )
    #expect(run.status == 1)
    let reason = "'lessons/course.yml' is no folder"
    for name in ["a", "b"] {
      let path = "lessons/course.yml/out/en/\(name).md"
      #expect(run.errors.contains("error: '\(path)' cannot be written: \(reason)"), "\(run.errors)")
    }
  }

  @Test func linksOfNotebooksLeadToNotebooks() throws {
    let course = try Course(bodies: ["a": Self.body, "b": "B."])
    defer { course.remove() }
    let run = try course.run(
      "export",
      "--format",
      "ipynb",
      "lessons/en/a.md",
      "--templates",
      Course.templates.path
    )
    #expect(run.status == 0, "\(run.errors)")
    #expect(course.text("output/export/en/a.ipynb")?.contains("(b.ipynb)") == true)
  }

  @Test func withoutABrowserThereIsNoPDFAndAReason() throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    let run = try course.run(
      program: URL(fileURLWithPath: "/usr/bin/env"),
      ["PATH=/nowhere", Course.program.path, "export", "--format", "pdf", "lessons/en/a.md"]
        + ["--templates", Course.templates.path]
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("error: PDF needs Chromium"))
    #expect(run.errors.contains("[pdf-unprintable]"))
    #expect(course.text("output/export/en/a.pdf") == nil)
  }

  @Test func theBrowserPrintsThePage() throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    // In its place, a program that prints what it is asked to print.
    let script = """
      #!/bin/sh
      for word; do case $word in --print-to-pdf=*) target=${word#*=};; file://*) page=${word#file://};; esac; done
      { echo %PDF-1.4; cat "$page"; } > "$target"
      """
    try course.write(Data(script.utf8), to: "browser")
    let browser = course.folder.appendingPathComponent("browser").path
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: browser)
    let run = try course.run(
      program: URL(fileURLWithPath: "/usr/bin/env"),
      ["CHROMIUM=\(browser)", Course.program.path, "export", "--format", "pdf", "lessons/en/a.md"]
        + ["--templates", Course.templates.path]
    )
    #expect(run.status == 0, "\(run.errors)")
    let text = try #require(course.text("output/export/en/a.pdf"))
    #expect(text.hasPrefix("%PDF-1.4"))
    #expect(text.contains("<h1>A case</h1>"))
  }

  @Test func wrongCallsAreExplained() throws {
    let course = try Course(bodies: ["a": "A.", "b": "B."])
    defer { course.remove() }
    #expect(try course.run("export").status == 64)
    #expect(try course.run("export", "--format", "docx", "lessons/en/a.md").status == 64)
    #expect(try course.run("export", "lessons/en/a.md", "lessons/en/b.md").status == 64)
    #expect(try course.run("export", "--format", "ipynb", "lessons/en/c.md").status == 64)
  }
}
