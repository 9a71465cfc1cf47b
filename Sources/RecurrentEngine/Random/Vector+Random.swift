extension Vector {
  /// A vector of evenly distributed numbers.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - lowerBound: The lower bound.
  ///   - upperBound: The upper bound.
  ///   - seed: The seed of the ``SeededGenerator``.
  /// - Returns: Shape `[count]`.
  /// - Throws: ``EngineError`` if `count` is negative or too large.
  public static func uniform(
    _ count: Int,
    from lowerBound: Double = 0,
    to upperBound: Double = 1,
    seed: Int
  ) throws -> Vector {
    var generator = SeededGenerator(seed: seed)
    var elements = try Allocation.zeros(count, for: "count")
    for i in elements.indices { elements[i] = generator.uniform(lowerBound, upperBound) }
    return Vector(elements)
  }

  /// A vector of normally distributed numbers.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - mean: The mean.
  ///   - standardDeviation: The standard deviation.
  ///   - seed: The seed of the ``SeededGenerator``.
  /// - Returns: Shape `[count]`.
  /// - Throws: ``EngineError`` if `count` is negative or too large.
  public static func normal(
    _ count: Int,
    mean: Double = 0,
    standardDeviation: Double = 1,
    seed: Int
  ) throws -> Vector {
    var generator = SeededGenerator(seed: seed)
    var elements = try Allocation.zeros(count, for: "count")
    for i in elements.indices { elements[i] = mean + standardDeviation * generator.normal() }
    return Vector(elements)
  }
}
