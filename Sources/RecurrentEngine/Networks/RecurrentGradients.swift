/// The gradient of a loss by everything in a recurrent network.
public struct RecurrentGradients: Sendable, Hashable {
  /// L, the loss that was differentiated.
  public let loss: Double
  /// ∂L/∂U, shape `[H, I]`.
  public let inputWeights: Matrix
  /// ∂L/∂W, shape `[H, H]`.
  public let recurrentWeights: Matrix
  /// ∂L/∂V, shape `[K, H]`.
  public let outputWeights: Matrix
  /// ∂L/∂b, shape `[H]`.
  public let hiddenBias: Vector
  /// ∂L/∂c, shape `[K]`.
  public let outputBias: Vector
  /// ∂L/∂S_t in row t, through all that comes after, shape `[T + 1, H]`; row 0 belongs to S₀.
  public let hiddenStates: Matrix
  /// ∂L/∂a_t in row t − 1, shape `[T, H]`.
  public let preactivations: Matrix
  /// ∂L/∂x_t in row t − 1, shape `[T, I]`.
  public let inputs: Matrix

  /// ∂L/∂S₀, shape `[H]`.
  public var initialHiddenState: Vector {
    Vector(Array(hiddenStates.elements[..<hiddenStates.columnCount]))
  }
}

extension RecurrentGradients: TensorCollection {
  /// The gradients of the parameters: U, W, V, b, c.
  ///
  /// Those of states and inputs are not among them.
  public var tensors: [Tensor] {
    [
      Tensor("inputWeights", inputWeights), Tensor("recurrentWeights", recurrentWeights),
      Tensor("outputWeights", outputWeights), Tensor("hiddenBias", hiddenBias),
      Tensor("outputBias", outputBias),
    ]
  }

  /// These gradients with those of the parameters replaced; the others stay.
  ///
  /// - Parameter tensors: U, W, V, b, c, of the same shapes.
  /// - Returns: A value that differs in these only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  public func replacing(tensors: [Tensor]) throws -> RecurrentGradients {
    try checkReplacement(tensors)
    return RecurrentGradients(
      loss: loss,
      inputWeights: tensors[0].matrix,
      recurrentWeights: tensors[1].matrix,
      outputWeights: tensors[2].matrix,
      hiddenBias: tensors[3].vector,
      outputBias: tensors[4].vector,
      hiddenStates: hiddenStates,
      preactivations: preactivations,
      inputs: inputs
    )
  }
}

extension RecurrentNetwork: TensorCollection {
  /// The parameters: U, W, V, b, c.
  public var tensors: [Tensor] {
    [
      Tensor("inputWeights", inputWeights), Tensor("recurrentWeights", recurrentWeights),
      Tensor("outputWeights", outputWeights), Tensor("hiddenBias", hiddenBias),
      Tensor("outputBias", outputBias),
    ]
  }

  /// This network with other parameters; S₀ and the activation stay.
  ///
  /// - Parameter tensors: U, W, V, b, c, of the same shapes.
  /// - Returns: A value that differs in these only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  public func replacing(tensors: [Tensor]) throws -> RecurrentNetwork {
    try checkReplacement(tensors)
    return try replacing(
      inputWeights: tensors[0].matrix,
      recurrentWeights: tensors[1].matrix,
      outputWeights: tensors[2].matrix,
      hiddenBias: tensors[3].vector,
      outputBias: tensors[4].vector
    )
  }
}
