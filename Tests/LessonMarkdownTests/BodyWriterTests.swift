import Diagnostics
import LessonMarkdown
import LessonModel
import Testing

@Suite struct BodyWriterTests {
  @Test func piecesAreSplicedVerbatim() throws {
    let body =
      "# *A* $x$\n\na `{swift} 1` **$y$** @eq-e\n\n$$\nz\n$$ {#eq-e}\n\n```{swift}\n1\n```\n"
    let lesson = parse(body).lesson
    let pieces = replacements(for: lesson).mapValues { "<i data-x=\"&\">\($0)</i>" }
    let html = try BodyWriter(headingStyle: .anchored).write(lesson, replacing: pieces).html
    #expect(
      html == """
        <h1 id="a-x"><em>A</em> <i data-x="&">«$x$»</i></h1>
        <p>a <i data-x="&">«`{swift} 1`»</i> <strong><i data-x="&">«$y$»</i></strong> <i data-x="&">«@eq-e»</i></p>
        <i data-x="&">«$$
        z
        $$ {#eq-e}»</i>
        <i data-x="&">«```{swift}
        1
        ```»</i>

        """
    )
  }

  @Test func missingAndLeftOverPiecesAreErrors() {
    let lesson = parse("a $x$ `{swift} 1`").lesson
    let stranger = SourceSpan(0, 3)
    #expect(throws: SpliceError.self) { try BodyWriter().write(lesson, replacing: [:]) }
    var pieces = replacements(for: lesson)
    pieces[stranger] = ""
    do {
      _ = try BodyWriter().write(lesson, replacing: pieces)
      Issue.record("a piece was left over")
    } catch {
      #expect(error.leftOver == [stranger])
      #expect(error.missing.isEmpty)
    }
  }

  @Test func nulInAPieceDoesNotCutIt() throws {
    let lesson = parse("$x$").lesson
    let html = try BodyWriter().write(lesson, replacing: [lesson.formulas[0].span: "a\0b"]).html
    #expect(html == "<p>a\u{FFFD}b</p>\n")
  }

  @Test(arguments: [
    ("a\n$$x$$\nb", "<p>a</p>\n«$$x$$»\n<p>b</p>\n"), ("a $$x$$ b", "<p>a «$$x$$» b</p>\n"),
    ("a\n$$x$$, b", "<p>a\n«$$x$$», b</p>\n"),
    ("- a\n  $$x$$\n- b", "<ul>\n<li>a\n«$$x$$»\n</li>\n<li>b</li>\n</ul>\n"),
    ("**$$x$$**", "<p><strong>«$$x$$»</strong></p>\n"), ("$$x$$\n$$y$$", "«$$x$$»\n«$$y$$»\n"),
    ("[a $x$](b_c_d)", "<p><a href=\"b_c_d\">a «$x$»</a></p>\n"),
    ("![a $x$ b](u)", "<p><img src=\"u\" alt=\"a x b\" /></p>\n"),
    ("`$x$` \\$y\\$", "<p><code>$x$</code> $y$</p>\n"),
    ("[a](x$b$c \"$t$\")", "<p><a href=\"x$b$c\" title=\"$t$\">a</a></p>\n"),
    (
      "[a](b.md) [c](../zh/d.md#e) [f](http://g/h.md) [i](#j) [k](/l.md)",
      "<p><a href=\"b.html\">a</a> <a href=\"../zh/d.html#e\">c</a> <a href=\"http://g/h.md\">f</a> <a href=\"#j\">i</a> <a href=\"/l.md\">k</a></p>\n"
    ),
    (
      "```swift\nlet x = 1 < 2\n```",
      "<pre><code class=\"language-swift\">let x = 1 &lt; 2\n</code></pre>\n"
    ),
    (
      "<b>x</b> [a](javascript:x)",
      "<p><!-- raw HTML omitted -->x<!-- raw HTML omitted --> <a href=\"\">a</a></p>\n"
    ),
    ("&#xE000;0&#xE000; $x$", "<p>\u{E000}0\u{E000} «$x$»</p>\n"),
  ])
  func markup(body: String, expected: String) throws { #expect(try html(body) == expected) }

  @Test func htmlIsLetThroughIfAllowed() throws {
    let body = "<div>\n<b>$x$</b>\n</div>\n\na <i>$y$</i> [z](javascript:alert)"
    #expect(
      try html(body, allowHTML: true)
        == "<div>\n<b>$x$</b>\n</div>\n\n<p>a <i>«$y$»</i> <a href=\"\">z</a></p>\n"
        .replacing("</div>\n\n", with: "</div>\n")
    )
  }

  @Test func headings() throws {
    let lesson = parse("# *A* [b](c)[^n] `d`\n\n## A\n\n[^n]: x").lesson
    let body = try BodyWriter().write(lesson, replacing: [:])
    #expect(body.headings == ["<em>A</em> b <code>d</code>".replacing("b <", with: "b <"), "A"])
    #expect(
      body.html.contains(
        "<h2 id=\"a\">A <a class=\"permalink\" href=\"#a\" aria-label=\"Link to this section\">#</a></h2>"
      )
    )
  }

  @Test func tables() throws {
    let body = """
      text
      | $\\|W\\|$ | `a\\|b` | c |
      |:--|:-:|--:|
      | `{swift} x || y` | *d* \\| e
      f
      """
    #expect(
      try html(body) == """
        <p>text</p>
        <div class="table-scroll" role="group" aria-label="Table" tabindex="0">
        <table>
        <thead>
        <tr>
        <th scope="col" class="left">«$\\|W\\|$»</th>
        <th scope="col" class="center"><code>a|b</code></th>
        <th scope="col" class="right">c</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="left">«`{swift} x || y`»</td>
        <td class="center"><em>d</em> | e</td>
        <td class="right"></td>
        </tr>
        <tr>
        <td class="left">f</td>
        <td class="center"></td>
        <td class="right"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """
    )
  }

  @Test func tableCellsHoldNoBlocks() throws {
    let html = try html(
      "> | # a | - b |\n> |---|---|\n> | [x]: y | 1. c |\n> | **\"q\"** | `{swift} a`[^n] |\n\n[^n]: z"
    )
    for cell in ["# a", "- b", "[x]: y", "1. c", "<strong>&quot;q&quot;</strong>"] {
      #expect(html.contains(">\(cell)</t"), "\(cell)")
    }
    #expect(html.hasPrefix("<blockquote>\n<div class=\"table-scroll\""))
    #expect(html.contains("<li id=\"fn-1\">\n<p>z "))
  }

  @Test func footnotes() throws {
    let html = try html(
      "b[^two] a[^one] again[^two]\n\n[^one]: First,\n    more.\n\n    - item\n[^two]: Second $x$ [l].\n[^three]: No.\n\n[l]: /u\n\nend"
    )
    #expect(
      html == """
        <p>b<sup class="footnote-mark"><a href="#fn-1" id="fnref-1" role="doc-noteref" aria-label="Footnote 1">1</a></sup> a<sup class="footnote-mark"><a href="#fn-2" id="fnref-2" role="doc-noteref" aria-label="Footnote 2">2</a></sup> again<sup class="footnote-mark"><a href="#fn-1" id="fnref-1-2" role="doc-noteref" aria-label="Footnote 1">1</a></sup></p>
        <p>end</p>
        <section class="footnotes" role="doc-endnotes" aria-label="Footnotes">
        <ol>
        <li id="fn-1">
        <p>Second «$x$» <a href="/u">l</a>. <a class="footnote-back" href="#fnref-1" role="doc-backlink" aria-label="Back to the text, footnote 1.1">↩</a> <a class="footnote-back" href="#fnref-1-2" role="doc-backlink" aria-label="Back to the text, footnote 1.2">↩<sup>2</sup></a></p>
        </li>
        <li id="fn-2">
        <p>First,
        more.</p>
        <ul>
        <li>item</li>
        </ul>
        <p> <a class="footnote-back" href="#fnref-2" role="doc-backlink" aria-label="Back to the text, footnote 2">↩</a></p>
        </li>
        </ol>
        </section>

        """
    )
  }

  @Test func alerts() throws {
    #expect(
      try html("> [!tip]\n> a\n>\n> - b") == """
        <aside class="alert tip" role="note">
        <p class="alert-title">Tip</p>
        <p>a</p>
        <ul>
        <li>b</li>
        </ul>
        </aside>

        """
    )
    #expect(
      try html("> [!CLAIM] imprecise\n>\n> said\n>\n> `{swift} 1`") == """
        <aside class="claim imprecise" role="note">
        <div class="claim-said">
        <p class="claim-title">Claim</p>
        <p>said</p>
        </div>
        <p class="verdict">imprecise</p>
        <div class="claim-computed">
        <p class="claim-title">Computed</p>
        <p>«`{swift} 1`»</p>
        </div>
        </aside>

        """
    )
    #expect(
      try html("> [!NOTE]")
        == "<aside class=\"alert note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n</aside>\n"
    )
    #expect(BodyWords.words(for: "zh-Hans") == .chinese)
  }

  @Test func codeBlocksMayBeReplaced() throws {
    let lesson = parse("- ```swift x\n  let\n    y\n  ```\n\n    indented\n\n```{swift}\n```\n")
      .lesson
    let blocks = CodeBlock.all(in: lesson)
    #expect(blocks.map(\.language) == ["swift"])
    #expect(blocks.first?.code.text == "let\n  y")
    var pieces = replacements(for: lesson)
    for block in blocks { pieces[block.span] = "<pre>coloured</pre>" }
    #expect(try BodyWriter().write(lesson, replacing: pieces).html.contains("<pre>coloured</pre>"))
  }

  @Test func writingFromManyTasksGivesTheSame() async throws {
    let body = String(
      repeating: "# a $x$\n\n- *b* `{swift} 1`\n\n| c | d |\n|---|---|\n| e | $f$ |\n\n",
      count: 20
    )
    let expected = try html(body, headings: .linked)
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<16 { group.addTask { try html(body, headings: .linked) } }
      for try await written in group { #expect(written == expected) }
    }
  }
}
