/// An axis of a figure: what it measures and how.
public struct Axis: Sendable, Hashable, Codable {
  /// What it measures; may hold `$…$`; empty for none.
  public let label: String
  /// How values become places.
  public let scale: AxisScale
  /// The values at its ends, if the author chose them; else the data decide.
  public let range: AxisRange?

  /// An axis.
  public init(label: String = "", scale: AxisScale = .linear, range: AxisRange? = nil) {
    self.label = label
    self.scale = scale
    self.range = range
  }
}

/// The values at the ends of an axis or of a band.
public struct AxisRange: Sendable, Hashable, Codable {
  /// The lower end.
  public let lowerBound: Double
  /// The upper end.
  public let upperBound: Double

  /// Two ends, as they are.
  public init(lowerBound: Double, upperBound: Double) {
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// The ends of a range.
  public init(_ range: ClosedRange<Double>) {
    self.init(lowerBound: range.lowerBound, upperBound: range.upperBound)
  }
}
