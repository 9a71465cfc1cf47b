import Diagnostics
import LessonMarkdown
import LessonModel
import Verification

/// A course in memory: lessons by path, such as `en/a.md`, with their front matter.
struct SampleCourse {
  let course: Course
  let lessons: [Lesson]

  /// Lessons by path and the text below their front matter; the first language is English.
  init(_ bodies: [String: String]) {
    course = Course(
      file: SourceFile(path: "lessons/course.yml", text: ""),
      languages: ["en", "zh"].map {
        Course.Language(tag: $0, name: $0, title: $0, description: "", footer: "")
      },
      parts: [Course.Part(title: [:], lessons: ["a", "b", "old-name"])]
    )
    lessons = bodies.sorted { $0.key < $1.key }.map { path, body in
      let parts = path.split(separator: "/")
      return LessonParser().parse(
        SourceFile(path: "lessons/\(path)", text: "---\ntitle: T\n---\n\(body)"),
        name: String(parts[1].dropLast(3)),
        language: String(parts[0])
      ).lesson
    }
  }

  func lesson(_ path: String) -> Lesson? { lessons.first { $0.file.path == "lessons/\(path)" } }
}

extension Diagnostic {
  /// `line:column ‹marked text› id`.
  var brief: String {
    guard let place else { return id }
    let position = place.file.position(at: place.span.start)
    return "\(position.line):\(position.column) ‹\(place.file.text(in: place.span))› \(id)"
  }
}
