import Foundation
import Testing

@Suite struct VerifyFormatTests {
  /// Lessons with a finding of every kind of place: in the text, in a cell, in a record, in no lesson.
  private func course() throws -> Course {
    let course = try Course(bodies: [
      "a": "`{swift} 0.26 ≈ Activation.sigmoid.derivative(0)` & [x](b.md#gone)",
      "b": "```{swift}\n#expect(1 + 1 == 3, \"a <message>\")\n```\n\n$\\foo$",
      "c": "`{swift} 1 + 1`", "d": "`{swift} 2 * 3`", "e": "Text.",
    ])
    #expect(try course.run("verify", "--accept").status == 1)
    try course.write(Data("{}\n".utf8), to: "lessons/records/old.json")
    let record = try #require(course.text("lessons/records/c.json"))
    try course.write(
      Data(record.replacing(" 2\n", with: " 3\n").utf8),
      to: "lessons/records/c.json"
    )
    return course
  }

  private struct JSONReport: Decodable {
    struct Finding: Decodable, Hashable {
      let severity: String
      let id: String
      let message: String
      let file: String?
      let line: Int?
      let column: Int?
    }
    struct LessonResult: Decodable, Hashable {
      let file: String
      let cells: Int
      let claims: Int
    }
    let errors: Int
    let lessons: [LessonResult]
    let findings: [Finding]
  }

  private func json(_ course: Course, _ arguments: String...) throws -> JSONReport {
    let run = try course.run(["verify", "--format", "json"] + arguments)
    return try JSONDecoder().decode(JSONReport.self, from: Data(run.output.utf8))
  }

  @Test func jsonNamesEveryFindingWithItsPlace() throws {
    let course = try course()
    defer { course.remove() }
    let report = try json(course)
    let places = report.findings.map { "\($0.file ?? ""):\($0.line ?? 0) \($0.id)" }
    #expect(
      places.sorted()
        == [
          "lessons/en/a.md:1 record-missing", "lessons/en/a.md:5 false-claim",
          "lessons/en/a.md:5 unknown-anchor", "lessons/en/b.md:1 record-missing",
          "lessons/en/b.md:6 expectation-failed", "lessons/en/b.md:9 tex-error",
          "lessons/en/c.md:5 value-changed", "lessons/records/old.json:1 record-orphaned",
        ].sorted()
    )
    #expect(report.lessons.map(\.file) == "abcde".map { "lessons/en/\($0).md" })
  }

  @Test(arguments: [2, 3, 8])
  func shardsTogetherReportWhatOneRunReports(count: Int) throws {
    let course = try course()
    defer { course.remove() }
    let whole = try json(course)
    let shards = try (1...count).map { try json(course, "--shard", "\($0)/\(count)") }
    #expect(shards.flatMap(\.findings).count == whole.findings.count)
    #expect(Set(shards.flatMap(\.findings)) == Set(whole.findings))
    #expect(Set(shards.flatMap(\.lessons)) == Set(whole.lessons))
    #expect(shards.reduce(0) { $0 + $1.lessons.count } == whole.lessons.count)
    #expect(shards.reduce(0) { $0 + $1.errors } == whole.errors)
  }

  @Test func annotationsHaveFileLineAndColumn() throws {
    let course = try course()
    defer { course.remove() }
    let run = try course.run("verify", "--format", "github")
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    let lines = run.output.split(separator: "\n")
    #expect(lines.last?.hasPrefix("unroll: 5 lessons") == true)
    #expect(lines.count > 5)
    for line in lines.dropLast() {
      #expect(
        line.firstMatch(
          of: /^::(error|warning) file=lessons\/[^,:]+,line=\d+,endLine=\d+,col=\d+/
        ) != nil,
        "\(line)"
      )
    }
  }

  @Test func junitKeepsToItsSchema() throws {
    let course = try course()
    defer { course.remove() }
    let run = try course.run("verify", "--format", "junit")
    #expect(run.status == 1)
    let report = course.folder.appendingPathComponent("report.xml")
    try Data(run.output.utf8).write(to: report)
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint") else {
      print(
        "SKIPPED: the JUnit report is not validated, because xmllint (libxml2-utils) is missing"
      )
      return
    }
    let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("junit-10.xsd")
    let xmllint = try course.run(
      program: URL(fileURLWithPath: "/usr/bin/xmllint"),
      ["--noout", "--schema", schema.path, report.path]
    )
    #expect(xmllint.status == 0, "\(xmllint.errors)")
    let broken = run.output.replacing("<testcase name=", with: "<testcase title=")
    try Data(broken.utf8).write(to: report)
    let refused = try course.run(
      program: URL(fileURLWithPath: "/usr/bin/xmllint"),
      ["--noout", "--schema", schema.path, report.path]
    )
    #expect(refused.status != 0)
  }

  @Test(
    arguments: [
      ["--shard", "3/2"], ["--shard", "0/1"], ["--format", "xml"], ["--accept", "--shard", "1/2"],
      ["--accept", "--format", "json"], ["--watch", "--format", "junit"], ["--accept", "--watch"],
    ])
  func wrongCallsEndWith64(arguments: [String]) throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    #expect(try course.run(["verify"] + arguments).status == 64)
  }
}
