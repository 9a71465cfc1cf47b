/// The gradient of a loss over a batch by everything in a recurrent network: parameters, states and inputs.
///
/// As a ``TensorCollection`` it is the gradients of the parameters, in the order of the network's own tensors: what is
/// clipped and what an ``Optimizer`` takes.
public struct SequenceGradients: Sendable, Hashable {
  /// How well the network answered, with the loss that was differentiated.
  public let evaluation: BatchEvaluation
  /// The gradient of each parameter.
  public let tensors: [Tensor]
  /// B, the number of sequences.
  public let sequenceCount: Int
  /// ∂L/∂S_t of sequence n in row t·B + n, through all that comes after, shape `[(T + 1)·B, H]`.
  public let hiddenStates: Matrix
  /// ∂L/∂c_t of an LSTM in row t·B + n, shape `[(T + 1)·B, H]`; nil for networks without memory cells.
  public let memoryCells: Matrix?
  /// ∂L/∂x_t of sequence n in row (t − 1)·B + n, shape `[T·B, I]`.
  public let inputs: Matrix

  /// L, the loss that was differentiated.
  public var loss: Double { evaluation.loss }

  /// The gradient of a parameter by its name.
  ///
  /// - Parameter name: The name of one of the network's tensors: `"recurrentWeights"`.
  /// - Returns: The gradient; `matrix` and `vector` give it a shape.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)`` if there is none of that name.
  public func tensor(_ name: String) throws -> Tensor { try tensors.named(name) }

  /// ‖∂L/∂S_t‖ of each time step: how much of the gradient arrives there.
  ///
  /// - Returns: Shape `[T + 1]`, over all sequences together; index 0 belongs to S₀.
  /// - Throws: ``EngineError`` if the work is not granted.
  public func stateNorms() throws -> Vector {
    let size = sequenceCount * hiddenStates.columnCount
    let count = hiddenStates.rowCount / sequenceCount
    try Allocation.check(hiddenStates.elements.count, for: "stateNorms")
    return Vector(
      (0..<count).map { t in
        Kernels.norm(Array(hiddenStates.elements[t * size..<(t + 1) * size]))
      }
    )
  }
}

extension SequenceGradients: TensorCollection {
  /// These gradients with those of the parameters replaced; the others stay.
  ///
  /// - Parameter tensors: As many as there are, of the same shapes.
  /// - Returns: A value that differs in these only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  public func replacing(tensors: [Tensor]) throws -> SequenceGradients {
    try checkReplacement(tensors)
    return SequenceGradients(
      evaluation: evaluation,
      tensors: tensors,
      sequenceCount: sequenceCount,
      hiddenStates: hiddenStates,
      memoryCells: memoryCells,
      inputs: inputs
    )
  }
}

extension [Tensor] {
  /// The tensor of a name.
  func named(_ name: String) throws -> Tensor {
    guard let tensor = first(where: { $0.name == name }) else {
      throw EngineError.invalidArgument(
        parameter: "name",
        found: "'\(name)'",
        expected: "one of " + map { "'\($0.name)'" }.joined(separator: ", ")
      )
    }
    return tensor
  }
}
