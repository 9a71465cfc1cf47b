/// A number that the author wrote, and how the computed value must stand to it.
public struct Claim: Sendable, Hashable, Codable {
  /// How the written number stands to the computed value: `written relation value`.
  public enum Relation: String, Sendable, Codable, CaseIterable {
    /// The value, rounded to the digits written, is the number.
    case approximately = "≈"
    /// The number is less than the value.
    case less = "<"
    /// The number is at most the value.
    case lessOrEqual = "<="
    /// The number is greater than the value.
    case greater = ">"
    /// The number is at least the value.
    case greaterOrEqual = ">="
  }

  /// The number.
  public let written: WrittenNumber
  /// How it must stand to the computed value.
  public let relation: Relation

  /// A claim: `written relation value`.
  public init(written: WrittenNumber, relation: Relation) {
    self.written = written
    self.relation = relation
  }

  /// Whether the claim is true of `value`.
  ///
  /// No claim is true of NaN. For `≈` both sides are compared as decimals: `value` is rounded to the place of the last digit written, ties
  /// away from zero, from its exact binary value, and must then be the number written. The other relations compare
  /// doubles. A percentage is a number of hundredths: 61.3 % is true of 0.613.
  public func holds(for value: Double) -> Bool {
    switch relation {
    case .approximately: written.isRounding(of: value)
    case .less: written.value < value
    case .lessOrEqual: written.value <= value
    case .greater: written.value > value
    case .greaterOrEqual: written.value >= value
    }
  }
}
