/// A source of random numbers that gives the same numbers for the same seed, everywhere.
///
/// The algorithm is xoshiro256** 1.0 (Blackman & Vigna 2021), its state filled by SplitMix64 from the seed. It is part of
/// the interface: recorded results depend on it, so it does not change.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  /// The second number of the last pair of normals.
  private var spare: Double?

  /// A generator.
  ///
  /// - Parameter seed: Any number; the two's complement bits count.
  public init(seed: Int) {
    var counter = UInt64(truncatingIfNeeded: Int64(seed))
    func next() -> UInt64 {
      counter &+= 0x9E37_79B9_7F4A_7C15
      var z = counter
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// A number in [0, 1), one of the 2⁵³ multiples of 2⁻⁵³, all equally likely.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number between two bounds, evenly distributed.
  ///
  /// - Parameters:
  ///   - lowerBound: The lower bound.
  ///   - upperBound: The upper bound, reached by rounding at most.
  /// - Returns: The number.
  public mutating func uniform(_ lowerBound: Double, _ upperBound: Double) -> Double {
    lowerBound + (upperBound - lowerBound) * uniform()
  }

  /// A number from the normal distribution with mean 0 and standard deviation 1.
  ///
  /// Marsaglia's polar method: needs no function but the logarithm and the square root. Numbers come in pairs, so the
  /// generator keeps one.
  public mutating func normal() -> Double {
    if let spare {
      self.spare = nil
      return spare
    }
    while true {
      let x = uniform(-1, 1)
      let y = uniform(-1, 1)
      let square = x * x + y * y
      if square < 1, square > 0 {
        let factor = (-2 * Elementary.log(square) / square).squareRoot()
        spare = y * factor
        return x * factor
      }
    }
  }

  /// A whole number in `0..<count`, all equally likely.
  ///
  /// - Parameter count: How many to choose from, at least 1.
  /// - Returns: The number.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)`` if there is nothing to choose from.
  public mutating func index(below count: Int) throws -> Int {
    guard count > 0 else {
      throw EngineError.invalidArgument(
        parameter: "count",
        found: "\(count)",
        expected: "at least 1"
      )
    }
    // Multiply and take the high half; reject the few products that would make some numbers likelier (Lemire 2019).
    let bound = UInt64(count)
    while true {
      let (high, low) = next().multipliedFullWidth(by: bound)
      if low >= (0 &- bound) % bound { return Int(high) }
    }
  }

  /// Two generators are equal if they will give the same numbers.
  public static func == (left: SeededGenerator, right: SeededGenerator) -> Bool {
    left.state == right.state && left.spare == right.spare
  }

  /// Feeds the state to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(state.0)
    hasher.combine(state.1)
    hasher.combine(state.2)
    hasher.combine(state.3)
    hasher.combine(spare)
  }
}
