/// The gradient of a loss by everything in a deep network.
public struct FeedForwardGradients: Sendable, Hashable {
  /// How well the network answered, with the loss that was differentiated.
  public let evaluation: BatchEvaluation
  /// The gradients of a layer's parameters at index l − 1: weights, bias, and scale and shift if it is normalised.
  public let layers: [[Tensor]]
  /// ∂L/∂h_l at index l, from the input to the output, shape `[B, units]` each.
  public let activations: [Matrix]

  /// L, the loss that was differentiated.
  public var loss: Double { evaluation.loss }

  /// The gradient of a layer's weights.
  ///
  /// - Parameter l: The layer, from 1.
  /// - Returns: ∂L/∂W_l, shape `[out, in]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func weights(_ l: Int) throws -> Matrix { try layer(l)[0].matrix }

  /// The gradient of a layer's bias.
  ///
  /// - Parameter l: The layer, from 1.
  /// - Returns: ∂L/∂b_l, shape `[out]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func bias(_ l: Int) throws -> Vector { try layer(l)[1].vector }

  /// ‖∂L/∂W_l‖ of each layer, the Frobenius norm, layer 1 at index 0.
  public var weightNorms: Vector { Vector(layers.map { $0[0].norm }) }

  /// ‖∂L/∂h_l‖ of each layer's output over the batch, from the input at index 0 to the output.
  public var activationNorms: Vector { Vector(activations.map(\.frobeniusNorm)) }

  private func layer(_ l: Int) throws -> [Tensor] {
    guard l >= 1, l <= layers.count else {
      throw EngineError.indexOutOfRange(
        parameter: "l",
        found: l,
        first: 1,
        last: layers.count
      )
    }
    return layers[l - 1]
  }
}

extension FeedForwardGradients: TensorCollection {
  /// The gradients of the parameters, layer by layer, in the order of the network's tensors.
  public var tensors: [Tensor] {
    layers.enumerated().flatMap { index, layer in
      layer.map {
        Tensor(name: "\(index + 1).\($0.name)", shape: $0.shape, elements: $0.elements)
      }
    }
  }

  /// These gradients with those of the parameters replaced; the others stay.
  ///
  /// - Parameter tensors: As many, of the same shapes.
  /// - Returns: A value that differs in these only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  public func replacing(tensors: [Tensor]) throws -> FeedForwardGradients {
    try checkReplacement(tensors)
    var rest = tensors[...]
    let layers = layers.map { layer in
      defer { rest = rest.dropFirst(layer.count) }
      return zip(layer, rest).map {
        Tensor(name: $0.name, shape: $0.shape, elements: $1.elements)
      }
    }
    return FeedForwardGradients(
      evaluation: evaluation,
      layers: layers,
      activations: activations
    )
  }
}
