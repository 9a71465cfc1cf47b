public import CellLanguage
public import RecurrentEngine

extension GradientCheck: HostValue {
  /// `GradientCheck`.
  public static let cellTypeName = "GradientCheck"
}

extension HostLibrary {
  /// What a comparison of gradients with differences of the loss says.
  mutating func bindGradientCheck() {
    type(GradientCheck.self, "A gradient held to central differences of the loss.")
    let example = "\(exampleNetwork).gradientCheck(\(exampleBatch))"
    let ofSquares = "of: Vector([1, 2]), gradients: Vector([2, 4])"
    bind(
      "GradientCheck",
      "init(of parameters: Vector, gradients: Vector, step: Double = 1e-6, loss: (Vector) -> Double) throws",
      "Holds the gradient of a function of a vector to central differences.",
      example: "GradientCheck(\(ofSquares)) { x in x.dot(x) }.relativeError"
    ) {
      (
        context: HostContext,
        parameters: Vector,
        gradients: Vector,
        step: Double,
        loss: CellFunction
      ) in
      try GradientCheck(of: parameters, gradients: gradients, step: step) {
        try Double(cellValue: context.call(loss, [$0.cellValue])) ?? .nan
      }
    }
    bind(
      "GradientCheck",
      "static func errorCurve(of parameters: Vector, gradients: Vector, steps: [Double], loss: (Vector) -> Double) throws -> Vector",
      "The relative error for several values of h.",
      example: "GradientCheck.errorCurve(\(ofSquares), steps: [1e-2, 1e-6]) { x in x.dot(x) }"
    ) {
      (
        context: HostContext,
        parameters: Vector,
        gradients: Vector,
        steps: [Double],
        loss: CellFunction
      ) in
      try GradientCheck.errorCurve(of: parameters, gradients: gradients, steps: steps) {
        try Double(cellValue: context.call(loss, [$0.cellValue])) ?? .nan
      }
    }
    bind(
      "GradientCheck",
      "var step: Double { get }",
      "h.",
      example: "\(example).step"
    ) { (check: GradientCheck) in check.step }
    bind(
      "GradientCheck",
      "var differences: [Tensor] { get }",
      "The central difference for each parameter.",
      example: "\(example).differences[0].norm"
    ) { (check: GradientCheck) in check.differences }
    bind(
      "GradientCheck",
      "var relativeError: Double { get }",
      "The distance of gradient and differences, relative to the larger of the two.",
      example: "\(example).relativeError"
    ) { (check: GradientCheck) in check.relativeError }
    bind(
      "GradientCheck",
      "var maximumError: Double { get }",
      "The largest error of one parameter.",
      example: "\(example).maximumError"
    ) { (check: GradientCheck) in check.maximumError }
  }

  /// The checks of one kind of network.
  mutating func bindGradientCheck<Network: SequenceNetwork & HostValue>(
    _: Network.Type,
    _ example: String
  ) {
    let name = Network.cellTypeName
    bind(
      name,
      "func gradientCheck(_ batch: SequenceBatch, lossFunction: LossFunction = .crossEntropy, reduction: LossReduction = .sum, step: Double = 1e-6) throws -> GradientCheck",
      "Holds the gradients over a batch to central differences.",
      example: "\(example).gradientCheck(\(exampleBatch)).relativeError"
    ) {
      (
        n: Network,
        batch: SequenceBatch,
        lossFunction: LossFunction,
        reduction: LossReduction,
        step: Double
      ) in
      try n.gradientCheck(batch, lossFunction: lossFunction, reduction: reduction, step: step)
    }
    bind(
      name,
      "func gradientErrorCurve(_ batch: SequenceBatch, lossFunction: LossFunction = .crossEntropy, steps: [Double]) throws -> Vector",
      "How far gradients and central differences are apart, for several values of h.",
      example: "\(example).gradientErrorCurve(\(exampleBatch), steps: [1e-2, 1e-6, 1e-12])"
    ) { (n: Network, batch: SequenceBatch, lossFunction: LossFunction, steps: [Double]) in
      try n.gradientErrorCurve(batch, lossFunction: lossFunction, steps: steps)
    }
  }
}
