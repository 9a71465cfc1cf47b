import LessonModel
import Testing

@Suite struct WrittenNumberTests {
  @Test(
    arguments: [
      ("0.25", 0.25, -2), ("3", 3, 0), ("-3", -3, 0), ("−3.0", -3, -1), ("+1", 1, 0),
      ("2.5e-1", 0.25, -2), ("9.5e-7", 9.5e-7, -8), ("12E3", 12000, 3), ("1,234.5", 1234.5, -1),
      ("1_000", 1000, 0), ("61.3 %", 0.613, -3), ("61.3%", 0.613, -3), ("∞", .infinity, 0),
      ("-∞", -.infinity, 0), ("0", 0, 0), ("-0", 0, 0), ("0e-400", 0, -400), ("9.5e−7", 9.5e-7, -8),
      ("5e-324", .leastNonzeroMagnitude, -324),
    ] as [(String, Double, Int)]
  )
  func aNumberIsRead(text: String, value: Double, lastPlace: Int) throws {
    let number = try #require(WrittenNumber(text))
    #expect(number.value == value)
    #expect(number.lastPlace == lastPlace)
    #expect(number.text == text)
  }

  @Test(
    arguments: [
      "", "-", ".5", "5.", "1.2.3", "abc", "1,23", "12,3456", ",123", "1e", "1e+-2", "0x10", "%",
      "1 2", "_1", "1e99999", "1.2,345", "--1", "٣", "1 %%",
      // Beyond what a double holds: no claim is true because its number became 0 or ∞.
      "1e-400", "-1e-400", "1e400", "1e9999", "1e-9999", "1e--7", "nan", "inf", "−−1",
    ])
  func somethingElseIsNot(text: String) {
    #expect(WrittenNumber(text) == nil)
  }

  @Test(
    arguments: [
      ("0.25", 0.25, true), ("0.25", 0.2549999, true), ("0.25", 0.2451, true),
      // 0.255 as a double lies above 0.255, 0.245 below 0.245.
      ("0.26", 0.255, true), ("0.25", 0.255, false), ("0.24", 0.245, true), ("0.25", 0.245, false),
      // Exact ties go away from zero.
      ("0.13", 0.125, true), ("0.12", 0.125, false), ("-0.13", -0.125, true), ("3", 2.5, true),
      ("0.250", 0.2504, true), ("0.250", 0.2506, false), ("0.26", 0.25, false),
      ("9.5e-7", 9.5367431640625e-7, true), ("9.5e-7", 9.6e-7, false),
      ("1e3", 1499, true), ("1e3", 1500, false), ("12e3", 12_400, true),
      ("61.3 %", 0.6134, true), ("61.3 %", 0.6136, false), ("61.3 %", 61.3, false),
      ("1,234", 1233.6, true), ("0.00", -0.001, true), ("0", -0.0, true), ("-0.00", 0.001, true),
      ("-0.01", 0.01, false), ("0.0", .nan, false), ("∞", .infinity, true),
      ("∞", -.infinity, false), ("∞", 1e308, false), ("1", .infinity, false),
      ("10", 9.5, true), ("100", 99.5, true), ("0.1", 0.05, true), ("0.0", 0.04, true),
      ("4.9e-324", .leastNonzeroMagnitude, true), ("1.797693e308", .greatestFiniteMagnitude, true),
      ("0.3", 0.1 + 0.2, true), ("0.30000000000000004", 0.1 + 0.2, true),
      ("0.3000000000000000", 0.1 + 0.2, true), ("0.30000000000000000", 0.1 + 0.2, false),
    ] as [(String, Double, Bool)]
  )
  func aClaimIsComparedAsADecimal(text: String, value: Double, expected: Bool) throws {
    let number = try #require(WrittenNumber(text))
    #expect(number.isRounding(of: value) == expected)
  }

  @Test(
    arguments: [
      ("0.26", 0.25, "0.25"), ("0.26", -0.25, "-0.25"), ("1", 2.5, "3"), ("0.1", 0.04, "4e-2"),
      ("2.6e-1", 0.25, "2.5e-1"), ("2.6e-1", 0.00025123, "2.5e-4"), ("2.6e-1", 25.4, "2.5e1"),
      ("61.2 %", 0.6134, "61.3 %"), ("61.2%", 0.6134, "61.3%"), ("1,234", 1_234_567, "1,234,567"),
      ("0.5", 1234.56, "1234.6"), ("0.5", .nan, "NaN"), ("0.5", -.infinity, "-∞"),
      ("0.5", 0, "0.0"), ("9.5e-7", 0, "0.0e-7"), ("9.4e-7", 9.96e-7, "1.0e-6"),
      ("1.25", -0.001, "-1.00e-3"),
    ] as [(String, Double, String)]
  )
  func theCureIsWrittenLikeTheClaim(text: String, value: Double, cure: String) throws {
    let number = try #require(WrittenNumber(text))
    #expect(number.writingAlike(value) == cure)
    if let mended = WrittenNumber(cure) { #expect(mended.isRounding(of: value)) }
  }

  @Test func boundsCompareDoubles() throws {
    let number = try #require(WrittenNumber("1e-6"))
    let claims = Claim.Relation.allCases.map { Claim(written: number, relation: $0) }
    #expect(claims.map { $0.holds(for: 1e-6) } == [true, false, true, false, true])
    #expect(claims.map { $0.holds(for: 2e-6) } == [false, true, true, false, false])
    #expect(claims.map { $0.holds(for: 0.5e-6) } == [false, false, false, true, true])
    #expect(claims.map { $0.holds(for: .nan) } == [false, false, false, false, false])
  }
}
