/// A vanilla recurrent network with one hidden layer.
///
///     a_t = U x_t + W S_{t−1} + b,  S_t = φ(a_t),  o_t = V S_t + c,  ŷ_t = softmax(o_t),  t = 1…T
///
///     let network = try RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1)
///     let trace = try network.forward(inputs)
///     let gradients = try trace.gradients(targets: [0, 1, 1])
///
/// Source: tutorial §2.1, which leaves biases and S₀ unstated. Column vectors; weights are `[out, in]`.
public struct RecurrentNetwork: Sendable, Hashable {
  /// U, shape `[H, I]`.
  public let inputWeights: Matrix
  /// W, shape `[H, H]`.
  public let recurrentWeights: Matrix
  /// V, shape `[K, H]`.
  public let outputWeights: Matrix
  /// b, shape `[H]`.
  public let hiddenBias: Vector
  /// c, shape `[K]`.
  public let outputBias: Vector
  /// S₀, shape `[H]`.
  public let initialHiddenState: Vector
  /// φ.
  public let activation: Activation

  /// A network of the given parameters.
  ///
  /// - Parameters:
  ///   - inputWeights: U, shape `[H, I]`.
  ///   - recurrentWeights: W, shape `[H, H]`.
  ///   - outputWeights: V, shape `[K, H]`; the identity if left out.
  ///   - hiddenBias: b, shape `[H]`; zeros if left out.
  ///   - outputBias: c, shape `[K]`; zeros if left out.
  ///   - initialHiddenState: S₀, shape `[H]`; zeros if left out, and then the terms of ∂L/∂W for i = 1 are exactly zero.
  ///   - activation: φ.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``, or if there is no hidden unit or no output.
  public init(
    inputWeights: Matrix,
    recurrentWeights: Matrix,
    outputWeights: Matrix? = nil,
    hiddenBias: Vector? = nil,
    outputBias: Vector? = nil,
    initialHiddenState: Vector? = nil,
    activation: Activation = .tanh
  ) throws {
    let hidden = recurrentWeights.rowCount
    try recurrentWeights.expectSquare("recurrentWeights")
    guard hidden > 0 else { throw EngineError.emptySequence(parameter: "recurrentWeights") }
    try inputWeights.expect(rows: hidden, "inputWeights")
    let output = try outputWeights ?? .identity(hidden)
    try output.expect(columns: hidden, "outputWeights")
    guard output.rowCount > 0 else { throw EngineError.emptySequence(parameter: "outputWeights") }
    self.inputWeights = inputWeights
    self.recurrentWeights = recurrentWeights
    self.outputWeights = output
    self.hiddenBias = try Vector.expect(hiddenBias, count: hidden, "hiddenBias")
    self.outputBias = try Vector.expect(outputBias, count: output.rowCount, "outputBias")
    self.initialHiddenState = try Vector.expect(
      initialHiddenState,
      count: hidden,
      "initialHiddenState"
    )
    self.activation = activation
  }

