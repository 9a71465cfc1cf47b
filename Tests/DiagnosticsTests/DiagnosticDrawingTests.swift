import Diagnostics
import Testing

private enum TestID: String, DiagnosticID {
  case shapeMismatch = "shape-mismatch"
}

@Suite struct DiagnosticDrawingTests {
  private func diagnostic(
    _ text: String,
    marking part: String,
    notes: [Diagnostic.Note] = []
  ) throws -> Diagnostic {
    let file = SourceFile(path: "lessons/en/a.md", text: text)
    let range = try #require(text.range(of: part))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let span = SourceSpan(start, start + part.utf8.count)
    return Diagnostic(
      TestID.shapeMismatch,
      "found this",
      at: Diagnostic.Place(file, span),
      notes: notes
    )
  }

  @Test func caretStandsUnderTheWord() throws {
    let drawn = try diagnostic("x\nlet jacobian = f(weights)\n", marking: "weights").drawn()
    #expect(
      drawn == """
        lessons/en/a.md:2:18: error: found this [shape-mismatch]
        2 | let jacobian = f(weights)
          |                  ^~~~~~~

        """
    )
  }

  @Test func wideCharactersTakeTwoColumnsAndThreeBytes() throws {
    let drawn = try diagnostic("梯度 = weights", marking: "weights").drawn()
    #expect(
      drawn == """
        lessons/en/a.md:1:10: error: found this [shape-mismatch]
        1 | 梯度 = weights
          |        ^~~~~~~

        """
    )
  }

  @Test func tabsStayTabs() throws {
    let drawn = try diagnostic("\tweights", marking: "weights").drawn()
    #expect(drawn.contains("  | \t^~~~~~~"))
  }

  @Test func longLinesAreCutAroundTheMark() throws {
    let long = String(repeating: "a", count: 5000)
    let drawn = try diagnostic("\(long) weights \(long)", marking: "weights").drawn()
    #expect(drawn.utf8.count < 600)
    #expect(drawn.contains("^~~~~~~\n"))
  }

  @Test func controlCharactersAreNotObeyed() throws {
    let drawn = try diagnostic("\u{1B}[31m weights", marking: "weights").drawn()
    #expect(!drawn.contains("\u{1B}"))
  }

  @Test func notesFollowWithTheirPlaces() throws {
    let file = SourceFile(path: "b.md", text: "let w = 1")
    let note = Diagnostic.Note(
      "'w' is declared here",
      at: Diagnostic.Place(file, SourceSpan(4, 5))
    )
    let drawn = try diagnostic("w = 2", marking: "w", notes: [note]).drawn()
    #expect(drawn.hasSuffix("b.md:1:5: note: 'w' is declared here\n1 | let w = 1\n  |     ^\n"))
  }

  @Test func aDiagnosticWithoutPlaceIsOneLine() {
    let diagnostic = Diagnostic(TestID.shapeMismatch, "no file", at: nil, severity: .warning)
    #expect(diagnostic.drawn() == "warning: no file [shape-mismatch]\n")
  }

  @Test func readingOrderIsByFileThenPlaceThenOrigin() {
    let a = SourceFile(path: "a.md", text: "12345")
    let b = SourceFile(path: "b.md", text: "12345")
    let make = { (file: SourceFile, start: Int, message: String) in
      Diagnostic(
        TestID.shapeMismatch,
        message,
        at: Diagnostic.Place(file, SourceSpan(start, start + 1))
      )
    }
    let sorted = [make(b, 0, "4"), make(a, 3, "2"), make(a, 3, "3"), make(a, 1, "1")]
      .inReadingOrder()
    #expect(sorted.map(\.message) == ["1", "2", "3", "4"])
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? {
    indices.first { self[$0...].hasPrefix(part) }.map {
      $0..<index($0, offsetBy: part.count)
    }
  }
}
