extension TensorCollection {
  /// The norm of all elements of all tensors taken as one vector.
  ///
  /// - Parameter normType: p, greater than 0; `.infinity` for the largest magnitude.
  /// - Returns: 0 for no elements; NaN if an element is NaN, else ∞ if one is infinite.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)`` if p is not greater than 0.
  ///
  /// Accuracy: as of ``Vector/norm``: squares do not overflow, as they do in PyTorch.
  public func totalNorm(_ normType: Double = 2) throws -> Double {
    try Kernels.norm(tensors.map { try Kernels.norm($0.elements, type: normType) }, type: normType)
  }

  /// The cosine of the angle between two collections, each taken as one vector.
  ///
  /// - Parameter right: A collection of tensors of the same shapes.
  /// - Returns: A number from −1 to 1; NaN if one of them is zero or not finite.
  /// - Throws: ``EngineError`` if the shapes differ.
  public func cosine(to right: Self) throws -> Double {
    try checkReplacement(right.tensors, parameter: "right")
    return Kernels.cosine(tensors.flatMap(\.elements), right.tensors.flatMap(\.elements))
  }

  /// Clipping by norm: all tensors times one factor, so that the total norm is at most `maximumNorm`.
  ///
  ///     g ← g · min(1, maximumNorm/(‖g‖ + ε))
  ///
  /// The direction is kept. Source: Pascanu, Mikolov & Bengio (2013), algorithm 1, which has no ε; PyTorch's
  /// `clip_grad_norm_` has 1e-6, always added: a gradient exactly at the threshold is scaled by 0.999999.
  ///
  /// - Parameters:
  ///   - maximumNorm: The threshold, not negative.
  ///   - normType: p of the norm, greater than 0; `.infinity` for the largest magnitude.
  ///   - epsilon: ε, not negative.
  /// - Returns: The clipped tensors, the total norm *before*, and the factor.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)``.
  ///
  /// Edge cases, as in PyTorch: zero stays zero; an infinite element becomes NaN and the others 0; NaN makes all NaN.
  /// With ε = 0, threshold 0 and a zero gradient the factor is 0/0 = NaN.
  public func clipped(
    toNorm maximumNorm: Double,
    normType: Double = 2,
    epsilon: Double = 1e-6
  ) throws -> NormClipping<Self> {
    try expectNotNegative(maximumNorm, "maximumNorm")
    try expectNotNegative(epsilon, "epsilon")
    let norm = try totalNorm(normType)
    let quotient = maximumNorm / (norm + epsilon)
    let factor = quotient > 1 ? 1 : quotient
    return NormClipping(
      clipped: try mapTensors { $0.map { $0 * factor } },
      normBefore: norm,
      factor: factor
    )
  }

  /// Clipping by value: every element held between −`maximumValue` and `maximumValue`.
  ///
  /// Turns the gradient.
  ///
  /// - Parameter maximumValue: The threshold, not negative.
  /// - Returns: The clipped tensors.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)``.
  ///
  /// Edge cases: an infinite element becomes the threshold; NaN stays NaN.
  public func clipped(toValue maximumValue: Double) throws -> Self {
    try expectNotNegative(maximumValue, "maximumValue")
    return try mapTensors {
      $0.map { $0.isNaN ? $0 : Swift.min(Swift.max($0, -maximumValue), maximumValue) }
    }
  }

  /// Each tensor over its own Euclidean norm.
  ///
  /// Discards magnitudes and turns the whole gradient.
  ///
  /// - Returns: Tensors of norm 1, so that the total norm is the root of their number.
  /// - Throws: ``EngineError`` if the work is not granted.
  ///
  /// Edge cases: a zero tensor becomes NaN, 0/0.
  public func normalizedPerTensor() throws -> Self {
    try mapTensors { elements in
      let norm = Kernels.norm(elements)
      return elements.map { $0 / norm }
    }
  }

  private func expectNotNegative(_ value: Double, _ parameter: String) throws {
    guard value >= 0 else {
      throw EngineError.invalidArgument(
        parameter: parameter,
        found: "\(value)",
        expected: "a number that is not negative"
      )
    }
  }
}

/// What clipping by norm gives.
public struct NormClipping<Gradients: TensorCollection>: Sendable {
  /// The clipped gradients.
  public let clipped: Gradients
  /// The total norm before clipping.
  public let normBefore: Double
  /// What every element was multiplied by, at most 1.
  public let factor: Double

  /// Whether anything was made smaller.
  public var isClipped: Bool { factor < 1 }
}

extension NormClipping: Equatable where Gradients: Equatable {}
