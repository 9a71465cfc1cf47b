public import CellLanguage
public import RecurrentEngine

extension RecurrentNetwork: HostValue {
  /// `RecurrentNetwork`.
  public static let cellTypeName = "RecurrentNetwork"
}

/// A network that the examples of several bindings share.
let exampleNetwork =
  "RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1)"
/// Two inputs for it.
let exampleInputs = "[Vector([1, 0]), Vector([0, 1])]"

extension HostLibrary {
  /// The vanilla recurrent network.
  mutating func bindRecurrentNetwork() {
    type(RecurrentNetwork.self, "The vanilla recurrent network: S = φ(UX + WS + b), o = VS + c.")
    bind(
      "RecurrentNetwork",
      "init(inputWeights: Matrix, recurrentWeights: Matrix, outputWeights: Matrix? = nil, hiddenBias: Vector? = nil, outputBias: Vector? = nil, initialHiddenState: Vector? = nil, activation: Activation = .tanh) throws",
      "From its weights; what is not given is zero.",
      example:
        "RecurrentNetwork(inputWeights: Matrix([[1]]), recurrentWeights: Matrix([[0.5]]), activation: .sigmoid)"
    ) {
      (
        u: Matrix,
        w: Matrix,
        v: Matrix?,
        b: Vector?,
        c: Vector?,
        s: Vector?,
        activation: Activation
      ) in
      try RecurrentNetwork(
        inputWeights: u,
        recurrentWeights: w,
        outputWeights: v,
        hiddenBias: b,
        outputBias: c,
        initialHiddenState: s,
        activation: activation
      )
    }
    bind(
      "RecurrentNetwork",
      "init(inputSize: Int, hiddenSize: Int, outputSize: Int, activation: Activation = .tanh, initialization: Initialization = .pyTorchDefault, recurrentInitialization: Initialization? = nil, seed: Int) throws",
      "With random weights.",
      example: exampleNetwork
    ) {
      (
        inputSize: Int,
        hiddenSize: Int,
        outputSize: Int,
        activation: Activation,
        initialization: Initialization,
        recurrent: Initialization?,
        seed: Int
      ) in
      try RecurrentNetwork(
        inputSize: inputSize,
        hiddenSize: hiddenSize,
        outputSize: outputSize,
        activation: activation,
        initialization: initialization,
        recurrentInitialization: recurrent,
        seed: seed
      )
    }
    bindRecurrentNetworkParameters()
    bindRecurrentNetworkPasses()
    bindSequenceNetwork(RecurrentNetwork.self, example: exampleNetwork)
    bind(
      "func stepJacobian(hiddenState: Vector, recurrentWeights: Matrix, activation: Activation = .tanh) throws -> Matrix",
      "∂S_{k+1}/∂S_k = diag(φ′)·W, from S_{k+1}.",
      example:
        "stepJacobian(hiddenState: [0.5], recurrentWeights: Matrix([[2]]), activation: .sigmoid)"
    ) { (state: Vector, weights: Matrix, activation: Activation) in
      try stepJacobian(hiddenState: state, recurrentWeights: weights, activation: activation)
    }
  }

  private mutating func bindRecurrentNetworkParameters() {
    bind(
      "RecurrentNetwork",
      "var inputWeights: Matrix { get }",
      "U, shape [H, I].",
      example: "\(exampleNetwork).inputWeights"
    ) { (n: RecurrentNetwork) in n.inputWeights }
    bind(
      "RecurrentNetwork",
      "var recurrentWeights: Matrix { get }",
      "W, shape [H, H].",
      example: "\(exampleNetwork).recurrentWeights"
    ) { (n: RecurrentNetwork) in n.recurrentWeights }
    bind(
      "RecurrentNetwork",
      "var outputWeights: Matrix { get }",
      "V, shape [O, H].",
      example: "\(exampleNetwork).outputWeights"
    ) { (n: RecurrentNetwork) in n.outputWeights }
    bind(
      "RecurrentNetwork",
      "var hiddenBias: Vector { get }",
      "b, shape [H].",
      example: "\(exampleNetwork).hiddenBias"
    ) { (n: RecurrentNetwork) in n.hiddenBias }
    bind(
      "RecurrentNetwork",
      "var outputBias: Vector { get }",
      "c, shape [O].",
      example: "\(exampleNetwork).outputBias"
    ) { (n: RecurrentNetwork) in n.outputBias }
    bind(
      "RecurrentNetwork",
      "var initialHiddenState: Vector { get }",
      "S₀, shape [H].",
      example: "\(exampleNetwork).initialHiddenState"
    ) { (n: RecurrentNetwork) in n.initialHiddenState }
    bind(
      "RecurrentNetwork",
      "var activation: Activation { get }",
      "φ.",
      example: "\(exampleNetwork).activation"
    ) { (n: RecurrentNetwork) in n.activation }
    bind(
      "RecurrentNetwork",
      "func replacing(inputWeights: Matrix? = nil, recurrentWeights: Matrix? = nil, outputWeights: Matrix? = nil, hiddenBias: Vector? = nil, outputBias: Vector? = nil, initialHiddenState: Vector? = nil, activation: Activation? = nil) throws -> RecurrentNetwork",
      "The same network with some of its parameters exchanged.",
      example: "\(exampleNetwork).replacing(recurrentWeights: Matrix.identity(3))"
    ) {
      (
        n: RecurrentNetwork,
        u: Matrix?,
        w: Matrix?,
        v: Matrix?,
        b: Vector?,
        c: Vector?,
        s: Vector?,
        activation: Activation?
      ) in
      try n.replacing(
        inputWeights: u,
        recurrentWeights: w,
        outputWeights: v,
        hiddenBias: b,
        outputBias: c,
        initialHiddenState: s,
        activation: activation
      )
    }
    bind(
      "RecurrentNetwork",
      "func gainBound(lag: Int) throws -> Double",
      "Pascanu's bound (max φ′ · ‖W‖₂)^lag on the gain.",
      example: "\(exampleNetwork).gainBound(lag: 10)"
    ) { (n: RecurrentNetwork, lag: Int) in try n.gainBound(lag: lag) }
  }

  private mutating func bindRecurrentNetworkPasses() {
    bind(
      "RecurrentNetwork",
      "func forward(_ inputs: [Vector]) throws -> ForwardTrace",
      "The forward pass over a sequence.",
      example: "\(exampleNetwork).forward(\(exampleInputs))"
    ) { (n: RecurrentNetwork, inputs: [Vector]) in try n.forward(inputs) }
    bind(
      "RecurrentNetwork",
      "func loss(_ inputs: [Vector], targets: [Int], reduction: LossReduction = .sum) throws -> Double",
      "The softmax cross-entropy against class indices.",
      example: "\(exampleNetwork).loss(\(exampleInputs), targets: [0, 1])"
    ) { (n: RecurrentNetwork, inputs: [Vector], targets: [Int], reduction: LossReduction) in
      try n.loss(inputs, targets: targets, reduction: reduction)
    }
    bind(
      "RecurrentNetwork",
      "func gradients(_ inputs: [Vector], targets: [Int], reduction: LossReduction = .sum, truncation: Truncation = .none) throws -> RecurrentGradients",
      "Forward pass and backpropagation through time.",
      example: "\(exampleNetwork).gradients(\(exampleInputs), targets: [0, 1]).loss"
    ) {
      (
        n: RecurrentNetwork,
        inputs: [Vector],
        targets: [Int],
        reduction: LossReduction,
        truncation: Truncation
      ) in
      try n.gradients(inputs, targets: targets, reduction: reduction, truncation: truncation)
    }
  }
}
