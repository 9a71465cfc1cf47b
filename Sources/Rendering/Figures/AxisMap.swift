import Foundation
import LessonModel

/// Where the values of an axis are drawn, and its ticks.
struct AxisMap: Sendable {
  /// How an axis ends beyond its data.
  enum Ends: Sendable {
    /// At the data, or at a tick close by: lines over time.
    case tight
    /// At the next tick if it is not far, else a little beyond the data.
    case round
    /// A little beyond the data: points.
    case loose
  }

  let scale: AxisScale
  /// The value at the start.
  let low: Double
  /// The value at the end.
  let high: Double
  /// Whether there was no value to go by.
  let isEmpty: Bool
  /// Whether only whole numbers lie on it.
  let isWhole: Bool
  private let start: Double
  private let span: Double

  /// An axis over an extent.
  ///
  /// - Parameters:
  ///   - extent: Between which values the data lie.
  ///   - axis: Its scale, and its ends if the author chose them.
  ///   - ends: How it ends beyond its data.
  ///   - includesZero: Whether zero has to be on it: bars.
  init(_ extent: Extent, _ axis: Axis, ends: Ends, includesZero: Bool = false) {
    scale = axis.scale
    isEmpty = extent.isEmpty
    isWhole = extent.isWhole && !extent.isEmpty
    var (low, high) = Self.ends(extent, axis)
    if axis.range == nil {
      if scale.kind != .log, includesZero || (ends == .round && Self.isNearZero(low, high)) {
        low = min(low, 0)
        high = max(high, 0)
      }
      (low, high) = Self.widened(low, high, scale, ends)
    }
    self.low = low
    self.high = high
    start = Self.transformed(low, scale)
    span = Self.transformed(high, scale) - start
  }

  /// Where a value is, 0 at the start, 1 at the end; nil if it has no place.
  func place(_ value: Double) -> Double? {
    guard value.isFinite, scale.kind != .log || value > 0 else { return nil }
    let place = (Self.transformed(value, scale) - start) / span
    return place.isFinite ? place : nil
  }

  /// Whether a value lies between the ends.
  func contains(_ value: Double) -> Bool { value >= low && value <= high }

  /// Where a value is on the scale, in its own measure.
  static func transformed(_ value: Double, _ scale: AxisScale) -> Double {
    switch scale.kind {
    case .linear: return value
    case .log: return log10(value)
    case .symlog:
      let relative = value.magnitude / scale.threshold
      let size = relative <= 1 ? relative : 1 + log10(relative)
      return value < 0 ? -size : size
    }
  }
}

extension AxisMap {
  private static func ends(_ extent: Extent, _ axis: Axis) -> (Double, Double) {
    if let range = axis.range { return (range.lowerBound, range.upperBound) }
    guard !extent.isEmpty else { return axis.scale.kind == .log ? (0.1, 10) : (0, 1) }
    guard extent.low == extent.high else { return (extent.low, extent.high) }
    let value = extent.low
    if axis.scale.kind == .log { return (value / 10, value * 10) }
    let half = value == 0 ? 1 : value.magnitude / 2
    return (value - half, value + half)
  }

  /// Whether zero is so close that an axis without it would exaggerate.
  private static func isNearZero(_ low: Double, _ high: Double) -> Bool {
    low >= 0 ? low < 0.4 * high : high <= 0 && high > 0.4 * low
  }

  private static func widened(
    _ low: Double,
    _ high: Double,
    _ scale: AxisScale,
    _ ends: Ends
  ) -> (Double, Double) {
    let (from, to) = (transformed(low, scale), transformed(high, scale))
    let span = to - from
    guard span > 0, span.isFinite else { return (low, high) }
    let marks = Self.marks(low, high, scale)
    let reach = ends == .tight ? 0.035 : ends == .round ? 0.13 : 0.02
    let pad = ends == .tight ? 0 : 0.035
    func end(_ value: Double, _ mark: Double?, _ direction: Double) -> Double {
      if let mark, abs(transformed(mark, scale) - transformed(value, scale)) <= reach * span {
        return mark
      }
      if value == 0 { return 0 }
      return pad == 0 ? value : inverse(transformed(value, scale) + direction * pad * span, scale)
    }
    return (
      end(low, marks.last { $0 <= low }, -1), end(high, marks.first { $0 >= high }, 1)
    )
  }

  /// Round values around an extent, at which an axis may end.
  private static func marks(_ low: Double, _ high: Double, _ scale: AxisScale) -> [Double] {
    switch scale.kind {
    case .linear: return RoundSteps.ticks(from: low, to: high, count: 5, covering: true)
    case .log: return [decade(below: low), decade(above: high)]
    case .symlog:
      func outward(_ value: Double) -> Double {
        let size = max(value.magnitude, scale.threshold)
        return value < 0 ? -decade(above: size) : decade(above: size)
      }
      return [low < 0 ? outward(low) : 0, high > 0 ? outward(high) : 0]
    }
  }

  private static func inverse(_ place: Double, _ scale: AxisScale) -> Double {
    switch scale.kind {
    case .linear: return place
    case .log: return pow(10, place)
    case .symlog:
      let size = place.magnitude <= 1 ? place.magnitude : pow(10, place.magnitude - 1)
      return (place < 0 ? -size : size) * scale.threshold
    }
  }

  /// The power of ten at or below a positive number.
  static func decade(below value: Double) -> Double { RoundSteps.multiple(1, exponent(of: value)) }

  /// The power of ten at or above a positive number.
  static func decade(above value: Double) -> Double {
    let below = decade(below: value)
    return below >= value ? below : RoundSteps.multiple(1, exponent(of: value) + 1)
  }

  /// The exponent of the power of ten at or below a positive number, exactly.
  static func exponent(of value: Double) -> Int { ExactDecimal(value).significant(17).exponent }
}
