import CellLanguage
import RecurrentEngine

/// A batch that the examples of several bindings share.
let exampleBatch = "SequenceBatch(inputs: [\(exampleInputs)], targets: [[0, 1]])"

extension HostLibrary {
  /// What all recurrent networks have in common: sizes, parameters, passes over batches, training.
  mutating func bindSequenceNetwork<Network: SequenceNetwork & HostValue>(
    _: Network.Type,
    example: String
  ) {
    let name = Network.cellTypeName
    let sizes: [(name: String, summary: String, get: @Sendable (Network) -> Int)] = [
      ("inputSize", "I, the length of an input.", { $0.inputSize }),
      ("hiddenSize", "H, the number of hidden units.", { $0.hiddenSize }),
      ("outputSize", "O, the number of outputs.", { $0.outputSize }),
    ]
    for (size, summary, get) in sizes {
      bind(name, "var \(size): Int { get }", summary, example: "\(example).\(size)") {
        (n: Network) in get(n)
      }
    }
    bind(
      name,
      "var tensors: [Tensor] { get }",
      "The parameters, one after the other.",
      example: "\(example).tensors.count"
    ) { (n: Network) in n.tensors }
    bind(
      name,
      "func totalNorm(_ normType: Double = 2) throws -> Double",
      "One norm over all parameters.",
      example: "\(example).totalNorm()"
    ) { (n: Network, normType: Double) in try n.totalNorm(normType) }
    bindSequenceNetworkPasses(Network.self, example)
    bindGradientCheck(Network.self, example)
    bindTrainingRun(Network.self, example)
    bindTrainingRuns(Network.self, example)
    bindOptimizerUpdate(
      Network.self,
      SequenceGradients.self,
      example: example,
      gradients: "\(example).gradients(\(exampleBatch))"
    )
  }

  private mutating func bindSequenceNetworkPasses<Network: SequenceNetwork & HostValue>(
    _: Network.Type,
    _ example: String
  ) {
    let name = Network.cellTypeName
    bind(
      name,
      "func evaluation(_ batch: SequenceBatch, lossFunction: LossFunction = .crossEntropy, reduction: LossReduction = .sum) throws -> BatchEvaluation",
      "Runs over a batch and compares the outputs with the targets.",
      example: "\(example).evaluation(\(exampleBatch)).accuracy"
    ) {
      (n: Network, batch: SequenceBatch, lossFunction: LossFunction, reduction: LossReduction) in
      try n.evaluation(batch, lossFunction: lossFunction, reduction: reduction)
    }
    bind(
      name,
      "func loss(_ batch: SequenceBatch, lossFunction: LossFunction = .crossEntropy, reduction: LossReduction = .sum) throws -> Double",
      "The loss over a batch.",
      example: "\(example).loss(\(exampleBatch))"
    ) {
      (n: Network, batch: SequenceBatch, lossFunction: LossFunction, reduction: LossReduction) in
      try n.loss(batch, lossFunction: lossFunction, reduction: reduction)
    }
    bind(
      name,
      "func gradients(_ batch: SequenceBatch, lossFunction: LossFunction = .crossEntropy, reduction: LossReduction = .sum, truncation: Truncation = .none) throws -> SequenceGradients",
      "Backpropagation through time over a batch, whole or truncated.",
      example: "\(example).gradients(\(exampleBatch), truncation: .window(of: 1)).loss"
    ) {
      (
        n: Network,
        batch: SequenceBatch,
        lossFunction: LossFunction,
        reduction: LossReduction,
        truncation: Truncation
      ) in
      try n.gradients(
        batch,
        lossFunction: lossFunction,
        reduction: reduction,
        truncation: truncation
      )
    }
  }
}
