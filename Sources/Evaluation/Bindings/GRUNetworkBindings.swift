public import CellLanguage
public import RecurrentEngine

extension GRUNetwork: HostValue {
  /// `GRUNetwork`.
  public static let cellTypeName = "GRUNetwork"
}
extension GRUNetwork.ResetPlacement: HostValue {
  /// `ResetPlacement`, as `LessonKit` calls it, too.
  public static let cellTypeName = "ResetPlacement"
}

/// A network that the examples of several bindings share.
let exampleGRU = "GRUNetwork(inputSize: 2, hiddenSize: 2, outputSize: 2, seed: 1)"

extension HostLibrary {
  /// The network of gated recurrent units.
  mutating func bindGRUNetwork() {
    type(GRUNetwork.self, "Gated recurrent units: a reset and an update gate, no memory cells.")
    type(
      GRUNetwork.ResetPlacement.self,
      "Where a GRU's reset gate acts on the way from the earlier state to the candidate."
    )
    bind(
      "ResetPlacement",
      "static let afterProduct: ResetPlacement",
      "On the product of W and the earlier state, as in PyTorch.",
      example: "ResetPlacement.afterProduct"
    ) { GRUNetwork.ResetPlacement.afterProduct }
    bind(
      "ResetPlacement",
      "static let beforeProduct: ResetPlacement",
      "On the earlier state, as in Cho et al. (2014).",
      example: "ResetPlacement.beforeProduct"
    ) { GRUNetwork.ResetPlacement.beforeProduct }
    bind(
      "GRUNetwork",
      "init(inputWeights: Matrix, recurrentWeights: Matrix, inputBias: Vector? = nil, recurrentBias: Vector? = nil, outputWeights: Matrix? = nil, outputBias: Vector? = nil, initialHiddenState: Vector? = nil, resetPlacement: ResetPlacement = .afterProduct) throws",
      "From its weights, rows r, z, n; biases and states that are not given are zero.",
      example:
        "GRUNetwork(inputWeights: Matrix([[1], [0], [1]]), recurrentWeights: Matrix([[0], [1], [0.5]]), recurrentBias: [0, 1, 0])"
    ) {
      (
        u: Matrix,
        w: Matrix,
        inputBias: Vector?,
        recurrentBias: Vector?,
        v: Matrix?,
        c: Vector?,
        hidden: Vector?,
        placement: GRUNetwork.ResetPlacement
      ) in
      try GRUNetwork(
        inputWeights: u,
        recurrentWeights: w,
        inputBias: inputBias,
        recurrentBias: recurrentBias,
        outputWeights: v,
        outputBias: c,
        initialHiddenState: hidden,
        resetPlacement: placement
      )
    }
    bind(
      "GRUNetwork",
      "init(inputSize: Int, hiddenSize: Int, outputSize: Int, initialization: Initialization = .pyTorchDefault, recurrentInitialization: Initialization? = nil, resetPlacement: ResetPlacement = .afterProduct, seed: Int) throws",
      "With random weights.",
      example:
        "GRUNetwork(inputSize: 2, hiddenSize: 2, outputSize: 2, resetPlacement: .beforeProduct, seed: 1).inputBias"
    ) {
      (
        inputSize: Int,
        hiddenSize: Int,
        outputSize: Int,
        initialization: Initialization,
        recurrent: Initialization?,
        placement: GRUNetwork.ResetPlacement,
        seed: Int
      ) in
      try GRUNetwork(
        inputSize: inputSize,
        hiddenSize: hiddenSize,
        outputSize: outputSize,
        initialization: initialization,
        recurrentInitialization: recurrent,
        resetPlacement: placement,
        seed: seed
      )
    }
    bindGRUNetworkParameters()
    bind(
      "GRUNetwork",
      "func forward(_ inputs: [Vector]) throws -> GRUTrace",
      "The forward pass over a sequence.",
      example: "\(exampleGRU).forward(\(exampleInputs)).hiddenState(2)"
    ) { (n: GRUNetwork, inputs: [Vector]) in try n.forward(inputs) }
    bindSequenceNetwork(GRUNetwork.self, example: exampleGRU)
  }

  private mutating func bindGRUNetworkParameters() {
    let matrices: [(name: String, summary: String, get: @Sendable (GRUNetwork) -> Matrix)] = [
      ("inputWeights", "U, shape [3H, I], rows r, z, n.", { $0.inputWeights }),
      ("recurrentWeights", "W, shape [3H, H], rows r, z, n.", { $0.recurrentWeights }),
      ("outputWeights", "V, shape [O, H].", { $0.outputWeights }),
    ]
    for (name, summary, get) in matrices {
      bind("GRUNetwork", "var \(name): Matrix { get }", summary, example: "\(exampleGRU).\(name)") {
        (n: GRUNetwork) in get(n)
      }
    }
    let vectors: [(name: String, summary: String, get: @Sendable (GRUNetwork) -> Vector)] = [
      ("inputBias", "The bias beside U, r, z, n.", { $0.inputBias }),
      ("recurrentBias", "The bias beside W, r, z, n.", { $0.recurrentBias }),
      ("outputBias", "The bias beside V.", { $0.outputBias }),
      ("initialHiddenState", "h₀, shape [H].", { $0.initialHiddenState }),
    ]
    for (name, summary, get) in vectors {
      bind("GRUNetwork", "var \(name): Vector { get }", summary, example: "\(exampleGRU).\(name)") {
        (n: GRUNetwork) in get(n)
      }
    }
    bind(
      "GRUNetwork",
      "var resetPlacement: ResetPlacement { get }",
      "Where the reset gate acts.",
      example: "\(exampleGRU).resetPlacement"
    ) { (n: GRUNetwork) in n.resetPlacement }
    bind(
      "GRUNetwork",
      "func replacing(inputWeights: Matrix? = nil, recurrentWeights: Matrix? = nil, inputBias: Vector? = nil, recurrentBias: Vector? = nil, outputWeights: Matrix? = nil, outputBias: Vector? = nil, initialHiddenState: Vector? = nil, resetPlacement: ResetPlacement? = nil) throws -> GRUNetwork",
      "The same network with some of its parameters exchanged.",
      example: "\(exampleGRU).replacing(resetPlacement: .beforeProduct).resetPlacement"
    ) {
      (
        n: GRUNetwork,
        u: Matrix?,
        w: Matrix?,
        inputBias: Vector?,
        recurrentBias: Vector?,
        v: Matrix?,
        c: Vector?,
        hidden: Vector?,
        placement: GRUNetwork.ResetPlacement?
      ) in
      try n.replacing(
        inputWeights: u,
        recurrentWeights: w,
        inputBias: inputBias,
        recurrentBias: recurrentBias,
        outputWeights: v,
        outputBias: c,
        initialHiddenState: hidden,
        resetPlacement: placement
      )
    }
  }
}
