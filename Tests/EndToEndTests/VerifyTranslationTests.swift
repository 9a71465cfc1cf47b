import Foundation
import Testing

/// A course in two languages: what is accepted, and what is stale.
@Suite struct VerifyTranslationTests {
  private func course() throws -> Course {
    let text = "It is `{swift} 0.25 ≈ Activation.sigmoid.derivative(0)`.\n\n## More\n\nText.\n"
    let course = try Course(bodies: ["a": text])
    let yml = """
      languages:
        - { tag: en, name: English, title: Cases }
        - { tag: zh, name: 中文, title: 例子 }
      parts:
        - title: { en: All, zh: 全部 }
          lessons: [a]
      """
    try course.write(Data(yml.utf8), to: "lessons/course.yml")
    let translation = """
      ---
      title: 例子
      ---

      `{swift} 0.25 ≈ Activation.sigmoid.derivative(0)`。

      ## 更多

      正文。

      """
    try course.write(Data(translation.utf8), to: "lessons/zh/a.md")
    return course
  }

  private func replace(_ old: String, with new: String, in path: String, _ course: Course) throws {
    let text = try #require(course.text(path))
    try #require(text.contains(old))
    try course.write(Data(text.replacing(old, with: new).utf8), to: path)
  }

  @Test func aChangedSectionIsStaleUntilItsTranslationIsAccepted() throws {
    let course = try course()
    defer { course.remove() }
    #expect(try course.run("verify", "--accept").status == 0)
    #expect(try course.run("verify").status == 0)
    try replace("Text.", with: "Other text.", in: "lessons/en/a.md", course)
    let stale = try course.run("verify")
    #expect(stale.status == 1)
    #expect(stale.errors.contains("lessons/zh/a.md:7:1: error: the section 'More' of the source "))
    #expect(stale.errors.contains("'unroll verify --accept lessons/zh/a.md' says so"))
    // Accepting the course does not say that the translation has caught up, whatever else it accepts.
    try replace("0.25", with: "0.26", in: "lessons/records/a.json", course)
    let whole = try course.run("verify", "--accept")
    #expect(whole.status == 1)
    #expect(whole.output.contains("records/a.json: 1 changed\n"), "\(whole.output)")
    let accepted = try course.run("verify", "--accept", "lessons/zh/a.md")
    #expect(accepted.status == 0, "\(accepted.errors)")
    #expect(accepted.output.contains("records/a.json: translations up to date: zh"))
    #expect(try course.run("verify").status == 0)
  }

  @Test func acceptingATranslationLeavesTheSourcesValues() throws {
    let course = try course()
    defer { course.remove() }
    #expect(try course.run("verify", "--accept").status == 0)
    try replace("0.25", with: "0.26", in: "lessons/records/a.json", course)
    try replace("Text.", with: "Other text.", in: "lessons/en/a.md", course)
    #expect(try course.run("verify", "--accept", "lessons/zh/a.md").status == 0)
    #expect(course.text("lessons/records/a.json")?.contains("      0.26\n") == true)
    #expect(try course.run("verify").errors.contains("[value-changed]"))
  }

  @Test func aTranslationsCellsAndClaimsAreTheSources() throws {
    let course = try course()
    defer { course.remove() }
    #expect(try course.run("verify", "--accept").status == 0)
    try replace("derivative(0)", with: "derivative(1)", in: "lessons/zh/a.md", course)
    let run = try course.run("verify", "lessons/zh/a.md")
    #expect(run.status == 1)
    #expect(run.errors.contains("[translation-incomplete]"))
    #expect(run.errors.contains("[false-claim]"))
  }
}
