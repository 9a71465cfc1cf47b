/// How values become places along an axis, or colours of a map.
public struct AxisScale: Sendable, Hashable, Codable {
  /// The kinds of scales.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Equal differences are equally far apart.
    case linear
    /// Equal ratios are equally far apart; only positive numbers have a place.
    case log
    /// Logarithmic on both sides of zero, linear close to it.
    case symlog
  }

  /// The kind.
  public let kind: Kind
  /// For `symlog`, the magnitude at which it turns from linear to logarithmic.
  public let threshold: Double

  private init(_ kind: Kind, threshold: Double = 1) {
    self.kind = kind
    self.threshold = threshold
  }

  /// Equal differences are equally far apart.
  public static let linear = AxisScale(.linear)
  /// Equal ratios are equally far apart; only positive numbers have a place.
  public static let log = AxisScale(.log)
  /// Logarithmic on both sides of zero, linear between −1 and 1.
  public static let symlog = AxisScale(.symlog)

  /// Logarithmic on both sides of zero, linear between −`threshold` and `threshold`.
  ///
  /// - Parameter threshold: A positive number; anything else counts as 1.
  /// - Returns: The scale.
  public static func symlog(threshold: Double) -> AxisScale {
    AxisScale(.symlog, threshold: threshold.isFinite && threshold > 0 ? threshold : 1)
  }
}
