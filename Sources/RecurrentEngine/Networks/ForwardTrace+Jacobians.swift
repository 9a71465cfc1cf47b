extension ForwardTrace {
  /// The Jacobian of one recurrent step, ∂S_{k+1}/∂S_k = diag(φ′(a_{k+1})) · W.
  ///
  /// Source: tutorial §2.5; Pascanu, Mikolov & Bengio (2013), whose state is the pre-activation,
  /// so that their factor reads W · diag(φ′).
  ///
  /// - Parameter k: The time step of the earlier state, 0…T − 1.
  /// - Returns: Shape `[H, H]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Accuracy: relative error of a few 2⁻⁵³ per element, also near saturation, because the slope is taken from a_{k+1}.
  ///
  /// Edge cases: a unit beyond |a| ≈ 373 (tanh) or 745 (sigmoid) gives a zero row; a NaN in a[i] makes row i NaN.
  ///
  /// Complexity: O(H²).
  public func stepJacobian(_ k: Int) throws -> Matrix {
    guard k >= 0, k < stepCount else {
      throw EngineError.indexOutOfRange(
        parameter: "k",
        found: k,
        first: 0,
        last: stepCount - 1
      )
    }
    return try network.recurrentWeights.scalingRows(slopes(k + 1).elements)
  }

  /// The Jacobian of a state with respect to an earlier one, with the latest factor leftmost.
  ///
  ///     ∂S_t/∂S_i = J_{t−1} ⋯ J_{i+1} J_i,  J_k = ∂S_{k+1}/∂S_k
  ///
  /// Source: tutorial §2.5, which leaves the order open.
  ///
  /// - Parameters:
  ///   - i: The time step of the earlier state, 0…t.
  ///   - t: The time step of the later state, i…T.
  /// - Returns: Shape `[H, H]`; the empty product for i = t is I.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Accuracy: relative error of about lag·H·2⁻⁵³ times the ratio of Π‖J_k‖ to the norm of the product.
  ///
  /// Complexity: O(lag·H³).
  public func jacobianProduct(from i: Int, to t: Int) throws -> Matrix {
    try check(from: i, to: t)
    guard i < t else { return try .identity(network.hiddenSize) }
    var product = try stepJacobian(i)
    for k in i + 1..<max(t, i + 1) { product = try stepJacobian(k).multiplied(by: product) }
    return product
  }

  /// The gain ‖∂S_t/∂S_i‖₂: by how much the step from i to t stretches a small change at most.
  ///
  /// - Parameters:
  ///   - i: The time step of the earlier state, 0…t.
  ///   - t: The time step of the later state, i…T.
  /// - Returns: The spectral norm of ``jacobianProduct(from:to:)``; 1 for i = t.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func gain(from i: Int, to t: Int) throws -> Double {
    try jacobianProduct(from: i, to: t).spectralNorm
  }

  /// The gains by lag, looking back from one state.
  ///
  /// - Parameter t: The time step of the later state, 0…T; T if left out.
  /// - Returns: ‖∂S_t/∂S_{t−lag}‖₂ at index lag, from lag 0 (which is 1) to lag t (back to S₀).
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Complexity: O(t·H³).
  public func gains(to t: Int? = nil) throws -> Vector {
    let t = t ?? stepCount
    try check(from: 0, to: t)
    var gains = [1.0]
    var product: Matrix?
    for k in (0..<t).reversed() {
      let step = try stepJacobian(k)
      let next = try product?.multiplied(by: step) ?? step
      gains.append(try next.spectralNorm)
      product = next
    }
    return Vector(gains)
  }

  /// The gains by lag, looking forward from one state.
  ///
  /// - Parameter i: The time step of the earlier state, 0…T.
  /// - Returns: ‖∂S_{i+lag}/∂S_i‖₂ at index lag, from lag 0 (which is 1) to lag T − i.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Complexity: O((T − i)·H³).
  public func gains(from i: Int) throws -> Vector {
    try check(from: i, to: stepCount)
    var gains = [1.0]
    var product: Matrix?
    for k in i..<stepCount {
      let step = try stepJacobian(k)
      let next = try product.map { try step.multiplied(by: $0) } ?? step
      gains.append(try next.spectralNorm)
      product = next
    }
    return Vector(gains)
  }

  /// Π_k ‖diag(φ′(a_{k+1}))‖₂·‖W‖₂: a bound of the gain that knows how far the units are saturated.
  ///
  /// Between the gain itself and ``RecurrentNetwork/gainBound(lag:)``, which knows only the steepest slope.
  ///
  /// - Parameters:
  ///   - i: The time step of the earlier state, 0…t.
  ///   - t: The time step of the later state, i…T.
  /// - Returns: A number not below the gain, up to rounding; 1 for i = t.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func gainBound(from i: Int, to t: Int) throws -> Double {
    try check(from: i, to: t)
    guard i < t else { return 1 }
    let norm = try network.recurrentWeights.spectralNorm
    return try (i..<t).reduce(1) { bound, k in
      try bound * norm * (Kernels.norm(slopes(k + 1).elements, type: .infinity))
    }
  }

  private func check(from i: Int, to t: Int) throws {
    _ = try row(t, first: 0)
    guard i >= 0, i <= t else {
      throw EngineError.indexOutOfRange(parameter: "i", found: i, first: 0, last: t)
    }
  }
}
