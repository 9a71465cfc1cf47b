extension Vector {
  /// The sum of the elements, in index order; 0 for none.
  ///
  /// Accuracy: absolute error at most (n − 1)·2⁻⁵³·Σ|xᵢ|.
  public var sum: Double { elements.reduce(0, +) }

  /// The arithmetic mean; NaN for no elements.
  public var mean: Double { sum / Double(count) }

  /// The biased variance Σ(xᵢ − x̄)²/n, in two passes; NaN for no elements.
  ///
  /// Accuracy: relative error of a few n·2⁻⁵³, also where the mean is far larger than the spread.
  public var variance: Double { Kernels.variance(elements) }

  /// The root of the biased variance, √(Σ(xᵢ − x̄)²/n).
  public var standardDeviation: Double { variance.squareRoot() }

  /// The Euclidean norm ‖x‖₂.
  ///
  /// Accuracy: relative error at most (n/2 + 2)·2⁻⁵³; nothing overflows or underflows on the way.
  ///
  /// Edge cases: 0 for no elements; NaN if an element is NaN, else ∞ if one is infinite.
  public var norm: Double { Kernels.norm(elements) }

  /// The p-norm (Σ|xᵢ|ᵖ)^(1/p), or max|xᵢ| for p = ∞.
  ///
  /// - Parameter normType: p, greater than 0; `.infinity` for the largest magnitude.
  /// - Returns: The norm; NaN if an element is NaN, else ∞ if one is infinite.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)`` if p is not greater than 0.
  public func norm(_ normType: Double) throws -> Double {
    try WorkBudget.active?.charge(operations: 8 * count)
    return try Kernels.norm(elements, type: normType)
  }

  /// The inner product xᵀy, summed in index order.
  ///
  /// - Parameter right: y, as long as this vector.
  /// - Returns: Σ xᵢyᵢ; 0 for no elements.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public func dot(_ right: Vector) throws -> Double {
    try expectSameCount(right)
    var sum = 0.0
    for (x, y) in zip(elements, right.elements) { sum += x * y }
    return sum
  }

  /// The outer product x yᵀ.
  ///
  /// - Parameter right: y.
  /// - Returns: A matrix of shape `[count of x, count of y]`.
  /// - Throws: ``EngineError`` if that is too large.
  public func outer(_ right: Vector) throws -> Matrix {
    var result = try Allocation.zeros(count, by: right.count, for: "right")
    try Kernels.addOuterProducts(
      elements,
      steps: 1,
      rows: count,
      right.elements,
      columns: right.count,
      into: &result
    )
    return Matrix(unchecked: result, count, right.count)
  }

  /// The product element by element, x ⊙ y.
  ///
  /// - Parameter right: y, as long as this vector.
  /// - Returns: A vector of the same length.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public func elementwiseProduct(_ right: Vector) throws -> Vector { try combined(right, *) }

  /// The cosine of the angle between two vectors, xᵀy / (‖x‖‖y‖).
  ///
  /// - Parameter right: y, as long as this vector.
  /// - Returns: A number from −1 to 1; NaN if one of them is zero or not finite.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public func cosine(to right: Vector) throws -> Double {
    try expectSameCount(right)
    return Kernels.cosine(elements, right.elements)
  }

  /// x + y, element by element; shapes that differ throw ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public static func + (left: Vector, right: Vector) throws -> Vector {
    try left.combined(right, +)
  }

  /// x − y, element by element; shapes that differ throw ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public static func - (left: Vector, right: Vector) throws -> Vector {
    try left.combined(right, -)
  }

  /// −x.
  public static prefix func - (right: Vector) throws -> Vector { try right.mapElements { -$0 } }

  /// A multiple of a vector, each element rounded once.
  public static func * (left: Double, right: Vector) throws -> Vector {
    try right.mapElements { left * $0 }
  }

  /// A multiple of a vector, as with the number first.
  public static func * (left: Vector, right: Double) throws -> Vector { try right * left }

  /// A vector divided by a number, each element rounded once; by 0 it gives infinities and NaN.
  public static func / (left: Vector, right: Double) throws -> Vector {
    try left.mapElements { $0 / right }
  }

  private func combined(_ right: Vector, _ operation: (Double, Double) -> Double) throws -> Vector {
    try expectSameCount(right)
    try Allocation.check(count, for: "right")
    var result = elements
    for i in result.indices { result[i] = operation(result[i], right.elements[i]) }
    return Vector(result)
  }

  private func expectSameCount(_ right: Vector) throws {
    guard right.count == count else {
      throw EngineError.shapeMismatch(
        parameter: "right",
        found: Shape(right.count),
        expected: Shape(count)
      )
    }
  }
}

extension Kernels {
  /// The mean of the squared distances from the mean; the mean of the distances, which rounding leaves, is taken off.
  static func variance(_ a: [Double]) -> Double {
    let count = Double(a.count)
    let mean = a.reduce(0, +) / count
    var (sum, squares) = (0.0, 0.0)
    for x in a {
      sum += x - mean
      squares += (x - mean) * (x - mean)
    }
    let corrected = squares - sum * sum / count
    return corrected < 0 ? 0 : corrected / count
  }

  /// The cosine of the angle between two arrays of the same length, without overflow on the way.
  static func cosine(_ a: [Double], _ b: [Double]) -> Double {
    let (normA, normB) = (norm(a), norm(b))
    var sum = 0.0
    for (x, y) in zip(a, b) { sum += (x / normA) * (y / normB) }
    return sum
  }
}
