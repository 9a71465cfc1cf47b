/// A network of gated recurrent units.
///
///     r_t = σ(U_r x_t + W_r h_{t−1} + b_r),  z_t = σ(U_z x_t + W_z h_{t−1} + b_z)
///     n_t = tanh(U_n x_t + b + r_t ⊙ (W_n h_{t−1} + b′))      reset after the product
///     n_t = tanh(U_n x_t + b + W_n (r_t ⊙ h_{t−1}) + b′)      reset before the product
///     h_t = (1 − z_t) ⊙ n_t + z_t ⊙ h_{t−1}
///
/// and an output V h_t + c, as of ``RecurrentNetwork``. h_t is the hidden state S_t of the others.
///
///     let network = try GRUNetwork(inputSize: 2, hiddenSize: 8, outputSize: 2, seed: 1)
///     try network.forward(inputs).gains()
///
/// Source: Cho et al. (2014), whose z is our 1 − z and who reset before the product. Layout, the two biases that add and
/// the default place of the reset are those of `torch.nn.GRU`: the rows of a matrix are those of r, z, n, H each.
public struct GRUNetwork: Sendable, Hashable {
  /// Where the reset gate acts on the way from h_{t−1} to the candidate n_t.
  public enum ResetPlacement: String, Sendable, Hashable, CaseIterable {
    /// On the product W_n h_{t−1} + b′, as PyTorch and cuDNN have it.
    case afterProduct
    /// On h_{t−1}, as Cho et al. (2014) and D2L have it.
    case beforeProduct
  }

  let parameters: GateParameters
  /// Where the reset gate acts.
  public let resetPlacement: ResetPlacement

  /// A network of the given parameters.
  ///
  /// - Parameters:
  ///   - inputWeights: U, shape `[3H, I]`, rows r, z, n.
  ///   - recurrentWeights: W, shape `[3H, H]`, rows r, z, n.
  ///   - inputBias: The bias beside U, shape `[3H]`; zeros if left out.
  ///   - recurrentBias: The bias beside W, shape `[3H]`; zeros if left out.
  ///   - outputWeights: V, shape `[K, H]`; the identity if left out.
  ///   - outputBias: c, shape `[K]`; zeros if left out.
  ///   - initialHiddenState: h₀, shape `[H]`; zeros if left out.
  ///   - resetPlacement: Where the reset gate acts.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``, or if there is no hidden unit or no output.
  public init(
    inputWeights: Matrix,
    recurrentWeights: Matrix,
    inputBias: Vector? = nil,
    recurrentBias: Vector? = nil,
    outputWeights: Matrix? = nil,
    outputBias: Vector? = nil,
    initialHiddenState: Vector? = nil,
    resetPlacement: ResetPlacement = .afterProduct
  ) throws {
    parameters = try GateParameters(
      gates: 3,
      inputWeights: inputWeights,
      recurrentWeights: recurrentWeights,
      inputBias: inputBias,
      recurrentBias: recurrentBias,
      outputWeights: outputWeights,
      outputBias: outputBias,
      initialHiddenState: initialHiddenState
    )
    self.resetPlacement = resetPlacement
  }

  /// A network with random weights.
  ///
  /// U, W and V are drawn in this order, gate by gate, from one generator; biases and h₀ are zeros. With
  /// ``Initialization/pyTorchDefault`` all parameters are uniform with bound 1/√H.
  ///
  /// - Parameters:
  ///   - inputSize: I.
  ///   - hiddenSize: H, at least 1.
  ///   - outputSize: K, at least 1.
  ///   - initialization: How U, W and V are drawn.
  ///   - recurrentInitialization: How W is drawn, if it is drawn in another way.
  ///   - resetPlacement: Where the reset gate acts.
  ///   - seed: The seed of the ``SeededGenerator``.
  /// - Throws: ``EngineError`` if a size is out of range.
  public init(
    inputSize: Int,
    hiddenSize: Int,
    outputSize: Int,
    initialization: Initialization = .pyTorchDefault,
    recurrentInitialization: Initialization? = nil,
    resetPlacement: ResetPlacement = .afterProduct,
    seed: Int
  ) throws {
    parameters = try GateParameters(
      gates: 3,
      inputSize: inputSize,
      hiddenSize: hiddenSize,
      outputSize: outputSize,
      initialization: initialization,
      recurrentInitialization: recurrentInitialization,
      seed: seed
    )
    self.resetPlacement = resetPlacement
  }

