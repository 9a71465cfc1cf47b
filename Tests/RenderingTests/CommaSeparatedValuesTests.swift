import LessonModel
import Rendering
import Testing

@Suite struct CommaSeparatedValuesTests {
  @Test func everyDigitIsKeptAndOtherProgramsReadIt() {
    let interval = RecordedInterval(
      lowerBound: 0,
      upperBound: 0.25,
      containsLowerBound: false,
      containsUpperBound: true
    )
    let table = Table(
      columns: [Table.Column(title: "a, b"), Table.Column(title: "say \"x\"", digits: 1)],
      rows: [
        [.text("two\nlines"), .number(0.1 + 0.2)], [.none, .number(.nan)],
        [.boolean(false), .number(-.infinity)], [.interval(interval), .integer(-3)],
        [.vector([1, 0.5]), .number(1e-300)],
      ]
    )
    #expect(
      CommaSeparatedValues.text(table) == """
        "a, b","say ""x""\"\r
        "two\nlines",0.30000000000000004\r
        ,nan\r
        false,-inf\r
        "(0.0, 0.25]",-3\r
        "(1.0, 0.5)",1e-300\r

        """
    )
  }
}
