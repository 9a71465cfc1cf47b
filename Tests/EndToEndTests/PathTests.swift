import Foundation
import Testing

/// A lesson is found however its path is written and wherever one stands.
@Suite struct PathTests {
  private func verify(_ course: Course, _ arguments: String..., in place: String = "") throws
    -> Course.Run
  {
    try course.run(program: Course.program, in: place, ["verify"] + arguments)
  }

  private func course() throws -> Course {
    let course = try Course(bodies: ["a": "`{swift} 1 + 1`", "b": "B."])
    #expect(try course.run("verify", "--accept").status == 0)
    return course
  }

  @Test(arguments: [
    ("", "lessons/en/a.md"), ("", "./lessons//en/./a.md"), ("", "lessons/en/../en/a.md"),
    ("lessons", "en/a.md"), ("lessons/en", "a.md"), ("lessons/en", "./a.md"),
    ("lessons/records", "../en/a.md"), ("lessons/en", "../../lessons/en/a.md"),
  ])
  func oneLessonIsVerified(place: String, path: String) throws {
    let course = try course()
    defer { course.remove() }
    let run = try verify(course, path, in: place)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("unroll: 1 lesson, "), "\(run.output)")
    let absolute = course.folder.appendingPathComponent("lessons/en/a.md").path
    #expect(try verify(course, absolute, in: place).output.contains("unroll: 1 lesson, "))
  }

  @Test(arguments: [("", "lessons"), ("", "lessons/"), ("lessons", "."), ("lessons/en", "..")])
  func theCourseIsVerified(place: String, path: String) throws {
    let course = try course()
    defer { course.remove() }
    let run = try verify(course, path, in: place)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("unroll: 2 lessons, "), "\(run.output)")
  }

  @Test func aLessonThatStandsAloneNeedsNoCourse() throws {
    let course = try course()
    defer { course.remove() }
    try course.write(Data("---\ntitle: X\n---\n`{swift} 1 ≈ 2.0`\n".utf8), to: "alone.md")
    for path in ["alone.md", "./alone.md"] {
      let run = try verify(course, path)
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("alone.md:4:1: error: the claim is 1, "), "\(run.errors)")
    }
  }

  /// Nothing is called true that was not looked at.
  @Test(arguments: [
    ("lessons/records/a.json", "'lessons/records/a.json' is no lesson of its course"),
    ("lessons/en", "'lessons/en' is a folder inside a course; name the course, 'lessons', or"),
    ("lessons/en/c.md", "'lessons/en/c.md' is no lesson of its course; list it in 'course.yml'"),
    ("alone.txt", "'alone.txt' is no lesson; the name of one ends in '.md'"),
    ("", "'' does not exist"), ("lesson", "'lesson' does not exist; did you mean 'lessons'?"),
  ])
  func whatIsNoLessonIsRefused(path: String, message: String) throws {
    let course = try course()
    defer { course.remove() }
    try course.write(Data("---\ntitle: C\n---\n".utf8), to: "lessons/en/c.md")
    try course.write(Data("Text.\n".utf8), to: "alone.txt")
    let run = try verify(course, path)
    #expect(run.status == 64)
    #expect(run.errors.contains("error: \(message)"), "\(run.errors)")
  }
}
