/// How a series is drawn.
public enum SeriesStyle: String, Sendable, Hashable, Codable, CaseIterable {
  /// A line from point to point.
  case line
  /// A line that stays level until the next point.
  case step
  /// The points alone.
  case points
  /// A line with its points.
  case linePoints
  /// A thin dashed line without a colour of its own: theory beside data.
  case theory
}
