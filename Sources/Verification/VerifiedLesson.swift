public import Diagnostics
public import LessonModel

/// A lesson as it comes to verification: read and evaluated.
public struct VerifiedLesson: Sendable {
  /// The lesson.
  public let lesson: Lesson
  /// What it computes; nil if it was not evaluated.
  public let record: LessonRecord?
  /// What the parts of false claims were, by the claim's key.
  public let operands: [String: [OperandValue]]
  /// What is wrong with it so far: its Markdown, its cells, its formulas.
  public let diagnostics: [Diagnostic]
  /// Whether findings about it are wanted; one that is not helps to judge others.
  public let isSelected: Bool

  /// A lesson that was read and evaluated.
  public init(
    lesson: Lesson,
    record: LessonRecord?,
    operands: [String: [OperandValue]] = [:],
    diagnostics: [Diagnostic] = [],
    isSelected: Bool = true
  ) {
    self.lesson = lesson
    self.record = record
    self.operands = operands
    self.diagnostics = diagnostics
    self.isSelected = isSelected
  }

  /// Whether every cell and inline value has its entry, so that what the record lacks is gone.
  var isComplete: Bool {
    guard let record else { return false }
    return Set(record.entries.map(\.key)).isSuperset(of: lesson.parts.map(\.key))
  }
}
