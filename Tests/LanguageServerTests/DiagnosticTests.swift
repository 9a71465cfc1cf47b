import CellLanguage
import LanguageServer
import Testing

@Suite struct DiagnosticTests {
  @Test func unsavedTextIsHeldToWhatItComputes() async {
    let talk = Conversation()
    await talk.open("A quarter: `{swift} 0.25 ≈ 1.0 / 4`.\n")
    #expect(talk.codes() == [])
    await talk.change("A quarter: `{swift} 0.26 ≈ 1.0 / 4`.\n\n@tbl-none\n", version: 2)
    let all = talk.diagnostics().last?.all ?? []
    #expect(all.compactMap { $0["code"]?.text } == ["false-claim", "unknown-reference"])
    #expect(all.first?["range"]?.rangeText == "0:11-0:35")
    #expect(all.first?["severity"] == 1)
    #expect(
      all.first?["message"]?.text?.hasPrefix("the claim is 0.26, the value of '1.0 / 4' is 0.25")
        == true
    )
    #expect(talk.diagnostics().last?.version == 2)
  }

  @Test func whatExplainsAFalseClaimIsRelated() async {
    let talk = Conversation()
    await talk.open("```{swift}\nlet half = 0.5\n```\n\n`{swift} 0.4 ≈ half / 2`\n")
    let related = talk.diagnostics().last?.all.first?["relatedInformation"]?.elements ?? []
    #expect(related.first?["message"] == "'half' is 0.5")
    #expect(related.first?["location"]?["uri"] == "file:///alone/a.md")
  }

  @Test func linksAreHeldToWhatIsOpen() async {
    let talk = Conversation([
      "en/a.md": "---\ntitle: A\n---\n", "en/b.md": "---\ntitle: B\n---\n# Old\n",
    ])
    let path = "/course/en/a.md"
    await talk.open("---\ntitle: A\n---\n[one](b.md#new) [two](c.md)\n", path: path)
    #expect(
      talk.codes(path: path).sorted() == ["record-missing", "unknown-anchor", "unknown-lesson"]
    )
    // The other lesson, not yet saved, has the heading.
    await talk.openAnother("---\ntitle: B\n---\n# New\n", path: "/course/en/b.md")
    await talk.notify("textDocument/didSave", ["textDocument": ["uri": "file:///course/en/b.md"]])
    await talk.server.settle()
    #expect(talk.codes(path: path).sorted() == ["record-missing", "unknown-lesson"])
  }

  @Test func aTranslationIsHeldToItsSource() async {
    let text = { (number: String) in "---\ntitle: A\n---\n\n```{swift}\nlet a = \(number)\na\n```\n"
    }
    let talk = Conversation(["en/a.md": text("1"), "zh/a.md": text("1")], languages: ["en", "zh"])
    await talk.open(text("2"), path: "/course/zh/a.md")
    #expect(talk.codes(path: "/course/zh/a.md").contains("translation-cell"))
  }

  @Test func aNewTextCancelsTheOldOne() async {
    let talk = Conversation(limits: CellLimits(steps: .max / 1_000, seconds: 10_000))
    let endless = "```{swift}\nvar n = 0\nwhile true { n += 1 }\n```\n"
    await talk.open(endless, waits: false)
    for version in 2...5 {
      await talk.change(endless + "\(version)\n", version: version, waits: false)
    }
    await talk.change("`{swift} nope`\n", version: 6)
    #expect(talk.diagnostics().map(\.version) == [6])
    #expect(talk.codes() == ["unknown-name"])
  }

  @Test func aRunawayCellEndsAtItsLimit() async {
    let talk = Conversation(limits: CellLimits(steps: 10_000))
    await talk.open("```{swift}\nvar n = 0\nwhile true { n += 1 }\n```\n")
    #expect(talk.codes() == ["step-limit"])
  }

  @Test func markdownThatIsNoLessonIsLeftAlone() async {
    let talk = Conversation(["en/a.md": "---\ntitle: A\n---\n"])
    for path in ["/alone/README.md", "/course/en/notes.md"] {
      await talk.open("# Read me\n\n[gone](gone.md) @tbl-x $$\n", path: path)
      #expect(talk.diagnostics(path: path).last?.all == [])
    }
  }

  @Test func aClosedLessonHasNone() async {
    let talk = Conversation()
    await talk.open("`{swift} nope`\n")
    await talk.notify("textDocument/didClose", ["textDocument": ["uri": "file:///alone/a.md"]])
    #expect(talk.codes() == [])
    #expect(
      await talk.request(
        "textDocument/documentSymbol",
        ["textDocument": ["uri": "file:///alone/a.md"]]
      )["code"] == -32602
    )
  }
}
