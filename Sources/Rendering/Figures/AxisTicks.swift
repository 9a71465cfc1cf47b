import LessonModel

/// The marks of an axis: those with a number, and the small ones between them.
struct AxisTicks: Sendable {
  /// A mark with its number.
  struct Tick: Sendable, Hashable {
    /// Where it is, 0 at the start, 1 at the end.
    let place: Double
    let label: LabelText
  }

  private(set) var major: [Tick] = []
  /// Where the small marks are.
  private(set) var minor: [Double] = []

  /// Marks that a person would choose, about `count` of them with numbers.
  init(_ axis: AxisMap, count: Int) {
    guard !axis.isEmpty else { return }
    switch axis.scale.kind {
    case .linear: addLinear(axis, count: count)
    case .log: addLogarithmic(axis, count: count)
    case .symlog: addSymmetric(axis, count: count)
    }
  }

  /// The widest number, in em.
  var labelWidth: Double { major.map(\.label.width).max() ?? 0 }

  private mutating func addLinear(_ axis: AxisMap, count: Int) {
    var values = RoundSteps.ticks(from: axis.low, to: axis.high, count: count)
    if axis.isWhole {
      values = values.filter { $0 == $0.rounded() }
      // What counts from 1 says so.
      if let first = values.first, let second = values.dropFirst().first, axis.low == 1,
        first - 1 >= 0.6 * (second - first)
      {
        values.insert(1, at: 0)
      }
    }
    add(values, to: axis, format: Self.format(values))
  }

  private mutating func add(_ values: [Double], to axis: AxisMap, format: NumberFormat) {
    for value in values {
      guard let place = axis.place(value), (-1e-6...1.000001).contains(place) else { continue }
      major.append(Tick(place: place, label: LabelText(format.text(value))))
    }
  }

  /// As many decimals as the marks need, exactly.
  private static func format(_ values: [Double]) -> NumberFormat {
    let nonzero = values.filter { $0 != 0 }
    let largest = nonzero.map(\.magnitude).max() ?? 0
    let decimals = nonzero.map { $0.shortestDigits.decimals }.max() ?? 0
    let digits = nonzero.map { $0.shortestDigits.count }.max() ?? 1
    let isPlain = largest < 1e6 && decimals <= 6
    return isPlain ? .fixed(decimals: decimals) : .scientific(digits: digits)
  }

  private mutating func addLogarithmic(_ axis: AxisMap, count: Int) {
    let lowest = AxisMap.exponent(of: axis.low)
    let highest = AxisMap.exponent(of: axis.high)
    let decades = (lowest...highest).filter { axis.contains(RoundSteps.multiple(1, $0)) }
    guard decades.count >= 3 else {
      return addWithinFewDecades(axis, lowest...highest, decades, count: count)
    }
    let step = [1, 2, 3, 5, 10, 20, 50, 100, 200].first { decades.count / $0 <= count } ?? 500
    let labelled = decades.filter { $0.isMultiple(of: step) }
    let isPlain = decades.allSatisfy { (-3...4).contains($0) }
    addPowers(labelled, to: axis, isPlain: isPlain)
    if step > 1 {
      guard decades.count <= 60 else { return }
      addMinor(decades.filter { !$0.isMultiple(of: step) }.map { RoundSteps.multiple(1, $0) }, axis)
    } else if decades.count <= 9 {
      addMinor(
        (lowest...highest).flatMap { exponent in
          (2...9).map { RoundSteps.multiple($0, exponent) }
        },
        axis
      )
    }
  }

  /// Decades are too few to carry the numbers: 1, 2, 5, or equal steps.
  private mutating func addWithinFewDecades(
    _ axis: AxisMap,
    _ exponents: ClosedRange<Int>,
    _ decades: [Int],
    count: Int
  ) {
    let fine = exponents.flatMap { exponent in
      [1, 2, 5].map { RoundSteps.multiple($0, exponent) }
    }.filter(axis.contains)
    guard fine.count >= 3 else { return addLinear(axis, count: count - 1) }
    let isCoarse = decades.count == 2 && fine.count > count
    let shown = isCoarse ? decades.map { RoundSteps.multiple(1, $0) } : fine
    let isPlain = fine.allSatisfy { (1e-4...1e5).contains($0) }
    if isPlain {
      for value in shown { add([value], to: axis, format: NumberFormat(alone: value)) }
    } else {
      add(shown, to: axis, format: .scientific(digits: 1))
    }
    addMinor(
      exponents.flatMap { exponent in (1...9).map { RoundSteps.multiple($0, exponent) } }
        .filter { !shown.contains($0) },
      axis
    )
  }

  private mutating func addPowers(_ exponents: [Int], to axis: AxisMap, isPlain: Bool) {
    for exponent in exponents {
      let value = RoundSteps.multiple(1, exponent)
      let format: NumberFormat =
        isPlain || exponent == 0 ? .fixed(decimals: max(0, -exponent)) : .scientific(digits: 1)
      add([value], to: axis, format: format)
    }
  }

  private mutating func addSymmetric(_ axis: AxisMap, count: Int) {
    let threshold = axis.scale.threshold
    let first = AxisMap.exponent(of: AxisMap.decade(above: threshold))
    let largest = max(axis.low.magnitude, axis.high.magnitude)
    guard largest > threshold else { return addLinear(axis, count: count) }
    let exponents = Array(first...max(first, AxisMap.exponent(of: largest)))
    let sides = (axis.low < 0 ? 1 : 0) + (axis.high > 0 ? 1 : 0)
    let step =
      [1, 2, 3, 5, 10, 20, 50, 100].first {
        exponents.count * sides / $0 <= max(2, count) + 1
      } ?? 200
    var labelled = exponents.filter { ($0 - first).isMultiple(of: step) }
    // The first stands next to zero: where there is no room for both, it is a small mark.
    if axis.contains(0), let zero = axis.place(0),
      let next = axis.place(RoundSteps.multiple(axis.high > 0 ? 1 : -1, first)),
      abs(next - zero) < 0.075
    {
      labelled.removeFirst()
    }
    let isPlain = labelled.allSatisfy { (-3...4).contains($0) }
    if axis.low < 0 {
      for exponent in labelled.reversed() { addPower(exponent, sign: -1, axis, isPlain) }
    }
    if axis.contains(0) { add([0], to: axis, format: .fixed(decimals: 0)) }
    if axis.high > 0 {
      for exponent in labelled { addPower(exponent, sign: 1, axis, isPlain) }
    }
    let rest = exponents.filter { !labelled.contains($0) }.map { RoundSteps.multiple(1, $0) }
    addMinor(rest + rest.map { -$0 }, axis)
  }

  private mutating func addPower(_ exponent: Int, sign: Int, _ axis: AxisMap, _ isPlain: Bool) {
    let format: NumberFormat =
      isPlain ? .fixed(decimals: max(0, -exponent)) : .scientific(digits: 1)
    let value = RoundSteps.multiple(sign, exponent)
    if axis.contains(value) { add([value], to: axis, format: format) }
  }

  private mutating func addMinor(_ values: [Double], _ axis: AxisMap) {
    minor += values.filter(axis.contains).compactMap(axis.place)
  }
}
