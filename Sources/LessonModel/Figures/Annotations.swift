/// A line across a plot: a bound, a threshold, what theory says.
public struct ReferenceLine: Sendable, Hashable, Codable {
  /// Where it crosses the first axis, if it stands upright.
  public let x: Double?
  /// Where it crosses the second axis, if it lies.
  public let y: Double?
  /// What it means; may hold `$…$`; empty for none.
  public let label: String

  /// An upright line.
  public init(x: Double, _ label: String = "") {
    self.x = x
    y = nil
    self.label = label
  }

  /// A level line.
  public init(y: Double, _ label: String = "") {
    x = nil
    self.y = y
    self.label = label
  }
}

/// A stripe across a plot: where something holds.
public struct ReferenceBand: Sendable, Hashable, Codable {
  /// From where to where along the first axis, if it stands upright.
  public let x: AxisRange?
  /// From where to where along the second axis, if it lies.
  public let y: AxisRange?
  /// What it means; may hold `$…$`; empty for none.
  public let label: String

  /// An upright stripe.
  public init(x: ClosedRange<Double>, _ label: String = "") {
    self.x = AxisRange(x)
    y = nil
    self.label = label
  }

  /// A level stripe.
  public init(y: ClosedRange<Double>, _ label: String = "") {
    x = nil
    self.y = AxisRange(y)
    self.label = label
  }
}

/// A point of a plot that the text speaks of.
public struct Marker: Sendable, Hashable, Codable {
  /// Where it is along the first axis.
  public let x: Double
  /// Where it is along the second axis.
  public let y: Double
  /// What it is; may hold `$…$`; empty for none.
  public let label: String

  /// A marked point.
  public init(x: Double, y: Double, _ label: String = "") {
    self.x = x
    self.y = y
    self.label = label
  }
}
