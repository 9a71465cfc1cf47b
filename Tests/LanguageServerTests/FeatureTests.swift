import LanguageServer
import Testing

@Suite struct FeatureTests {
  private static let lesson = """
    ---
    title: 激活
    ---

    # 第一 One

    ## Two

    ```{swift}
    //| name: slopes
    //| caption: What $x$ is.
    //| code: folded
    let scale = 2.0
    func twice(_ x: Double, by factor: Double) -> Double { x * factor }
    Table([1.0, 2]) { row in Column("a", row * scale) }
    ```

    See @tbl-slopes and @eq-sum: `{swift} 0.26 ≈ Activation.sigmoid.derivative(0)` is wrong.

    $$
    a + b
    $$ {#eq-sum}

    """

  private func hover(_ marked: String) async -> String {
    await Conversation().ask("textDocument/hover", marked)["contents"]?["value"]?.text ?? ""
  }

  private func labels(_ marked: String, in talk: Conversation = Conversation()) async -> [String] {
    await talk.ask("textDocument/completion", marked).elements.compactMap { $0["label"]?.text }
  }

  // MARK: Hover

  @Test func aClaimSaysItsValue() async {
    let text = await hover(Self.lesson.replacing("`{swift} 0.26", with: "`{swift} 0.2‸6"))
    #expect(text == "`0.25` · the claim **does not hold**; written alike, the value is 0.25")
  }

  @Test func whatIsCalledSaysItsReference() async {
    let text = await hover(Self.lesson.replacing("derivative(0)", with: "deri‸vative(0)"))
    #expect(text.contains("func derivative(_ x: Double)"))
    #expect(text.contains("// Activation"))
    let type = await hover(Self.lesson.replacing("≈ Activation", with: "≈ Acti‸vation"))
    #expect(type.contains("**Activation**"))
    let table = await hover(Self.lesson.replacing("Table([1.0", with: "Tab‸le([1.0"))
    #expect(table.contains("init<"))
  }

  @Test func aBindingSaysItsTypeAndValue() async {
    let text = await hover(Self.lesson.replacing("row * scale", with: "row * sca‸le"))
    #expect(text == "```swift\nlet scale: Double\n```\n\n`2.0`")
    let parameter = await hover(Self.lesson.replacing("row * scale", with: "r‸ow * scale"))
    #expect(parameter == "```swift\nlet row: Double\n```")
    let function = await hover(Self.lesson.replacing("func twice", with: "func tw‸ice"))
    #expect(function.contains("func twice(_ x: Double, by factor: Double) -> Double"))
  }

