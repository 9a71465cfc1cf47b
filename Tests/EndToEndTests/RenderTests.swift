import Foundation
import Testing

@Suite struct RenderTests {
  @Test func anErrorLeavesTheOldPageAndTheOthersAreWritten() throws {
    let course = try Course(bodies: ["good": "Fine `{swift} 1 + 1`.", "bad": "Was fine."])
    defer { course.remove() }
    #expect(try course.run("render").status == 0)
    let old = try #require(course.text("output/en/bad.html"))
    try course.write(Data("---\ntitle: Bad\n---\n`{swift} nope`\n".utf8), to: "lessons/en/bad.md")
    try course.write(Data("---\ntitle: New\n---\nText.\n".utf8), to: "lessons/en/good.md")
    let run = try course.run("render")
    #expect(run.status == 1)
    #expect(run.errors.contains("lessons/en/bad.md:4:10: error: "))
    #expect(course.text("output/en/bad.html") == old)
    #expect(course.text("output/en/good.html")?.contains("<h1>New</h1>") == true)
  }

  @Test func renderingTwiceGivesTheSameBytes() throws {
    let body = "Formula $x^2$.\n\n```{swift}\nTable([1, 2]) { n in Column(\"$n$\", n) }\n```"
    let course = try Course(bodies: ["a": body])
    defer { course.remove() }
    #expect(try course.run("render", "-o", "one").status == 0)
    #expect(try course.run("render", "-o", "two").status == 0)
    for path in ["index.html", "en/index.html", "en/a.html", "en/a.cell-1.csv", "assets/style.css"]
    {
      #expect(course.text("one/\(path)") != nil, "\(path)")
      #expect(course.text("one/\(path)") == course.text("two/\(path)"), "\(path)")
    }
  }

  @Test func nothingIsAskedOfTheNetwork() throws {
    let course = try Course(bodies: ["a": "Formula $x$."])
    defer { course.remove() }
    #expect(try course.run("render").status == 0)
    for path in ["output/index.html", "output/en/index.html", "output/en/a.html"] {
      let page = try #require(course.text(path))
      #expect(page.firstMatch(of: /(src|href)="(https?:)?\/\//) == nil, "\(path)")
    }
  }

  @Test func aRunawayCellEndsAtItsLine() throws {
    let course = try Course(bodies: ["a": "```{swift}\nvar n = 0\nwhile true {\n  n += 0\n}\n```"])
    defer { course.remove() }
    let run = try course.run("render", "--cell-seconds", "0.1", "--cell-steps", "100000000000")
    #expect(run.status == 1)
    #expect(run.errors.contains("[time-limit]"))
    #expect(run.errors.firstMatch(of: /lessons\/en\/a\.md:(7|8):/) != nil)
  }

  @Test func oneLessonOfACourseCanBeRendered() throws {
    let course = try Course(bodies: ["a": "A.", "b": "B."])
    defer { course.remove() }
    #expect(try course.run("render", "lessons/en/b.md").status == 0)
    #expect(course.text("output/en/b.html") != nil)
    #expect(course.text("output/en/a.html") == nil)
  }

  @Test func oneLessonIsFoundFromWithinTheCourse() throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    let run = try course.run(program: Course.program, in: "lessons", ["export", "en/a.md"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func wrongCallsAreExplained() throws {
    let course = try Course(bodies: ["activations": "A."])
    defer { course.remove() }
    let missing = try course.run("render", "lessons/en/activation.md")
    #expect(missing.status == 64)
    #expect(missing.errors.contains("did you mean 'activations.md'?"))
    #expect(try course.run("rendr").status == 64)
    #expect(try course.run("render", "--nope").status == 64)
  }
}
