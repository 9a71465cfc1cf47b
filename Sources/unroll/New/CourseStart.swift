/// What the `course.yml` of a new course holds.
struct CourseStart {
  /// The name of the first lesson.
  static let lesson = "1-1-first-lesson"

  let title: String
  let languages: [String]

  /// The file's text.
  var text: String {
    let entries = languages.map { tag in
      """
        - tag: \(tag)
          name: \(Self.names[tag] ?? tag)
          title: \(LessonStart.quoted(title))
          description: \(LessonStart.quoted(Self.descriptions[tag] ?? Self.englishDescription))
      """
    }
    let titles = languages.map { "\($0): \($0.hasPrefix("zh") ? "课程" : "Lessons")" }
    return """
      # The course: its languages, and its lessons in order.
      languages:
      \(entries.joined(separator: "\n"))
      parts:
        - title: { \(titles.joined(separator: ", ")) }
          lessons: [\(Self.lesson)]

      """
  }

  private static let names = [
    "en": "English", "zh": "中文", "de": "Deutsch", "fr": "Français", "es": "Español",
  ]
  private static let englishDescription = "Say in two sentences what the course is about."
  private static let descriptions = ["zh": "用两句话说明这门课讲什么。"]
}
