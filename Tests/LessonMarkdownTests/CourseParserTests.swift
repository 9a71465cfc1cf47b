import Diagnostics
import Foundation
import LessonMarkdown
import Testing

@Suite struct CourseParserTests {
  private let good = """
    languages:
      - tag: en
        name: English
        title: Why gradients vanish
        description: Two sentences.
        footer: Foot
      - {tag: zh, name: 中文, title: 梯度}
    parts:
      - title: { en: Background, zh: 背景 }
        lessons: [1-introduction]
      - title: Notation
        lessons:
          - notation
          - 2-1-structure
    repository: https://example.org/course
    address: https://example.org/site
    allowHTML: true

    """

  @Test func course() {
    let (course, diagnostics) = CourseParser().parse(SourceFile(path: "course.yml", text: good))
    #expect(diagnostics.isEmpty)
    #expect(course.languages.map(\.tag) == ["en", "zh"])
    #expect(course.languages[0].footer == "Foot")
    #expect(course.languages[1].title == "梯度")
    #expect(
      course.parts.map(\.title) == [
        ["en": "Background", "zh": "背景"], ["en": "Notation", "zh": "Notation"],
      ]
    )
    #expect(course.lessonNames == ["1-introduction", "notation", "2-1-structure"])
    #expect(course.repository == "https://example.org/course")
    #expect(course.address == "https://example.org/site/")
    #expect(course.allowHTML)
  }

  @Test func lessonsOfACourseMayStandOnOneLine() {
    let names = (1...300).map { "lesson-\($0)-of-many" }
    let text = good.replacingOccurrences(
      of: "[1-introduction]",
      with: "[\(names.joined(separator: ", "))]"
    )
    let (course, diagnostics) = CourseParser().parse(SourceFile(path: "course.yml", text: text))
    #expect(diagnostics.isEmpty)
    #expect(course.lessonNames.count == 302)
  }

  @Test(arguments: [
    ("- notation", "- nottation: 1", "13:9: wrong-type: 'lessons' is a mapping, expected text"),
    (
      "- notation", "- 1-introduction",
      "13:9: duplicate-lesson: the lesson '1-introduction' is listed twice"
    ),
    (
      "- notation", "- notation.md",
      "13:9: wrong-type: 'notation.md' is not the name of a lesson's file without '.md' and folder"
    ),
    ("- notation", "- ../notation", "13:9: wrong-type"),
    ("- notation", "- index", "13:9: wrong-type: 'index' is the front page, which is in no part"),
    ("zh: 背景", "zz: 背景", "9:12: missing-key: the part's title has no 'zh'"),
    (", zh: 背景", "", "9:12: missing-key: the part's title has no 'zh'"),
    ("name: 中文, ", "", "7:5: missing-key: the language has no 'name'"),
    ("tag: zh", "tag: en", "7:11: duplicate-language: the language 'en' is listed twice"),
    (
      "repository", "repositry",
      "15:1: unknown-key: unknown key 'repositry' in the course; did you mean 'repository'?"
    ),
    (
      "allowHTML: true", "allowHTML: maybe",
      "17:12: wrong-type: 'allowHTML' is neither true nor false"
    ),
    (
      "https://example.org/site", "example.org",
      "16:10: wrong-type: the address 'example.org' of the site does not begin with 'https://'"
    ),
    ("parts:", "parts: x", "9:10: invalid-yaml"),
    (
      "lessons: [1-introduction]", "lessons: 3",
      "10:14: wrong-type: 'lessons' is text, expected a list"
    ),
    ("footer: Foot", "footer: [", "7:3: invalid-yaml"),
  ])
  func problems(old: String, new: String, expected: String) throws {
    let text = good.replacing(old, with: new, maxReplacements: 1)
    let diagnostics = CourseParser().parse(SourceFile(path: "course.yml", text: text)).diagnostics
    let first = try #require(lines(diagnostics).first)
    #expect(first.hasPrefix(expected), "\(lines(diagnostics))")
  }

  @Test(arguments: [
    "", "x", "languages: []\nparts: []", "languages:\nparts:", "\u{0}", "&a [*a, *b]",
    "languages: {a: b}",
  ])
  func nonsense(text: String) {
    #expect(CourseParser().parse(SourceFile(path: "course.yml", text: text)).diagnostics.hasErrors)
  }
}
