extension FeedForwardTrace {
  /// The Jacobian of one layer for one example, ∂h_l/∂h_{l−1}.
  ///
  ///     J_l = diag(φ′(z_l)) diag(γ/√(σ² + ε)) W_l,  plus I if the layer is residual
  ///
  /// The middle factor is there only if the layer is normalised, and only by running statistics: with those of the batch
  /// an example's output depends on all examples.
  ///
  /// - Parameters:
  ///   - l: The layer, 1…L.
  ///   - example: The example, from 0.
  /// - Returns: Shape `[units of l, units of l − 1]`.
  /// - Throws: ``EngineError`` if an index is out of range, or the layer was normalised by the batch.
  public func layerJacobian(_ l: Int, example: Int) throws -> Matrix {
    let slopes = try slopes(l)
    guard example >= 0, example < exampleCount else {
      throw EngineError.indexOutOfRange(
        parameter: "example",
        found: example,
        first: 0,
        last: exampleCount - 1
      )
    }
    let layer = network.layers[l - 1]
    var factors = try slopes.row(example).elements
    if let normalization = layer.batchNormalization {
      guard phase == .inference else {
        throw EngineError.invalidArgument(
          parameter: "l",
          found: "\(l), which is normalised over the batch",
          expected: "a layer whose examples do not depend on each other"
        )
      }
      for unit in factors.indices {
        factors[unit] *= normalization.scale.elements[unit] * statistics[l - 1].scale[unit]
      }
    }
    let jacobian = try layer.weights.scalingRows(factors)
    return layer.isResidual ? try jacobian + Matrix.identity(factors.count) : jacobian
  }

  /// The Jacobian of a layer's output by an earlier one's, ∂h_m/∂h_l = J_m ⋯ J_{l+1}.
  ///
  /// - Parameters:
  ///   - l: The earlier layer, 0…m; 0 is the input.
  ///   - m: The later layer, l…L.
  ///   - example: The example, from 0.
  /// - Returns: Shape `[units of m, units of l]`; the empty product for l = m is I.
  /// - Throws: As ``layerJacobian(_:example:)``.
  public func jacobianProduct(from l: Int, to m: Int, example: Int) throws -> Matrix {
    guard m >= 0, m <= network.depth else {
      throw EngineError.indexOutOfRange(
        parameter: "m",
        found: m,
        first: 0,
        last: network.depth
      )
    }
    guard l >= 0, l <= m else {
      throw EngineError.indexOutOfRange(parameter: "l", found: l, first: 0, last: m)
    }
    var product = try Matrix.identity(activations[l].columnCount)
    for layer in l..<m {
      product = try layerJacobian(layer + 1, example: example) * product
    }
    return product
  }
}
