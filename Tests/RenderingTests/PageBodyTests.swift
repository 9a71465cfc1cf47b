import Diagnostics
import LessonModel
import Rendering
import Testing

@Suite struct PageBodyTests {
  private func diagnostics(
    _ body: String,
    _ outputs: [(String, [LessonRecord.Output])] = []
  ) throws -> [String] {
    let page = try Sample.page("---\ntitle: T\ndescription: D\n---\n\(body)", outputs)
    if page.diagnostics.hasErrors { #expect(page.files == []) }
    return page.diagnostics.map { found in
      let start = found.place.map { $0.file.position(at: $0.span.start) }
      let marked = found.place.map { $0.file.text(in: $0.span) } ?? ""
      return "\(start?.line ?? 0):\(start?.column ?? 0) \(found.id) ‹\(marked)› \(found.message)"
    }
  }

  @Test func texErrorsAreAtTheirPlace() throws {
    let found = try diagnostics(
      "梯度 $a + \\fraq{1}{2}$\n\n$$\nx\n + {y\n$$\n"
    )
    #expect(
      found == [
        """
        5:13 tex-error ‹\\fraq› undefined control sequence '\\fraq'; did you mean '\\frac'?
        """,
        "9:6 tex-error ‹› expected '}', got the end of the formula",
      ]
    )
  }

  @Test func doubtfulTeXIsAWarning() throws {
    let found = try diagnostics("The state $S_t 是$ here.\n")
    #expect(found.count == 1 && found[0].hasPrefix("5:16 tex-warning ‹是›"), "\(found)")
  }

