extension Matrix {
  /// The factorisation A = Q R with orthonormal columns in Q and an upper triangle R whose diagonal is not negative.
  ///
  /// The sign convention makes the factors of a matrix of full rank unique; with it, Q of a Gaussian matrix is
  /// uniformly distributed over the orthogonal matrices (Mezzadri 2007).
  ///
  /// - Returns: For A of shape `[m, n]` and k = min(m, n): Q of shape `[m, k]`, R of shape `[k, n]`.
  /// - Throws: ``EngineError`` if the work is not granted.
  ///
  /// Accuracy: ‖QᵀQ − I‖ and ‖A − QR‖/‖A‖ are small multiples of n·2⁻⁵³ (Householder reflections).
  ///
  /// Edge cases: a column that depends on those before it gives a 0 on R's diagonal, up to rounding; elements that are
  /// not finite spread.
  ///
  /// Complexity: O(m·n·k).
  public func qr() throws -> (q: Matrix, r: Matrix) {
    let budget = WorkBudget.active
    let (m, n) = (rowCount, columnCount)
    let k = min(m, n)
    var r = elements
    try Allocation.check(r.count, for: "qr")
    var reflectors: [[Double]] = []
    for j in 0..<k {
      try budget?.charge(operations: 4 * (m - j) * (n - j), elements: m - j)
      var reflector = (j..<m).map { r[$0 * n + j] }
      let norm = Kernels.norm(reflector)
      if norm > 0 {
        for i in reflector.indices { reflector[i] /= norm }
        reflector[0] += reflector[0] < 0 ? -1 : 1
        let length = Kernels.norm(reflector)
        for i in reflector.indices { reflector[i] /= length }
      }
      Self.reflect(&r, columns: n, from: j, top: j, by: reflector)
      reflectors.append(reflector)
    }
    var q = try Allocation.zeros(m, by: k, for: "qr")
    for j in 0..<k { q[j * k + j] = 1 }
    for j in (0..<k).reversed() {
      try budget?.charge(operations: 4 * (m - j) * (k - j))
      Self.reflect(&q, columns: k, from: j, top: j, by: reflectors[j])
    }
    for j in 0..<k {
      if r[j * n + j] < 0 {
        for column in 0..<n { r[j * n + column] = -r[j * n + column] }
        for row in 0..<m { q[row * k + j] = -q[row * k + j] }
      }
      for row in (j + 1)..<max(j + 1, m) { r[row * n + j] = 0 }
    }
    return (
      Matrix(unchecked: q, m, k), Matrix(unchecked: Array(r[..<(k * n)]), k, n)
    )
  }

  /// Applies I − 2vvᵀ to the rows from `top` of the columns from `from`.
  private static func reflect(
    _ work: inout [Double],
    columns: Int,
    from: Int,
    top: Int,
    by v: [Double]
  ) {
    work.withUnsafeMutableBufferPointer { work in
      for column in from..<max(from, columns) {
        var sum = 0.0
        for i in v.indices { sum += v[i] * work[(top + i) * columns + column] }
        for i in v.indices { work[(top + i) * columns + column] -= 2 * sum * v[i] }
      }
    }
  }
}
