/// The gradient of a loss over a batch by the parameters of a recurrent network: what a training step needs.
///
/// ``SequenceGradients`` has those of states and inputs besides.
public struct ParameterGradients: Sendable, Hashable {
  /// L, the loss that was differentiated.
  public let loss: Double
  /// The share of targets answered right; NaN if there is none.
  public let accuracy: Double
  /// The gradient of each parameter, in the order of the network's own tensors.
  public let tensors: [Tensor]

  /// The gradient of a parameter by its name.
  ///
  /// - Parameter name: The name of one of the network's tensors: `"recurrentWeights"`.
  /// - Returns: The gradient; `matrix` and `vector` give it a shape.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)`` if there is none of that name.
  public func tensor(_ name: String) throws -> Tensor { try tensors.named(name) }
}

extension ParameterGradients: TensorCollection {
  /// These gradients with other elements.
  ///
  /// - Parameter tensors: As many as there are, of the same shapes.
  /// - Returns: A value that differs in these only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  public func replacing(tensors: [Tensor]) throws -> ParameterGradients {
    try checkReplacement(tensors)
    return ParameterGradients(loss: loss, accuracy: accuracy, tensors: tensors)
  }
}
