extension Training {
  /// Trains several networks, each on fresh examples of a task in each step, on all processors.
  ///
  ///     let networks = try (1...8).map { try GRUNetwork(inputSize: 1, hiddenSize: 8, outputSize: 2, seed: $0) }
  ///     let runs = try training.runs(networks, on: task)
  ///     runs.map { $0.history.losses }
  ///
  /// Gives what ``run(_:on:)`` gives for one network after the other, bit for bit; a network's seed decides its
  /// weights, ``seed`` the examples, the same for all.
  ///
  /// - Parameters:
  ///   - networks: The networks to begin with.
  ///   - task: What they are to learn.
  /// - Returns: A run for each network, in their order.
  /// - Throws: What ``run(_:on:)`` throws, for the first network that it concerns.
  ///
  /// Complexity: at most ``Threads/count`` runs are in memory at once besides the results, each with about
  /// 8·T·B·(2I + 5H + 4K) bytes and ten times its parameters.
  public func runs<Network: SequenceNetwork>(
    _ networks: [Network],
    on task: SequenceTask
  ) throws -> [TrainingRun<Network>] {
    try Threads.map(networks.count) { try run(networks[$0], on: task) }
  }

  /// Trains a network once with each of several seeds of the examples, on all processors.
  ///
  /// Gives what ``run(_:on:)`` gives with ``seed`` replaced by one seed after the other, bit for bit.
  ///
  /// - Parameters:
  ///   - network: The network that each run begins with.
  ///   - task: What it is to learn.
  ///   - seeds: The seeds of the examples.
  /// - Returns: A run for each seed, in their order.
  /// - Throws: What ``run(_:on:)`` throws.
  ///
  /// Complexity: as of ``runs(_:on:)``.
  public func runs<Network: SequenceNetwork>(
    _ network: Network,
    on task: SequenceTask,
    seeds: [Int]
  ) throws -> [TrainingRun<Network>] {
    try Threads.map(seeds.count) { try with(seed: seeds[$0]).run(network, on: task) }
  }

  /// Trains several networks, each on the same batch in each step, on all processors.
  ///
  /// Gives what ``run(_:on:lossFunction:)`` gives for one network after the other, bit for bit.
  ///
  /// - Parameters:
  ///   - networks: The networks to begin with.
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  /// - Returns: A run for each network, in their order.
  /// - Throws: What ``run(_:on:lossFunction:)`` throws, for the first network that it concerns.
  ///
  /// Complexity: as of ``runs(_:on:)``.
  public func runs<Network: SequenceNetwork>(
    _ networks: [Network],
    on batch: SequenceBatch,
    lossFunction: LossFunction = .crossEntropy
  ) throws -> [TrainingRun<Network>] {
    try Threads.map(networks.count) {
      try run(networks[$0], on: batch, lossFunction: lossFunction)
    }
  }

  /// These settings with another seed of the examples.
  private func with(seed: Int) -> Training {
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
}
