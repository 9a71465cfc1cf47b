import CellLanguage
import LanguageServer
import Testing

/// A lesson is wrong most of the time while it is typed.
@Suite struct RobustnessTests {
  private static let lesson = """
    ---
    title: 梯度
    ---
    # One {#one}

    ```{swift}
    //| name: a
    let scale: [Double] = [0.5, 1]
    func twice(_ x: Double) -> Double { 2 * x }
    Table(scale) { s in
      Column("$s$", "\\(twice(s))")
      Column("f", Activation.tanh.derivative(s))
    }
    ```

    > [!CLAIM] false
    > See @tbl-a 😀, [here](#one): `{swift} 0.5 ≈ scale[0]`, $$x$$ {#eq-x}.

    """

  @Test func beginningsOfALessonAreAnswered() async {
    let talk = Conversation(limits: CellLimits(steps: 100_000))
    await talk.open("", waits: false)
    var version = 1
    for (number, end) in Self.lesson.indices.enumerated() where number.isMultiple(of: 5) {
      version += 1
      let text = String(Self.lesson[..<end])
      await talk.change(text, version: version, waits: false)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let parameters: JSONValue = [
        "textDocument": ["uri": "file:///alone/a.md"],
        "position": [
          "line": .integer(lines.count - 1), "character": .integer(lines.last?.utf16.count ?? 0),
        ],
        "range": [
          "start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0],
        ],
      ]
      for method in ["hover", "completion", "definition", "documentSymbol", "codeAction"] {
        let answer = await talk.request("textDocument/\(method)", parameters)
        #expect(answer["code"] == nil, "\(method) behind '\(text.suffix(20))'")
      }
    }
    await talk.change(Self.lesson, version: version + 1)
    #expect(talk.codes() == [])
    #expect(talk.diagnostics().last?.version == version + 1)
  }
}
