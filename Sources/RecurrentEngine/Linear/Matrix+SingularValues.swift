internal import EngineKernels

extension Matrix {
  /// The singular values, largest first.
  ///
  /// One-sided Jacobi rotations make the columns of A (of Aᵀ, if A is wider than high) orthogonal; their norms are the
  /// singular values. Unlike methods that first make the matrix bidiagonal, this keeps small ones apart from rounding.
  ///
  /// Source: Hestenes (1958); Demmel & Veselić (1992) for the accuracy; Brent & Luk (1985) for the order.
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
  ///
  /// A sweep lets every row meet every other, in rounds of pairs that have no row in common: they are rotated side by
  /// side, and the rows then move on as the players of a tournament do (Brent & Luk, 1985). An odd row out meets zeros.
  private static func orthogonalize(_ work: inout [Double], count: Int, length: Int) throws {
    guard count > 1 else { return }
    let budget = WorkBudget.active
    let tolerance = Double.ulpOfOne * Double(length).squareRoot() / 2
    let pairs = (count + 1) / 2
    let pitch = (pairs + 7) / 8 * 8 + 8
    var from = try Scratch(2 * length, by: pitch, for: "singularValues")
    var to = try Scratch(2 * length, by: pitch, for: "singularValues")
    /// Where number `k` of row `row` is: the second row of pair `i` is the i-th from the end.
    func place(_ row: Int, _ k: Int) -> Int {
      row < pairs ? 2 * k * pitch + row : (2 * k + 1) * pitch + 2 * pairs - 1 - row
    }
    for row in 0..<count {
      for k in 0..<length { from.start[place(row, k)] = work[row * length + k] }
    }
    for _ in 0..<60 {
      var isRotated = false
      for _ in 1..<2 * pairs {
        try budget?.charge(operations: 12 * length * pairs)
        if unroll_rotate_pairs(from.start, to.start, pairs, pitch, length, tolerance) {
          isRotated = true
        }
        swap(&from, &to)
      }
      if !isRotated {
        for row in 0..<count {
          for k in 0..<length { work[row * length + k] = from.start[place(row, k)] }
        }
        return
      }
    }
    throw EngineError.noConvergence(operation: "the singular value decomposition")
  }
}
