public import LessonModel

extension EvaluatedLesson {
  /// What a variable was behind a number of parts, or behind the last one of those that was evaluated.
  ///
  /// - Parameters:
  ///   - name: The variable's name.
  ///   - count: How many parts of the lesson.
  /// - Returns: The value; nil if there is none of that name, or it has no form on a page.
  public func value(of name: String, behind count: Int) -> RecordedValue? {
    let session = parts.prefix(max(0, count)).last { $0.run.session != nil }?.run.session
    return session?.value(of: name).flatMap(RecordedValue.init)
  }

  /// Whether more parts were evaluated than of another version.
  ///
  /// - Parameter other: What came of the other version.
  /// - Returns: Whether there are more.
  public func hasMore(than other: EvaluatedLesson?) -> Bool {
    parts.count > (other?.parts.count ?? 0)
  }
}
