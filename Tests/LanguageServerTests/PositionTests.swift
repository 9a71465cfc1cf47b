import LanguageServer
import Testing

/// Positions and changes in text that is not ASCII, seen through what is reported where.
@Suite struct PositionTests {
  /// 梯 is three bytes and one unit, 😀 four bytes and two units.
  private static let text = "梯度😀 `{swift} nope` 完\n"

  private func range(_ talk: Conversation) -> String? {
    talk.diagnostics().last?.all.first?["range"]?.rangeText
  }

  @Test func charactersAreUTF16UnitsUnlessBothSidesCountBytes() async {
    let utf16 = Conversation()
    await utf16.open(Self.text)
    #expect(range(utf16) == "0:14-0:18")
    let utf8 = Conversation()
    await utf8.open(Self.text, encodings: ["utf-16", "utf-8"])
    #expect(range(utf8) == "0:20-0:24")
  }

  @Test func changesApplyOneAfterTheOther() async {
    let talk = Conversation()
    await talk.open(Self.text)
    func change(_ line: Int, _ start: Int, _ end: Int, _ text: String) -> JSONValue {
      [
        "range": [
          "start": ["line": .integer(line), "character": .integer(start)],
          "end": ["line": .integer(line), "character": .integer(end)],
        ],
        "text": .string(text),
      ]
    }
    await talk.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": "file:///alone/a.md", "version": 2],
        // A new line in front, then 😀 is replaced, then the name.
        "contentChanges": [
          change(0, 0, 0, "# 标题\n\n"), change(2, 2, 4, "是"), change(2, 13, 17, "1 + nix"),
        ],
      ]
    )
    await talk.server.settle()
    #expect(talk.codes() == ["unknown-name"])
    #expect(range(talk) == "2:17-2:20")
    #expect(talk.diagnostics().last?.version == 2)
  }

  @Test func aChangeWithoutSenseLeavesTheText() async {
    let talk = Conversation()
    await talk.open(Self.text)
    for change: JSONValue in [["text": 5], ["range": ["start": 1], "text": "x"], 3] {
      await talk.notify(
        "textDocument/didChange",
        [
          "textDocument": ["uri": "file:///alone/a.md", "version": 2],
          "contentChanges": [change],
        ]
      )
    }
    await talk.server.settle()
    #expect(talk.diagnostics().count == 1)
    // A place behind the end is the end, one inside a pair of units its beginning.
    await talk.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": "file:///alone/a.md", "version": 3],
        "contentChanges": [
          [
            "range": [
              "start": ["line": 0, "character": 3], "end": ["line": 99, "character": 99],
            ],
            "text": "`{swift} 2 ≈ 1.0`",
          ]
        ],
      ]
    )
    await talk.server.settle()
    #expect(talk.codes() == ["false-claim"])
    #expect(range(talk) == "0:2-0:19")
  }
}
