/// What a batch leaves on its way through a deep network: every layer's values, for the way back.
public struct FeedForwardTrace: Sendable, Hashable {
  /// What a normalisation subtracts from each unit, μ, and multiplies it by, 1/√(σ² + ε).
  struct Statistics: Sendable, Hashable {
    let mean: [Double]
    let scale: [Double]
  }

  /// The network that ran.
  public let network: FeedForwardNetwork
  /// Which statistics were used.
  public let phase: NormalizationPhase
  /// h_l at index l, from the input h₀ to the output h_L, shape `[B, units]` each.
  public let activations: [Matrix]
  /// a_l = W_l h_{l−1} + b_l at index l − 1, shape `[B, units]` each.
  public let preactivations: [Matrix]
  /// z_l, what φ is applied to, at index l − 1: a_l, normalised if the layer does that.
  public let normalized: [Matrix]
  /// Those of each layer at index l − 1; empty if it is not normalised.
  let statistics: [Statistics]
  /// The network with the running statistics moved on by this batch; the same if nothing is normalised, or after training.
  public let updatedNetwork: FeedForwardNetwork

  /// B, the number of examples.
  public var exampleCount: Int { activations.first?.rowCount ?? 0 }
  /// h_L, shape `[B, K]`: logits, or numbers.
  public var outputs: Matrix { activations[activations.count - 1] }

  /// φ′(z_l).
  ///
  /// - Parameter l: The layer, 1…L.
  /// - Returns: Shape `[B, units]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func slopes(_ l: Int) throws -> Matrix {
    try check(layer: l)
    let z = normalized[l - 1]
    let result = try Scratch(z.elements, rows: z.rowCount, columns: z.columnCount)
    let activation = network.layers[l - 1].activation
    try Kernels.inBlocks(result.count, cost: 20) { first, count in
      let start = result.start + first
      activation.applyDerivative(start, into: start, count: count)
    }
    return try result.matrix()
  }

  /// The share of a layer's units, over all examples, whose slope is smaller than a limit in magnitude.
  ///
  /// - Parameters:
  ///   - l: The layer, 1…L.
  ///   - limit: The limit.
  /// - Returns: A number from 0 to 1; NaN for no examples.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func saturatedShare(_ l: Int, below limit: Double = 0.01) throws -> Double {
    let slopes = try slopes(l).elements
    return Double(slopes.count { $0.magnitude < limit }) / Double(slopes.count)
  }

  /// The share of saturated units of each layer, layer 1 at index 0; see ``saturatedShare(_:below:)``.
  ///
  /// - Parameter limit: The magnitude of the slope below which a unit counts as saturated.
  /// - Returns: Shape `[L]`, each from 0 to 1.
  /// - Throws: ``EngineError`` if the work is not granted.
  public func saturatedShares(below limit: Double = 0.01) throws -> Vector {
    Vector(try (1...network.depth).map { try saturatedShare($0, below: limit) })
  }

  /// Throws unless 1 ≤ l ≤ L.
  func check(layer l: Int) throws {
    guard l >= 1, l <= network.depth else {
      throw EngineError.indexOutOfRange(
        parameter: "l",
        found: l,
        first: 1,
        last: network.depth
      )
    }
  }
}
