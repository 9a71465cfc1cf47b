/// A network of long short-term memory: memory cells c_t behind an input, a forget and an output gate.
///
///     i_t = σ(U_i x_t + W_i h_{t−1} + b_i)    f_t = σ(U_f x_t + W_f h_{t−1} + b_f)
///     g_t = tanh(U_g x_t + W_g h_{t−1} + b_g)  o_t = σ(U_o x_t + W_o h_{t−1} + b_o)
///     c_t = f_t ⊙ c_{t−1} + i_t ⊙ g_t,         h_t = o_t ⊙ tanh(c_t)
///
/// and an output V h_t + c, as of ``RecurrentNetwork``. h_t is the hidden state S_t of the others.
///
///     let network = try LSTMNetwork(inputSize: 2, hiddenSize: 8, outputSize: 2, forgetBias: 1, seed: 1)
///     try network.forward(inputs).gains()
///
/// Source: Hochreiter & Schmidhuber (1997); Gers, Schmidhuber & Cummins (2000) for the forget gate. Layout and the two
/// biases that add are those of `torch.nn.LSTM`: the rows of a matrix are those of i, f, g, o, H each.
public struct LSTMNetwork: Sendable, Hashable {
  let parameters: GateParameters
  /// c₀, shape `[H]`.
  public let initialMemoryCells: Vector

  /// A network of the given parameters.
  ///
  /// - Parameters:
  ///   - inputWeights: U, shape `[4H, I]`, rows i, f, g, o.
  ///   - recurrentWeights: W, shape `[4H, H]`, rows i, f, g, o.
  ///   - inputBias: The bias beside U, shape `[4H]`; zeros if left out.
  ///   - recurrentBias: The bias beside W, shape `[4H]`; zeros if left out.
  ///   - outputWeights: V, shape `[K, H]`; the identity if left out.
  ///   - outputBias: c, shape `[K]`; zeros if left out.
  ///   - initialHiddenState: h₀, shape `[H]`; zeros if left out.
  ///   - initialMemoryCells: c₀, shape `[H]`; zeros if left out.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``, or if there is no hidden unit or no output.
  public init(
    inputWeights: Matrix,
    recurrentWeights: Matrix,
    inputBias: Vector? = nil,
    recurrentBias: Vector? = nil,
    outputWeights: Matrix? = nil,
    outputBias: Vector? = nil,
    initialHiddenState: Vector? = nil,
    initialMemoryCells: Vector? = nil
  ) throws {
    parameters = try GateParameters(
      gates: 4,
      inputWeights: inputWeights,
      recurrentWeights: recurrentWeights,
      inputBias: inputBias,
      recurrentBias: recurrentBias,
      outputWeights: outputWeights,
      outputBias: outputBias,
      initialHiddenState: initialHiddenState
    )
    self.initialMemoryCells = try Vector.expect(
      initialMemoryCells,
      count: recurrentWeights.columnCount,
      "initialMemoryCells"
    )
  }

  /// A network with random weights.
  ///
  /// U, W and V are drawn in this order, gate by gate, from one generator; biases, h₀ and c₀ are zeros. With
  /// ``Initialization/pyTorchDefault`` all parameters are uniform with bound 1/√H.
  ///
  /// - Parameters:
  ///   - inputSize: I.
  ///   - hiddenSize: H, at least 1.
  ///   - outputSize: K, at least 1.
  ///   - initialization: How U, W and V are drawn.
  ///   - recurrentInitialization: How W is drawn, if it is drawn in another way.
  ///   - forgetBias: Added to the forget gate's bias; 0 as in PyTorch, 1 opens the gate (Jozefowicz et al. 2015).
  ///   - seed: The seed of the ``SeededGenerator``.
  /// - Throws: ``EngineError`` if a size is out of range.
  public init(
    inputSize: Int,
    hiddenSize: Int,
    outputSize: Int,
    initialization: Initialization = .pyTorchDefault,
    recurrentInitialization: Initialization? = nil,
    forgetBias: Double = 0,
    seed: Int
  ) throws {
    let drawn = try GateParameters(
      gates: 4,
      inputSize: inputSize,
      hiddenSize: hiddenSize,
      outputSize: outputSize,
      initialization: initialization,
      recurrentInitialization: recurrentInitialization,
      seed: seed
    )
    var bias = drawn.inputBias.elements
    for unit in hiddenSize..<2 * hiddenSize { bias[unit] += forgetBias }
    var tensors = drawn.tensors
    tensors[2] = Tensor("inputBias", Vector(bias))
    parameters = try drawn.replacing(tensors, gates: 4)
    initialMemoryCells = try .zeros(hiddenSize)
  }

  /// U, shape `[4H, I]`, rows i, f, g, o.
  public var inputWeights: Matrix { parameters.inputWeights }
  /// W, shape `[4H, H]`, rows i, f, g, o.
  public var recurrentWeights: Matrix { parameters.recurrentWeights }
  /// The bias beside U, shape `[4H]`, i, f, g, o.
  public var inputBias: Vector { parameters.inputBias }
  /// The bias beside W, shape `[4H]`, i, f, g, o.
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
  ///   - inputWeights: U, shape `[4H, I]`.
  ///   - recurrentWeights: W, shape `[4H, H]`.
  ///   - inputBias: The bias beside U, shape `[4H]`.
  ///   - recurrentBias: The bias beside W, shape `[4H]`.
  ///   - outputWeights: V, shape `[K, H]`.
  ///   - outputBias: c, shape `[K]`.
  ///   - initialHiddenState: h₀, shape `[H]`.
  ///   - initialMemoryCells: c₀, shape `[H]`.
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
    initialMemoryCells: Vector? = nil
  ) throws -> LSTMNetwork {
    try LSTMNetwork(
      inputWeights: inputWeights ?? self.inputWeights,
      recurrentWeights: recurrentWeights ?? self.recurrentWeights,
      inputBias: inputBias ?? self.inputBias,
      recurrentBias: recurrentBias ?? self.recurrentBias,
      outputWeights: outputWeights ?? self.outputWeights,
      outputBias: outputBias ?? self.outputBias,
      initialHiddenState: initialHiddenState ?? self.initialHiddenState,
      initialMemoryCells: initialMemoryCells ?? self.initialMemoryCells
    )
  }
}

extension LSTMNetwork: TensorCollection {
  /// The parameters: U, W, both biases, V, c.
  public var tensors: [Tensor] { parameters.tensors }

  /// This network with other parameters; h₀ and c₀ stay.
  ///
  /// - Parameter tensors: U, W, both biases, V, c, of the same shapes.
  /// - Returns: A value that differs in these only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  public func replacing(tensors: [Tensor]) throws -> LSTMNetwork {
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
