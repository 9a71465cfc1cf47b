import Diagnostics
import LessonMarkdown
import LessonModel
import Testing

/// Formulas, references, headings, links, footnotes and alerts, as the parser finds them.
@Suite struct ProseTests {
  @Test(arguments: [
    ("a $x_1 * y_2$ b", ["x_1 * y_2"]), ("$5 and $6", []), ("\\$x$ and $y\\$", []), ("$x$5", []),
    ("$ x$ $x $", []),
    ("`$x$` $y$", ["y"]), ("$a\nb$", ["a\nb"]), ("> $a\n> b$ 中 $c$", ["a\nb", "c"]),
    ("$`x`$", ["x"]),
    ("$\\$5$", ["\\$5"]), ("$$$x$$$", []), ("**中$x$文**", ["x"]), ("<a b=\"$x$\"> $y$", ["y"]),
    ("[a](u$v$w) $y$", ["y"]), ("<http://a/$b$> $y$", ["y"]), ("    $x$", []),
    ("```\n$x$\n```", []),
    ("<div>\n$x$\n</div>", []), ("[r]: /u$x$\n\n[r] $y$", ["y"]), ("![a $x$](u)", []),
    ("\\\\$x$", ["x"]),
    ("- a\n\n\t中 $x$", ["x"]), ("# $x$\n\n$y$\n===", ["x", "y"]), ("$x$-$y$", ["x", "y"]),
    ("$a$$b$", ["a", "b"]),
  ])
  func inlineFormulas(body: String, expected: [String]) {
    let (lesson, _) = parse(body, allowHTML: true)
    #expect(lesson.formulas.map(\.tex.text) == expected)
    #expect(lesson.formulas.allSatisfy { !$0.isDisplayed })
  }

  @Test(
    arguments: [
      ("$$x$$", "x", nil), ("a $$ x $$ b", "x", nil),
      (
        "$$\n= a\n- b\n+ c\n# d\n1. e\n> f\n$$ {#eq-one}", "= a\n- b\n+ c\n# d\n1. e\n> f", "eq-one"
      ),
      ("$$\na\n===\nb\n$$", "a\n===\nb", nil), ("$$\na\n<p \nb\n```\n$$", "a\n<p \nb\n```", nil),
      ("- $$\n  - a\n  $$\n- b", "- a", nil), ("> > $$\n> > > a\n> > $$", "> a", nil),
      ("text\n$$\n\\frac{a}\n   {b}\n$$\ntext", "\\frac{a}\n{b}", nil),
      ("```math\na\n\nb\n```", "a\n\nb", nil), ("> ~~~math {#eq-x}\n> a\n> ~~~", "a", "eq-x"),
      ("$$x$$ {#eq-a-b_1}", "x", "eq-a-b_1"),
      ("where $$x = 1\n$$ it is", "x = 1", nil),
    ] as [(String, String, String?)]
  )
  func displayedFormulas(body: String, tex: String, label: String?) throws {
    let (lesson, diagnostics) = parse(body)
    #expect(diagnostics.isEmpty)
    #expect(lesson.formulas.count == 1)
    let formula = try #require(lesson.formulas.first)
    #expect(formula.isDisplayed)
    #expect(formula.tex.text == tex)
    #expect(formula.label == label)
    if let label { #expect(text(formula.span, lesson).contains(label)) }
  }

  @Test(arguments: [
    (
      "a\n\n$$\nx\n\n$$y$$",
      "3:1: unclosed-formula: the formula that '$$' opens is not closed before its paragraph ends; a literal sign is '\\$'"
    ),
    ("> $$\n> - x\n$$z", "1:3: unclosed-formula"),
    (
      "$$x$$ {#one}",
      "1:9: invalid-label: the label 'one' of a formula is not 'eq-' and a name of letters, digits and hyphens"
    ),
    ("$$x$$ {#eq-}", "1:9: invalid-label"), ("```math {#x}\na\n```", "1:4: invalid-label"),
    ("$$x$$ {#eq-a}\n\n$$y$$ {#eq-a}", "3:1: duplicate-label: the label 'eq-a' is used twice"),
    (
      "@eq-a $$x$$ {#eq-b}",
      "1:1: unknown-reference: no equation is called 'a'; name one with '{#eq-a}'"
    ),
    (
      "a @tbl-rangs\n\n```{swift}\n//| name: ranges\n```",
      "1:3: unknown-reference: no cell is called 'rangs'; did you mean 'ranges'?"
    ),
    (
      "```{swift}\n//| caption: see @fig-x\n```",
      "2:18: unknown-reference: no cell is called 'x'; name one with '//| name: x'"
    ),
    (
      "# a {#b c}",
      "1:5: invalid-anchor: the anchor 'b c' of a heading is not made of letters, digits, hyphens, '_' and '.'"
    ),
    ("# a {#b}\n# c {#b}", "2:5: duplicate-anchor: the anchor 'b' is used twice"),
    (
      "# a {#eq-z}\n\n$$x$$ {#eq-z}",
      "1:5: duplicate-anchor: the anchor 'eq-z' is already the id of something else"
    ),
    ("a[^x] b\n\n[^y]: z", "1:2: unknown-footnote: no footnote 'x' is defined"),
    ("a[^x]\n\n[^x]: a\n[^x]: b", "4:1: duplicate-footnote: the footnote 'x' is defined twice"),
    ("[^x]: a", "1:1: unused-footnote: the footnote 'x' is not mentioned"),
    ("> [!NOET]\n> a", "1:5: unknown-alert: unknown alert 'NOET'; did you mean 'NOTE'?"),
    (
      "> [!CLAIM] flase\n> a",
      "1:11: unknown-verdict: unknown verdict 'flase', expected one of holds, imprecise, false, depends; did you mean 'false'?"
    ),
    (
      "a [b](javascript:alert) c",
      "1:3: unsafe-link: the address 'javascript:alert' is unsafe and left out"
    ),
    (
      "<div>\nx\n</div>",
      "1:1: raw-html: raw HTML is left out; 'allowHTML: true' in course.yml lets it through"
    ),
    ("a <b>b</b>", "1:1: raw-html"),
    ("a|b\n-|-\nc|d\n\n<!-- x", "5:1: unclosed-html: the HTML here is not closed"),
  ])
  func problemsInProse(body: String, expected: String) throws {
    let first = try #require(problems(body).first)
    #expect(
      expected.split(separator: ":").count > 3 ? first == expected : first.hasPrefix(expected)
    )
  }

