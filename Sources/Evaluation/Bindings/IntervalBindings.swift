public import CellLanguage
public import RecurrentEngine

extension Interval: HostValue {
  /// `Interval`.
  public static let cellTypeName = "Interval"
}

extension HostLibrary {
  /// Intervals of real numbers.
  mutating func bindInterval() {
    type(Interval.self, "An interval that knows whether its ends belong to it.")
    let sigmoid = "Activation.sigmoid.derivativeRange"
    bind(
      "Interval",
      "var lowerBound: Double { get }",
      "The lower end.",
      example: "\(sigmoid).lowerBound"
    ) { (interval: Interval) in interval.lowerBound }
    bind(
      "Interval",
      "var upperBound: Double { get }",
      "The upper end.",
      example: "\(sigmoid).upperBound"
    ) { (interval: Interval) in interval.upperBound }
    bind(
      "Interval",
      "var containsLowerBound: Bool { get }",
      "Whether the lower end belongs to it.",
      example: "\(sigmoid).containsLowerBound"
    ) { (interval: Interval) in interval.containsLowerBound }
    bind(
      "Interval",
      "var containsUpperBound: Bool { get }",
      "Whether the upper end belongs to it.",
      example: "\(sigmoid).containsUpperBound"
    ) { (interval: Interval) in interval.containsUpperBound }
    bind(
      "Interval",
      "var length: Double { get }",
      "The distance of the ends.",
      example: "\(sigmoid).length"
    ) { (interval: Interval) in interval.length }
    bind(
      "Interval",
      "func contains(_ value: Double) -> Bool",
      "Whether a number lies in it.",
      example: "\(sigmoid).contains(0.25)"
    ) { (interval: Interval, value: Double) in interval.contains(value) }
    bind(
      "Interval",
      "static func closed(_ lower: Double, _ upper: Double) -> Interval",
      "An interval with both ends.",
      example: "Interval.closed(0, 1)"
    ) { (lower: Double, upper: Double) in Interval.closed(lower, upper) }
    bind(
      "Interval",
      "static func open(_ lower: Double, _ upper: Double) -> Interval",
      "An interval without its ends.",
      example: "Interval.open(0, 1)"
    ) { (lower: Double, upper: Double) in Interval.open(lower, upper) }
    bind(
      "Interval",
      "static func leftOpen(_ lower: Double, _ upper: Double) -> Interval",
      "An interval with its upper end alone.",
      example: "Interval.leftOpen(0, 0.25)"
    ) { (lower: Double, upper: Double) in Interval.leftOpen(lower, upper) }
    bind(
      "Interval",
      "static func rightOpen(_ lower: Double, _ upper: Double) -> Interval",
      "An interval with its lower end alone.",
      example: "Interval.rightOpen(0, 1)"
    ) { (lower: Double, upper: Double) in Interval.rightOpen(lower, upper) }
    bind(
      "Interval",
      "static let all: Interval",
      "All real numbers.",
      example: "Interval.all.contains(1e300)"
    ) { Interval.all }
  }
}