  @Test func referencesAndOptionsSayWhatTheyAre() async {
    #expect(
      await hover(Self.lesson.replacing("@tbl-slopes", with: "@tbl-slo‸pes")).contains(
        "What $x$ is."
      )
    )
    #expect(await hover(Self.lesson.replacing("@eq-sum:", with: "@eq-‸sum:")).contains("a + b"))
    #expect(
      await hover(Self.lesson.replacing("code: folded", with: "co‸de: folded")).contains(
        "readers see the code"
      )
    )
    #expect(await hover(Self.lesson.replacing("# 第一", with: "# 第‸一")) == "")
  }

  @Test func linksSayTheirLesson() async {
    let talk = Conversation([
      "en/a.md": "---\ntitle: A\n---\n",
      "en/b.md": "---\ntitle: The other\ndescription: D.\n---\n## Part\n",
    ])
    let text = "---\ntitle: A\n---\n[x](b.md#pa‸rt)\n"
    let found = await talk.ask("textDocument/hover", text, path: "/course/en/a.md")
    #expect(found["contents"]?["value"] == "**The other** · Part\n\nD.")
    let place = await talk.ask("textDocument/definition", text, path: "/course/en/a.md")
    #expect(place["uri"] == "file:///course/en/b.md")
    #expect(place["range"]?.rangeText == "4:0-4:7")
  }

  // MARK: Completion

  @Test func namesOfCellsAboveAndOfTheLibrary() async {
    let found = await labels(Self.lesson + "\n```{swift}\nlet other = 1\nsc‸\n```\n")
    for name in ["scale", "twice", "other", "Table", "Activation", "let", "exp"] {
      #expect(found.contains(name), "\(name)")
    }
    #expect(!found.contains("row"))
    let inline = await labels(Self.lesson + "\n`{swift} ‸`\n")
    _ = inline
    let started = await labels(Self.lesson + "\n`{swift} s‸`\n")
    #expect(started.contains("scale"))
  }

  @Test func membersOfWhatStandsInFrontOfThePoint() async {
    let members = await labels(Self.lesson + "\n```{swift}\nlet a = [1.0]\na.‸\nlet b = 2\n```\n")
    #expect(members.contains("count") && members.contains("map") && !members.contains("scale"))
    let statics = await labels(Self.lesson + "\n```{swift}\nActivation.‸\n```\n")
    #expect(statics.contains("tanh") && !statics.contains("derivative"))
    let instance = await labels(Self.lesson + "\n```{swift}\nActivation.tanh.de‸\n```\n")
    #expect(instance.contains("derivative") && !instance.contains("tanh"))
    let closure = await labels(
      Self.lesson + "\n```{swift}\nTable([Activation.tanh]) { f in Column(\"a\", f.‸) }\n```\n"
    )
    #expect(closure.contains("derivative"))
    let implicit = await labels(Self.lesson + "\n```{swift}\nlet f: [Activation] = [.‸]\n```\n")
    #expect(implicit.contains("sigmoid"))
    let label = await labels(
      Self.lesson + "\n```{swift}\nRecurrentNetwork(inputSize: 1, activation: .‸)\n```\n"
    )
    #expect(label.contains("sigmoid"))
  }

  @Test func labelsThatACallLacks() async {
    let library = await labels(
      Self.lesson + "\n```{swift}\nRecurrentNetwork(inputSize: 2, ‸)\n```\n"
    )
    #expect(library.contains("hiddenSize:") && !library.contains("inputSize:"))
    let own = await labels(Self.lesson + "\n```{swift}\ntwice(1, ‸)\n```\n")
    #expect(own.contains("by:"))
  }

  @Test func optionsAndTheirValues() async {
    #expect(
      await labels("```{swift}\n//| ‸\n1\n```\n") == ["name", "caption", "alt", "code", "output"]
    )
    #expect(await labels("```{swift}\n//| code: fo‸\n1\n```\n") == ["shown", "folded", "hidden"])
  }

  @Test func everyOptionThatIsOfferedIsKnown() async {
    for key in await labels("```{swift}\n//| ‸\n1\n```\n") {
      let talk = Conversation()
      await talk.open("```{swift}\n//| \(key): shown\n1\n```\n")
      #expect(!talk.codes().contains("unknown-option"), "\(key)")
    }
  }

  @Test func referencesLinksAndAnchors() async {
    #expect(await labels(Self.lesson + "\nSee @‸\n") == ["@tbl-slopes", "@eq-sum"])
    #expect(await labels(Self.lesson + "\nSee @tbl-s‸\n").contains("@tbl-slopes"))
    let talk = Conversation([
      "en/a.md": "---\ntitle: A\n---\n", "en/b.md": "---\ntitle: B\n---\n## Part\n",
    ])
    let head = "---\ntitle: A\n---\n# Mine\n\n"
    func found(_ text: String) async -> [String] {
      await talk.ask("textDocument/completion", head + text, path: "/course/en/a.md").elements
        .compactMap { $0["label"]?.text }
    }
    #expect(await found("[x](‸").sorted() == ["a.md", "b.md"])
    #expect(await found("[x](b.md#‸)") == ["part"])
    #expect(await found("[x](#‸)") == ["mine"])
    #expect(await found("> [!‸").contains("CLAIM"))
    #expect(await found("> [!CLAIM] ‸").contains("imprecise"))
    #expect(await found("Nothing‸") == [])
  }

  @Test func whatIsChosenTakesThePlaceOfWhatIsTyped() async {
    let items = await Conversation().ask("textDocument/completion", "梯度 @tb‸\n\n$$x$$ {#eq-a}\n")
      .elements
    #expect(items.first?["textEdit"]?["range"]?.rangeText == "0:3-0:6")
    #expect(items.first?["textEdit"]?["newText"] == "@eq-a")
  }

  // MARK: Definition

  @Test func definitions() async {
    func range(_ marked: String) async -> String? {
      await Conversation().ask("textDocument/definition", marked)["range"]?.rangeText
    }
    #expect(await range(Self.lesson.replacing("@tbl-slopes", with: "@tbl-slo‸pes")) == "9:10-9:16")
    #expect(await range(Self.lesson.replacing("@eq-sum:", with: "@eq-‸sum:")) == "19:0-21:12")
    #expect(await range(Self.lesson.replacing("row * scale", with: "row * sca‸le")) == "12:4-12:9")
    #expect(
      await range(Self.lesson.replacing("row * scale", with: "r‸ow * scale")) == "14:18-14:21"
    )
    #expect(await range(Self.lesson + "\n`{swift} tw‸ice(1, by: scale)`\n") == "13:5-13:10")
    #expect(await range(Self.lesson.replacing("Table([1.0", with: "Tab‸le([1.0")) == nil)
  }

  // MARK: Outline and actions

  @Test func theOutlineHasHeadingsCellsAndEquations() async {
    let talk = Conversation()
    await talk.open(Self.lesson)
    let symbols = await talk.request(
      "textDocument/documentSymbol",
      ["textDocument": ["uri": "file:///alone/a.md"]]
    )
    let first = symbols.elements.first
    #expect(symbols.elements.count == 1 && first?["name"] == "第一 One")
    let second = first?["children"]?.elements.first
    #expect(second?["name"] == "Two")
    #expect(second?["children"]?.elements.compactMap { $0["name"]?.text } == ["slopes", "eq-sum"])
    #expect(second?["range"]?.rangeText == "6:0-22:0")
  }

  @Test func theComputedValueCanBeWritten() async {
    let talk = Conversation()
    let marked = Self.lesson.replacing("`{swift} 0.26", with: "`{swift} 0.2‸6")
    await talk.open(marked.replacing("‸", with: ""))
    let range: JSONValue = [
      "start": ["line": 17, "character": 40], "end": ["line": 17, "character": 40],
    ]
    let actions = await talk.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": "file:///alone/a.md"], "range": range,
        "context": ["diagnostics": []],
      ]
    )
    #expect(actions.elements.count == 1)
    let action = actions.elements.first
    #expect(action?["title"] == "Write the computed value 0.25")
    let edit = action?["edit"]?["changes"]?["file:///alone/a.md"]?.elements.first
    #expect(edit?["newText"] == "0.25")
    #expect(edit?["range"]?.rangeText == "17:38-17:42")
    #expect(action?["diagnostics"]?.elements.first?["code"] == "false-claim")
  }

  @Test func misspeltNamesCanBeReplaced() async {
    let talk = Conversation()
    await talk.open("`{swift} Activation.tanhh(1)` and `{swift} 1 ≈ 2`, `{swift} 3 ≈ 4`\n")
    func titles(_ only: [JSONValue], _ line: Int = 0) async -> [String] {
      await talk.request(
        "textDocument/codeAction",
        [
          "textDocument": ["uri": "file:///alone/a.md"],
          "range": [
            "start": ["line": .integer(line), "character": 0],
            "end": ["line": .integer(line), "character": 25],
          ],
          "context": ["only": .array(only)],
        ]
      ).elements.compactMap { $0["title"]?.text }
    }
    #expect(await titles(["quickfix"]) == ["Replace 'tanhh' with 'tanh'"])
    #expect(await titles(["source.fixAll"]) == ["Write all 2 computed values"])
    #expect(await titles([], 9) == ["Write all 2 computed values"])
    #expect(await titles(["refactor"]) == [])
  }
}
