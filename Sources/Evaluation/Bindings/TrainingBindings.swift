public import CellLanguage
public import RecurrentEngine

extension Training: HostValue {
  /// `Training`.
  public static let cellTypeName = "Training"
}
extension TrainingRun: CellRepresentable, HostValue where Network: HostValue {
  /// The name of the network and `TrainingRun`, as `LessonKit` calls them, too.
  public static var cellTypeName: String { "\(Network.cellTypeName)TrainingRun" }
}

/// A training that the examples of several bindings share.
let exampleTraining = "Training(trainingSteps: 2, batchSize: 2, seed: 1)"

extension HostLibrary {
  /// The settings of a training.
  mutating func bindTraining() {
    type(Training.self, "How a network is trained: the loop of gradients, clipping and updates.")
    bind(
      "Training",
      "init(trainingSteps: Int, optimizer: Optimizer = .adam(), batchSize: Int = 32, clipping: GradientClipping = .none, schedule: LearningRateSchedule = .constant, truncation: Truncation = .none, reduction: LossReduction = .mean, seed: Int)",
      "The settings of a training.",
      example: "Training(trainingSteps: 10, optimizer: .sgd(learningRate: 0.1), seed: 1)"
    ) {
      (
        trainingSteps: Int,
        optimizer: Optimizer,
        batchSize: Int,
        clipping: GradientClipping,
        schedule: LearningRateSchedule,
        truncation: Truncation,
        reduction: LossReduction,
        seed: Int
      ) in
      Training(
        trainingSteps: trainingSteps,
        optimizer: optimizer,
        batchSize: batchSize,
        clipping: clipping,
        schedule: schedule,
        truncation: truncation,
        reduction: reduction,
        seed: seed
      )
    }
    bind(
      "Training",
      "var trainingSteps: Int { get }",
      "How many updates are made.",
      example: "\(exampleTraining).trainingSteps"
    ) { (training: Training) in training.trainingSteps }
    bind(
      "Training",
      "var batchSize: Int { get }",
      "How many examples each training step sees.",
      example: "\(exampleTraining).batchSize"
    ) { (training: Training) in training.batchSize }
  }

  /// The training of one kind of network, and what it gives.
  mutating func bindTrainingRun<Network: SequenceNetwork & HostValue>(
    _: Network.Type,
    _ example: String
  ) {
    let name = Network.cellTypeName
    let result = TrainingRun<Network>.cellTypeName
    bind(
      "Training",
      "func run(_ network: \(name), on task: SequenceTask) throws -> \(result)",
      "Trains a network on fresh examples of a task in each training step.",
      example:
        "let small = \(name)(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1); \(exampleTraining).run(small, on: \(exampleTask)).history.losses"
    ) { (training: Training, network: Network, task: SequenceTask) in
      try training.run(network, on: task)
    }
    bind(
      "Training",
      "func run(_ network: \(name), on batch: SequenceBatch, lossFunction: LossFunction = .crossEntropy) throws -> \(result)",
      "Trains a network on the same batch in each training step.",
      example: "\(exampleTraining).run(\(example), on: \(exampleBatch)).history.losses"
    ) {
      (training: Training, network: Network, batch: SequenceBatch, lossFunction: LossFunction) in
      try training.run(network, on: batch, lossFunction: lossFunction)
    }
    bind(
      "Training",
      "func runs(_ networks: [\(name)], on task: SequenceTask) throws -> [\(result)]",
      "Trains several networks on the same task, on all processors.",
      example:
        "let small = \(name)(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1); \(exampleTraining).runs([small], on: \(exampleTask)).map { $0.history.losses }"
    ) { (training: Training, networks: [Network], task: SequenceTask) in
      try training.runs(networks, on: task)
    }
    bind(
      "Training",
      "func runs(_ network: \(name), on task: SequenceTask, seeds: [Int]) throws -> [\(result)]",
      "Trains a network once with each seed of the examples, on all processors.",
      example:
        "let small = \(name)(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1); \(exampleTraining).runs(small, on: \(exampleTask), seeds: [1, 2]).map { $0.history.losses }"
    ) { (training: Training, network: Network, task: SequenceTask, seeds: [Int]) in
      try training.runs(network, on: task, seeds: seeds)
    }
    bind(
      "Training",
      "func runs(_ networks: [\(name)], on batch: SequenceBatch, lossFunction: LossFunction = .crossEntropy) throws -> [\(result)]",
      "Trains several networks on the same batch, on all processors.",
      example:
        "\(exampleTraining).runs([\(example)], on: \(exampleBatch)).map { $0.history.losses }"
    ) {
      (training: Training, networks: [Network], batch: SequenceBatch, lossFunction: LossFunction) in
      try training.runs(networks, on: batch, lossFunction: lossFunction)
    }
    bindTrainingRunMembers(Network.self, "\(exampleTraining).run(\(example), on: \(exampleBatch))")
  }

  /// What a training run has.
  mutating func bindTrainingRunMembers<Network: TensorCollection & HostValue>(
    _: Network.Type,
    _ example: String
  ) {
    let name = TrainingRun<Network>.cellTypeName
    type(TrainingRun<Network>.self, "A trained network, and how it got there.")
    bind(
      name,
      "var network: \(Network.cellTypeName) { get }",
      "The network after the last training step.",
      example: "\(example).network.tensors[0].norm"
    ) { (run: TrainingRun<Network>) in run.network }
    bind(
      name,
      "var optimizer: Optimizer { get }",
      "The optimizer after the last training step, to go on with.",
      example: "\(example).optimizer.trainingStep"
    ) { (run: TrainingRun<Network>) in run.optimizer }
    bind(
      name,
      "var history: TrainingHistory { get }",
      "What was measured on the way.",
      example: "\(example).history.losses"
    ) { (run: TrainingRun<Network>) in run.history }
  }
}
