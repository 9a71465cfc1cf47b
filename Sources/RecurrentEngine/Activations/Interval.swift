/// An interval of real numbers that knows whether its ends belong to it: (0, 0.25].
public struct Interval: Sendable, Hashable {
  /// The lower end; −∞ if there is none.
  public let lowerBound: Double
  /// The upper end; ∞ if there is none.
  public let upperBound: Double
  /// Whether the lower end belongs to it.
  public let containsLowerBound: Bool
  /// Whether the upper end belongs to it.
  public let containsUpperBound: Bool

  /// An interval from its ends.
  ///
  /// An end at infinity never belongs to it. If the lower end is above the upper one, nothing is inside.
  ///
  /// - Parameters:
  ///   - lowerBound: The lower end.
  ///   - upperBound: The upper end.
  ///   - containsLowerBound: Whether the lower end belongs to it.
  ///   - containsUpperBound: Whether the upper end belongs to it.
  public init(
    lowerBound: Double,
    upperBound: Double,
    containsLowerBound: Bool = true,
    containsUpperBound: Bool = true
  ) {
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.containsLowerBound = containsLowerBound && lowerBound.isFinite
    self.containsUpperBound = containsUpperBound && upperBound.isFinite
  }

  /// [a, b], both ends included.
  public static func closed(_ lower: Double, _ upper: Double) -> Interval {
    Interval(lowerBound: lower, upperBound: upper)
  }

  /// (a, b), both ends excluded.
  public static func open(_ lower: Double, _ upper: Double) -> Interval {
    Interval(
      lowerBound: lower,
      upperBound: upper,
      containsLowerBound: false,
      containsUpperBound: false
    )
  }

  /// (a, b], the lower end excluded.
  public static func leftOpen(_ lower: Double, _ upper: Double) -> Interval {
    Interval(lowerBound: lower, upperBound: upper, containsLowerBound: false)
  }

  /// [a, b), the upper end excluded.
  public static func rightOpen(_ lower: Double, _ upper: Double) -> Interval {
    Interval(lowerBound: lower, upperBound: upper, containsUpperBound: false)
  }

  /// (−∞, ∞).
  public static let all = Interval.open(-.infinity, .infinity)

  /// Upper end minus lower end.
  public var length: Double { upperBound - lowerBound }

  /// Whether a number lies inside; NaN never does.
  public func contains(_ value: Double) -> Bool {
    let isAbove = containsLowerBound ? lowerBound <= value : lowerBound < value
    let isBelow = containsUpperBound ? value <= upperBound : value < upperBound
    return isAbove && isBelow
  }
}

extension Interval: CustomStringConvertible {
  /// As mathematicians write it: `(0, 0.25]`, `[0, ∞)`.
  public var description: String {
    let left = containsLowerBound ? "[" : "("
    let right = containsUpperBound ? "]" : ")"
    return "\(left)\(Self.text(lowerBound)), \(Self.text(upperBound))\(right)"
  }

  private static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-∞" : "∞" }
    let text = "\(value == 0 ? 0 : value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
