public import LessonModel

/// One column of a table as a lesson writes it: its title and the value of one row, or of all.
public struct Column: Sendable, Hashable {
  /// The heading; may hold `$…$`.
  public let title: String
  /// The value of one row, or the list of all; nil if a record cannot keep it, and then no table can be made.
  public let value: RecordedValue?
  /// How many significant digits are to be seen; nil leaves it to the page.
  public let digits: Int?

  /// A column.
  ///
  /// - Parameters:
  ///   - title: The heading; may hold `$…$`.
  ///   - value: The value of one row, or an array or vector with the values of all.
  ///   - digits: How many significant digits are to be seen; nil leaves it to the page.
  public init<Value>(_ title: String, _ value: Value, digits: Int? = nil) {
    self.init(title: title, recorded: RecordedValue(recording: value), digits: digits)
  }

  /// A column whose value is known as records keep it.
  package init(title: String, recorded: RecordedValue?, digits: Int?) {
    self.title = title
    value = recorded.flatMap { $0.isFigure ? nil : $0 }
    self.digits = digits
  }

  /// The value, if there is one.
  func recorded() throws(TableError) -> RecordedValue {
    guard let value else { throw .notShowable(column: title) }
    return value
  }
}
