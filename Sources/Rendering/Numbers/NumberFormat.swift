import LessonModel

/// How numbers that belong together are written: all with as many decimals, or all with a power of ten.
///
/// A person who sets a table does the same: enough digits that the smallest value still says something, not so many
/// that the largest chatters, and a power of ten as soon as that is not possible.
package enum NumberFormat: Sendable, Hashable {
  /// As many digits behind the point.
  case fixed(decimals: Int)
  /// One digit before the point, `digits` in all, and a power of ten.
  case scientific(digits: Int)

  /// Significant digits where the author asks for none in particular.
  package static let usualDigits = 4
  /// From this power of ten on a number gets an exponent.
  private static let largestExponent = 6
  /// Below this power of ten a number gets an exponent.
  private static let smallestExponent = -4

  /// The format for a number that stands alone: no digits that its shortest decimals do not have.
  package init(alone value: Double, digits: Int = usualDigits) {
    guard value.isFinite, value != 0 else {
      self = .fixed(decimals: 0)
      return
    }
    let shortest = value.shortestDigits
    let isSmallWhole = shortest.decimals == 0 && shortest.exponent < Self.largestExponent
    let count = isSmallWhole ? shortest.count : min(max(1, digits), shortest.count)
    let exponent = ExactDecimal(value).significant(count).exponent
    if exponent < Self.smallestExponent || exponent >= Self.largestExponent {
      self = .scientific(digits: count)
    } else {
      self = .fixed(decimals: max(0, min(shortest.decimals, count - 1 - exponent)))
    }
  }

  /// The format for numbers that stand below each other.
  ///
  /// - Parameters:
  ///   - values: All of them; those that are not finite and exact zeros have no say.
  ///   - digits: Significant digits the author asks for; then trailing zeros stay.
  package init(column values: some Sequence<Double>, digits: Int? = nil) {
    let values = values.filter { $0.isFinite && $0 != 0 }
    let count = min(max(1, digits ?? Self.usualDigits), 17)
    let shortest = values.map(\.shortestDigits)
    let exponents = values.map { ExactDecimal($0).significant(count).exponent }
    guard let low = exponents.min(), let high = exponents.max() else {
      self = .fixed(decimals: 0)
      return
    }
    let decimalsThere = shortest.map(\.decimals).max() ?? 0
    let digitsThere = shortest.map(\.count).max() ?? 1
    let isPlain = low >= Self.smallestExponent && high < Self.largestExponent
    if isPlain, digits == nil, decimalsThere <= count {
      // Exactly what the values are, without a digit lost.
      self = .fixed(decimals: decimalsThere)
      return
    }
    let spread = high - low
    if isPlain, spread <= 3 {
      let decimals = max(0, count - 1 - low - (spread == 3 ? 1 : 0))
      self = .fixed(decimals: digits == nil ? min(decimals, decimalsThere) : decimals)
    } else {
      self = .scientific(digits: digits == nil ? min(count, digitsThere) : count)
    }
  }

  /// A number in this format.
  ///
  /// An exact zero is `0` in each, and no number is multiplied by 10⁰.
  package func text(_ value: Double) -> NumberText {
    guard value.isFinite else { return NumberText(shortest: value) }
    guard value != 0 else { return NumberText(whole: "0") }
    let sign = value < 0 ? "−" : ""
    let exact = ExactDecimal(value)
    switch self {
    case .fixed(let decimals):
      let rounded = exact.rounded(to: -decimals)
      let zeros = String(repeating: "0", count: max(0, decimals + 1 - rounded.utf8.count))
      let digits = zeros + rounded
      return NumberText(
        sign: rounded.isEmpty ? "" : sign,
        whole: String(digits.dropLast(decimals)),
        fraction: String(digits.suffix(decimals))
      )
    case .scientific(let count):
      let (digits, exponent) = exact.significant(count)
      return NumberText(
        sign: sign,
        whole: String(digits.prefix(1)),
        fraction: String(digits.dropFirst()),
        exponent: exponent == 0 ? nil : exponent
      )
    }
  }
}
