import Diagnostics
import LessonMarkdown
import LessonModel
import Testing

@Suite struct InlineTextTests {
  @Test(arguments: [
    ("Range of $f'$ *each*", "Range of «$f'$» <em>each</em>"),
    ("# not a heading", "# not a heading"),
    ("- no\n\nlist", "- no  list"), ("", ""), ("$x$", "«$x$»"),
    ("**\"q\"**", "<strong>&quot;q&quot;</strong>"),
    ("[a]: b", "[a]: b"), ("a | b", "a | b"),
    ("<b>x</b>", "<!-- raw HTML omitted -->x<!-- raw HTML omitted -->"),
    ("`{swift} 1`", "<code>1</code>"), ("see @tbl-a", "see «@tbl-a»"),
    ("[l](x.md)", "<a href=\"x.html\">l</a>"),
    ("    four", "four"), ("\u{E000}0\u{E000}", "\u{E000}0\u{E000}"), ("中文 < &", "中文 &lt; &amp;"),
  ])
  func html(markdown: String, expected: String) throws {
    let text = InlineText(markdown)
    let slice = SourceSlice(path: "", text: markdown)
    let spans = text.formulas.map(\.span) + text.references.map(\.span)
    let pieces = Dictionary(
      uniqueKeysWithValues: spans.map { ($0, "«\(slice.file.text(in: $0))»") }
    )
    #expect(try text.html(replacing: pieces) == expected)
  }

  @Test func placesAreThoseOfTheLesson() throws {
    let lesson = parse("> ```{swift}\n> //| caption: 中 $x$ @tbl-a\n> ```\n").lesson
    let caption = try #require(lesson.cells.first?.options.caption)
    let inline = InlineText(caption)
    #expect(inline.formulas.map { text($0.span, lesson) } == ["$x$"])
    #expect(inline.references.map { text($0.span, lesson) } == ["@tbl-a"])
    #expect(inline.plainText == "中 x tbl-a")
    #expect(lesson.formulas.isEmpty)
  }

  @Test func missingPiecesAreErrors() {
    #expect(throws: SpliceError.self) { try InlineText("$x$").html(replacing: [:]) }
  }
}
