import Testing

/// Input that makes bad parsers slow or deep.
struct Pathological: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String

  var testDescription: String { name }

  /// None of our syntax: cmark must agree.
  static let all: [Pathological] = [
    .init("open brackets", "[", 20_000), .init("quotes", ">", 4_000),
    .init("quotes with spaces", "> ", 2_000), .init("emphasis openers", "*a ", 10_000),
    .init("strong closers", "a** ", 10_000), .init("mixed emphasis", "*a_ ", 5_000),
    .init("links", "[a](", 10_000), .init("closed links", "[a](b) ", 5_000),
    .init("link openers", "[a](<b", 5_000), .init("list markers", "- ", 1_000),
    .init("backslashes", "\\", 20_001), .init("angles", "<", 20_000),
    .init("tags", "<a b='", 5_000), .init("comments", "<!-- a ", 5_000),
    .init("instructions", "<?", 10_000), .init("declarations", "<!A ", 5_000),
    .init("data", "<![CDATA[", 4_000), .init("entities", "&#", 10_000),
    .init("closing brackets", "]", 20_000), .init("images", "![[]()", 5_000),
    .init("dollars and spaces", "$ ", 10_000), .init("opening dollars", " $a", 1),
    .init("at signs", "@", 20_000), .init("pipes", "|", 20_000), .init("titles", "](a \"", 5_000),
    .init("parentheses", "](((((", 5_000), .init("long line", "word ", 40_000),
    .init("lines", "a\n", 10_000), .init("footnote openers", "[^", 10_000),
    .init("braces", "{#", 10_000), .init("dollar runs", "$$$", 5_000),
    Pathological("backticks", (1...200).map { "e" + String(repeating: "`", count: $0) }.joined()),
    Pathological(
      "nested emphasis",
      String(repeating: "*a **a ", count: 3_000) + "b" + String(repeating: " a** a*", count: 3_000)
    ),
    Pathological(
      "nested brackets",
      String(repeating: "[", count: 5_000) + "a" + String(repeating: "]", count: 5_000)
    ),
    Pathological(
      "nested lists",
      (0..<200).map { String(repeating: "  ", count: $0) + "* a\n" }.joined()
    ),
    Pathological("definitions", (0..<2_000).map { "[r\($0)]: /u\n" }.joined() + "\n[r5] [r6]\n"),
  ]

  /// Our syntax, opened again and again: only time and survival matter.
  static let ours: [Pathological] = [
    .init("formulas", "$a$ ", 10_000), .init("opening formulas", " $a", 10_000),
    .init("displays", "$$a", 10_001), .init("display lines", "$$\n", 5_001),
    .init("display blocks", "$$\n- a\n\n", 2_000), .init("values", "`{swift} 1` ", 5_000),
    .init("open values", "`{swift} ", 10_000), .init("references", "@tbl-x ", 10_000),
    .init("mentions", "[^a] ", 10_000), .init("labels", "$$a$${#", 5_000),
    .init("footnotes", "[^a]: [^a]\n", 3_000), .init("table rows", "|a|b\n|-|-\n", 3_000),
    .init("quotes with alerts", "> [!NOTE]\n> a\n\n", 2_000), .init("anchors", "# a {#a}\n", 2_000),
    .init("cells", "```{swift}\n//| name: a\n1\n```\n", 2_000),
    .init("formulas in lists", "- $$\n", 3_000), .init("headings", "# a\n", 5_000),
    Pathological(
      "wide table",
      String(repeating: "|a", count: 2_000) + "\n" + String(repeating: "|-", count: 2_000) + "\n"
        + String(repeating: "|x\n", count: 2_000)
    ),
    Pathological(
      "deep quote with formula",
      String(repeating: "> ", count: 1_000) + "$$\n" + String(repeating: "> ", count: 1_000)
        + "- $$"
    ),
    Pathological(
      "distinct footnotes",
      (0..<2_000).map { "[^n\($0)] " }.joined() + "\n\n"
        + (0..<2_000).map { "[^n\($0)]: x\n" }.joined()
    ),
    Pathological("unclosed fences", String(repeating: "> ```{swift}\n\n", count: 2_000)),
    Pathological("emphasised formulas", String(repeating: "*a $x$ ", count: 5_000)),
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
    "[r]", "[r]: /u\n", "<div>\n", "</div>\n", "  \n", "\\\n", "$ ", "@ ", "|", "|a|b|\n", "\"",
    "'", ":",
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
