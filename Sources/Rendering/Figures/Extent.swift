import LessonModel

/// Between which values the numbers of an axis lie, as far as they have a place on it.
struct Extent: Sendable, Hashable {
  private(set) var low = Double.infinity
  private(set) var high = -Double.infinity
  /// Whether all numbers are whole: then so are the marks of their axis.
  private(set) var isWhole = true

  /// Nothing yet.
  init() {}

  /// The extent of numbers on a scale.
  init(_ values: some Sequence<Double>, on scale: AxisScale) {
    for value in values { add(value, on: scale) }
  }

  /// Whether nothing has a place.
  var isEmpty: Bool { low > high }

  /// Takes a number in, if it has a place on the scale.
  mutating func add(_ value: Double, on scale: AxisScale) {
    guard value.isFinite, scale.kind != .log || value > 0 else { return }
    low = min(low, value)
    high = max(high, value)
    if isWhole, value != value.rounded() { isWhole = false }
  }

  /// Takes another extent in.
  mutating func form(union other: Extent) {
    low = min(low, other.low)
    high = max(high, other.high)
    isWhole = isWhole && other.isWhole
  }
}
