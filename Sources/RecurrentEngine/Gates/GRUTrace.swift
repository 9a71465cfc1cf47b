/// What a run of a GRU over one sequence leaves.
public struct GRUTrace: SequenceTrace {
  /// The network that ran.
  public let network: GRUNetwork
  /// x_t in row t − 1, shape `[T, I]`.
  public let inputs: Matrix
  /// h_t in row t, shape `[T + 1, H]`; row 0 is h₀.
  public let hiddenStates: Matrix
  /// r_t, z_t in row t − 1, shape `[T, 2H]`.
  public let gates: Matrix
  /// n_t in row t − 1, shape `[T, H]`.
  public let candidates: Matrix
  /// The preactivations of r_t, z_t in row t − 1, shape `[T, 2H]`.
  public let gatePreactivations: Matrix
  /// The preactivations of n_t in row t − 1, shape `[T, H]`.
  public let candidatePreactivations: Matrix
  /// What comes to n_t from h_{t−1}, in row t − 1, shape `[T, H]`.
  let recurrentParts: Matrix
  /// 1 − z_t in row t − 1, shape `[T, H]`.
  let complements: Matrix
  /// V h_t + c in row t − 1, shape `[T, K]`.
  public let logits: Matrix
  /// The softmax of the logits in row t − 1, shape `[T, K]`.
  public let probabilities: Matrix

  /// T, the number of time steps, at least 1.
  public var stepCount: Int { inputs.rowCount }
  /// H, the length of the state.
  public var stateSize: Int { network.hiddenSize }

  /// r_t, how much of the earlier state the candidate sees.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`, numbers from 0 to 1.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func resetGate(_ t: Int) throws -> Vector { try part(gates, 0, t) }

  /// z_t, how much of the earlier state is kept.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`, numbers from 0 to 1.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func updateGate(_ t: Int) throws -> Vector { try part(gates, 1, t) }

  /// n_t, the candidate.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`, numbers from −1 to 1.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func candidate(_ t: Int) throws -> Vector { try candidates.row(row(t)) }

  /// The Jacobian of one step, ∂h_{k+1}/∂h_k.
  ///
  ///     J = diag(z) + diag((h − n) σ′_z) W_z + diag((1 − z) tanh′_n) N
  ///     N = diag(r) W_n + diag(q σ′_r) W_r,  q = W_n h + b′      reset after the product
  ///     N = W_n (diag(r) + diag(h σ′_r) W_r)                      reset before the product
  ///
  /// - Parameter k: The time step of the earlier state, 0…T − 1.
  /// - Returns: Shape `[H, H]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Accuracy: relative error of a few 2⁻⁵³ per term, also where gates saturate.
  ///
  /// Complexity: O(H²), or O(H³) if the reset is before the product.
  public func stepJacobian(_ k: Int) throws -> Matrix {
    try check(step: k)
    let t = k + 1
    let w = network.recurrentWeights
    let (r, z, n) = (try resetGate(t), try updateGate(t), try candidate(t))
    let h = try hiddenStates.row(k)
    let slopeR = try Activation.sigmoid.derivative(part(gatePreactivations, 0, t))
    let slopeZ = try Activation.sigmoid.derivative(part(gatePreactivations, 1, t))
    let slopeN = try Activation.tanh.derivative(candidatePreactivations.row(k))
    let inner: Matrix
    switch network.resetPlacement {
    case .afterProduct:
      let q = try recurrentParts.row(k)
      inner =
        try w.gate(2, scaledBy: r.elements)
        + w.gate(0, scaledBy: q.elementwiseProduct(slopeR).elements)
    case .beforeProduct:
      let ones = [Double](repeating: 1, count: h.count)
      inner =
        try w.gate(2, scaledBy: ones)
        * (Matrix.diagonal(r) + w.gate(0, scaledBy: h.elementwiseProduct(slopeR).elements))
    }
    return try Matrix.diagonal(z)
      + w.gate(1, scaledBy: (h - n).elementwiseProduct(slopeZ).elements)
      + inner.scalingRows(complements.row(k).elementwiseProduct(slopeN).elements)
  }

  private func part(_ matrix: Matrix, _ gate: Int, _ t: Int) throws -> Vector {
    let hidden = network.hiddenSize
    let start = try row(t) * 2 * hidden + gate * hidden
    try Allocation.check(hidden, for: "t")
    return Vector(Array(matrix.elements[start..<start + hidden]))
  }
}