  @Test func texErrorsInColumnTitlesAreAtTheCell() throws {
    let table = Table(columns: [Table.Column(title: "$\\foo$")], rows: [[.integer(1)]])
    let found = try diagnostics(
      "```{swift}\ntable\n```\n",
      [("cell-1", [.value(.table(table))])]
    )
    #expect(
      found == [
        "6:1 tex-error ‹table› undefined control sequence '\\foo'; expected a command that KaTeX knows, "
          + "in the column title '$\\foo$'"
      ]
    )
  }

  @Test func aReferenceToACellWithoutATableIsAnError() throws {
    let found = try diagnostics(
      "```{swift}\n//| name: one\n1\n```\n\nSee @tbl-one.\n",
      [("one", [.value(.integer(1))])]
    )
    #expect(found == ["10:5 empty-reference ‹@tbl-one› 'one' shows no table to refer to"])
  }

  @Test func aFoldedOutputIsThereAndClosed() throws {
    let cell = "```{swift}\n//| output: folded\n1 + 1\n```\n"
    let page = try Sample.page(
      "---\ntitle: T\ndescription: D\n---\n\(cell)",
      [("cell-1", [.value(.integer(2))])]
    )
    let html = String(decoding: try #require(page.files.first).bytes, as: UTF8.self)
    let summary = try #require(
      html.range(of: "<details class=\"cell\">\n<summary>Show the answer</summary>")
    )
    let result = try #require(html.range(of: "<div class=\"result\">"))
    #expect(summary.upperBound < result.lowerBound)
    #expect(!html.contains("<details class=\"cell\" open"))
  }

  @Test func whatIsWideScrollsByKeys() throws {
    let wide = String(repeating: "a", count: 60)
    let text = "---\ntitle: T\ndescription: D\n---\n```text\n\(wide)\n```\n\n~~~\na < b\n~~~\n"
    let page = try Sample.page(text, [])
    let html = String(decoding: try #require(page.files.first).bytes, as: UTF8.self)
    #expect(html.contains("<pre tabindex=\"0\"><code class=\"language-text\">\(wide)"))
    #expect(html.contains("<pre><code>a &lt; b"))
  }

  @Test func aNumberInALinkTakesNoFocusOfItsOwn() throws {
    let text =
      "---\ntitle: T\ndescription: D\n---\nIt is [`{swift} 1 + 1`](https://a.b) or `{swift} 2 + 2`.\n"
    let page = try Sample.page(
      text,
      [("1 + 1", [.value(.integer(2))]), ("2 + 2", [.value(.integer(4))])]
    )
    #expect(page.diagnostics.map { $0.drawn() } == [])
    let html = String(decoding: try #require(page.files.first).bytes, as: UTF8.self)
    #expect(html.contains("<a href=\"https://a.b\"><span class=\"claim\" aria-describedby"))
    #expect(html.contains("<span class=\"claim\" tabindex=\"0\" aria-describedby"))
  }

  @Test func severalFoldedOutputsAreNumbered() throws {
    let cells = ["1", "2"].map { "```{swift}\n//| output: folded\n\($0)\n```\n" }
    let page = try Sample.page(
      "---\ntitle: T\ndescription: D\n---\n\(cells.joined(separator: "\n"))",
      [("cell-1", [.value(.integer(1))]), ("cell-2", [.value(.integer(2))])]
    )
    let html = String(decoding: try #require(page.files.first).bytes, as: UTF8.self)
    #expect(html.contains("<summary>Show answer 1</summary>"))
    #expect(html.contains("<summary>Show answer 2</summary>"))
  }

  @Test func aRecordOfAnotherLessonIsNoticed() throws {
    #expect(
      try diagnostics("Value `{swift} x`.\n") == [
        "5:7 missing-entry ‹`{swift} x`› the record has no entry '(x)'"
      ]
    )
  }

  @Test func whatARecordLacksIsNoNewsAfterAnError() throws {
    let lesson = Sample.lesson("---\ntitle: T\ndescription: D\n---\n`{swift} x` $\\foo$\n")
    let site = try Sample.site(lessons: [lesson], typesetter: try Sample.typesetter())
    let page = site.page(
      of: lesson,
      record: LessonRecord(lesson: "2-9-sample", entries: []),
      isComplete: false
    )
    #expect(page.files == [])
    #expect(page.diagnostics.map(\.id) == ["tex-error"])
  }

  @Test func itemsOfALessonWithoutNumberAreCounted() throws {
    let table = Table(columns: [Table.Column(title: "a")], rows: [])
    let text = """
      ---
      title: T
      description: D
      ---
      ```{swift}
      //| name: one
      t
      ```

      @tbl-one and @eq-one

      $$
      x
      $$ {#eq-one}
      """
    let page = try Sample.page(
      text,
      [("one", [.value(.table(table)), .value(.table(table))])],
      name: "notation"
    )
    let html = withoutMath(String(decoding: try #require(page.files.first).bytes, as: UTF8.self))
    #expect(html.contains("<a class=\"reference\" href=\"#tbl-one\">Table\u{A0}1</a>"))
    #expect(html.contains("<a class=\"reference\" href=\"#eq-one\">Equation\u{A0}(1)</a>"))
    #expect(html.contains("id=\"tbl-one.2\"") && html.contains("<b>Table 2</b>"))
    #expect(
      page.files.map(\.path) == [
        "en/notation.html", "en/notation.one.csv", "en/notation.one.2.csv",
      ]
    )
  }

  @Test func chineseHasItsOwnWords() throws {
    let page = try Sample.page(
      "---\ntitle: T\ndescription: D\n---\n见 @eq-a。\n\n$$\nx\n$$ {#eq-a}\n",
      language: "zh"
    )
    let html = String(decoding: try #require(page.files.first).bytes, as: UTF8.self)
    #expect(html.contains(">式\u{A0}(2-9.1)</a>"))
    #expect(html.contains("<html lang=\"zh\">"))
  }

  @Test func markupInComputedTextIsText() throws {
    let page = try Sample.page(
      "---\ntitle: T\ndescription: D\n---\n`{swift} x`\n\n```{swift}\ny\n```\n",
      [
        ("(x)", [.value(.text("<script>alert('1')</script>"))]),
        ("cell-1", [.printed("<b>&"), .value(.list([.text("\"<i>\"")]))]),
      ]
    )
    let html = String(decoding: try #require(page.files.first).bytes, as: UTF8.self)
    #expect(html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"))
    #expect(html.contains("&lt;b&gt;&amp;"))
    #expect(html.contains("&quot;&lt;i&gt;&quot;"))
    #expect(!html.contains("<script>alert") && !html.contains("<i>"))
  }
}

extension PageBodyTests {
  /// Browsers break between a formula and the comma behind it, unless the formula's end forbids breaks.
  @Test func aFormulaIsNotTornFromThePunctuationBehindIt() throws {
    let tex = "a = b + c + d + e + f + g + h + i + j"
    let page = try Sample.page("---\ntitle: T\ndescription: D\n---\nIt is $\(tex)$, and $x$.\n")
    let html = String(decoding: try #require(page.files.first).bytes, as: UTF8.self)
    #expect(html.contains("<span class=\"short\"><span class=\"katex\">"))
    #expect(html.ranges(of: "<b class=base>").count > 4)
    #expect(html.ranges(of: "<b class=short><b class=base>").count == 1)
    #expect(html.contains(/<b class=short><b class=base>.*?<\/b><\/b><\/span><\/span>, and/))
  }

  @Test func lineEndsBetweenChineseCharactersAreNoSpaces() throws {
    let page = try Sample.page(
      "---\ntitle: T\ndescription: D\n---\n斜率，\n所以\n$x$\n大 a\nb。\n\n```\n一\n二\n```\n",
      language: "zh"
    )
    let html = withoutMath(String(decoding: try #require(page.files.first).bytes, as: UTF8.self))
    #expect(html.contains("<p>斜率，所以\n<span class=\"short\"><math>x</math></span>\n大 a\nb。</p>"))
    #expect(html.contains("一\n二\n"))
  }
}
