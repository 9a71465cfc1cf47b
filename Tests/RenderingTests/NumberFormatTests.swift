import Rendering
import Testing

@Suite struct NumberFormatTests {
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (-3, "−3"), (0.25, "0.25"), (0.1, "0.1"),
      (0.19661193324148185, "0.1966"), (0.99999, "1.000"), (9.9996, "10.00"), (-0.1289, "−0.1289"),
      (123456, "123456"), (123456.7, "123457"), (1234.5678, "1235"), (999_999, "999999"),
      (1e6, "1·10⁶"), (1_234_567, "1.235·10⁶"), (1e-4, "0.0001"), (0.00012345678, "0.0001235"),
      (9.9999e-5, "0.0001000"), (9.999e-5, "9.999·10⁻⁵"), (1.2e-7, "1.2·10⁻⁷"),
      (9.094947017729282e-07, "9.095·10⁻⁷"), (-2.5e-300, "−2.5·10⁻³⁰⁰"),
      (Double.leastNonzeroMagnitude, "5·10⁻³²⁴"),
      (1.7976931348623157e308, "1.798·10³⁰⁸"), (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"),
      (-.nan, "NaN"), (0.5, "0.5"), (2.675, "2.675"), (1.00005, "1.000"),
    ] as [(Double, String)]
  )
  func aNumberThatStandsAlone(value: Double, shown: String) {
    #expect(NumberFormat(alone: value).text(value).plain == shown)
  }

  @Test(
    arguments: [
      ([1, 2, 23], nil, ["1", "2", "23"]),
      ([0.25, 1, 0.5], nil, ["0.25", "1.00", "0.50"]),
      ([0.5, 0.25, 0.125, 0.0625], nil, ["0.5000", "0.2500", "0.1250", "0.0625"]),
      ([0.25], 3, ["0.250"]),
      ([22.43591, 114.0412, 11.7023], nil, ["22.44", "114.04", "11.70"]),
      ([123456.78125, 1], nil, ["1.235·10⁵", "1.000"]),
      ([22.4359, 114.0412, 11.7023], nil, ["22.4359", "114.0412", "11.7023"]),
      ([0.123456, 0.0123456], nil, ["0.12346", "0.01235"]),
      ([12.3456789, 0.0123456], nil, ["12.3457", "0.0123"]),
      ([1, 0.25, 1e-9], nil, ["1.0", "2.5·10⁻¹", "1.0·10⁻⁹"]),
      ([0.98612345, 6.736123e-6], nil, ["9.861·10⁻¹", "6.736·10⁻⁶"]),
      ([4.5e19, 1], 2, ["4.5·10¹⁹", "1.0"]),
      ([0, 0.5, .infinity, -.infinity, .nan], nil, ["0", "0.5", "∞", "−∞", "NaN"]),
      ([0, 0], nil, ["0", "0"]), ([], nil, []), ([.nan], nil, ["NaN"]),
      ([0.99996, 0.5], nil, ["1.0000", "0.5000"]),
      ([9.99996, 0.5], 4, ["10.0000", "0.5000"]),
      ([1.0 / 3], 99, ["0.33333333333333331"]), ([1.0 / 3], -1, ["0.3"]),
      ([123456.78, 1], nil, ["123456.78", "1.00"]),
    ] as [([Double], Int?, [String])]
  )
  func numbersBelowEachOtherAreWrittenAlike(values: [Double], digits: Int?, shown: [String]) {
    let format = NumberFormat(column: values, digits: digits)
    #expect(values.map { format.text($0).plain } == shown)
  }

  @Test func roundingIsDecimalFromTheExactValue() {
    // 2.675 is a little less than 2.675 in binary.
    #expect(NumberFormat(column: [2.675], digits: 3).text(2.675).plain == "2.67")
    #expect(NumberFormat(column: [0.125], digits: 2).text(0.125).plain == "0.13")
    #expect(NumberFormat.fixed(decimals: 2).text(-0.004).plain == "0.00")
  }
}

@Suite struct NumberTextTests {
  @Test(
    arguments: [
      (0.19661193324148185, "0.19661193324148185"),
      (9.094947017729282e-07, "9.094947017729282·10⁻⁷"),
      (-3, "−3"), (1e22, "1·10²²"), (5.684341886080802e-14, "5.684341886080802·10⁻¹⁴"),
      (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"), (0, "0"),
    ] as [(Double, String)]
  )
  func shortestDecimalsKeepEveryDigit(value: Double, shown: String) {
    #expect(NumberText(shortest: value).plain == shown)
  }
}
