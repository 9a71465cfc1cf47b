import Foundation
import Testing

@Suite struct VerifyTests {
  private let body = """
    Sigmoid's slope is at most `{swift} 0.25 ≈ Activation.sigmoid.derivative(0)`.

    ```{swift}
    //| name: slopes
    Table([0.0, 1]) { x in
      Column("slope", Activation.tanh.derivative(x))
    }
    ```
    """

  @Test func acceptedRecordsVerifyAndNothingIsWritten() throws {
    let course = try Course(bodies: ["a": body])
    defer { course.remove() }
    let before = try course.run("verify")
    #expect(before.status == 1)
    #expect(before.errors.contains("[record-missing]"))
    #expect(course.text("lessons/records/a.json") == nil)
    #expect(try course.run("verify", "--accept").status == 0)
    let after = try course.run("verify")
    #expect(after.status == 0, "\(after.errors)")
    #expect(after.output.contains("all true"))
  }

  @Test func aChangedDigitInAClaimFailsAtItsLine() throws {
    let course = try Course(bodies: ["a": body.replacing("0.25 ≈", with: "0.26 ≈")])
    defer { course.remove() }
    let run = try course.run("verify")
    #expect(run.status == 1)
    #expect(
      run.errors.contains(
        "lessons/en/a.md:5:28: error: the claim is 0.26, the value of "
          + "'Activation.sigmoid.derivative(0)' is 0.25; write 0.25 [false-claim]"
      )
    )
  }

  @Test func aChangedDigitInARecordFailsAtTheCellsLine() throws {
    let course = try Course(bodies: ["a": body])
    defer { course.remove() }
    #expect(try course.run("verify", "--accept").status == 0)
    let record = try #require(course.text("lessons/records/a.json"))
    let changed = record.replacing("0.4199743416140261", with: "0.4199743416140271")
    try #require(changed != record)
    try course.write(Data(changed.utf8), to: "lessons/records/a.json")
    let run = try course.run("verify")
    #expect(run.status == 1)
    #expect(run.errors.contains("lessons/en/a.md:7:1: error: 'slopes' row 2, column 'slope' is "))
    #expect(course.text("lessons/records/a.json") == changed)
  }

  @Test func aRecordOfNoLessonIsNamed() throws {
    let course = try Course(bodies: ["a": body])
    defer { course.remove() }
    #expect(try course.run("verify", "--accept").status == 0)
    try course.write(Data("{}\n".utf8), to: "lessons/records/old.json")
    let run = try course.run("verify")
    #expect(run.status == 1)
    #expect(run.errors.contains("lessons/records/old.json:1:1: error: "))
  }
}
