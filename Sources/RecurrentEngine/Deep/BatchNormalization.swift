/// Batch normalisation of a layer's preactivations: each unit to mean 0 and variance 1 over the batch, then scaled.
///
///     z = γ ⊙ (a − μ)/√(σ² + ε) + β
///
/// While training, μ and σ² are the batch's, and a share of them goes into the running ones; afterwards μ and σ² are the
/// running ones, and the layer is an affine map.
///
/// Source: Ioffe & Szegedy (2015); PyTorch's `BatchNorm1d`: the variance that normalises is biased (over B), the one
/// that goes into the running variance unbiased (over B − 1), and `momentum` is the weight of the *new* value.
public struct BatchNormalization: Sendable, Hashable {
  /// γ, shape `[units]`.
  public let scale: Vector
  /// β, shape `[units]`.
  public let shift: Vector
  /// The running mean, shape `[units]`.
  public let runningMean: Vector
  /// The running variance, shape `[units]`.
  public let runningVariance: Vector
  /// The weight of a batch's statistics in the running ones.
  public let momentum: Double
  /// ε, inside the root.
  public let epsilon: Double

  /// A batch normalisation of the given parameters.
  ///
  /// - Parameters:
  ///   - scale: γ, shape `[units]`.
  ///   - shift: β, shape `[units]`; zeros if left out.
  ///   - runningMean: Shape `[units]`; zeros if left out.
  ///   - runningVariance: Shape `[units]`; ones if left out.
  ///   - momentum: The weight of a batch's statistics in the running ones, from 0 to 1.
  ///   - epsilon: ε, not negative.
  /// - Throws: ``EngineError`` if lengths differ or a number is out of range.
  public init(
    scale: Vector,
    shift: Vector? = nil,
    runningMean: Vector? = nil,
    runningVariance: Vector? = nil,
    momentum: Double = 0.1,
    epsilon: Double = 1e-5
  ) throws {
    guard momentum >= 0, momentum <= 1 else {
      throw EngineError.invalidArgument(
        parameter: "momentum",
        found: "\(momentum)",
        expected: "a number from 0 to 1"
      )
    }
    guard epsilon >= 0, epsilon.isFinite else {
      throw EngineError.invalidArgument(
        parameter: "epsilon",
        found: "\(epsilon)",
        expected: "a finite number that is not negative"
      )
    }
    self.scale = scale
    self.shift = try Vector.expect(shift, count: scale.count, "shift")
    self.runningMean = try Vector.expect(runningMean, count: scale.count, "runningMean")
    self.runningVariance = try Vector.expect(
      runningVariance ?? .ones(scale.count),
      count: scale.count,
      "runningVariance"
    )
    self.momentum = momentum
    self.epsilon = epsilon
  }

  /// A batch normalisation with γ = 1 and β = 0.
  ///
  /// - Parameter units: How many units the layer has.
  /// - Throws: ``EngineError`` if the count is out of range.
  public init(units: Int) throws { try self.init(scale: .ones(units)) }

  /// The same with other running statistics, or another γ and β.
  func replacing(
    scale: Vector? = nil,
    shift: Vector? = nil,
    runningMean: Vector? = nil,
    runningVariance: Vector? = nil
  ) throws -> BatchNormalization {
    try BatchNormalization(
      scale: scale ?? self.scale,
      shift: shift ?? self.shift,
      runningMean: runningMean ?? self.runningMean,
      runningVariance: runningVariance ?? self.runningVariance,
      momentum: momentum,
      epsilon: epsilon
    )
  }
}
