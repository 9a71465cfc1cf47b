import Foundation
import Testing

@Suite struct NewTests {
  /// A course in two languages whose `course.yml` is written with comments and by hand.
  private func course() throws -> Course {
    let course = try Course(bodies: ["2-1-start": "Words."])
    let yml = """
      # By hand.
      languages:
        - { tag: en, name: English, title: Cases }
        - { tag: zh, name: 中文, title: 例子 }
      parts:
        - title: { en: First, zh: 一 }
          lessons: [2-1-start]   # the only one
        - title: { en: Appendix, zh: 附录 }
          lessons:
            - notation
      """
    try course.write(Data(yml.utf8), to: "lessons/course.yml")
    for name in ["2-1-start", "notation"] {
      for tag in ["en", "zh"] {
        try course.write(
          Data("---\ntitle: T\n---\n\nWords.\n".utf8),
          to: "lessons/\(tag)/\(name).md"
        )
      }
    }
    #expect(try course.run("verify", "--accept").status == 0)
    return course
  }

  @Test func aNewLessonRendersAndVerifies() throws {
    let course = try course()
    defer { course.remove() }
    let run = try course.run("new", "Gradient noise: 50 % \"of\" Ω")
    #expect(run.status == 0, "\(run.errors)")
    let yml = try #require(course.text("lessons/course.yml"))
    #expect(yml.contains("lessons: [2-1-start, 2-2-gradient-noise-50-of-o]   # the only one"))
    #expect(yml.hasPrefix("# By hand.\n"))
    let verified = try course.run("verify")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.errors == "")
    #expect(try course.run("render").status == 0)
    for tag in ["en", "zh"] {
      let page = try #require(course.text("output/\(tag)/2-2-gradient-noise-50-of-o.html"))
      #expect(page.contains("<h1>Gradient noise: 50 % &quot;of&quot; Ω</h1>"))
      #expect(page.contains("class=\"claim\""))
      #expect(page.contains("<figure class=\"figure"))
    }
  }

  @Test func aLessonCanBePutUnderAnyHeading() throws {
    let course = try course()
    defer { course.remove() }
    #expect(try course.run("new", "Glossary", "--part", "附录").status == 0)
    #expect(
      course.text("lessons/course.yml")?.contains("      - notation\n      - glossary") == true
    )
    #expect(try course.run("new", "第三课", "--name", "third").status == 0)
    #expect(try course.run("new", "门控").output.contains("lessons/en/2-2-men-kong.md"))
    #expect(try course.run("verify").status == 0)
    let wrong = try course.run("new", "More", "--part", "Apendix")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("did you mean 'Appendix'?"))
    let taken = try course.run("new", "More", "--name", "third")
    #expect(taken.status == 64)
    #expect(taken.errors.contains("already"))
    for name in ["../x", "a/b", ".x", "", "a.md"] {
      #expect(try course.run("new", "More", "--name", name).status == 64, "\(name)")
    }
  }

  @Test func nothingIsOverwritten() throws {
    let course = try course()
    defer { course.remove() }
    try course.write(Data("mine".utf8), to: "lessons/zh/2-2-more.md")
    let yml = course.text("lessons/course.yml")
    let run = try course.run("new", "More")
    #expect(run.status == 1)
    #expect(run.errors.contains("'lessons/zh/2-2-more.md' is there already"))
    #expect(course.text("lessons/zh/2-2-more.md") == "mine")
    #expect(course.text("lessons/en/2-2-more.md") == nil)
    #expect(course.text("lessons/course.yml") == yml)
  }

  @Test func aListThatCannotBeAddedToIsLeftToTheAuthor() throws {
    let course = try course()
    defer { course.remove() }
    let yml = #"""
      languages: [{ tag: en, name: English, title: Cases }]
      parts: [{ title: { en: First }, lessons: ["2-1-\x73tart"] }]
      """#
    try course.write(Data(yml.utf8), to: "lessons/course.yml")
    let run = try course.run("new", "More")
    #expect(run.status == 1)
    #expect(run.errors.contains("list the lesson '2-2-more' there yourself [course-not-edited]"))
    #expect(course.text("lessons/course.yml") == yml)
    #expect(course.text("lessons/en/2-2-more.md") == nil)
  }

  @Test func aNewCourseRendersAndVerifies() throws {
    let course = try course()
    defer { course.remove() }
    let run = try course.run("new", "course", "my-signals", "--language", "en", "--language", "zh")
    #expect(run.status == 0, "\(run.errors)")
    #expect(course.text("my-signals/lessons/course.yml")?.contains("title: My signals") == true)
    let verified = try course.run("verify", "my-signals/lessons")
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.errors == "")
    #expect(try course.run("render", "my-signals/lessons").status == 0)
    #expect(course.text("output/zh/1-1-first-lesson.html") != nil)
    #expect(try course.run("new", "Second", "--course", "my-signals/lessons").status == 0)
    #expect(course.text("my-signals/lessons/en/1-2-second.md") != nil)
    #expect(try course.run("verify", "my-signals/lessons").status == 0)
    #expect(try course.run("new", "course", "my-signals").status == 1)
    #expect(try course.run("new", "course", "x", "--language", "../en").status == 64)
  }
}
