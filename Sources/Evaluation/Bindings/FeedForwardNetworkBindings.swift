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
    bind(
      "FeedForwardNetwork",
      "func gradients(_ inputs: Matrix, targets: [Int], reduction: LossReduction = .sum, \(phase)) throws -> FeedForwardGradients",
      "Forward pass and backpropagation of the softmax cross-entropy.",
      example:
        "\(exampleDeepNetwork).gradients(\(exampleDeepInputs), targets: [0, 1, 1]).weightNorms"
    ) {
      (
        n: FeedForwardNetwork,
        inputs: Matrix,
        targets: [Int],
        reduction: LossReduction,
        phase: NormalizationPhase
      ) in try n.gradients(inputs, targets: targets, reduction: reduction, phase: phase)
    }
    bind(
      "FeedForwardNetwork",
      "func loss(_ inputs: Matrix, targets: [Int], reduction: LossReduction = .sum, \(phase)) throws -> Double",
      "The softmax cross-entropy against class indices.",
      example: "\(exampleDeepNetwork).loss(\(exampleDeepInputs), targets: [0, 1, 1])"
    ) {
      (
        n: FeedForwardNetwork,
        inputs: Matrix,
        targets: [Int],
        reduction: LossReduction,
        phase: NormalizationPhase
      ) in try n.loss(inputs, targets: targets, reduction: reduction, phase: phase)
    }
  }
}
