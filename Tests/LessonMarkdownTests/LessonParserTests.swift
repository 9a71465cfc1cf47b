import Diagnostics
import LessonMarkdown
import LessonModel
import Testing

@Suite struct LessonParserTests {
  // MARK: Front matter

  @Test func frontMatter() {
    let lesson = parse(file: "---\ntitle: \"T: 1\"\ndescription: D\n---\n# A\n").lesson
    #expect(lesson.title == "T: 1")
    #expect(lesson.description == "D")
    #expect(lesson.file.text(in: lesson.body) == "# A\n")
    #expect(parse(file: "---\r\ntitle: T\r\n...\r\nx").lesson.body == SourceSpan(20, 21))
    #expect(parse(file: "\u{FEFF}---\ntitle: 标题\n---\n").diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("x\n", ["1:1: missing-key: the lesson has no front matter with a 'title'"]),
    ("---\n\nx\n\n---\n", ["1:1: missing-key: the lesson has no front matter with a 'title'"]),
    ("---\ntitle: x\n", ["1:1: unclosed-front-matter: the front matter is not closed by '---'"]),
    ("---\ndescription: x\n---\n", ["1:1: missing-key: the front matter has no 'title'"]),
    ("---\ntitle:\n---\n", ["2:7: missing-key: the front matter has no 'title'"]),
    ("---\n# nothing\n---\n", ["1:1: missing-key: the front matter has no 'title'"]),
    (
      "---\ntitle: T\ntitel: x\n---\n",
      ["3:1: unknown-key: unknown key 'titel' in the front matter; did you mean 'title'?"]
    ),
    (
      "---\ntitle: T\nzzz: x\n---\n",
      ["3:1: unknown-key: unknown key 'zzz' in the front matter, expected 'title', 'description'"]
    ),
    ("---\ntitle: [a]\n---\n", ["2:8: wrong-type: 'title' is a list, expected text"]),
    (
      "---\ntitle: T\ndescription: {a: b}\n---\n",
      ["3:14: wrong-type: 'description' is a mapping, expected text"]
    ),
    ("---\n- a\n---\n", ["2:1: wrong-type: the front matter is a list, expected keys and values"]),
    (
      "---\ntitle: 标题 a: b\n---\n",
      ["2:16: invalid-yaml: invalid YAML: mapping values are not allowed in this context"]
    ),
    ("---\ntitle: T\ntitle: U\n---\n", ["2:1: invalid-yaml: the key 'title' occurs twice"]),
  ])
  func frontMatterProblems(text: String, expected: [String]) {
    #expect(lines(parse(file: text).diagnostics) == expected)
  }

  @Test func invalidUTF8() {
    let file = SourceFile(path: "l.md", bytes: Array("---\ntitle: T\n---\nä".utf8) + [0xFF, 0x41])
    let diagnostics = LessonParser().parse(file, name: "l", language: "en").diagnostics
    #expect(lines(diagnostics) == ["4:3: invalid-utf8: the file is not UTF-8"])
  }

  // MARK: Cells

  @Test func cellsWithOptions() throws {
    let lesson = parse(
      """
      ```{swift}
      //| name: ranges
      //| caption: "Range: of $f$"
      //|alt:   An alt
      //| code: folded
      //| output: hidden
      let x = 1

      x
      ```

      ```{swift}
      ```
      """
    ).lesson
    let cell = try #require(lesson.cells.first)
    #expect(cell.key == "ranges")
    #expect(cell.options.name == "ranges")
    #expect(cell.options.caption?.text == "Range: of $f$")
    #expect(cell.options.alt == "An alt")
    #expect(cell.options.code == .folded)
    #expect(cell.options.output == .hidden)
    #expect(cell.code.text == "let x = 1\n\nx")
    #expect(lesson.cells.last?.key == "cell-2")
    #expect(lesson.cells.last?.code.text == "")
  }

  @Test(arguments: [
    ("> - 中\n>   ```{swift}\n>   let a = 1\n>     b\n>\n>   c\n>   ```\n", "let a = 1\n  b\n\nc"),
    ("1.  x\n\n\t```{swift}\n\ta\n\t  b\n\t```\n", "a\n  b"),
    ("   ~~~~ {swift}\n     a\n  b\n   ~~~~\n", "  a\nb"),
    ("> ```{swift}\n>a\n> ```", "a"),
    ("- ```{swift}\n  a\n  ```\n", "a"),
    ("[^n]: x[^n]\n\n    ```{swift}\n    a\n      b\n    ```\n", "a\n  b"),
    ("```{swift}\r\na\r\nb\r\n```\r\n", "a\nb"),
  ])
  func cellsInContainers(body: String, code: String) throws {
    let lesson = parse(body).lesson
    let cell = try #require(lesson.cells.first)
    #expect(cell.code.text == code)
    for line in cell.code.lines { #expect(!text(line, lesson).contains(">")) }
    let source = text(cell.span, lesson)
    #expect(source.hasPrefix("```") || source.hasPrefix("~~~"))
    #expect(source.hasSuffix("```") || source.hasSuffix("~~~"))
  }

  @Test(arguments: [
    (
      "```{swift}\n//| nmae: a\n```",
      "2:5: unknown-option: unknown option 'nmae' of a cell; did you mean 'name'?"
    ),
    (
      "```{swift}\n//| label: a\n```",
      "2:5: unknown-option: unknown option 'label' of a cell; did you mean 'name'?"
    ),
    (
      "```{swift}\n//| code: hiden\n```",
      "2:11: invalid-option: the option 'code' is 'hiden', expected shown, folded, hidden; did you mean 'hidden'?"
    ),
    (
      "```{swift}\n//| name\n```", "2:4: invalid-option: an option of a cell reads '//| key: value'"
    ),
    ("```{swift}\n//| name:\n```", "2:5: invalid-option: the option 'name' has no value"),
    (
      "```{swift}\n//| alt: a\n//| alt: b\n```",
      "3:5: duplicate-option: the option 'alt' occurs twice"
    ),
    (
      "```{swift}\n//| name: tbl-a\n```",
      "2:11: invalid-name: the name 'tbl-a' begins with 'tbl-', which only references to it do"
    ),
    (
      "```{swift}\n//| name: a b\n```",
      "2:11: invalid-name: the name 'a b' of a cell is not made of ASCII letters, digits, hyphens and '_'"
    ),
    (
      "```{swift}\n//| name: cell-3\n```",
      "2:11: invalid-name: the name 'cell-3' is one that cells without a name get"
    ),
    (
      "```{swift}\n//| name: a\n```\n\n```{swift}\n//| name: a\n```",
      "6:11: duplicate-name: the name 'a' is used twice"
    ),
    (
      "```{Swift}\n```",
      "1:4: misspelt-cell: unknown language '{Swift}' of a cell; did you mean '{swift}'?"
    ),
    (
      "~~~ {swfit}\n~~~",
      "1:5: misspelt-cell: unknown language '{swfit}' of a cell; did you mean '{swift}'?"
    ),
    (
      "```{swift, echo=false}\n```",
      "1:4: cell-info: the fence of a cell reads '{swift}'; its options stand on lines '//| key: value'"
    ),
    (
      "- x\n\n  ```{swift}\n  1\n\ny",
      "3:3: unclosed-fence: the code block '{swift}' is not closed by a fence"
    ),
    ("```\nx\n", "1:1: unclosed-fence: the code block is not closed by a fence"),
    (
      "> ```swift\n> x\n```\n```",
      "1:3: unclosed-fence: the code block 'swift' is not closed by a fence"
    ),
    (
      "a `{swfit} 1`",
      "1:5: misspelt-cell: unknown language 'swfit' of inline code; did you mean 'swift'?"
    ),
    (
      "a `{swift}`", "1:3: empty-inline-value: an inline value needs an expression behind '{swift}'"
    ),
    (
      "![`{swift} 1`](u)",
      "1:3: misplaced-inline-value: an inline value cannot stand in the description of an image"
    ),
  ])
  func cellProblems(body: String, expected: String) { #expect(problems(body) == [expected]) }

  @Test func fixIts() {
    let (lesson, diagnostics) = parse("```{swift}\n//| nmae: a\n```\n\n`{swift} x ≈ 0.25`\n")
    #expect(
      diagnostics.compactMap(\.fixIt).map { "\(text($0.span, lesson)) → \($0.replacement)" } == [
        "nmae → name", "x ≈ 0.25 → 0.25 ≈ x",
      ]
    )
  }

  // MARK: Inline values and claims

  @Test func inlineValuesInDocumentOrder() {
    let lesson = parse(
      """
      a `{swift} one` [^n] **`` {swift} `two` ``**

      | x | `{swift} a | b` |
      |---|---|
      | `{swift} three
      y` | z |

      [^n]: `{swift} four`

      > lazy `{swift} five
      + six` end
      """
    ).lesson
    #expect(lesson.inlineValues.map(\.expression.text) == ["one", "`two`", "a | b", "four"])
    #expect(lesson.inlineValues.map(\.ordinal) == [1, 2, 3, 4])
  }

  @Test func inlineValuesAreKeyedByTheirExpressions() {
    let lesson = parse(
      "`{swift} f(1)` `{swift} 2 ≈ f( 1 )` `{swift} f(1)` `{swift} x` `{swift} (x)`"
    ).lesson
    #expect(lesson.inlineValues.map(\.key) == ["f(1)", "f( 1 )", "f(1) #2", "(x)", "(x) #2"])
  }

  @Test func aValueInsertedAboveShiftsNoKey() {
    let before = parse("`{swift} a + b` `{swift} 3 < c`").lesson.inlineValues.map(\.key)
    let after = parse("`{swift} new()` `{swift} a + b` `{swift} 4 < c`").lesson.inlineValues
    #expect(after.dropFirst().map(\.key) == before)
  }

  @Test func aClaimCanStandAnywhere() {
    let lesson = parse(
      """
      # Heading `{swift} 1 ≈ a`

      - list `{swift} 2 ≈ b` [link `{swift} 3 ≈ c`](#x) note[^n] **`{swift} 4 ≈ d`**

      | x |
      |---|
      | `{swift} 5 ≈ e` |

      ```{swift}
      //| caption: Caption `{swift} 6 ≈ f`
      ```

      > `{swift} 7 ≈ g`

      [^n]: footnote `{swift} 8 ≈ h`
      """
    ).lesson
    #expect(lesson.inlineValues.map { $0.claim?.written.text } == (1...8).map { "\($0)" })
    #expect(lesson.inlineValues.map(\.expression.text) == "abcdefgh".map { "\($0)" })
  }

  @Test func inlineValueOverLinesOfAQuote() throws {
    let lesson = parse("> - 中 `{swift} a +\n>   b` c\n").lesson
    let value = try #require(lesson.inlineValues.first)
    #expect(value.expression.text == "a +\nb")
    #expect(text(value.expression.lines[1], lesson) == "b")
    #expect(text(value.span, lesson) == "`{swift} a +\n>   b`")
  }

  @Test(arguments: [
    ("0.25 ≈ f(0)", "0.25", "≈", "f(0)"), ("1e-6 > gains[23]", "1e-6", ">", "gains[23]"),
    ("-3<=x", "-3", "<=", "x"), ("61.3 % ≈ p", "61.3 %", "≈", "p"),
    ("∞ >= a + b", "∞", ">=", "a + b"),
    (
      "1,000 < xs.filter { $0 < 3 && $0 > 1 }.count", "1,000", "<",
      "xs.filter { $0 < 3 && $0 > 1 }.count"
    ),
    ("2 ≈ f(\"a < b \\(g(\")\"))\")", "2", "≈", "f(\"a < b \\(g(\")\"))\")"),
  ])
  func claims(code: String, number: String, relation: String, expression: String) throws {
    let (lesson, diagnostics) = parse("x `{swift} \(code)` y")
    let value = try #require(lesson.inlineValues.first)
    #expect(diagnostics.isEmpty)
    #expect(value.claim?.written.text == number)
    #expect(value.claim?.relation.rawValue == relation)
    #expect(value.expression.text == expression)
    #expect(text(value.expression.span, lesson) == expression)
  }

  @Test(arguments: [
    "1 + x", "3", "x < 3", "1 << 3", "1 ..< n", "1...3", "0.5 < x ? 1 : 2", "0 < x && x < 1",
    "a.map { $0 ≈ 1 }",
    "\"3 ≈ x\"", "1 < 2 < 3", "0.5 == x", "f(0.25 ≈ x)",
  ])
  func plainValues(code: String) throws {
    let (lesson, diagnostics) = parse("x `{swift} \(code)` y")
    #expect(diagnostics.isEmpty)
    #expect(lesson.inlineValues.first?.claim == nil)
    #expect(lesson.inlineValues.first?.expression.text == code)
  }

  @Test(arguments: [
    ("x ≈ 0.25", "1:14: claim-without-number: '≈' needs a number on its left, found 'x'"),
    ("≈ x", "1:12: claim-without-number: '≈' needs a number on its left, found nothing"),
    (
      "1e999 > x",
      "1:12: claim-without-number: '1e999' cannot be claimed: a claim is about a number that a Double can hold"
    ),
    (
      "1e-999 <= x",
      "1:12: claim-without-number: '1e-999' cannot be claimed: a claim is about a number that a Double can hold"
    ),
    (
      "12,34 < x",
      "1:12: claim-without-number: '12,34' cannot be claimed: commas separate groups of three digits, and the decimal sign is a point"
    ),
    ("3 ≈", "1:14: claim-without-number: '≈' needs an expression on its right"),
  ])
  func claimsWithoutNumber(code: String, expected: String) {
    #expect(problems("x `{swift} \(code)` y") == [expected])
  }
}
