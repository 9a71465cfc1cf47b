public import CellLanguage
public import RecurrentEngine

extension Optimizer: HostValue {
  /// `Optimizer`.
  public static let cellTypeName = "Optimizer"
}

extension HostLibrary {
  /// Rules that turn gradients into new parameters.
  mutating func bindOptimizer() {
    type(Optimizer.self, "A rule that turns gradients into new parameters, and what it remembers.")
    bind(
      "Optimizer",
      "static func sgd(learningRate: Double, momentum: Double = 0, dampening: Double = 0, isNesterov: Bool = false, weightDecay: Double = 0) -> Optimizer",
      "Stochastic gradient descent, with momentum if wanted.",
      example: "Optimizer.sgd(learningRate: 0.1, momentum: 0.9).name"
    ) { (rate: Double, momentum: Double, dampening: Double, isNesterov: Bool, decay: Double) in
      Optimizer.sgd(
        learningRate: rate,
        momentum: momentum,
        dampening: dampening,
        isNesterov: isNesterov,
        weightDecay: decay
      )
    }
    bindAdam()
    bind(
      "Optimizer",
      "var weightDecay: Double { get }",
      "λ, how much of a parameter counts as gradient, or is taken off.",
      example: "Optimizer.sgd(learningRate: 0.1, weightDecay: 0.01).weightDecay"
    ) { (optimizer: Optimizer) in optimizer.weightDecay }
    bind(
      "Optimizer",
      "var restarted: Optimizer { get }",
      "The same rule, remembering nothing.",
      example: "Optimizer.adam().restarted.trainingStep"
    ) { (optimizer: Optimizer) in optimizer.restarted }
    bind(
      "Optimizer",
      "static func rmsProp(learningRate: Double = 0.01, smoothing: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0, isCentered: Bool = false, weightDecay: Double = 0) -> Optimizer",
      "The gradient over the root of a running mean of its squares.",
      example: "Optimizer.rmsProp().name"
    ) {
      (
        rate: Double,
        smoothing: Double,
        epsilon: Double,
        momentum: Double,
        isCentered: Bool,
        decay: Double
      ) in
      Optimizer.rmsProp(
        learningRate: rate,
        smoothing: smoothing,
        epsilon: epsilon,
        momentum: momentum,
        isCentered: isCentered,
        weightDecay: decay
      )
    }
    bind(
      "Optimizer",
      "static func adagrad(learningRate: Double = 0.01, learningRateDecay: Double = 0, initialAccumulator: Double = 0, epsilon: Double = 1e-10, weightDecay: Double = 0) -> Optimizer",
      "The gradient over the root of the sum of all its squares.",
      example: "Optimizer.adagrad().name"
    ) { (rate: Double, rateDecay: Double, initial: Double, epsilon: Double, decay: Double) in
      Optimizer.adagrad(
        learningRate: rate,
        learningRateDecay: rateDecay,
        initialAccumulator: initial,
        epsilon: epsilon,
        weightDecay: decay
      )
    }
    bindOptimizerMembers()
  }

  private mutating func bindAdam() {
    let rules:
      [(
        name: String, decay: Double, summary: String,
        make: @Sendable (Double, Double, Double, Double, Double) -> Optimizer
      )] = [
        (
          "adam", 0, "Each parameter's step is measured by running moments of its gradient.",
          {
            .adam(learningRate: $0, beta1: $1, beta2: $2, epsilon: $3, weightDecay: $4)
          }
        ),
        (
          "adamW", 0.01, "Adam with a weight decay that does not pass through the moments.",
          {
            .adamW(learningRate: $0, beta1: $1, beta2: $2, epsilon: $3, weightDecay: $4)
          }
        ),
      ]
    for (name, decay, summary, make) in rules {
      bind(
        "Optimizer",
        "static func \(name)(learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8, weightDecay: Double = \(decay)) -> Optimizer",
        summary,
        example: "Optimizer.\(name)(learningRate: 0.01).name"
      ) { (rate: Double, beta1: Double, beta2: Double, epsilon: Double, decay: Double) in
        make(rate, beta1, beta2, epsilon, decay)
      }
    }
  }

  private mutating func bindOptimizerMembers() {
    bind(
      "Optimizer",
      "var name: String { get }",
      "The name in print.",
      example: "Optimizer.adam().name"
    ) { (o: Optimizer) in o.name }
    bind(
      "Optimizer",
      "var learningRate: Double { get }",
      "η.",
      example: "Optimizer.adam().learningRate"
    ) { (o: Optimizer) in o.learningRate }
    bind(
      "Optimizer",
      "var trainingStep: Int { get }",
      "How many updates have been made.",
      example: "Optimizer.adam().trainingStep"
    ) { (o: Optimizer) in o.trainingStep }
    bindOptimizerUpdate(
      Vector.self,
      Vector.self,
      example: "Vector([1, 2])",
      gradients: "Vector([0.5, -1])"
    )
    bindOptimizerUpdate(
      Matrix.self,
      Matrix.self,
      example: "Matrix([[1], [2]])",
      gradients: "Matrix([[0.5], [-1]])"
    )
    bindOptimizerUpdate(
      RecurrentNetwork.self,
      RecurrentGradients.self,
      example: exampleNetwork,
      gradients: exampleGradients
    )
  }

  /// One training step of a kind of parameters.
  mutating func bindOptimizerUpdate<
    Parameters: TensorCollection & HostValue,
    Gradients: TensorCollection & HostValue
  >(_: Parameters.Type, _: Gradients.Type, example: String, gradients: String) {
    let name = Parameters.cellTypeName
    bindMutating(
      "Optimizer",
      "mutating func update(_ parameters: \(name), gradients: \(Gradients.cellTypeName), factor: Double = 1) throws -> \(name)",
      "One training step: the parameters after it.",
      example:
        "var optimizer = Optimizer.adam(); let next = optimizer.update(\(example), gradients: \(gradients)); next == next"
    ) { value, arguments, _ in
      guard var optimizer = Optimizer(cellValue: value), arguments.count == 3,
        let parameters = Parameters(cellValue: arguments[0]),
        let gradients = Gradients(cellValue: arguments[1]),
        let factor = Double(cellValue: arguments[2])
      else {
        throw HostError(CellDiagnosticID.hostMismatch, "an argument of this update does not fit")
      }
      let next = try optimizer.update(parameters, gradients: gradients, factor: factor)
      value = optimizer.cellValue
      return next.cellValue
    }
  }
}
