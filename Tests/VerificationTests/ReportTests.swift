import Diagnostics
import LessonModel
import Testing
import Verification

@Suite struct ReportTests {
  private enum ID: String, DiagnosticID { case odd = "odd-id" }

  private func report(_ message: String = "one & <two>", notes: Bool = false) throws -> Report {
    let course = SampleCourse([
      "en/a.md": "# A\n\n`{swift} 1 ≈ x` and\n`{swift} \"<&\"`\n\n```{swift}\n1\n```\n"
    ])
    let lesson = try #require(course.lessons.first)
    let place = Diagnostic.Place(lesson.file, try #require(lesson.inlineValues.first?.span))
    let record = Diagnostic.Place(SourceFile(path: "r,1:2.json", text: "{\n}"), SourceSpan(0, 3))
    return Report(
      lessons: [VerifiedLesson(lesson: lesson, record: nil)],
      findings: [
        Diagnostic(ID.odd, "no place", at: nil),
        Diagnostic(ID.odd, "a doubt", at: record, severity: .warning),
        Diagnostic(
          ID.odd,
          message,
          at: place,
          notes: notes ? [Diagnostic.Note("see\nthere", at: record)] : [],
          fixIt: Diagnostic.FixIt(place.span, "2\"")
        ),
      ]
    )
  }

  @Test func theSummaryCounts() throws {
    #expect(
      try report().summary
        == "1 lesson, 1 cell, 1 claim, 1 inline value, 0 expectations: 2 errors, 1 warning"
    )
  }

  @Test func jsonHasEveryPlace() throws {
    #expect(
      try report().json == #"""
        {
          "version": 1,
          "errors": 2,
          "warnings": 1,
          "lessons": [
            {"file": "lessons/en/a.md", "name": "a", "language": "en", "cells": 1, "claims": 1, "values": 1, "expectations": 0}
          ],
          "findings": [
            {"severity": "error", "id": "odd-id", "message": "no place"},
            {"severity": "error", "id": "odd-id", "message": "one & <two>", "file": "lessons/en/a.md", "line": 6, "column": 1, "endLine": 6, "endColumn": 18, "fix": {"line": 6, "column": 1, "endLine": 6, "endColumn": 18, "replacement": "2\""}},
            {"severity": "warning", "id": "odd-id", "message": "a doubt", "file": "r,1:2.json", "line": 1, "column": 1, "endLine": 2, "endColumn": 2}
          ]
        }

        """#
    )
  }

  @Test func annotationsHaveFileLineAndColumn() throws {
    let lines = try report("50 %\nmore", notes: true).githubAnnotations
      .split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "::error title=odd-id::no place",
        "::error file=lessons/en/a.md,line=6,endLine=6,col=1,endColumn=18,title=odd-id::"
          + "50 %25%0Amore%0Anote: see%0Athere (r,1:2.json:1:1)",
        "::warning file=r%2C1%3A2.json,line=1,endLine=2,col=1,title=odd-id::a doubt",
      ]
    )
  }

  @Test func junitPutsFindingsWithTheirCases() throws {
    let xml = try report().junit
    #expect(xml.contains("<testsuites name=\"unroll verify\" tests=\"6\" failures=\"2\""))
    #expect(
      xml.contains("<testcase name=\"1 ≈ (x)\" classname=\"en/a\" time=\"0\">\n      <failure")
    )
    #expect(xml.contains("message=\"one &amp; &lt;two&gt;\""))
    #expect(xml.contains("<testcase name=\"cell-1\" classname=\"en/a\" time=\"0\"/>"))
    #expect(xml.contains("<testcase name=\"&quot;&lt;&amp;&quot;\""))
    #expect(xml.contains("<testcase name=\"r,1:2.json: odd-id\" classname=\"course\" time=\"0\">"))
    #expect(xml.contains("<system-out>r,1:2.json:1:1: warning: a doubt"))
  }

  @Test func aFindingIsReportedOnce() throws {
    let one = Diagnostic(ID.odd, "twice", at: nil)
    #expect(Report(lessons: [], findings: [one, one]).findings.count == 1)
  }

  @Test(arguments: ["", "1", "0/2", "3/2", "a/b", "1/2/3", "-1/2", "1/", "/2", "+1/2", "１/２"])
  func somethingElseIsNoShard(text: String) {
    #expect(Shard(text) == nil)
  }

  @Test(arguments: [1, 2, 3, 7, 20])
  func shardsShareTheLessons(count: Int) throws {
    let names = (0..<13).map { "lesson-\($0)" }
    let shards = try (1...count).map { try #require(Shard("\($0)/\(count)")) }
    #expect(shards.flatMap { $0.share(of: names) }.sorted() == names.sorted())
    #expect(shards.filter(\.hasCourse).count == 1)
  }
}
