public import CellLanguage
public import RecurrentEngine

extension LSTMNetwork: HostValue {
  /// `LSTMNetwork`.
  public static let cellTypeName = "LSTMNetwork"
}

/// A network that the examples of several bindings share.
let exampleLSTM = "LSTMNetwork(inputSize: 2, hiddenSize: 2, outputSize: 2, seed: 1)"

extension HostLibrary {
  /// The network of long short-term memory.
  mutating func bindLSTMNetwork() {
    type(
      LSTMNetwork.self,
      "Long short-term memory: memory cells behind an input, a forget and an output gate."
    )
    bind(
      "LSTMNetwork",
      "init(inputWeights: Matrix, recurrentWeights: Matrix, inputBias: Vector? = nil, recurrentBias: Vector? = nil, outputWeights: Matrix? = nil, outputBias: Vector? = nil, initialHiddenState: Vector? = nil, initialMemoryCells: Vector? = nil) throws",
      "From its weights, rows i, f, g, o; biases and states that are not given are zero.",
      example:
        "LSTMNetwork(inputWeights: Matrix([[1], [0], [1], [0]]), recurrentWeights: Matrix([[0], [1], [0.5], [0]]), recurrentBias: [0, 1, 0, 0])"
    ) {
      (
        u: Matrix,
        w: Matrix,
        inputBias: Vector?,
        recurrentBias: Vector?,
        v: Matrix?,
        c: Vector?,
        hidden: Vector?,
        memory: Vector?
      ) in
      try LSTMNetwork(
        inputWeights: u,
        recurrentWeights: w,
        inputBias: inputBias,
        recurrentBias: recurrentBias,
        outputWeights: v,
        outputBias: c,
        initialHiddenState: hidden,
        initialMemoryCells: memory
      )
    }
    bind(
      "LSTMNetwork",
      "init(inputSize: Int, hiddenSize: Int, outputSize: Int, initialization: Initialization = .pyTorchDefault, recurrentInitialization: Initialization? = nil, forgetBias: Double = 0, seed: Int) throws",
      "With random weights; `forgetBias` is added to the bias of the forget gate.",
      example:
        "LSTMNetwork(inputSize: 2, hiddenSize: 2, outputSize: 2, forgetBias: 1, seed: 1).inputBias"
    ) {
      (
        inputSize: Int,
        hiddenSize: Int,
        outputSize: Int,
        initialization: Initialization,
        recurrent: Initialization?,
        forgetBias: Double,
        seed: Int
      ) in
      try LSTMNetwork(
        inputSize: inputSize,
        hiddenSize: hiddenSize,
        outputSize: outputSize,
        initialization: initialization,
        recurrentInitialization: recurrent,
        forgetBias: forgetBias,
        seed: seed
      )
    }
    bindLSTMNetworkParameters()
    bind(
      "LSTMNetwork",
      "func forward(_ inputs: [Vector]) throws -> LSTMTrace",
      "The forward pass over a sequence.",
      example: "\(exampleLSTM).forward(\(exampleInputs)).hiddenState(2)"
    ) { (n: LSTMNetwork, inputs: [Vector]) in try n.forward(inputs) }
    bindSequenceNetwork(LSTMNetwork.self, example: exampleLSTM)
  }

  private mutating func bindLSTMNetworkParameters() {
    let matrices: [(name: String, summary: String, get: @Sendable (LSTMNetwork) -> Matrix)] = [
      ("inputWeights", "U, shape [4H, I], rows i, f, g, o.", { $0.inputWeights }),
      ("recurrentWeights", "W, shape [4H, H], rows i, f, g, o.", { $0.recurrentWeights }),
      ("outputWeights", "V, shape [O, H].", { $0.outputWeights }),
    ]
    for (name, summary, get) in matrices {
      bind(
        "LSTMNetwork",
        "var \(name): Matrix { get }",
        summary,
        example: "\(exampleLSTM).\(name)"
      ) { (n: LSTMNetwork) in get(n) }
    }
    let vectors: [(name: String, summary: String, get: @Sendable (LSTMNetwork) -> Vector)] = [
      ("inputBias", "The bias beside U, i, f, g, o.", { $0.inputBias }),
      ("recurrentBias", "The bias beside W, i, f, g, o.", { $0.recurrentBias }),
      ("outputBias", "The bias beside V.", { $0.outputBias }),
      ("initialHiddenState", "h₀, shape [H].", { $0.initialHiddenState }),
      ("initialMemoryCells", "c₀, shape [H].", { $0.initialMemoryCells }),
    ]
    for (name, summary, get) in vectors {
      bind(
        "LSTMNetwork",
        "var \(name): Vector { get }",
        summary,
        example: "\(exampleLSTM).\(name)"
      ) { (n: LSTMNetwork) in get(n) }
    }
    bind(
      "LSTMNetwork",
      "func replacing(inputWeights: Matrix? = nil, recurrentWeights: Matrix? = nil, inputBias: Vector? = nil, recurrentBias: Vector? = nil, outputWeights: Matrix? = nil, outputBias: Vector? = nil, initialHiddenState: Vector? = nil, initialMemoryCells: Vector? = nil) throws -> LSTMNetwork",
      "The same network with some of its parameters exchanged.",
      example: "\(exampleLSTM).replacing(initialMemoryCells: [1, 0]).initialMemoryCells"
    ) {
      (
        n: LSTMNetwork,
        u: Matrix?,
        w: Matrix?,
        inputBias: Vector?,
        recurrentBias: Vector?,
        v: Matrix?,
        c: Vector?,
        hidden: Vector?,
        memory: Vector?
      ) in
      try n.replacing(
        inputWeights: u,
        recurrentWeights: w,
        inputBias: inputBias,
        recurrentBias: recurrentBias,
        outputWeights: v,
        outputBias: c,
        initialHiddenState: hidden,
        initialMemoryCells: memory
      )
    }
  }
}
