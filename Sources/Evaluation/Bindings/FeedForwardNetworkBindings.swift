public import CellLanguage
public import RecurrentEngine

extension FeedForwardNetwork: HostValue {
  /// `FeedForwardNetwork`.
  public static let cellTypeName = "FeedForwardNetwork"
}

/// A deep network that the examples of several bindings share.
let exampleDeepNetwork =
  "FeedForwardNetwork(inputSize: 2, hiddenSizes: [3, 3], outputSize: 2, activation: .tanh, seed: 1)"
/// Three inputs for it.
let exampleDeepInputs = "Matrix([[1, 0], [0, 1], [1, 1]])"

extension HostLibrary {
  /// The deep network without recurrence.
  mutating func bindFeedForwardNetwork() {
    type(
      FeedForwardNetwork.self,
      "A deep network without recurrence: layers one after the other, counted from 1."
    )
    bind(
      "FeedForwardNetwork",
      "init(inputSize: Int, hiddenSizes: [Int], outputSize: Int, activation: Activation = .relu, initialization: Initialization = .pyTorchDefault, isBatchNormalized: Bool = false, isResidual: Bool = false, seed: Int) throws",
      "With random weights and a linear last layer.",
      example: exampleDeepNetwork
    ) {
      (
        inputSize: Int,
        hiddenSizes: [Int],
        outputSize: Int,
        activation: Activation,
        initialization: Initialization,
        isBatchNormalized: Bool,
        isResidual: Bool,
        seed: Int
      ) in
      try FeedForwardNetwork(
        inputSize: inputSize,
        hiddenSizes: hiddenSizes,
        outputSize: outputSize,
        activation: activation,
        initialization: initialization,
        isBatchNormalized: isBatchNormalized,
        isResidual: isResidual,
        seed: seed
      )
    }
    bind(
      "FeedForwardNetwork",
      "init(layers: [DenseLayer]) throws",
      "From its layers.",
      example: "FeedForwardNetwork(layers: [DenseLayer(weights: Matrix([[1, 2]]))]).depth"
    ) { (layers: [DenseLayer]) in try FeedForwardNetwork(layers: layers) }
    bindFeedForwardNetworkMembers()
    bindFeedForwardNetworkPasses()
  }

  private mutating func bindFeedForwardNetworkMembers() {
    bind(
      "FeedForwardNetwork",
      "var layers: [DenseLayer] { get }",
      "The layers, layer 1 at index 0.",
      example: "\(exampleDeepNetwork).layers[0].weights"
    ) { (n: FeedForwardNetwork) in n.layers }
    bind(
      "FeedForwardNetwork",
      "var depth: Int { get }",
      "L, the number of layers.",
      example: "\(exampleDeepNetwork).depth"
    ) { (n: FeedForwardNetwork) in n.depth }
    bind(
      "FeedForwardNetwork",
      "var inputSize: Int { get }",
      "The length of an input.",
      example: "\(exampleDeepNetwork).inputSize"
    ) { (n: FeedForwardNetwork) in n.inputSize }
    bind(
      "FeedForwardNetwork",
      "var outputSize: Int { get }",
      "The number of outputs.",
      example: "\(exampleDeepNetwork).outputSize"
    ) { (n: FeedForwardNetwork) in n.outputSize }
    bind(
      "FeedForwardNetwork",
      "var tensors: [Tensor] { get }",
      "The parameters, layer by layer.",
      example: "\(exampleDeepNetwork).tensors.count"
    ) { (n: FeedForwardNetwork) in n.tensors }
  }

