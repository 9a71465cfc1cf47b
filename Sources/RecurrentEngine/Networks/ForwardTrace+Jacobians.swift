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
    try check(step: k)
    return try network.recurrentWeights.scalingRows(slopes(k + 1).elements)
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
}
