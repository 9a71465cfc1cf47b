/// What a training loop does to gradients that are too large.
///
///     try training.run(network, on: task)          // with clipping: .norm(1)
public struct GradientClipping: Sendable, Hashable {
  private enum Method: Sendable, Hashable {
    case none
    case norm(Double, type: Double, epsilon: Double)
    case value(Double)
    case perTensor
  }

  private let method: Method

  /// Nothing.
  public static let none = GradientClipping(method: .none)

  /// All tensors times one factor, so that their total norm is at most a threshold.
  ///
  /// - Parameters:
  ///   - maximumNorm: The threshold, not negative.
  ///   - normType: p of the norm, greater than 0; `.infinity` for the largest magnitude.
  ///   - epsilon: Added to the norm, as PyTorch does; 0 for Pascanu, Mikolov & Bengio (2013).
  /// - Returns: The clipping; what is out of range is refused where it is used.
  public static func norm(
    _ maximumNorm: Double,
    normType: Double = 2,
    epsilon: Double = 1e-6
  ) -> GradientClipping {
    GradientClipping(method: .norm(maximumNorm, type: normType, epsilon: epsilon))
  }

  /// Every element held between −threshold and threshold; turns the gradient.
  ///
  /// - Parameter maximumValue: The threshold, not negative.
  /// - Returns: The clipping; what is out of range is refused where it is used.
  public static func value(_ maximumValue: Double) -> GradientClipping {
    GradientClipping(method: .value(maximumValue))
  }

  /// Each tensor over its own norm, however small; discards magnitudes and turns the gradient.
  public static let perTensor = GradientClipping(method: .perTensor)

  /// Clips gradients.
  ///
  /// - Parameter gradients: The gradients.
  /// - Returns: What is left of them.
  /// - Throws: ``EngineError`` if a threshold is out of range.
  public func callAsFunction<Gradients: TensorCollection>(
    _ gradients: Gradients
  ) throws -> Gradients {
    switch method {
    case .none: gradients
    case .norm(let maximum, let type, let epsilon):
      try gradients.clipped(toNorm: maximum, normType: type, epsilon: epsilon).clipped
    case .value(let maximum): try gradients.clipped(toValue: maximum)
    case .perTensor: try gradients.normalizedPerTensor()
    }
  }
}

extension GradientClipping: CustomStringConvertible {
  /// `none`, `norm 1.0`, `value 0.5`, `per tensor`.
  public var description: String {
    switch method {
    case .none: "none"
    case .norm(let maximum, _, _): "norm \(maximum)"
    case .value(let maximum): "value \(maximum)"
    case .perTensor: "per tensor"
    }
  }
}
