import RecurrentEngine
import Testing

/// Long work asks its budget often enough to be stopped.
@Suite struct InterruptionTests {
  static let network = Result {
    try LSTMNetwork(inputSize: 2, hiddenSize: 6, outputSize: 2, seed: 1)
  }
  static let batch = Result {
    try SequenceBatch(
      inputs: (0..<4).map { n in try (0..<60).map { try Vector.normal(2, seed: 60 * n + $0) } },
      lastTargets: [0, 1, 0, 1]
    )
  }

  /// Each call stops at its first, third and tenth question, and has charged about what it did until then.
  @Test func everyLongCallStops() throws {
    let (network, batch) = (try Self.network.get(), try Self.batch.get())
    let gru = try GRUNetwork(inputSize: 2, hiddenSize: 6, outputSize: 2, seed: 1)
    let trace = try network.forward(batch.inputs(ofSequence: 0))
    let deep = try FeedForwardNetwork(
      inputSize: 8,
      hiddenSizes: [Int](repeating: 24, count: 30),
      outputSize: 2,
      isBatchNormalized: true,
      seed: 1
    )
    let inputs = try Initialization.normal(standardDeviation: 1).matrix(
      rows: 20,
      columns: 8,
      seed: 1
    )
    let labels = [Int](repeating: 1, count: 20)
    let training = Training(trainingSteps: 1000, seed: 1)
    let calls: [@Sendable () throws -> Void] = [
      { _ = try network.gradients(batch) },
      { _ = try network.gradients(batch, truncation: .window(of: 30)) },
      { _ = try gru.gradients(batch, truncation: .window(of: 30)) },
      { _ = try network.gradientCheck(batch) },
      { _ = try trace.gains() },
      { _ = try trace.lyapunovExponents() },
      { _ = try deep.gradients(inputs, targets: labels) },
      { _ = try training.run(network, on: .characters(of: "abbabaabbaab", length: 10)) },
      { _ = try training.run(deep, inputs: inputs, targets: labels) },
      { _ = try ErrorSurface().descent(weight: 5, bias: -2, trainingSteps: 10_000) },
      {
        _ = try ErrorSurface().errors(
          weights: .init(repeating: 5, count: 99),
          biases: .init(repeating: 1, count: 99)
        )
      },
      { _ = try ScalarMap(weight: 2).orbit(from: 0.5, steps: 1_000_000) },
      { _ = try ScalarMap(weight: 2).fixedPoints(samples: 1_000_000) },
      { _ = try SequenceTask.adding(length: 1000).batch(count: 100, seed: 1) },
    ]
    for (index, call) in calls.enumerated() {
      for limit in [10_000, 100_000, 400_000] {
        let budget = WorkBudget(operations: limit)
        #expect(
          throws: EngineError.budgetExhausted(resource: .operations, limit: limit),
          "\(index)"
        ) {
          try WorkBudget.$current.withValue(budget) { try call() }
        }
      }
      #expect(throws: EngineError.stopped, "\(index)") {
        try WorkBudget.$current.withValue(WorkBudget(shouldStop: { true })) { try call() }
      }
    }
  }

  /// No piece of work is larger than a few milliseconds: a charge is at most about a million operations, or one row.
  @Test func chargesAreSmall() throws {
    let budget = WorkBudget(operations: 40_000_000)
    let network = try RecurrentNetwork(inputSize: 20, hiddenSize: 40, outputSize: 5, seed: 1)
    let task = try SequenceTask.characters(of: "abcdefghijklmnopqrst 1", length: 10)
    let larger = try RecurrentNetwork(
      inputSize: task.inputSize,
      hiddenSize: network.hiddenSize,
      outputSize: task.outputSize,
      seed: 1
    )
    #expect(throws: EngineError.self) {
      try WorkBudget.$current.withValue(budget) {
        try Training(trainingSteps: 1000, batchSize: 16, seed: 1).run(larger, on: task)
      }
    }
    // What was refused was less than two million.
    #expect(budget.operationsUsed > 38_000_000)
  }
}