  /// U, shape `[3H, I]`, rows r, z, n.
  public var inputWeights: Matrix { parameters.inputWeights }
  /// W, shape `[3H, H]`, rows r, z, n.
  public var recurrentWeights: Matrix { parameters.recurrentWeights }
  /// The bias beside U, shape `[3H]`, r, z, n.
  public var inputBias: Vector { parameters.inputBias }
  /// The bias beside W, shape `[3H]`, r, z, n.
  public var recurrentBias: Vector { parameters.recurrentBias }
  /// V, shape `[K, H]`.
  public var outputWeights: Matrix { parameters.outputWeights }
  /// c, shape `[K]`.
  public var outputBias: Vector { parameters.outputBias }
  /// h₀, shape `[H]`.
  public var initialHiddenState: Vector { parameters.initialHiddenState }
  /// I, the length of an input.
  public var inputSize: Int { inputWeights.columnCount }
  /// H, the number of hidden units.
  public var hiddenSize: Int { recurrentWeights.columnCount }
  /// K, the number of outputs.
  public var outputSize: Int { outputWeights.rowCount }

  /// This network with some of its parameters replaced.
  ///
  /// - Parameters:
  ///   - inputWeights: U, shape `[3H, I]`.
  ///   - recurrentWeights: W, shape `[3H, H]`.
  ///   - inputBias: The bias beside U, shape `[3H]`.
  ///   - recurrentBias: The bias beside W, shape `[3H]`.
  ///   - outputWeights: V, shape `[K, H]`.
  ///   - outputBias: c, shape `[K]`.
  ///   - initialHiddenState: h₀, shape `[H]`.
  ///   - resetPlacement: Where the reset gate acts.
  /// - Returns: The network.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public func replacing(
    inputWeights: Matrix? = nil,
    recurrentWeights: Matrix? = nil,
    inputBias: Vector? = nil,
    recurrentBias: Vector? = nil,
    outputWeights: Matrix? = nil,
    outputBias: Vector? = nil,
    initialHiddenState: Vector? = nil,
    resetPlacement: ResetPlacement? = nil
  ) throws -> GRUNetwork {
    try GRUNetwork(
      inputWeights: inputWeights ?? self.inputWeights,
      recurrentWeights: recurrentWeights ?? self.recurrentWeights,
      inputBias: inputBias ?? self.inputBias,
      recurrentBias: recurrentBias ?? self.recurrentBias,
      outputWeights: outputWeights ?? self.outputWeights,
      outputBias: outputBias ?? self.outputBias,
      initialHiddenState: initialHiddenState ?? self.initialHiddenState,
      resetPlacement: resetPlacement ?? self.resetPlacement
    )
  }
}

extension GRUNetwork: TensorCollection {
  /// The parameters: U, W, both biases, V, c.
  public var tensors: [Tensor] { parameters.tensors }

  /// This network with other parameters; h₀ stays.
  ///
  /// - Parameter tensors: U, W, both biases, V, c, of the same shapes.
  /// - Returns: A value that differs in these only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  public func replacing(tensors: [Tensor]) throws -> GRUNetwork {
    try checkReplacement(tensors)
    return try replacing(
      inputWeights: tensors[0].matrix,
      recurrentWeights: tensors[1].matrix,
      inputBias: tensors[2].vector,
      recurrentBias: tensors[3].vector,
      outputWeights: tensors[4].matrix,
      outputBias: tensors[5].vector
    )
  }
}
