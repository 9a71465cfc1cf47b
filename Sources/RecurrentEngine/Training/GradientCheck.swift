/// A gradient held to differences of the loss.
///
///     d = (L(θ + h) − L(θ − h)) / 2h
///
/// for each parameter on its own. The difference errs by about h²·L‴/6 and by 2⁻⁵³·L/h: in double precision h = 10⁻⁶ or
/// 10⁻⁵ is best for a loss of about 1, and at 10⁻¹² hardly a digit is left. ``errorCurve(of:gradients:steps:loss:)``
/// shows that.
///
///     try network.gradientCheck(batch).relativeError      // about 1e-9
public struct GradientCheck: Sendable, Hashable {
  /// h.
  public let step: Double
  /// The central difference for each parameter.
  public let differences: [Tensor]
  /// ‖g − d‖/max(‖g‖, ‖d‖) over all parameters; 0 if both are zero.
  public let relativeError: Double
  /// The largest |g − d| of a parameter.
  public let maximumError: Double

  /// Compares gradients with central differences of a loss.
  ///
  /// - Parameters:
  ///   - parameters: θ.
  ///   - gradients: g, a tensor for each of the parameters, of the same shape.
  ///   - step: h, positive.
  ///   - loss: L, called twice for each parameter.
  /// - Throws: ``EngineError`` if shapes differ or h is not positive, and what `loss` throws.
  ///
  /// Accuracy: divides by the difference of the parameters as they were rounded, and not by 2h.
  ///
  /// Complexity: two losses a parameter.
  public init<Parameters: TensorCollection>(
    of parameters: Parameters,
    gradients: some TensorCollection,
    step: Double = 1e-6,
    loss: (Parameters) throws -> Double
  ) throws {
    guard step > 0, step.isFinite else {
      throw EngineError.invalidArgument(
        parameter: "step",
        found: "\(step)",
        expected: "a positive number"
      )
    }
    let slopes = gradients.tensors
    try parameters.checkReplacement(slopes, parameter: "gradients")
    let differences = try Self.differences(of: parameters, step: step, loss: loss)
    let errors = zip(slopes, differences).map { slope, difference in
      zip(slope.elements, difference.elements).map { ($0 - $1).magnitude }
    }
    let norms = try [slopes, differences].map {
      try Kernels.norm($0.map(\.norm), type: 2)
    }
    let scale = Swift.max(norms[0], norms[1])
    let error = Kernels.norm(errors.map { Kernels.norm($0) })
    self.step = step
    self.differences = differences
    relativeError = error == 0 ? 0 : error / scale
    maximumError = errors.joined().reduce(0) {
      $0.isNaN || $1.isNaN ? .nan : Swift.max($0, $1)
    }
  }

  /// The relative error for several steps: falls with h² at first, then rises with 1/h.
  ///
  /// - Parameters:
  ///   - parameters: θ.
  ///   - gradients: g, a tensor for each of the parameters, of the same shape.
  ///   - steps: The values of h, each positive.
  ///   - loss: L.
  /// - Returns: ``relativeError`` for each step.
  /// - Throws: ``EngineError`` if shapes differ or a step is not positive, and what `loss` throws.
  public static func errorCurve<Parameters: TensorCollection>(
    of parameters: Parameters,
    gradients: some TensorCollection,
    steps: [Double],
    loss: (Parameters) throws -> Double
  ) throws -> Vector {
    Vector(
      try steps.map {
        try GradientCheck(of: parameters, gradients: gradients, step: $0, loss: loss)
          .relativeError
      }
    )
  }

  private static func differences<Parameters: TensorCollection>(
    of parameters: Parameters,
    step: Double,
    loss: (Parameters) throws -> Double
  ) throws -> [Tensor] {
    let tensors = parameters.tensors
    var result: [Tensor] = []
    for (index, tensor) in tensors.enumerated() {
      try Allocation.check(tensor.elements.count, for: "parameters")
      var differences: [Double] = []
      for element in tensor.elements.indices {
        try WorkBudget.active?.charge(operations: 2 * tensor.elements.count)
        func at(_ value: Double) throws -> Double {
          var elements = tensor.elements
          elements[element] = value
          var moved = tensors
          moved[index] = Tensor(name: tensor.name, shape: tensor.shape, elements: elements)
          return try loss(parameters.replacing(tensors: moved))
        }
        let (above, below) = (tensor.elements[element] + step, tensor.elements[element] - step)
        differences.append(try (at(above) - at(below)) / (above - below))
      }
      result.append(Tensor(name: tensor.name, shape: tensor.shape, elements: differences))
    }
    return result
  }
}

extension SequenceNetwork {
  /// Holds the gradients over a batch to central differences.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: Sum over time and sequences by default.
  ///   - step: h, positive.
  /// - Returns: The differences and how far the gradients are from them.
  /// - Throws: ``EngineError`` if something does not fit.
  public func gradientCheck(
    _ batch: SequenceBatch,
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum,
    step: Double = 1e-6
  ) throws -> GradientCheck {
    try GradientCheck(
      of: self,
      gradients: gradients(batch, lossFunction: lossFunction, reduction: reduction),
      step: step
    ) { try $0.loss(batch, lossFunction: lossFunction, reduction: reduction) }
  }

  /// How far the gradients over a batch are from central differences, for several steps.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - steps: The values of h, each positive.
  /// - Returns: The relative error for each step.
  /// - Throws: ``EngineError`` if something does not fit.
  public func gradientErrorCurve(
    _ batch: SequenceBatch,
    lossFunction: LossFunction = .crossEntropy,
    steps: [Double]
  ) throws -> Vector {
    try GradientCheck.errorCurve(
      of: self,
      gradients: gradients(batch, lossFunction: lossFunction),
      steps: steps
    ) { try $0.loss(batch, lossFunction: lossFunction) }
  }
}

extension FeedForwardNetwork {
  /// Holds the gradients over a batch to central differences.
  ///
  /// - Parameters:
  ///   - inputs: An example a row, shape `[B, I]`.
  ///   - targets: One for each example.
  ///   - lossFunction: What one example costs.
  ///   - phase: Whether batch normalisations use the batch's statistics or the running ones.
  ///   - step: h, positive.
  /// - Returns: The differences and how far the gradients are from them.
  /// - Throws: ``EngineError`` if something does not fit.
  public func gradientCheck(
    _ inputs: Matrix,
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy,
    phase: NormalizationPhase = .training,
    step: Double = 1e-6
  ) throws -> GradientCheck {
    let targets = targets.map(\.target)
    return try GradientCheck(
      of: self,
      gradients: gradients(inputs, targets: targets, lossFunction: lossFunction, phase: phase),
      step: step
    ) { try $0.loss(inputs, targets: targets, lossFunction: lossFunction, phase: phase) }
  }
}