  /// A network with random weights.
  ///
  /// U, W and V are drawn in this order from one generator; biases and S₀ are zeros. With
  /// ``Initialization/pyTorchDefault`` U, W, V, b and c are all uniform with bound 1/√H, as `torch.nn.RNN` and
  /// `torch.nn.Linear` have them, but for b, which PyTorch keeps as a sum of two vectors.
  ///
  /// - Parameters:
  ///   - inputSize: I.
  ///   - hiddenSize: H, at least 1.
  ///   - outputSize: K, at least 1.
  ///   - activation: φ.
  ///   - initialization: How U, W and V are drawn.
  ///   - recurrentInitialization: How W is drawn, if it is drawn in another way.
  ///   - seed: The seed of the ``SeededGenerator``.
  /// - Throws: ``EngineError`` if a size is out of range.
  public init(
    inputSize: Int,
    hiddenSize: Int,
    outputSize: Int,
    activation: Activation = .tanh,
    initialization: Initialization = .pyTorchDefault,
    recurrentInitialization: Initialization? = nil,
    seed: Int
  ) throws {
    try Self.check(inputSize: inputSize, hiddenSize: hiddenSize, outputSize: outputSize)
    var generator = SeededGenerator(seed: seed)
    let usual: Initialization =
      initialization.isPyTorchDefault
      ? .uniform(bound: 1 / Double(hiddenSize).squareRoot()) : initialization
    let input = try usual.matrix(rows: hiddenSize, columns: inputSize, from: &generator)
    let recurrent = try (recurrentInitialization ?? usual)
      .matrix(rows: hiddenSize, columns: hiddenSize, from: &generator)
    let output = try usual.matrix(rows: outputSize, columns: hiddenSize, from: &generator)
    let biases: Initialization = initialization.isPyTorchDefault ? usual : .zeros
    try self.init(
      inputWeights: input,
      recurrentWeights: recurrent,
      outputWeights: output,
      hiddenBias: Vector(
        biases.matrix(rows: 1, columns: hiddenSize, from: &generator).elements
      ),
      outputBias: Vector(
        biases.matrix(rows: 1, columns: outputSize, from: &generator).elements
      ),
      activation: activation
    )
  }

  /// I, the length of an input.
  public var inputSize: Int { inputWeights.columnCount }
  /// H, the number of hidden units.
  public var hiddenSize: Int { recurrentWeights.rowCount }
  /// K, the number of classes.
  public var outputSize: Int { outputWeights.rowCount }

  /// This network with some of its parameters replaced.
  ///
  /// - Parameters:
  ///   - inputWeights: U, shape `[H, I]`.
  ///   - recurrentWeights: W, shape `[H, H]`.
  ///   - outputWeights: V, shape `[K, H]`.
  ///   - hiddenBias: b, shape `[H]`.
  ///   - outputBias: c, shape `[K]`.
  ///   - initialHiddenState: S₀, shape `[H]`.
  ///   - activation: φ.
  /// - Returns: The network.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``.
  public func replacing(
    inputWeights: Matrix? = nil,
    recurrentWeights: Matrix? = nil,
    outputWeights: Matrix? = nil,
    hiddenBias: Vector? = nil,
    outputBias: Vector? = nil,
    initialHiddenState: Vector? = nil,
    activation: Activation? = nil
  ) throws -> RecurrentNetwork {
    try RecurrentNetwork(
      inputWeights: inputWeights ?? self.inputWeights,
      recurrentWeights: recurrentWeights ?? self.recurrentWeights,
      outputWeights: outputWeights ?? self.outputWeights,
      hiddenBias: hiddenBias ?? self.hiddenBias,
      outputBias: outputBias ?? self.outputBias,
      initialHiddenState: initialHiddenState ?? self.initialHiddenState,
      activation: activation ?? self.activation
    )
  }

  /// (γ‖W‖₂)^lag with γ the largest slope of φ: no gain over that lag is larger.
  ///
  /// Source: Pascanu, Mikolov & Bengio (2013), §2.1. The bound is loose: units saturate.
  ///
  /// - Parameter lag: t − i, not negative.
  /// - Returns: A number not below the gain, up to rounding.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)`` for a negative lag.
  public func gainBound(lag: Int) throws -> Double {
    guard lag >= 0 else {
      throw EngineError.invalidArgument(
        parameter: "lag",
        found: "\(lag)",
        expected: "a number that is not negative"
      )
    }
    return Elementary.pow(try recurrentWeights.spectralNorm * activation.maximumSlope, Double(lag))
  }

  /// Throws unless the sizes are those of a network.
  static func check(inputSize: Int, hiddenSize: Int, outputSize: Int) throws {
    for (name, size, least) in [
      ("inputSize", inputSize, 0), ("hiddenSize", hiddenSize, 1), ("outputSize", outputSize, 1),
    ] where size < least {
      throw EngineError.invalidArgument(
        parameter: name,
        found: "\(size)",
        expected: "at least \(least)"
      )
    }
  }
}
