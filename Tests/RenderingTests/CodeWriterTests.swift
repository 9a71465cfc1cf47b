import Rendering
import Testing

@Suite struct CodeWriterTests {
  @Test(
    arguments: [
      ("let x = 1", "<span class=\"k\">let</span> x = <span class=\"n\">1</span>"),
      ("0..<3", "<span class=\"n\">0</span>..&lt;<span class=\"n\">3</span>"),
      ("1e-6", "<span class=\"n\">1e-6</span>"), ("x.default", "x.default"), (".none", ".none"),
      ("10_000.5e+3", "<span class=\"n\">10_000.5e+3</span>"),
      ("Matrix", "<span class=\"t\">Matrix</span>"), ("matrix2", "matrix2"),
      ("$0 + 1", "$0 + <span class=\"n\">1</span>"),
      ("#expect(a)", "<span class=\"k\">#expect</span>(a)"),
      ("\"a \\\" b\" + c", "<span class=\"s\">&quot;a \\&quot; b&quot;</span> + c"),
      ("\"open\nlet", "<span class=\"s\">&quot;open</span>\n<span class=\"k\">let</span>"),
      ("// <c>\nx", "<span class=\"c\">// &lt;c&gt;</span>\nx"),
      ("/* a /* b */ c */ d", "<span class=\"c\">/* a /* b */ c */</span> d"),
      ("/* open", "<span class=\"c\">/* open</span>"), ("σ′(x)", "σ′(x)"), ("", ""),
      ("a / b", "a / b"),
      ("\"", "<span class=\"s\">&quot;</span>"),
    ])
  func piecesAreMarked(code: String, html: String) {
    #expect(CodeWriter.highlighted(code).markup == html)
  }

  @Test(
    arguments: [
      "", "@", "#", "\"\\", "\"\"\"\nlong\n\"\"\" x", ".", "..", "1.", "1.e", "é́\u{200D}",
      "\r\n// a\r\nb", "$", "`if`", "a / b", "/", "a./b", "* /",
      "let é = \"\\(x + \"y\")\"",
    ])
  func nothingIsLostOrAdded(code: String) {
    let text = CodeWriter.highlighted(code).markup.replacing(/<[^>]*>/, with: "")
    #expect(text == HTML(text: code).markup)
  }
}
