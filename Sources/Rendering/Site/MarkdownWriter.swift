package import Diagnostics
package import LessonModel

/// What rendering needs of Markdown: the prose of a lesson with everything computed put in its place, and short texts.
package protocol MarkdownWriter: Sendable {
  /// The body of a lesson as HTML.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - replacements: HTML for each cell, inline value, formula and reference, by its span.
  /// - Returns: The HTML, or what is wrong.
  func body(
    of lesson: Lesson, replacements: [SourceSpan: HTML]
  ) -> Result<HTML, LessonDiagnostics>

  /// A caption or a heading, without a paragraph around it.
  ///
  /// - Parameters:
  ///   - text: Inline Markdown with formulas, without cells.
  ///   - typeset: Makes HTML of a formula.
  /// - Returns: The HTML.
  func inline(_ text: SourceSlice, typeset: (Formula) -> HTML) -> HTML
}

/// What is wrong with a lesson, as an error.
package struct LessonDiagnostics: Error {
  /// All of it.
  package let all: [Diagnostic]

  /// What is wrong with a lesson.
  package init(_ all: [Diagnostic]) { self.all = all }
}
