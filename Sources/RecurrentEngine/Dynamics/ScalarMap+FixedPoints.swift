extension ScalarMap {
  /// A state that a map leaves where it is.
  public struct FixedPoint: Sendable, Hashable {
    /// x with f(x) = x.
    public let value: Double
    /// f′(x).
    public let slope: Double
    /// Whether orbits that begin nearby come nearer: |f′(x)| < 1.
    public var isStable: Bool { slope.magnitude < 1 }
  }

  /// The states that the map leaves where they are.
  ///
  /// Looks for changes of sign of f(x) − x between neighbouring points of a grid, and halves each interval down to
  /// neighbouring doubles.
  ///
  /// - Parameters:
  ///   - lowerBound: Where the grid begins; every fixed point of a bounded φ lies between the default bounds if left out.
  ///   - upperBound: Where it ends.
  ///   - samples: How many intervals the grid has, at least 1.
  /// - Returns: Fixed points from left to right.
  /// - Throws: ``EngineError`` if a bound is not finite, they are not in order, or `samples` is out of range.
  ///
  /// Accuracy: the last place, up to the rounding of f.
  ///
  /// Edge cases: two fixed points in one interval of the grid, or one that the graph only touches, are not seen.
  public func fixedPoints(
    from lowerBound: Double? = nil,
    to upperBound: Double? = nil,
    samples: Int = 2000
  ) throws -> [FixedPoint] {
    let (lower, upper) = (lowerBound ?? defaultBounds.0, upperBound ?? defaultBounds.1)
    guard lower.isFinite, upper.isFinite, lower < upper else {
      throw EngineError.invalidArgument(
        parameter: "lowerBound",
        found: "\(lower), with the upper one at \(upper)",
        expected: "a finite number below a finite upper one"
      )
    }
    guard samples >= 1, samples <= Allocation.maximumCount / 2 else {
      throw EngineError.invalidArgument(
        parameter: "samples",
        found: "\(samples)",
        expected: "at least 1 and at most \(Allocation.maximumCount / 2)"
      )
    }
    try Allocation.check(samples, for: "samples")
    var points: [FixedPoint] = []
    var left = (x: lower, excess: self(lower) - lower)
    try Kernels.inBlocks(samples, cost: 40) { first, count in
      for index in first..<first + count {
        let share = Double(index + 1) / Double(samples)
        let x = index == samples - 1 ? upper : lower * (1 - share) + upper * share
        let right = (x: x, excess: self(x) - x)
        let isFirstZero = index == 0 && left.excess == 0
        if isFirstZero { points.append(fixedPoint(at: left.x)) }
        if right.excess == 0 {
          points.append(fixedPoint(at: right.x))
        } else if (left.excess < 0 && right.excess > 0) || (left.excess > 0 && right.excess < 0) {
          points.append(fixedPoint(at: root(left.x, right.x, isRising: right.excess > 0)))
        }
        left = right
      }
    }
    return points
  }

  private func fixedPoint(at x: Double) -> FixedPoint {
    FixedPoint(value: x, slope: derivative(x))
  }

  /// Halves the interval until its ends are neighbours, and takes the end where f(x) is nearer to x.
  private func root(_ left: Double, _ right: Double, isRising: Bool) -> Double {
    var (left, right) = (left, right)
    for _ in 0..<2200 {
      let middle = left / 2 + right / 2
      guard middle > left, middle < right else { break }
      let excess = self(middle) - middle
      if excess == 0 { return middle }
      if (excess > 0) == isRising { right = middle } else { left = middle }
    }
    return (self(left) - left).magnitude <= (self(right) - right).magnitude ? left : right
  }

  /// A little beyond the values that the map takes, or ±100 where they are not bounded.
  private var defaultBounds: (Double, Double) {
    let range = activation.range
    let ends: [Double]
    switch state {
    case .hidden: ends = [range.lowerBound, range.upperBound]
    case .preactivation:
      ends = [range.lowerBound, range.upperBound].map { weight * $0 + bias }
    }
    let finite = ends.map { $0.isFinite ? $0 : ($0 < 0 ? -100.0 : 100.0) }
    let (low, high) = (Swift.min(finite[0], finite[1]), Swift.max(finite[0], finite[1]))
    return (low - 1e-3, high + 1e-3)
  }
}
