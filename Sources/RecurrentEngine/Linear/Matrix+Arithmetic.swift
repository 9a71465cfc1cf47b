extension Matrix {
  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    get throws {
      var result = try Allocation.zeros(elements.count, for: "transposed")
      for i in 0..<rowCount {
        for j in 0..<columnCount { result[j * rowCount + i] = elements[i * columnCount + j] }
      }
      return Matrix(unchecked: result, columnCount, rowCount)
    }
  }

  /// The product A B.
  ///
  /// Each element Σ_k a_ik b_kj is summed in the order of k.
  ///
  /// - Parameter right: B, with as many rows as this matrix has columns.
  /// - Returns: A matrix of shape `[rows of A, columns of B]`.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``.
  ///
  /// Accuracy: absolute error at most n·2⁻⁵³·Σ_k|a_ik b_kj|.
  ///
  /// Edge cases: zeros are not skipped, so that 0·∞ makes NaN.
  ///
  /// Complexity: O(rows · n · columns).
  public func multiplied(by right: Matrix) throws -> Matrix {
    guard right.rowCount == columnCount else {
      throw EngineError.shapeMismatch(
        parameter: "right",
        found: right.shape,
        expected: Shape(columnCount, nil)
      )
    }
    var result = try Allocation.zeros(rowCount, by: right.columnCount, for: "right")
    try Kernels.addMatrixProduct(
      elements,
      rows: rowCount,
      inner: columnCount,
      right.elements,
      columns: right.columnCount,
      into: &result
    )
    return Matrix(unchecked: result, rowCount, right.columnCount)
  }

  /// The product A x.
  ///
  /// - Parameter right: x, with as many elements as this matrix has columns.
  /// - Returns: A vector with an element a row, each summed in the order of the columns.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public func multiplied(by right: Vector) throws -> Vector {
    guard right.count == columnCount else {
      throw EngineError.shapeMismatch(
        parameter: "right",
        found: Shape(right.count),
        expected: Shape(columnCount)
      )
    }
    try WorkBudget.active?.charge(operations: 2 * elements.count)
    var result = try Allocation.zeros(rowCount, for: "right")
    Kernels.addProduct(
      elements,
      rows: rowCount,
      columns: columnCount,
      right.elements,
      into: &result
    )
    return Vector(result)
  }

  /// The power Aᵏ, by repeated squaring.
  ///
  /// - Parameter exponent: k, not negative; A⁰ = I.
  /// - Returns: A matrix of the same shape.
  /// - Throws: ``EngineError`` if the matrix is not square or k is negative.
  ///
  /// Complexity: O(n³ log k).
  public func power(_ exponent: Int) throws -> Matrix {
    try expectSquare("self")
    guard exponent >= 0 else {
      throw EngineError.invalidArgument(
        parameter: "exponent",
        found: "\(exponent)",
        expected: "a number that is not negative"
      )
    }
    var result: Matrix?
    var square = self
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = try result?.multiplied(by: square) ?? square }
      rest >>= 1
      if rest > 0 { square = try square.multiplied(by: square) }
    }
    return try result ?? .identity(rowCount)
  }

  /// The Frobenius norm, the Euclidean norm of all elements.
  ///
  /// Accuracy and edge cases: as of ``Vector/norm``.
  public var frobeniusNorm: Double { Kernels.norm(elements) }

  /// The sum of all elements, row by row.
  public var sum: Double { elements.reduce(0, +) }

  /// The arithmetic mean of all elements; NaN for none.
  public var mean: Double { sum / Double(elements.count) }

  /// The biased variance of all elements about their mean, in two passes; NaN for none.
  public var variance: Double { Kernels.variance(elements) }

  /// The root of the biased variance of all elements.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The sum of the diagonal's elements.
  public var trace: Double {
    (0..<min(rowCount, columnCount)).reduce(0) { $0 + elements[$1 * columnCount + $1] }
  }

  /// The largest magnitude of an element; 0 for no elements, NaN if one is NaN.
  public var maximumMagnitude: Double {
    elements.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1.magnitude) }
  }

  /// The product element by element, A ⊙ B.
  ///
  /// - Parameter right: B, of the same shape.
  /// - Returns: A matrix of the same shape.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public func elementwiseProduct(_ right: Matrix) throws -> Matrix { try combined(right, *) }

  /// A B: shapes `[m, k]` and `[k, n]` give `[m, n]`; other shapes throw
  /// ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public static func * (left: Matrix, right: Matrix) throws -> Matrix {
    try left.multiplied(by: right)
  }

  /// A x: shapes `[m, n]` and `[n]` give `[m]`; other shapes throw
  /// ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public static func * (left: Matrix, right: Vector) throws -> Vector {
    try left.multiplied(by: right)
  }

  /// A + B, element by element; shapes that differ throw ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public static func + (left: Matrix, right: Matrix) throws -> Matrix {
    try left.combined(right, +)
  }

  /// A − B, element by element; shapes that differ throw ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public static func - (left: Matrix, right: Matrix) throws -> Matrix {
    try left.combined(right, -)
  }

  /// −A.
  public static prefix func - (right: Matrix) throws -> Matrix { try right.mapElements { -$0 } }

  /// A multiple of a matrix, each element rounded once.
  public static func * (left: Double, right: Matrix) throws -> Matrix {
    try right.mapElements { left * $0 }
  }

  /// A multiple of a matrix, as with the number first.
  public static func * (left: Matrix, right: Double) throws -> Matrix { try right * left }

  /// A matrix divided by a number, each element rounded once; by 0 it gives infinities and NaN.
  public static func / (left: Matrix, right: Double) throws -> Matrix {
    try left.mapElements { $0 / right }
  }

  private func combined(_ right: Matrix, _ operation: (Double, Double) -> Double) throws -> Matrix {
    guard right.shape == shape else {
      throw EngineError.shapeMismatch(parameter: "right", found: right.shape, expected: shape)
    }
    try Allocation.check(elements.count, for: "right")
    var result = elements
    for i in result.indices { result[i] = operation(result[i], right.elements[i]) }
    return Matrix(unchecked: result, rowCount, columnCount)
  }
}
