import Rendering
import Testing

@Suite struct HTMLTests {
  @Test func textIsEscapedAndMarkupIsNot() {
    let text = "<a href='x'>\"&\"</a>"
    let html: HTML = "<b title=\"\(text)\">\(HTML(trusted: "<i>"))\(text)\(7)</b>"
    let escaped = "&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;"
    #expect(html.markup == "<b title=\"\(escaped)\"><i>\(escaped)7</b>")
  }

  @Test func charactersThatNoDocumentMayHoldAreReplaced() {
    #expect(HTML(text: "a\u{0}b\u{1B}c\td\n\u{7F}é").markup == "a\u{FFFD}b\u{FFFD}c\td\n\u{FFFD}é")
  }

  @Test func piecesAreJoined() {
    let pieces: [HTML] = ["<i>a</i>", HTML(text: "<")]
    #expect(pieces.joined(separator: ", ").markup == "<i>a</i>, &lt;")
  }
}
