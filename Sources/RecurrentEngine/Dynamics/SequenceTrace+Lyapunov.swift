extension SequenceTrace {
  /// The Lyapunov exponents of a run: the mean rates at which small changes of the state grow or shrink.
  ///
  ///     Q_{k+1} R_{k+1} = J_k Q_k,  λ_i = 1/N · Σ_k ln (R_k)_ii
  ///
  /// Q₀ is a random orthogonal matrix of a fixed seed. The right measure of vanishing and exploding: ‖∂S_t/∂S_i‖ behaves like e^(λ₁·lag) for long lags, where products of
  /// matrices themselves overflow or vanish. λ₁ < 0: gradients vanish; λ₁ > 0: they explode, and the network is chaotic.
  ///
  /// Source: Benettin et al. (1980); Vogt, Puelma Touzel, Shlizerman & Lajoie (2022) for recurrent networks.
  ///
  /// - Parameters:
  ///   - count: How many exponents, 1 to ``stateSize``; all if left out.
  ///   - discarded: Time steps at the beginning that turn Q into place and are not counted.
  /// - Returns: The exponents in nats a time step, falling once the run is long enough.
  /// - Throws: ``EngineError`` if `count` is out of range or no time step is left.
  ///
  /// Accuracy: a mean over N time steps; it converges like 1/N for steady runs and 1/√N for irregular ones, rounding
  /// adds about H·2⁻⁵³.
  ///
  /// Edge cases: a singular Jacobian gives −∞ for the directions that it kills.
  ///
  /// Complexity: O(T·H²·count).
  public func lyapunovExponents(count: Int? = nil, discarding discarded: Int = 0) throws -> Vector {
    let count = count ?? stateSize
    guard count >= 1, count <= stateSize else {
      throw EngineError.indexOutOfRange(
        parameter: "count",
        found: count,
        first: 1,
        last: stateSize
      )
    }
    guard discarded >= 0, discarded < stepCount else {
      throw EngineError.indexOutOfRange(
        parameter: "discarded",
        found: discarded,
        first: 0,
        last: stepCount - 1
      )
    }
    // A direction that no coordinate axis has, so that none of the exponents is missed for ever.
    var directions = try Initialization.orthogonal.matrix(rows: stateSize, columns: count, seed: 1)
    var sums = [Double](repeating: 0, count: count)
    for k in 0..<stepCount {
      let (q, r) = try stepJacobian(k).multiplied(by: directions).qr()
      directions = q
      guard k >= discarded else { continue }
      for i in 0..<count { sums[i] += Elementary.log(r.elements[i * count + i]) }
    }
    return Vector(sums.map { $0 / Double(stepCount - discarded) })
  }
}
