/// What a forward pass leaves for the backward pass: every input, preactivation, hidden state, logit and probability.
///
/// Time steps are numbered as in the mathematics: t = 1…T, and S₀ is the state before the first. Each quantity is one
/// matrix with a row a time step; the functions below take t.
public struct ForwardTrace: SequenceTrace {
  /// The network that ran.
  public let network: RecurrentNetwork
  /// x_t in row t − 1, shape `[T, I]`.
  public let inputs: Matrix
  /// a_t in row t − 1, shape `[T, H]`.
  public let preactivations: Matrix
  /// S_t in row t, shape `[T + 1, H]`; row 0 is S₀.
  public let hiddenStates: Matrix
  /// o_t in row t − 1, shape `[T, K]`.
  public let logits: Matrix
  /// ŷ_t in row t − 1, shape `[T, K]`.
  public let probabilities: Matrix

  /// T, the number of time steps, at least 1.
  public var stepCount: Int { inputs.rowCount }
  /// H, the length of the state.
  public var stateSize: Int { network.hiddenSize }

  /// x_t.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[I]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func input(_ t: Int) throws -> Vector { try inputs.row(row(t)) }

  /// a_t = U x_t + W S_{t−1} + b.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func preactivation(_ t: Int) throws -> Vector { try preactivations.row(row(t)) }

  /// φ′(a_t), the diagonal of the activation's Jacobian.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func slopes(_ t: Int) throws -> Vector {
    try network.activation.derivative(preactivation(t))
  }
}
