public import CellLanguage

extension EvaluatedLesson {
  /// The variables as they were behind a number of parts, or behind the last one of those that was evaluated.
  ///
  /// - Parameter count: How many parts of the lesson.
  /// - Returns: The variables; nil in front of the first part.
  public func session(behind count: Int) -> CellSession? {
    parts.prefix(max(0, count)).last { $0.run.session != nil }?.run.session
  }

  /// Whether more parts were evaluated than of another version.
  ///
  /// - Parameter other: What came of the other version.
  /// - Returns: Whether there are more.
  public func hasMore(than other: EvaluatedLesson?) -> Bool {
    parts.count > (other?.parts.count ?? 0)
  }
}
