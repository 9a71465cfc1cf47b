/// A fully connected layer: h = φ(BN(W x + b)), plus x if it is residual.
public struct DenseLayer: Sendable, Hashable {
  /// W, shape `[out, in]`.
  public let weights: Matrix
  /// b, shape `[out]`; before a batch normalisation its gradient is zero up to rounding.
  public let bias: Vector
  /// φ.
  public let activation: Activation
  /// The normalisation of the preactivations, if there is one.
  public let batchNormalization: BatchNormalization?
  /// Whether the input is added to the output.
  public let isResidual: Bool

  /// A layer of the given parameters.
  ///
  /// - Parameters:
  ///   - weights: W, shape `[out, in]`.
  ///   - bias: b, shape `[out]`; zeros if left out.
  ///   - activation: φ.
  ///   - batchNormalization: The normalisation of the preactivations; none if left out.
  ///   - isResidual: Whether the input is added to the output; then `out` must be `in`.
  /// - Throws: ``EngineError/shapeMismatch(parameter:found:expected:)``, or if the layer has no unit.
  public init(
    weights: Matrix,
    bias: Vector? = nil,
    activation: Activation = .identity,
    batchNormalization: BatchNormalization? = nil,
    isResidual: Bool = false
  ) throws {
    guard weights.rowCount > 0 else { throw EngineError.emptySequence(parameter: "weights") }
    if isResidual { try weights.expect(rows: weights.columnCount, "weights") }
    if let normalization = batchNormalization, normalization.scale.count != weights.rowCount {
      throw EngineError.shapeMismatch(
        parameter: "batchNormalization",
        found: Shape(normalization.scale.count),
        expected: Shape(weights.rowCount)
      )
    }
    self.weights = weights
    self.bias = try Vector.expect(bias, count: weights.rowCount, "bias")
    self.activation = activation
    self.batchNormalization = batchNormalization
    self.isResidual = isResidual
  }

  /// The length of an input.
  public var inputSize: Int { weights.columnCount }
  /// The number of units.
  public var outputSize: Int { weights.rowCount }

  /// W, b, and γ and β if there are any.
  var tensors: [Tensor] {
    var tensors = [Tensor("weights", weights), Tensor("bias", bias)]
    if let normalization = batchNormalization {
      tensors += [Tensor("scale", normalization.scale), Tensor("shift", normalization.shift)]
    }
    return tensors
  }

  /// The same with other parameters.
  func replacing(_ tensors: [Tensor]) throws -> DenseLayer {
    try DenseLayer(
      weights: tensors[0].matrix,
      bias: tensors[1].vector,
      activation: activation,
      batchNormalization: batchNormalization?
        .replacing(scale: tensors[2].vector, shift: tensors[3].vector),
      isResidual: isResidual
    )
  }

  /// The same with another normalisation.
  func replacing(_ normalization: BatchNormalization?) throws -> DenseLayer {
    try DenseLayer(
      weights: weights,
      bias: bias,
      activation: activation,
      batchNormalization: normalization,
      isResidual: isResidual
    )
  }
}
