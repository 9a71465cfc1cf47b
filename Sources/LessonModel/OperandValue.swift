public import Diagnostics

/// A part of an expression and what it was when the expression was evaluated: what a failed claim is explained by.
public struct OperandValue: Sendable, Hashable {
  /// The part as it is written.
  public let text: String
  /// Its place in the lesson.
  public let span: SourceSpan
  /// Its value, on one line.
  public let value: String

  /// A part of an expression and its value.
  public init(text: String, span: SourceSpan, value: String) {
    self.text = text
    self.span = span
    self.value = value
  }
}
