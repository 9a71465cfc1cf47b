/// How a network is trained: the loop of gradients, clipping and updates.
///
///     let task = try SequenceTask.parity(length: 8)
///     let network = try GRUNetwork(inputSize: 1, hiddenSize: 8, outputSize: 2, seed: 1)
///     let training = Training(trainingSteps: 300, optimizer: .adam(learningRate: 0.01), clipping: .norm(1), seed: 2)
///     let run = try training.run(network, on: task)
///     run.history.losses
///
/// The same settings give the same bits on every machine. A run is charged to the current ``WorkBudget`` as it goes,
/// and ends with an error when that is used up or told to stop.
public struct Training: Sendable, Hashable {
  /// How many updates are made.
  public let trainingSteps: Int
  /// The rule of an update.
  public let optimizer: Optimizer
  /// How many examples each step sees, where examples are drawn.
  public let batchSize: Int
  /// What is done to gradients before an update.
  public let clipping: GradientClipping
  /// The factor on the learning rate.
  public let schedule: LearningRateSchedule
  /// How far back in time gradients go.
  public let truncation: Truncation
  /// How the losses of a batch become one.
  public let reduction: LossReduction
  /// The seed of the examples.
  public let seed: Int

  /// The settings of a training.
  ///
  /// - Parameters:
  ///   - trainingSteps: How many updates are made, not negative.
  ///   - optimizer: The rule of an update.
  ///   - batchSize: How many examples each step sees, at least 1.
  ///   - clipping: What is done to gradients before an update.
  ///   - schedule: The factor on the learning rate.
  ///   - truncation: How far back in time gradients go.
  ///   - reduction: How the losses of a batch become one.
  ///   - seed: The seed of the examples.
  public init(
    trainingSteps: Int,
    optimizer: Optimizer = .adam(),
    batchSize: Int = 32,
    clipping: GradientClipping = .none,
    schedule: LearningRateSchedule = .constant,
    truncation: Truncation = .none,
    reduction: LossReduction = .mean,
    seed: Int
  ) {
    self.trainingSteps = trainingSteps
    self.optimizer = optimizer
    self.batchSize = batchSize
    self.clipping = clipping
    self.schedule = schedule
    self.truncation = truncation
    self.reduction = reduction
    self.seed = seed
  }

  /// Trains a network on fresh examples of a task in each step.
  ///
  /// - Parameters:
  ///   - network: The network to begin with.
  ///   - task: What it is to learn.
  /// - Returns: The trained network and the history.
  /// - Throws: ``EngineError`` if sizes do not fit or a setting is out of range.
  ///
  /// Edge cases: a loss that becomes NaN is a result; the loop goes on to its end.
  public func run<Network: SequenceNetwork>(
    _ network: Network,
    on task: SequenceTask
  ) throws -> TrainingRun<Network> {
    var generator = SeededGenerator(seed: seed)
    return try loop(network) { network in
      let batch = try task.batch(count: batchSize, from: &generator)
      return try step(network, batch, task.lossFunction)
    }
  }

  /// Trains a network on the same batch in each step.
  ///
  /// - Parameters:
  ///   - network: The network to begin with.
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  /// - Returns: The trained network and the history.
  /// - Throws: ``EngineError`` if sizes do not fit or a setting is out of range.
  public func run<Network: SequenceNetwork>(
    _ network: Network,
    on batch: SequenceBatch,
    lossFunction: LossFunction = .crossEntropy
  ) throws -> TrainingRun<Network> {
    try loop(network) { try step($0, batch, lossFunction) }
  }

  /// Trains a deep network on the same examples in each step.
  ///
  /// Batch normalisations use the batch's statistics, and their running ones move on with each step.
  ///
  /// - Parameters:
  ///   - network: The network to begin with.
  ///   - inputs: An example a row, shape `[B, I]`.
  ///   - targets: One for each example.
  ///   - lossFunction: What one example costs.
  /// - Returns: The trained network and the history.
  /// - Throws: ``EngineError`` if sizes do not fit or a setting is out of range.
  public func run(
    _ network: FeedForwardNetwork,
    inputs: Matrix,
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy
  ) throws -> TrainingRun<FeedForwardNetwork> {
    try loop(network) { network in
      let trace = try network.forward(inputs)
      let gradients = try trace.gradients(
        targets: targets,
        lossFunction: lossFunction,
        reduction: reduction
      )
      return Measured(
        network: trace.updatedNetwork,
        gradients: gradients,
        loss: gradients.loss,
        accuracy: gradients.evaluation.accuracy
      )
    }
  }

  private func step<Network: SequenceNetwork>(
    _ network: Network,
    _ batch: SequenceBatch,
    _ lossFunction: LossFunction
  ) throws -> Measured<Network, ParameterGradients> {
    let gradients = try network.parameterGradients(
      batch,
      lossFunction: lossFunction,
      reduction: reduction,
      truncation: truncation
    )
    return Measured(
      network: network,
      gradients: gradients,
      loss: gradients.loss,
      accuracy: gradients.accuracy
    )
  }

  /// What one training step knows before its update.
  struct Measured<Network: TensorCollection, Gradients: TensorCollection> {
    /// The network whose parameters are updated: the one before, or one whose running statistics have moved on.
    let network: Network
    let gradients: Gradients
    let loss: Double
    let accuracy: Double
  }

  /// The loop: measure, clip, update.
  func loop<Network: TensorCollection, Gradients: TensorCollection>(
    _ network: Network,
    measure: (Network) throws -> Measured<Network, Gradients>
  ) throws -> TrainingRun<Network> {
    guard trainingSteps >= 0, trainingSteps <= Allocation.maximumCount else {
      throw EngineError.invalidArgument(
        parameter: "trainingSteps",
        found: "\(trainingSteps)",
        expected: "a number from 0 to \(Allocation.maximumCount)"
      )
    }
    var (network, optimizer) = (network, optimizer)
    var columns = [[Double]](repeating: [], count: 6)
    for _ in 0..<trainingSteps {
      try Allocation.check(columns.count, for: "trainingSteps")
      let measured = try measure(network)
      let clipped = try clipping(measured.gradients)
      let factor = schedule.factor(optimizer.trainingStep)
      let before = measured.network
      network = try optimizer.update(before, gradients: clipped, factor: factor)
      let row = [
        measured.loss, measured.accuracy, try measured.gradients.totalNorm(),
        try clipped.totalNorm(), optimizer.learningRate * factor,
        try Self.updateRatio(before, network),
      ]
      for index in row.indices { columns[index].append(row[index]) }
    }
    return TrainingRun(
      network: network,
      optimizer: optimizer,
      history: TrainingHistory(
        losses: Vector(columns[0]),
        accuracies: Vector(columns[1]),
        gradientNorms: Vector(columns[2]),
        clippedGradientNorms: Vector(columns[3]),
        learningRates: Vector(columns[4]),
        updateRatios: Vector(columns[5])
      )
    )
  }

  /// ‖θ′ − θ‖/‖θ‖.
  private static func updateRatio<Network: TensorCollection>(
    _ before: Network,
    _ after: Network
  ) throws -> Double {
    let (old, new) = (before.tensors, after.tensors)
    let changes = zip(old, new).map { old, new in
      Kernels.norm(zip(old.elements, new.elements).map { $1 - $0 })
    }
    return try Kernels.norm(changes) / before.totalNorm()
  }
}
