import LessonModel
import Testing

@Suite struct ExactDecimalTests {
  @Test(
    arguments: [
      (0.1, -55, "1000000000000000055511151231257827021181583404541015625"),
      (1e23, 0, "99999999999999991611392"), (0.5, -1, "5"), (0.5, -4, "5000"), (0, 0, ""),
      (1024, 0, "1024"), (1024, 2, "10"), (1050, 2, "11"), (999.5, 0, "1000"), (0.4, 0, ""),
    ] as [(Double, Int, String)]
  )
  func digitsAreExact(value: Double, place: Int, digits: String) {
    #expect(ExactDecimal(value).rounded(to: place) == digits)
    #expect(ExactDecimal(-value).rounded(to: place) == digits)
  }

  @Test func theSmallestDoubleHasAllItsDigits() {
    let digits = ExactDecimal(.leastNonzeroMagnitude).rounded(to: -1074)
    #expect(digits.utf8.count == 751)
    #expect(digits.hasPrefix("4940656458412465441765687928682213723650598026143247644255856825"))
    #expect(digits.hasSuffix("5625"))
  }

  @Test func significantDigitsCarryIntoTheExponent() {
    #expect(ExactDecimal(9.99).significant(2) == ("10", 1))
    #expect(ExactDecimal(9.94).significant(2) == ("99", 0))
    #expect(ExactDecimal(1.25e-7).significant(3) == ("125", -7))
    #expect(ExactDecimal(0).significant(3) == ("000", 0))
  }

  /// Seventeen significant digits name every double.
  @Test func seventeenDigitsLeadBackToTheValue() {
    var state: UInt64 = 42
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state & 0x7FFF_FFFF_FFFF_FFFF)
      guard value.isFinite else { continue }
      let (digits, exponent) = ExactDecimal(value).significant(17)
      #expect(Double("\(digits.prefix(1)).\(digits.dropFirst())e\(exponent)") == value)
    }
  }
}
