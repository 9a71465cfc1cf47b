import LessonModel
import Rendering
import Testing

@Suite struct ValueWriterTests {
  /// The HTML without its tags: what a reader reads.
  private func shown(_ value: RecordedValue, language: String = "en") -> String {
    ValueWriter(wording: Wording(language: language)).inline(value).markup
      .replacing(/<span data-pad[^>]*><\/span>/, with: "").replacing(/<[^>]*>/, with: "")
  }

  @Test(
    arguments: [
      (.integer(-12), "−12"), (.number(0.19661193324148185), "0.1966"), (.boolean(true), "true"),
      (.text("a < b"), "a &lt; b"), (.none, "nil"), (.vector([]), "()"),
      (.vector([1, 0.5, -0.25]), "(1.00, 0.50, −0.25)"),
      (.list([.integer(1), .text("x")]), "[1, x]"),
      (.list([.number(1), .number(0.5)]), "[1.0, 0.5]"),
      (
        .tuple([
          RecordedValue.Field(label: "name", value: .text("W")),
          RecordedValue.Field(label: nil, value: .integer(2)),
        ]), "(name: W, 2)"
      ),
      (.list([]), "[]"),
    ] as [(RecordedValue, String)]
  )
  func valuesInALine(value: RecordedValue, text: String) {
    #expect(shown(value) == text)
  }

  @Test func anIntervalKnowsItsEnds() {
    let interval = RecordedInterval(
      lowerBound: -.infinity,
      upperBound: 0.25,
      containsLowerBound: false,
      containsUpperBound: true
    )
    #expect(shown(.interval(interval)) == "(−∞, 0.25]")
  }

  @Test func whatIsRoundedKeepsItsDigitsInATitle() {
    let writer = ValueWriter(wording: Wording(language: "en"))
    #expect(
      writer.inline(.number(0.19661193324148185)).markup == """
        <data class="number" value="0.19661193324148185" title="0.19661193324148185">0.1966</data>
        """
    )
    #expect(writer.inline(.number(0.25)).markup == "<span class=\"number\">0.25</span>")
  }

  @Test func longVectorsShowTheirEndsAndTheirLength() {
    let long = RecordedValue.vector((1...100).map(Double.init))
    #expect(shown(long) == "(1, 2, 3, 4, 5, 6, 7, 8, …, 98, 99, 100) 100 numbers")
    #expect(shown(long, language: "zh").hasSuffix("共 100 个数"))
  }

  @Test func largeMatricesShowTheirCorners() {
    let matrix = RecordedMatrix(
      rowCount: 100,
      columnCount: 2,
      elements: (0..<200).map(Double.init)
    )
    let text = shown(.matrix(matrix))
    #expect(text.hasPrefix("0123456789101112") || text.hasPrefix("01"), "\(text)")
    #expect(text.contains("⋮") && !text.contains("⋯") && text.hasSuffix("100 × 2"))
    #expect(text.utf8.count < 200)
  }

  @Test func emptyMatricesDoNotTrap() {
    #expect(shown(.matrix(RecordedMatrix(rowCount: 0, columnCount: 0, elements: []))) == "")
    #expect(shown(.matrix(RecordedMatrix(rowCount: 0, columnCount: 50, elements: []))) == " 0 × 50")
  }
}