  private mutating func bindFeedForwardNetworkPasses() {
    let phase = "phase: NormalizationPhase = .training"
    bind(
      "FeedForwardNetwork",
      "func forward(_ inputs: Matrix, \(phase)) throws -> FeedForwardTrace",
      "The forward pass over a batch, an example a row.",
      example: "\(exampleDeepNetwork).forward(\(exampleDeepInputs)).outputs"
    ) { (n: FeedForwardNetwork, inputs: Matrix, phase: NormalizationPhase) in
      try n.forward(inputs, phase: phase)
    }
    bind(
      "FeedForwardNetwork",
      "func forward(_ inputs: [Vector], \(phase)) throws -> FeedForwardTrace",
      "The forward pass over a batch of vectors.",
      example: "\(exampleDeepNetwork).forward(\(exampleInputs)).outputs"
    ) { (n: FeedForwardNetwork, inputs: [Vector], phase: NormalizationPhase) in
      try n.forward(inputs, phase: phase)
    }
    bindFeedForwardNetworkLosses(Int.self, targets: "[0, 1, 1]")
    bindFeedForwardNetworkLosses(Vector.self, targets: "[Vector([1, 0]), [0, 1], [0.5, 0.5]]")
    bind(
      "Training",
      "func run(_ network: FeedForwardNetwork, inputs: Matrix, targets: [Int]) throws -> FeedForwardNetworkTrainingRun",
      "Trains a deep network on the same examples in each training step.",
      example:
        "\(exampleTraining).run(\(exampleDeepNetwork), inputs: \(exampleDeepInputs), targets: [0, 1, 1]).history.losses"
    ) { (training: Training, network: FeedForwardNetwork, inputs: Matrix, targets: [Int]) in
      try training.run(network, inputs: inputs, targets: targets)
    }
    bind(
      "Training",
      "func run(_ network: FeedForwardNetwork, inputs: Matrix, targets: [Vector], lossFunction: LossFunction = .crossEntropy) throws -> FeedForwardNetworkTrainingRun",
      "Trains a deep network to give distributions, or numbers.",
      example:
        "\(exampleTraining).run(\(exampleDeepNetwork), inputs: \(exampleDeepInputs), targets: [Vector([1, 0]), [0, 1], [0, 1]], lossFunction: .squaredError).history.losses"
    ) {
      (
        training: Training,
        network: FeedForwardNetwork,
        inputs: Matrix,
        targets: [Vector],
        lossFunction: LossFunction
      ) in
      try training.run(network, inputs: inputs, targets: targets, lossFunction: lossFunction)
    }
    bindTrainingRunMembers(
      FeedForwardNetwork.self,
      "\(exampleTraining).run(\(exampleDeepNetwork), inputs: \(exampleDeepInputs), targets: [0, 1, 1])"
    )
  }

  /// Loss and gradients for one kind of targets.
  private mutating func bindFeedForwardNetworkLosses<Answer: TargetConvertible & CellRepresentable>(
    _: Answer.Type,
    targets: String
  ) {
    let parameters =
      "(_ inputs: Matrix, targets: [\(Answer.cellType)], lossFunction: LossFunction = .crossEntropy, reduction: LossReduction = .sum, phase: NormalizationPhase = .training)"
    bind(
      "FeedForwardNetwork",
      "func gradients\(parameters) throws -> FeedForwardGradients",
      "Forward pass and backpropagation.",
      example:
        "\(exampleDeepNetwork).gradients(\(exampleDeepInputs), targets: \(targets)).weightNorms"
    ) {
      (
        n: FeedForwardNetwork,
        inputs: Matrix,
        targets: [Answer],
        lossFunction: LossFunction,
        reduction: LossReduction,
        phase: NormalizationPhase
      ) in
      try n.gradients(
        inputs,
        targets: targets,
        lossFunction: lossFunction,
        reduction: reduction,
        phase: phase
      )
    }
    bind(
      "FeedForwardNetwork",
      "func gradientCheck(_ inputs: Matrix, targets: [\(Answer.cellType)], lossFunction: LossFunction = .crossEntropy, phase: NormalizationPhase = .training, step: Double = 1e-6) throws -> GradientCheck",
      "Holds the gradients over a batch to central differences.",
      example:
        "\(exampleDeepNetwork).gradientCheck(\(exampleDeepInputs), targets: \(targets)).relativeError < 1e-6"
    ) {
      (
        n: FeedForwardNetwork,
        inputs: Matrix,
        targets: [Answer],
        lossFunction: LossFunction,
        phase: NormalizationPhase,
        step: Double
      ) in
      try n.gradientCheck(
        inputs,
        targets: targets,
        lossFunction: lossFunction,
        phase: phase,
        step: step
      )
    }
    bind(
      "FeedForwardNetwork",
      "func loss\(parameters) throws -> Double",
      "The loss over a batch.",
      example: "\(exampleDeepNetwork).loss(\(exampleDeepInputs), targets: \(targets))"
    ) {
      (
        n: FeedForwardNetwork,
        inputs: Matrix,
        targets: [Answer],
        lossFunction: LossFunction,
        reduction: LossReduction,
        phase: NormalizationPhase
      ) in
      try n.loss(
        inputs,
        targets: targets,
        lossFunction: lossFunction,
        reduction: reduction,
        phase: phase
      )
    }
  }
}
