import LanguageServer
import Testing

@Suite struct ProtocolTests {
  @Test func theFirstRequestIsInitialize() async {
    let talk = Conversation()
    #expect(await talk.request("textDocument/hover")["code"] == -32002)
    await talk.notify("textDocument/didOpen", ["textDocument": ["uri": "file:///a.md"]])
    let result = await talk.request("initialize", ["capabilities": [:]])
    #expect(result["capabilities"]?["hoverProvider"] == true)
    #expect(result["capabilities"]?["positionEncoding"] == "utf-16")
    #expect(await talk.request("initialize")["code"] == -32600)
    #expect(talk.diagnostics(path: "/a.md").isEmpty)
  }

  @Test func whatIsWrongIsAnsweredAndForgotten() async {
    let talk = Conversation()
    await talk.open("`{swift} 1`\n")
    for text in ["{", "nonsense", "\"\\ud800\"", String(repeating: "[", count: 5_000)] {
      await talk.send(text)
      #expect(talk.messages.last?["error"]?["code"] == -32700, "\(text.prefix(9))")
    }
    await talk.send("[]")
    #expect(talk.messages.last?["error"]?["code"] == -32600)
    await talk.send("{\"id\": 7}")
    #expect(talk.messages.last?["error"]?["code"] == -32600)
    #expect(await talk.request("workspace/symbol")["code"] == -32601)
    let count = talk.messages.count
    await talk.send("{\"id\": 7, \"result\": null}")
    await talk.notify("$/cancelRequest", ["id": 1])
    await talk.notify("unknown/notification")
    await talk.notify("textDocument/didChange", ["textDocument": ["uri": "file:///other.md"]])
    await talk.notify("textDocument/didChange", .null)
    await talk.notify("textDocument/didOpen", ["textDocument": ["uri": 5]])
    #expect(talk.messages.count == count)
    for parameters: JSONValue in [
      .null, [:], ["textDocument": ["uri": "file:///not-open.md"]],
      ["textDocument": ["uri": "file:///alone/a.md"], "position": ["line": -1, "character": 0]],
      ["textDocument": ["uri": "file:///alone/a.md"], "position": ["line": "x"]],
    ] {
      #expect(await talk.request("textDocument/hover", parameters)["code"] == -32602)
    }
    let far: JSONValue = [
      "textDocument": ["uri": "file:///alone/a.md"],
      "position": ["line": 1_000_000_000, "character": 2_000_000_000],
    ]
    for method in ["hover", "completion", "definition"] {
      #expect(await talk.request("textDocument/\(method)", far)["code"] == nil)
    }
    // The conversation goes on.
    await talk.change("`{swift} nope`\n", version: 2)
    #expect(talk.codes() == ["unknown-name"])
  }

  @Test func theEndIsOrderlyOrAbrupt() async {
    let orderly = Conversation()
    await orderly.open("Text.\n")
    #expect(await orderly.request("shutdown") == .null)
    #expect(await orderly.request("textDocument/hover")["code"] == -32600)
    #expect(await orderly.server.end == nil)
    await orderly.notify("exit")
    #expect(await orderly.server.end == .shutDown)
    let abrupt = Conversation()
    await abrupt.open("Text.\n")
    await abrupt.notify("exit")
    #expect(await abrupt.server.end == .abrupt)
  }
}
