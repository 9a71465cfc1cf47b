import Testing

/// Input that makes bad parsers slow or deep.
struct Pathological: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String

  var testDescription: String { name }

  /// None of our syntax: cmark must agree.
  static let all: [Pathological] = [
    .init("open brackets", "[", 4_000), .init("quotes", ">", 800),
    .init("quotes with spaces", "> ", 400), .init("emphasis openers", "*a ", 2_000),
    .init("strong closers", "a** ", 2_000), .init("mixed emphasis", "*a_ ", 1_000),
    .init("links", "[a](", 2_000), .init("closed links", "[a](b) ", 1_000),
    .init("link openers", "[a](<b", 1_000), .init("list markers", "- ", 1_000),
    .init("backslashes", "\\", 4_001), .init("angles", "<", 4_000),
    .init("tags", "<a b='", 1_000), .init("comments", "<!-- a ", 1_000),
    .init("instructions", "<?", 2_000), .init("declarations", "<!A ", 1_000),
    .init("data", "<![CDATA[", 800), .init("entities", "&#", 2_000),
    .init("closing brackets", "]", 4_000), .init("images", "![[]()", 1_000),
    .init("dollars and spaces", "$ ", 2_000), .init("opening dollars", " $a", 1),
    .init("at signs", "@", 4_000), .init("pipes", "|", 4_000), .init("titles", "](a \"", 1_000),
    .init("parentheses", "](((((", 1_000), .init("long line", "word ", 8_000),
    .init("lines", "a\n", 2_000), .init("footnote openers", "[^", 2_000),
    .init("braces", "{#", 2_000), .init("dollar runs", "$$$", 1_000),
    Pathological("backticks", (1...200).map { "e" + String(repeating: "`", count: $0) }.joined()),
    Pathological(
      "nested emphasis",
      String(repeating: "*a **a ", count: 600) + "b" + String(repeating: " a** a*", count: 600)
    ),
    Pathological(
      "nested brackets",
      String(repeating: "[", count: 1_000) + "a" + String(repeating: "]", count: 1_000)
    ),
    Pathological(
      "nested lists",
      (0..<200).map { String(repeating: "  ", count: $0) + "* a\n" }.joined()
    ),
    Pathological("definitions", (0..<400).map { "[r\($0)]: /u\n" }.joined() + "\n[r5] [r6]\n"),
  ]

  /// Our syntax, opened again and again: only time and survival matter.
  static let ours: [Pathological] = [
    .init("formulas", "$a$ ", 2_000), .init("opening formulas", " $a", 2_000),
    .init("displays", "$$a", 2_001), .init("display lines", "$$\n", 1_001),
    .init("display blocks", "$$\n- a\n\n", 400), .init("values", "`{swift} 1` ", 1_000),
    .init("open values", "`{swift} ", 2_000), .init("references", "@tbl-x ", 2_000),
    .init("mentions", "[^a] ", 2_000), .init("labels", "$$a$${#", 1_000),
    .init("footnotes", "[^a]: [^a]\n", 600), .init("table rows", "|a|b\n|-|-\n", 600),
    .init("quotes with alerts", "> [!NOTE]\n> a\n\n", 400), .init("anchors", "# a {#a}\n", 400),
    .init("cells", "```{swift}\n//| name: a\n1\n```\n", 400),
    .init("formulas in lists", "- $$\n", 600), .init("headings", "# a\n", 1_000),
    Pathological(
      "wide table",
      String(repeating: "|a", count: 400) + "\n" + String(repeating: "|-", count: 400) + "\n"
        + String(repeating: "|x\n", count: 400)
    ),
    Pathological(
      "deep quote with formula",
      String(repeating: "> ", count: 1_000) + "$$\n" + String(repeating: "> ", count: 1_000)
        + "- $$"
    ),
    Pathological(
      "distinct footnotes",
      (0..<400).map { "[^n\($0)] " }.joined() + "\n\n" + (0..<400).map { "[^n\($0)]: x\n" }.joined()
    ),
    Pathological("unclosed fences", String(repeating: "> ```{swift}\n\n", count: 400)),
    Pathological("emphasised formulas", String(repeating: "*a $x$ ", count: 1_000)),
    Pathological(
      "links and references",
      (0..<1_000).map { "[a][r] [b](u\($0)) " }.joined() + "\n\n[r]: /r\n"
    ),
  ]

  static let fragments: [String] = [
    "*", "**", "_", "`", "``", "[", "]", "](", ")", "(/u)", "!", "<", ">", "<a>", "</a>", "<!--",
    "-->",
    "\n", "\n", "\n\n", "\n\n", " ", "  ", "    ", "\t", "- ", "+ ", "1. ", "2) ", "> ", "# ",
    "## ",
    "```\n", "~~~\n", "---\n", "===\n", "***\n", "a", "b c", "word", "中文", "é", "\\", "&amp;",
    "&#x41;",
    "[r]", "[r]: /u\n", "<div>\n", "</div>\n", "  \n", "\\\n", "$ ", "@ ", "|a|b|\n", "\"", "'",
    ":",
    "<http://x.y>", "\u{E000}", ".",
  ]

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
  }

  private init(_ name: String, _ piece: String, _ count: Int) {
    self.init(name, String(repeating: piece, count: count))
  }
}
