import Diagnostics
import Foundation
import LessonMarkdown
import LessonModel
import Testing

/// A lesson from the Markdown of its body, with a title above it.
func parse(_ body: String, allowHTML: Bool = false) -> (lesson: Lesson, diagnostics: [Diagnostic]) {
  parse(file: "---\ntitle: T\n---\n" + body, allowHTML: allowHTML)
}

/// A lesson from the whole text of its file.
func parse(file text: String, allowHTML: Bool = false) -> (
  lesson: Lesson, diagnostics: [Diagnostic]
) {
  LessonParser(allowHTML: allowHTML).parse(
    SourceFile(path: "l.md", text: text),
    name: "l",
    language: "en"
  )
}

/// HTML for everything in a lesson that needs some: its own source in double angle brackets.
func replacements(for lesson: Lesson) -> [SourceSpan: String] {
  let spans =
    lesson.parts.map(\.span) + lesson.formulas.map(\.span) + lesson.references.map(\.span)
  return Dictionary(uniqueKeysWithValues: spans.map { ($0, "«\(lesson.file.text(in: $0))»") })
}

/// The body of a lesson with its own source spliced in.
func html(
  _ body: String,
  headings: BodyWriter.HeadingStyle = .plain,
  allowHTML: Bool = false
) throws -> String {
  let lesson = parse(body, allowHTML: allowHTML).lesson
  return try BodyWriter(allowHTML: allowHTML, headingStyle: headings)
    .write(lesson, replacing: replacements(for: lesson)).html
}

/// Each diagnostic as `line:column: id: message`, lines counted in the body.
func problems(_ body: String, allowHTML: Bool = false) -> [String] {
  lines(parse(body, allowHTML: allowHTML).diagnostics, lineOffset: 3)
}

/// Each diagnostic as `line:column: id: message`.
func lines(_ diagnostics: [Diagnostic], lineOffset: Int = 0) -> [String] {
  diagnostics.map { diagnostic in
    guard let place = diagnostic.place else { return "\(diagnostic.id): \(diagnostic.message)" }
    let position = place.file.position(at: place.span.start)
    let location = "\(position.line - lineOffset):\(position.column)"
    return "\(location): \(diagnostic.id): \(diagnostic.message)"
  }
}

/// The text of a lesson at a span.
func text(_ span: SourceSpan, _ lesson: Lesson) -> String { lesson.file.text(in: span) }