  @Test func referencesAreFoundInText() {
    let body = """
      见@tbl-a。(@fig-a), **@eq-b-c**. a@tbl-a \\@tbl-a `@tbl-a` [x](@tbl-a) @tbl-a-

      $$x$$ {#eq-b-c}

      ```{swift}
      //| name: a
      ```
      """
    let (lesson, diagnostics) = parse(body)
    #expect(diagnostics.isEmpty)
    #expect(
      lesson.references.map { "\($0.kind.rawValue) \($0.name)" } == [
        "tbl a", "fig a", "eq b-c", "tbl a",
      ]
    )
    #expect(
      lesson.references.map { text($0.span, lesson) } == ["@tbl-a", "@fig-a", "@eq-b-c", "@tbl-a"]
    )
  }

  @Test func headingsHaveAnchors() {
    let body = """
      # The *range* of `f′`, $\\sigma'$ & co.
      ## 梯度消失：原因？
      ## Same
      ## Same
      ## Same-1
      ### !!!
      ## Own {#own} ##
      #hash {#set}
      ---
      > ## Quoted [link](u) {#q.1}
      ## own
      """
    let (lesson, diagnostics) = parse(body)
    #expect(diagnostics.isEmpty)
    #expect(
      lesson.headings.map(\.anchor) == [
        "the-range-of-f-sigma--co", "梯度消失原因", "same", "same-1", "same-1-1", "section", "own", "set",
        "q.1", "own-1",
      ]
    )
    #expect(lesson.headings[0].text == "The range of f′, \\sigma' & co.")
    #expect(lesson.headings[6].text == "Own")
    #expect(text(lesson.headings[7].span, lesson) == "#hash {#set}\n---")
    #expect(text(lesson.headings[8].span, lesson) == "## Quoted [link](u) {#q.1}")
  }

  @Test func linksHaveTheirPlaces() {
    let body = """
      中 [a *b*](x.md#y "t") and
         > lazy ![i](p.png) [![j](q)](r) <http://e.f> [k][l] <m@n.o>

      | [t](u) | `a` [v](w) |
      |---|---|

      [l]: s
      """
    let lesson = parse(body).lesson
    let found = lesson.links.map {
      "\($0.destination) \($0.isImage) \(text($0.span, lesson).debugDescription)"
    }
    #expect(
      found.filter { !$0.hasPrefix("s ") } == [
        "x.md#y false \"[a *b*](x.md#y \\\"t\\\")\"", "p.png true \"[i](p.png)\"",
        "r false \"[![j](q)](r)\"",
        "q true \"[j](q)\"", "http://e.f false \"<http://e.f>\"", "mailto:m@n.o false \"<m@n.o>\"",
        "u false \"[t](u)\"", "w false \"[v](w)\"",
      ]
    )
    #expect(lesson.links.contains { $0.destination == "s" })
  }

  @Test func idsAreUnique() {
    let raw = MarkdownDiagnosticID.allCases.map(\.rawValue)
    #expect(Set(raw).count == raw.count)
    #expect(
      raw.allSatisfy {
        $0.allSatisfy { $0 == "-" || ($0.isLowercase && $0.isASCII) || $0.isNumber }
      }
    )
  }
}
