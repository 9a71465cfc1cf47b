extension Matrix {
  /// The eigenvalues, by falling magnitude; of a conjugate pair the one with the positive imaginary part first.
  ///
  /// The matrix is brought to Hessenberg form by reflections, then to quasi-triangular form by QR steps with a double
  /// shift.
  ///
  /// Source: Francis (1961); Golub & Van Loan (2013), §7.4–7.5.
  ///
  /// - Returns: As many as there are rows.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)`` if the matrix is not square,
  ///   ``EngineError/noConvergence(operation:)`` if 60 steps do not split off an eigenvalue.
  ///
  /// Accuracy: those of a matrix within a small multiple of n·2⁻⁵³·‖A‖ of A. An eigenvalue of a non-normal matrix can
  /// move much farther: a Jordan block of order n by about (2⁻⁵³)^(1/n).
  ///
  /// Edge cases: all NaN if an element is not finite.
  ///
  /// Complexity: O(n³), about 10n³ operations.
  public var eigenvalues: [ComplexNumber] {
    get throws {
      try expectSquare("self")
      let largest = maximumMagnitude
      guard largest.isFinite else {
        return [ComplexNumber](
          repeating: ComplexNumber(real: .nan, imaginary: .nan),
          count: rowCount
        )
      }
      guard largest > 0 else {
        return [ComplexNumber](repeating: ComplexNumber(real: 0), count: rowCount)
      }
      try Allocation.check(elements.count, for: "eigenvalues")
      let exponent = -largest.exponent
      let scales = [exponent / 2, exponent - exponent / 2].map {
        Double(sign: .plus, exponent: $0, significand: 1)
      }
      var form = HessenbergForm(
        elements: elements.map { $0 * scales[0] * scales[1] },
        order: rowCount
      )
      try form.reduce()
      let values = try form.eigenvalues().map {
        ComplexNumber(
          real: $0.real / scales[0] / scales[1],
          imaginary: $0.imaginary / scales[0] / scales[1]
        )
      }
      return values.sorted { a, b in
        (a.magnitude, a.real, a.imaginary) > (b.magnitude, b.real, b.imaginary)
      }
    }
  }

  /// The spectral radius: the largest magnitude of an eigenvalue, the rate at which powers of A grow in the end.
  ///
  /// Never larger than the spectral norm; for a matrix that is not normal, often much smaller.
  ///
  /// - Returns: 0 for a matrix without elements.
  /// - Throws: As ``eigenvalues``.
  public var spectralRadius: Double {
    get throws { try eigenvalues.first?.magnitude ?? 0 }
  }
}

/// The work of the QR algorithm on a square matrix.
private struct HessenbergForm {
  private var h: [Double]
  private let n: Int
  private let budget = WorkBudget.active

  init(elements: [Double], order: Int) {
    h = elements
    n = order
  }

  private subscript(_ i: Int, _ j: Int) -> Double {
    get { h[i * n + j] }
    set { h[i * n + j] = newValue }
  }

  /// Makes everything below the first subdiagonal zero.
  mutating func reduce() throws {
    for k in 0..<max(0, n - 2) {
      try budget?.charge(operations: 8 * n * (n - k))
      let column = (k + 1..<n).map { self[$0, k] }
      guard column.dropFirst().contains(where: { $0 != 0 }) else { continue }
      reflectRows(from: k + 1, by: Self.reflector(column), columns: k..<n)
      reflectColumns(from: k + 1, by: Self.reflector(column), rows: 0..<n)
      for i in k + 2..<n { self[i, k] = 0 }
    }
  }

  /// Splits eigenvalues off the lower end until none is left.
  mutating func eigenvalues() throws -> [ComplexNumber] {
    var values: [ComplexNumber] = []
    var high = n - 1
    var steps = 0
    while high >= 0 {
      let low = blockStart(high)
      if low == high {
        values.append(ComplexNumber(real: self[high, high]))
        high -= 1
        steps = 0
      } else if low == high - 1 {
        values += pair(at: low)
        high -= 2
        steps = 0
      } else {
        steps += 1
        guard steps <= 60 else {
          throw EngineError.noConvergence(operation: "the eigenvalue iteration")
        }
        try budget?.charge(operations: 20 * (high - low + 1) * (high - low + 1))
        francisStep(low, high, isExceptional: steps % 10 == 0)
      }
    }
    return values
  }

