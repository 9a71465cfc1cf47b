import Preview
import Testing

/// What is sent of a page whose version before is known.
@Suite struct PageBlocksTests {
  private func blocks(_ article: String, foot: String = "") -> PageBlocks? {
    PageBlocks(Array("<body><article>\n\(article)\n</article>\(foot)</body>".utf8))
  }

  private func changes(_ old: String, _ new: String) -> String? {
    guard let old = blocks(old) else { return nil }
    return blocks(new)?.changes(since: old)
  }

  @Test func onlyBlocksThatDifferAreSent() {
    let (a, b, c) = ("<p>a</p>", "<figure><svg><path d=\"M0>\"/></svg><br></figure>", "<hr>")
    #expect(changes(a + b + c, a + b + c) == "3 0 0 3\n")
    #expect(changes(a + b + c, a + "\n<p>new</p> " + c) == "1 1 1 3\n<p>new</p>")
    #expect(changes(a + b + c, a + c) == "1 1 0 3\n")
    #expect(changes(a, "<h2>x</h2>" + a) == "0 0 1 1\n<h2>x</h2>")
    #expect(changes(a + a, a) == "1 1 0 2\n")
    #expect(changes("", a + b) == "0 0 2 0\n\(a)\(b)")
  }

  @Test func whatStandsAroundTheTextAsksForTheWholePage() throws {
    let old = try #require(blocks("<p>a</p>", foot: "1"))
    #expect(blocks("<p>b</p>", foot: "2")?.changes(since: old) == nil)
  }

  @Test(arguments: [
    "text", "<p>a</p> text", "<p><b></p></b>", "<p>a", "</p>", "<!-- a -->", "<style>p > a</style>",
    "<p", "<p title=\"a>b</p>",
  ]) func whatABrowserMayReadOtherwiseIsNotCut(html: String) {
    #expect(blocks(html) == nil)
  }
}
