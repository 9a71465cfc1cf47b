/// The Jacobian of one recurrent step with respect to the previous hidden state.
///
///     J = ∂S_{k+1}/∂S_k = diag(φ′(a_{k+1})) · W
///
/// Source: tutorial §2.5; Pascanu, Mikolov & Bengio (2013), whose state is the pre-activation,
/// so that their factor reads W · diag(φ′).
///
/// - Parameters:
///   - hiddenState: `S_{k+1}`, shape `[H]`: the state *after* the step.
///   - recurrentWeights: `W`, shape `[H, H]`.
///   - activation: φ, which must have a derivative from its output.
/// - Returns: `J`, shape `[H, H]`, dimensionless.
/// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)`` if `recurrentWeights` is not square of order `H`,
///   ``EngineError/noDerivativeFromOutput(activation:)`` for GELU and SiLU.
///
/// Accuracy: relative error at most 4·2⁻⁵³ per element for the state given, because the slope of tanh is formed as
/// (1 − S)(1 + S). A state that has been rounded near saturation has lost its slope's digits already;
/// ``ForwardTrace/stepJacobian(_:)`` starts from the preactivation and keeps them.
///
/// Edge cases: a saturated unit gives a zero row; a NaN in `S[i]` makes row `i` NaN.
///
/// Complexity: O(H²).
public func stepJacobian(
  hiddenState: Vector,
  recurrentWeights: Matrix,
  activation: Activation = .tanh
) throws -> Matrix {
  let order = hiddenState.count
  guard recurrentWeights.rowCount == order, recurrentWeights.columnCount == order else {
    throw EngineError.shapeMismatch(
      parameter: "recurrentWeights",
      found: recurrentWeights.shape,
      expected: Shape(order, order)
    )
  }
  return try recurrentWeights.scalingRows(activation.derivative(fromOutput: hiddenState).elements)
}

extension Matrix {
  /// diag(factors) · A.
  func scalingRows(_ factors: [Double]) throws -> Matrix {
    try Allocation.check(elements.count, for: "factors")
    try WorkBudget.active?.charge(operations: elements.count)
    var result = elements
    for i in 0..<rowCount {
      for j in 0..<columnCount { result[i * columnCount + j] *= factors[i] }
    }
    return Matrix(unchecked: result, rowCount, columnCount)
  }
}
