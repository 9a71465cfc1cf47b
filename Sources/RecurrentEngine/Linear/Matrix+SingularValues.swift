extension Matrix {
  /// The singular values, largest first.
  ///
  /// One-sided Jacobi rotations make the columns of A (of Aᵀ, if A is wider than high) orthogonal; their norms are the
  /// singular values. Unlike methods that first make the matrix bidiagonal, this keeps small ones apart from rounding.
  ///
  /// Source: Hestenes (1958); Demmel & Veselić (1992) for the accuracy.
  ///
  /// - Returns: `min(rows, columns)` numbers that are not negative.
  /// - Throws: ``EngineError/noConvergence(operation:)`` after 60 sweeps, which no matrix is known to need.
  ///
  /// Accuracy: absolute error a small multiple of n·2⁻⁵³·σ_max for any matrix; a *relative* one of κ·n·2⁻⁵³ where
  /// scaling the columns brings the condition number down to κ, however small the singular value, down to 1e-150·σ_max.
  ///
  /// Edge cases: all NaN if an element is NaN; if one is infinite, the largest is ∞ and the others NaN.
  ///
  /// Complexity: O(n³), about 6 to 10 sweeps of 3n²·m operations.
  public var singularValues: Vector {
    get throws {
      let count = min(rowCount, columnCount)
      let largest = maximumMagnitude
      guard count > 0, largest.isFinite, largest > 0 else {
        var values = try Allocation.zeros(count, for: "singularValues")
        if largest != 0 {
          for i in values.indices { values[i] = i == 0 ? largest : .nan }
        }
        return Vector(values)
      }
      // Columns of the taller form, one after the other: the rows of the wider one.
      let isWide = columnCount >= rowCount
      let columns = isWide ? self : try transposed
      let length = columns.columnCount
      // A power of two, applied in two halves so that it neither overflows nor loses a subnormal.
      let exponent = -largest.exponent
      let halves = (scale(exponent / 2), scale(exponent - exponent / 2))
      var work = columns.elements
      try Allocation.check(work.count, for: "singularValues")
      for i in work.indices { work[i] = work[i] * halves.0 * halves.1 }
      try Self.orthogonalize(&work, count: count, length: length)
      var values = (0..<count).map { index in
        Kernels.norm(Array(work[index * length..<(index + 1) * length])) / halves.0 / halves.1
      }
      values.sort(by: >)
      return Vector(values)
    }
  }

  /// The spectral norm ‖A‖₂: the largest singular value, by how much A stretches at most.
  ///
  /// - Returns: 0 for a matrix without elements.
  /// - Throws: ``EngineError`` if the work is not granted.
  ///
  /// Accuracy: relative error a small multiple of n·2⁻⁵³.
  ///
  /// Edge cases: NaN if an element is NaN, else ∞ if one is infinite.
  public var spectralNorm: Double {
    get throws { try singularValues.elements.first ?? 0 }
  }

  /// Largest over smallest singular value; ∞ for a singular matrix, NaN for one without elements.
  public var conditionNumber: Double {
    get throws {
      let values = try singularValues.elements
      guard let first = values.first, let last = values.last else { return .nan }
      return first / last
    }
  }

  private func scale(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }

  /// Rotates pairs of rows of `work` until all are orthogonal to each other, to working precision.
  private static func orthogonalize(_ work: inout [Double], count: Int, length: Int) throws {
    let budget = WorkBudget.active
    let tolerance = Double.ulpOfOne * Double(length).squareRoot() / 2
    for _ in 0..<60 {
      var isRotated = false
      for p in 0..<max(0, count - 1) {
        try budget?.charge(operations: 12 * length * (count - p))
        for q in (p + 1)..<count {
          let rotated = work.withUnsafeMutableBufferPointer {
            rotate($0, p * length, q * length, length, tolerance)
          }
          isRotated = rotated || isRotated
        }
      }
      if !isRotated { return }
    }
    throw EngineError.noConvergence(operation: "the singular value decomposition")
  }

  /// One Jacobi rotation of the rows that start at `p` and `q`; false if they are orthogonal already.
  private static func rotate(
    _ work: UnsafeMutableBufferPointer<Double>,
    _ p: Int,
    _ q: Int,
    _ length: Int,
    _ tolerance: Double
  ) -> Bool {
    var (alpha, beta, gamma) = (0.0, 0.0, 0.0)
    for k in 0..<length {
      let (x, y) = (work[p + k], work[q + k])
      alpha += x * x
      beta += y * y
      gamma += x * y
    }
    // Squares of a row this small underflow, and what is left of a dependent row would be rotated for ever.
    guard alpha > 0x1p-960, beta > 0x1p-960 else { return false }
    guard gamma.magnitude > tolerance * alpha.squareRoot() * beta.squareRoot() else { return false }
    let zeta = (beta - alpha) / (2 * gamma)
    let size = zeta.magnitude
    let root = size > 0x1p500 ? size : (1 + size * size).squareRoot()
    let tangent = (zeta < 0 ? -1 : 1) / (size + root)
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = cosine * tangent
    for k in 0..<length {
      let (x, y) = (work[p + k], work[q + k])
      work[p + k] = cosine * x - sine * y
      work[q + k] = sine * x + cosine * y
    }
    return true
  }
}
