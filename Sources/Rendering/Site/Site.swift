import Diagnostics
public import LessonModel

/// What all pages of a site share: the course, the titles of its lessons, the templates, the typesetter.
public struct Site: Sendable {
  /// The course.
  public let course: Course
  /// Every lesson of the course in every language that could be read, for titles and links.
  let lessons: [Lesson]
  let templates: TemplateSet
  let typesetter: MathTypesetter

  /// A site.
  public init(
    course: Course, lessons: [Lesson], templates: TemplateSet, typesetter: MathTypesetter
  ) {
    self.course = course
    self.lessons = lessons
    self.templates = templates
    self.typesetter = typesetter
  }

  /// The lessons of a language, in the course's order.
  func lessons(in language: String) -> [Lesson] { lessons.filter { $0.language == language } }

  /// What the contents need of every lesson, under the headings of the course.
  func parts(in language: String, current: String?) -> [[String: Any]] {
    let found = lessons(in: language)
    return course.parts.compactMap { part in
      let entries = part.lessons.compactMap { name in found.first { $0.name == name } }
      guard !entries.isEmpty else { return nil }
      return [
        "title": part.title[language] ?? "",
        "lessons": entries.map { lesson -> [String: Any] in
          [
            "path": "\(lesson.name).html", "title": lesson.title,
            "description": lesson.description, "isCurrent": lesson.name == current,
            "number": lesson.number.map { "\($0) " } ?? "",
          ]
        },
      ]
    }
  }

  /// The page in every language that has it.
  func translations(of page: String, current: String) -> [[String: Any]] {
    course.languages.map { language in
      let exists = lessons(in: language.tag).contains { "\($0.name).html" == page }
      return [
        "tag": language.tag, "name": language.name, "title": language.title,
        "isCurrent": language.tag == current,
        "path": "../\(language.tag)/\(exists ? page : "index.html")",
      ]
    }
  }

  /// The words that the course says in a language.
  func language(_ tag: String) -> Course.Language {
    course.languages.first { $0.tag == tag }
      ?? Course.Language(tag: tag, name: tag, title: "", description: "", footer: "")
  }
}

extension Lesson {
  /// The number in front of its name, as the tables' captions use it: `2-4` of `2-4-activations`; nil if there is none.
  var number: String? {
    let parts = name.split(separator: "-")
    let digits = parts.prefix { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
    return digits.isEmpty ? nil : digits.joined(separator: "-")
  }
}
