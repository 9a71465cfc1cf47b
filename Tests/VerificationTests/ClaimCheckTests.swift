import Diagnostics
import LessonModel
import Testing
import Verification

@Suite struct ClaimCheckTests {
  private func diagnostics(
    _ source: String,
    claim: String,
    value: Double
  ) throws -> [Diagnostic] {
    let written = try #require(WrittenNumber(claim))
    let relation: Claim.Relation = source.contains("≈") ? .approximately : .less
    let sample = Sample([
      (source, claim, [.claim(Claim(written: written, relation: relation), value)])
    ])
    return ClaimCheck.diagnostics(of: sample.lesson, record: sample.record)
  }

  @Test func aTrueClaimIsSilent() throws {
    #expect(try diagnostics("`{swift} 0.25 ≈ x`", claim: "0.25", value: 0.2504).isEmpty)
  }

  @Test func aFalseClaimSaysTheValueAndTheCure() throws {
    let found = try #require(
      try diagnostics("`{swift} 0.26 ≈ x`", claim: "0.26", value: 0.25).first
    )
    #expect(found.message == "the claim is 0.26, the value of 'x' is 0.25; write 0.25")
    #expect(found.id == "false-claim")
    #expect(found.fixIt == Diagnostic.FixIt(SourceSpan(9, 13), "0.25"))
  }

  @Test func theFullValueFollowsWhereItIsLonger() throws {
    let found = try #require(
      try diagnostics("`{swift} 0.3 ≈ x`", claim: "0.3", value: 2.0 / 3).first
    )
    #expect(
      found.message == "the claim is 0.3, the value of 'x' is 0.6666666666666666; write 0.7"
    )
  }

  @Test func aBrokenBoundSaysTheValue() throws {
    let found = try #require(try diagnostics("`{swift} 2 < x`", claim: "2", value: 1.5).first)
    #expect(
      found.message == "the claim is 2 < 'x', but its value is 1.5; write a number less than 1.5"
    )
    #expect(found.fixIt == nil)
  }

  @Test func nanMakesEveryClaimFalse() throws {
    #expect(try diagnostics("`{swift} 0 ≈ x`", claim: "0", value: .nan).count == 1)
    #expect(try diagnostics("`{swift} 0 < x`", claim: "0", value: .nan).count == 1)
  }
}
