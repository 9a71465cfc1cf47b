public import CellLanguage
public import RecurrentEngine

extension SequenceGradients: HostValue {
  /// `SequenceGradients`.
  public static let cellTypeName = "SequenceGradients"
}
extension BatchEvaluation: HostValue {
  /// `BatchEvaluation`.
  public static let cellTypeName = "BatchEvaluation"
}

/// The gradients that the examples of several bindings share.
let exampleBatchGradients = "\(exampleLSTM).gradients(\(exampleBatch))"

extension HostLibrary {
  /// The gradient of a loss over a batch, and how well the network answered.
  mutating func bindSequenceGradients() {
    type(SequenceGradients.self, "The gradients of a loss over a batch.")
    defer {
      bind(
        "SequenceGradients",
        "var sequenceCount: Int { get }",
        "How many sequences the batch has.",
        example: "\(exampleBatchGradients).sequenceCount"
      ) { (g: SequenceGradients) in g.sequenceCount }
    }
    let example = exampleBatchGradients
    bind(
      "SequenceGradients",
      "var loss: Double { get }",
      "The loss they are of.",
      example: "\(example).loss"
    ) { (g: SequenceGradients) in g.loss }
    bind(
      "SequenceGradients",
      "var evaluation: BatchEvaluation { get }",
      "How well the network answered.",
      example: "\(example).evaluation.accuracy"
    ) { (g: SequenceGradients) in g.evaluation }
    bind(
      "SequenceGradients",
      "var tensors: [Tensor] { get }",
      "The gradients of the parameters, one after the other.",
      example: "\(example).tensors.count"
    ) { (g: SequenceGradients) in g.tensors }
    bind(
      "SequenceGradients",
      "func tensor(_ name: String) throws -> Tensor",
      "The gradient of a parameter by its name.",
      example: "\(example).tensor(\"recurrentWeights\").matrix"
    ) { (g: SequenceGradients, name: String) in try g.tensor(name) }
    bind(
      "SequenceGradients",
      "var hiddenStates: Matrix { get }",
      "What arrives at the hidden state of time step t of sequence n, in row t·B + n.",
      example: "\(example).hiddenStates"
    ) { (g: SequenceGradients) in g.hiddenStates }
    bind(
      "SequenceGradients",
      "var memoryCells: Matrix? { get }",
      "The same for the memory cells of an LSTM; nil for other networks.",
      example: "\(example).memoryCells"
    ) { (g: SequenceGradients) in g.memoryCells }
    bind(
      "SequenceGradients",
      "var inputs: Matrix { get }",
      "The gradient of the inputs, in the rows of the batch.",
      example: "\(example).inputs"
    ) { (g: SequenceGradients) in g.inputs }
    bind(
      "SequenceGradients",
      "func stateNorms() throws -> Vector",
      "The norm of what arrives at the hidden states of each time step, from 0.",
      example: "\(example).stateNorms()"
    ) { (g: SequenceGradients) in try g.stateNorms() }
  }

  /// How well a network answers a batch.
  mutating func bindBatchEvaluation() {
    type(BatchEvaluation.self, "How well a network answers a batch.")
    let example = "\(exampleLSTM).evaluation(\(exampleBatch))"
    let numbers: [(name: String, summary: String, get: @Sendable (BatchEvaluation) -> Double)] = [
      ("loss", "The losses put together.", { $0.loss }),
      ("accuracy", "The share of targets answered right.", { $0.accuracy }),
      (
        "sequenceAccuracy", "The share of sequences answered right from end to end.",
        { $0.sequenceAccuracy }
      ),
    ]
    for (name, summary, get) in numbers {
      bind("BatchEvaluation", "var \(name): Double { get }", summary, example: "\(example).\(name)")
      { (e: BatchEvaluation) in get(e) }
    }
    bind(
      "BatchEvaluation",
      "var losses: Vector { get }",
      "The loss of each row of the batch.",
      example: "\(example).losses"
    ) { (e: BatchEvaluation) in e.losses }
    bind(
      "BatchEvaluation",
      "var outputs: Matrix { get }",
      "The output of each row of the batch: logits, or numbers.",
      example: "\(example).outputs"
    ) { (e: BatchEvaluation) in e.outputs }
  }
}
