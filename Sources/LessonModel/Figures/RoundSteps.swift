/// Steps that a person would choose: 1, 2 or 5 times a power of ten.
package enum RoundSteps {
  /// The step that divides a span into about `count` parts: a mantissa of 1, 2 or 5 and a power of ten.
  package static func step(span: Double, count: Int) -> (mantissa: Int, exponent: Int) {
    let rough = span / Double(max(1, count))
    guard rough.isFinite, rough > 0 else { return (1, 0) }
    // The power of ten as decimals say it: no logarithm, so the same on every machine.
    var exponent = ExactDecimal(rough).significant(1).exponent
    var lead = rough / power(exponent)
    if lead < 1 {
      exponent -= 1
      lead = rough / power(exponent)
    }
    if lead < 1.5 { return (1, exponent) }
    if lead < 3.5 { return (2, exponent) }
    if lead < 7.5 { return (5, exponent) }
    return (1, exponent + 1)
  }

  /// Multiples of a round step.
  ///
  /// - Parameters:
  ///   - low: The lower end.
  ///   - high: The upper end, above it.
  ///   - count: About how many steps there are to be.
  ///   - covering: Whether the first and last lie at or outside the ends; else at or inside.
  /// - Returns: The multiples, ascending, each the nearest double to its decimals.
  package static func ticks(
    from low: Double,
    to high: Double,
    count: Int,
    covering: Bool = false
  ) -> [Double] {
    let (mantissa, exponent) = step(span: high - low, count: count)
    let size = Double(mantissa) * power(exponent)
    let (first, last) = (low / size, high / size)
    guard first.magnitude < 1e15, last.magnitude < 1e15 else { return [low, high] }
    let slack = 1e-9
    let from = covering ? (first + slack).rounded(.down) : (first - slack).rounded(.up)
    let to = covering ? (last - slack).rounded(.up) : (last + slack).rounded(.down)
    guard to >= from, to - from < 2_000 else { return [low, high] }
    return (Int(from)...Int(to)).map { multiple($0 * mantissa, exponent) }
  }

  /// `number · 10^exponent`, correctly rounded.
  package static func multiple(_ number: Int, _ exponent: Int) -> Double {
    number == 0 ? 0 : Double("\(number)e\(exponent)") ?? 0
  }

  private static func power(_ exponent: Int) -> Double { multiple(1, exponent) }
}
