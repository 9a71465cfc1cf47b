import EngineKernels
import RecurrentEngine
import Testing

/// Several runs at once are the runs one after the other.
@Suite(.serialized) struct TrainingRunsTests {
  let training = Training(trainingSteps: 12, batchSize: 4, clipping: .norm(1), seed: 7)

  private func networks(_ count: Int) throws -> [LSTMNetwork] {
    try (0..<count).map { try LSTMNetwork(inputSize: 2, hiddenSize: 4, outputSize: 1, seed: $0) }
  }

  @Test(arguments: [1, 2, 4])
  func resultsAreInOrderAndTheSame(_ threads: Int) throws {
    unroll_force_threads(threads)
    defer { unroll_force_threads(0) }
    let task = try SequenceTask.adding(length: 6)
    let networks = try networks(9)
    let expected = try networks.map { try training.run($0, on: task) }
    #expect(try training.runs(networks, on: task) == expected)
    #expect(try training.runs([LSTMNetwork](), on: task).isEmpty)

    let batch = try task.batch(count: 4, seed: 1)
    #expect(
      try training.runs(networks, on: batch, lossFunction: .squaredError)
        == networks.map { try training.run($0, on: batch, lossFunction: .squaredError) }
    )

    let bySeed = try training.runs(networks[0], on: task, seeds: [3, 7, 1])
    #expect(bySeed[1] == expected[0])
    #expect(bySeed[0] != bySeed[2])
    #expect(
      try bySeed[2]
        == Training(trainingSteps: 12, batchSize: 4, clipping: .norm(1), seed: 1)
        .run(networks[0], on: task)
    )
  }

  /// The error is that of the first network that has one, whichever thread meets one first.
  @Test(arguments: [1, 2, 4])
  func theFirstErrorIsThrown(_ threads: Int) throws {
    unroll_force_threads(threads)
    defer { unroll_force_threads(0) }
    let task = try SequenceTask.adding(length: 6)
    var networks = try networks(6)
    networks[3] = try LSTMNetwork(inputSize: 5, hiddenSize: 4, outputSize: 1, seed: 1)
    networks[4] = try LSTMNetwork(inputSize: 9, hiddenSize: 4, outputSize: 1, seed: 1)
    let expected = EngineError.shapeMismatch(
      parameter: "batch",
      found: Shape(2),
      expected: Shape(5)
    )
    #expect(throws: expected) { try training.runs(networks, on: task) }
  }

  /// The budget of the caller holds on every thread: whether all runs fit does not depend on their number.
  @Test(arguments: [1, 2, 4])
  func theBudgetHoldsOnEveryThread(_ threads: Int) throws {
    unroll_force_threads(threads)
    defer { unroll_force_threads(0) }
    let task = try SequenceTask.adding(length: 6)
    let networks = try networks(8)
    let measured = WorkBudget()
    _ = try WorkBudget.$current.withValue(measured) { try training.runs(networks, on: task) }
    let needed = measured.operationsUsed

    let exact = WorkBudget(operations: needed)
    _ = try WorkBudget.$current.withValue(exact) { try training.runs(networks, on: task) }
    #expect(exact.operationsUsed == needed)

    let tight = WorkBudget(operations: needed - 1)
    #expect(throws: EngineError.budgetExhausted(resource: .operations, limit: needed - 1)) {
      try WorkBudget.$current.withValue(tight) { try training.runs(networks, on: task) }
    }

    // Another budget counts the questions: it may be charged from several threads.
    let questions = WorkBudget()
    let interrupted = WorkBudget(shouldStop: {
      try? questions.charge(operations: 1)
      return questions.operationsUsed > 3
    })
    #expect(throws: EngineError.stopped) {
      try WorkBudget.$current.withValue(interrupted) { try training.runs(networks, on: task) }
    }
    #expect(interrupted.operationsUsed < needed)
  }
}
