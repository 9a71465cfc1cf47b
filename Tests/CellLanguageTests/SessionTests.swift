import CellLanguage
import Diagnostics
import Testing

@Suite struct SessionTests {
  private func slice(_ text: String) -> SourceSlice { SourceSlice(path: "lesson.md", text: text) }

  @Test func cellsShareTheirNames() {
    #expect(run("let x = 2", "func f() -> Int { x * 3 }", "f()").lines == ["6"])
    #expect(run("var n = 1", "n += 1", "n").lines == ["2"])
    #expect(run("var n = 1", "func bump() { n += 1 }", "bump(); bump(); n").lines == ["3"])
  }

  @Test func redeclarationIsAnErrorThatSaysWhere() throws {
    let result = run("let x = 1", "let y = 2\nlet x = 3")
    #expect(result.problems == ["2:5 redeclaration"])
    let note = try #require(result.diagnostics.first?.notes.first)
    #expect(note.message == "'x' is declared here")
    #expect(note.place?.file.path == "cell0.swift")
    #expect(note.place?.span == SourceSpan(4, 5))
  }

  @Test func whatAWrongCellDeclaresIsNotReportedAgain() {
    let wrong = "let x = unknown(1)\nlet y = 2\nfunc f() -> Int { x }"
    #expect(run(wrong).problems == ["1:9 unknown-name"])
    for later in ["x + 1", "y", "f()", "print(\"\\(x)\")", "let z = [x].map { $0 + y }"] {
      let result = run(wrong, later)
      #expect(result.status == .skipped)
      #expect(result.lines == [])
    }
    #expect(run(wrong, "let z = y", "z").status == .skipped)
    #expect(run(wrong, "let z = y; unknown2", "1 + 1").lines == ["2"])
  }

  @Test func namesOfUnreadableStatementsAreNotReported() {
    #expect(run("let x = ) 3\nx + 1").problems == ["1:9 expected-expression"])
    #expect(run("let (a, b) = ]", "a + b").status == .skipped)
  }

  @Test func aCellThatGoesWrongLeavesNoTrace() {
    var session = CellSession(library: ToyLibrary.library)
    _ = session.run(slice("var a = [1, 2]\nvar n = 1"))
    let result = session.run(slice("a.append(3)\nn = 5\na\nlet q = a[9]"))
    #expect(result.lines == ["[1, 2, 3]", "4:11 index-out-of-range"])
    #expect(session.value(of: "a") == .array(CellArray([1, 2])))
    #expect(session.value(of: "n") == .integer(1))
    #expect(session.run(slice("q")).status == .skipped)
    #expect(session.run(slice("a.count + n")).lines == ["3"])
  }

  @Test func copiesAreSnapshots() {
    var session = CellSession(library: ToyLibrary.library)
    _ = session.run(
      slice(
        """
        var list = [1]
        func makeCounter() -> () -> Int { var n = 0; return { n += 1; return n } }
        let counter = makeCounter()
        let counters = [counter, counter]
        """
      )
    )
    var copy = session
    _ = copy.run(slice("list.append(2); let extra = 1"))
    #expect(copy.run(slice("counter(); counters[0](); counters[1]()")).lines == ["1", "2", "3"])
    #expect(session.run(slice("counter()")).lines == ["1"], "boxes are not shared")
    #expect(session.run(slice("list")).lines == ["[1]"])
    #expect(session.run(slice("extra")).problems == ["1:1 unknown-name"])
    #expect(copy.run(slice("list.count + extra")).lines == ["3"])
  }

  @Test func constantsMayGetTheirValueInALaterCell() {
    #expect(run("let x: Double", "x = 3", "x").lines == ["3.0"])
    #expect(run("let x: Double", "x").problems == ["1:1 used-before-initialization"])
    #expect(run("let x: Double", "x = 3", "x = 4").problems == ["1:1 assignment-to-constant"])
  }

  @Test func bindingsAreListed() {
    var session = CellSession(library: ToyLibrary.library)
    _ = session.run(
      slice(
        "let v: Vector = [1]\nfunc f(_ x: Int, y: Double = 1) -> [Double] { [y] }\nlet t = (a: 1, b: \"x\")"
      )
    )
    #expect(session.bindings.map(\.name) == ["f", "t", "v"])
    #expect(
      session.bindings.map(\.type) == [
        "(Int, Double) -> [Double]", "(a: Int, b: String)", "Vector",
      ]
    )
    #expect(session.bindings.last?.place.span == SourceSpan(4, 5))
    #expect(session.names.contains("v"))
    #expect(session.names.contains("half"))
  }

  @Test func spansAreThoseOfTheLesson() throws {
    let file = SourceFile(
      path: "lesson.md",
      text: "- item\n  ```{swift}\n  let π = 1\n  π + unknown\n  ```\n> 1 + 1\n"
    )
    let code = SourceSlice(file: file, lines: [SourceSpan(22, 32), SourceSpan(35, 47)])
    #expect(code.text == "let π = 1\nπ + unknown")
    var session = CellSession(library: ToyLibrary.library)
    let diagnostic = try #require(session.run(code).diagnostics.first)
    let place = try #require(diagnostic.place)
    #expect(file.text(in: place.span) == "unknown")
    #expect(file.position(at: place.span.start) == SourcePosition(line: 4, column: 8))
    let inline = SourceSlice(file: file, span: SourceSpan(56, 61))
    guard case .value(_, _, let span)? = session.evaluate(expression: inline).outputs.first else {
      Issue.record("no value")
      return
    }
    #expect(span == SourceSpan(56, 61))
  }

  @Test func expectationsShowBothSides() {
    #expect(run("let x = 2\n#expect(x + 1 == 3)").lines == ["x + 1 == 3: true (3, 3)"])
    #expect(run("#expect(2 < 1.5)").lines == ["2 < 1.5: false (2.0, 1.5)"])
    #expect(run("#expect(half(3) ≈ 1.5)").lines == ["half(3) ≈ 1.5: true (1.5, 1.5)"])
    #expect(run("#expect([1].isEmpty)").lines == ["[1].isEmpty: false ()"])
    let message = run("#expect(1 == 2, \"one is \\(1)\")")
    guard case .expectation(let expectation)? = message.outputs.first else {
      Issue.record("no expectation")
      return
    }
    #expect(expectation.message == "one is 1")
    #expect(!expectation.holds)
    #expect(message.status == .completed)
    #expect(run("#expect(1)").problems == ["1:9 type-mismatch"])
    #expect(run("#expect()").problems == ["1:1 no-matching-call"])
  }

  @Test func severalErrorsOfOneCell() {
    let result = run(
      """
      let a = 1 +
      let b = unknown
      let c = [1, 2
      let d: Int = 2.5
      struct E { let x = 1 }
      b.foo + a
      let f = Activation.tanhh
      """
    )
    #expect(
      result.problems == [
        "1:11 expected-expression", "2:9 unknown-name", "3:14 expected-token", "4:14 type-mismatch",
        "5:1 unsupported-syntax", "7:20 unknown-member",
      ]
    )
  }
}
