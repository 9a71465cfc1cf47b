import CellLanguage
import RecurrentEngine

extension HostLibrary {
  /// The training of several networks of one kind, on all processors.
  mutating func bindTrainingRuns<Network: SequenceNetwork & HostValue>(
    _: Network.Type,
    _ example: String
  ) {
    let name = Network.cellTypeName
    let result = "[\(TrainingRun<Network>.cellTypeName)]"
    let small = "\(name)(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1)"
    bind(
      "Training",
      "func runs(_ networks: [\(name)], on task: SequenceTask) throws -> \(result)",
      "Trains several networks on the same examples of a task, on all processors.",
      example: "\(exampleTraining).runs([\(small)], on: \(exampleTask))[0].history.losses"
    ) { (training: Training, networks: [Network], task: SequenceTask) in
      try training.runs(networks, on: task)
    }
    bind(
      "Training",
      "func runs(_ network: \(name), on task: SequenceTask, seeds: [Int]) throws -> \(result)",
      "Trains a network once with each of several seeds of the examples, on all processors.",
      example:
        "\(exampleTraining).runs(\(small), on: \(exampleTask), seeds: [1, 2]).map { $0.history.losses }"
    ) { (training: Training, network: Network, task: SequenceTask, seeds: [Int]) in
      try training.runs(network, on: task, seeds: seeds)
    }
    bind(
      "Training",
      "func runs(_ networks: [\(name)], on batch: SequenceBatch, lossFunction: LossFunction = .crossEntropy) throws -> \(result)",
      "Trains several networks, each on the same batch in each training step, on all processors.",
      example: "\(exampleTraining).runs([\(example)], on: \(exampleBatch))[0].history.losses"
    ) {
      (
        training: Training,
        networks: [Network],
        batch: SequenceBatch,
        lossFunction: LossFunction
      ) in
      try training.runs(networks, on: batch, lossFunction: lossFunction)
    }
  }
}