  /// The first row of the block that ends in row `high` and has no negligible subdiagonal element.
  private mutating func blockStart(_ high: Int) -> Int {
    var low = high
    while low > 0 {
      var size = self[low - 1, low - 1].magnitude + self[low, low].magnitude
      if size == 0 { size = 1 }
      if self[low, low - 1].magnitude <= Double.ulpOfOne * size {
        self[low, low - 1] = 0
        break
      }
      low -= 1
    }
    return low
  }

  /// The eigenvalues of the block of rows and columns `i` and `i + 1`.
  private func pair(at i: Int) -> [ComplexNumber] {
    let (a, b, c, d) = (self[i, i], self[i, i + 1], self[i + 1, i], self[i + 1, i + 1])
    let half = (a - d) / 2
    let square = half * half + b * c
    guard square >= 0 else {
      let root = (-square).squareRoot()
      return [
        ComplexNumber(real: d + half, imaginary: root),
        ComplexNumber(real: d + half, imaginary: -root),
      ]
    }
    let far = half + (half < 0 ? -square.squareRoot() : square.squareRoot())
    return [
      ComplexNumber(real: d + far), ComplexNumber(real: far == 0 ? d : d - b * c / far),
    ]
  }

  /// One QR step with both eigenvalues of the lower corner as shifts, or with arbitrary ones to break a cycle.
  private mutating func francisStep(_ low: Int, _ high: Int, isExceptional: Bool) {
    var trace = self[high - 1, high - 1] + self[high, high]
    var determinant =
      self[high - 1, high - 1] * self[high, high] - self[high - 1, high] * self[high, high - 1]
    if isExceptional {
      let size = self[high, high - 1].magnitude + self[high - 1, high - 2].magnitude
      trace = 1.5 * size
      determinant = size * size
    }
    let first = self[low, low]
    var bulge = [
      first * first + self[low, low + 1] * self[low + 1, low] - trace * first + determinant,
      self[low + 1, low] * (first + self[low + 1, low + 1] - trace),
      self[low + 1, low] * self[low + 2, low + 1],
    ]
    for k in low..<high {
      let reflector = Self.reflector(bulge)
      reflectRows(from: k, by: reflector, columns: max(low, k - 1)..<(high + 1))
      reflectColumns(from: k, by: reflector, rows: low..<(min(k + 3, high) + 1))
      bulge = (1...3).filter { k + $0 <= high }.map { self[k + $0, k] }
    }
    for i in low + 2...high {
      for j in low..<(i - 1) { self[i, j] = 0 }
    }
  }

  /// The unit vector v for which I − 2vvᵀ maps `x` to a multiple of the first unit vector.
  private static func reflector(_ x: [Double]) -> [Double] {
    let norm = Kernels.norm(x)
    guard norm > 0 else { return x }
    var v = x.map { $0 / norm }
    v[0] += v[0] < 0 ? -1 : 1
    let length = Kernels.norm(v)
    return v.map { $0 / length }
  }

  private mutating func reflectRows(from top: Int, by v: [Double], columns: Range<Int>) {
    for j in columns {
      var sum = 0.0
      for i in v.indices { sum += v[i] * self[top + i, j] }
      for i in v.indices { self[top + i, j] -= 2 * sum * v[i] }
    }
  }

  private mutating func reflectColumns(from left: Int, by v: [Double], rows: Range<Int>) {
    for i in rows {
      var sum = 0.0
      for j in v.indices { sum += v[j] * self[i, left + j] }
      for j in v.indices { self[i, left + j] -= 2 * sum * v[j] }
    }
  }
}
