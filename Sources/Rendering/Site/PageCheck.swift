public import Diagnostics
public import LessonModel

/// What would be wrong with a lesson's page, found without templates and without writing it.
public struct PageCheck: Sendable {
  private let typesetter: MathTypesetter
  private let allowHTML: Bool

  /// A check of the pages of a course.
  ///
  /// - Parameters:
  ///   - typesetter: Typesets the formulas.
  ///   - allowHTML: Whether the course lets lessons hold raw HTML.
  public init(typesetter: MathTypesetter, allowHTML: Bool) {
    self.typesetter = typesetter
    self.allowHTML = allowHTML
  }

  /// What is wrong with the lesson's formulas and references, in reading order.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - record: What it computed.
  ///   - isComplete: False if evaluation ended early; then what the record lacks is no news.
  /// - Returns: The diagnostics of ``Site/page(of:record:isComplete:)``.
  public func diagnostics(
    of lesson: Lesson,
    record: LessonRecord,
    isComplete: Bool = true
  ) -> [Diagnostic] {
    var body = PageBody(lesson: lesson, record: record, typesetter: typesetter)
    body.write(allowHTML: allowHTML)
    return body.diagnostics.inReadingOrder().filter {
      isComplete || !RenderingDiagnosticID.dependentOnRecord.contains($0.id)
    }
  }
}
