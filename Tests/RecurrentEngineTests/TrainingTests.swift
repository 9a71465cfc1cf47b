import RecurrentEngine
import Testing

@Suite struct TrainingTests {
  @Test func networksLearn() throws {
    let task = try SequenceTask.parity(length: 3)
    let network = try GRUNetwork(inputSize: 1, hiddenSize: 8, outputSize: 2, seed: 2)
    let training = Training(
      trainingSteps: 150,
      optimizer: .adam(learningRate: 0.05),
      batchSize: 16,
      clipping: .norm(1),
      seed: 3
    )
    let run = try training.run(network, on: task)
    #expect(run.history.losses.elements[0] > 0.6)
    #expect(run.history.losses.elements[149] < 0.1)
    let unseen = try task.batch(count: 50, seed: 99)
    #expect(try run.network.evaluation(unseen).accuracy == 1)
    #expect(run.optimizer.trainingStep == 150)
    for (before, after) in zip(run.history.gradientNorms, run.history.clippedGradientNorms) {
      #expect(agree(after, min(before, before / (before + 1e-6)), 1e-9))
    }
  }

  @Test func theLoopIsWhatItSays() throws {
    let task = try SequenceTask.adding(length: 4)
    let batch = try task.batch(count: 5, seed: 1)
    let network = try LSTMNetwork(inputSize: 2, hiddenSize: 3, outputSize: 1, seed: 2)
    let run = try Training(
      trainingSteps: 3,
      optimizer: .sgd(learningRate: 0.5),
      clipping: .value(0.01),
      schedule: .exponential(factor: 0.5),
      seed: 0
    ).run(network, on: batch, lossFunction: .squaredError)
    var current = network
    for step in 0..<3 {
      let gradients = try current.gradients(
        batch,
        lossFunction: .squaredError,
        reduction: .mean
      )
      let clipped = try gradients.clipped(toValue: 0.01)
      let rate = 0.5 * Elementary.pow(0.5, Double(step))
      #expect(try run.history.losses.at(step) == gradients.loss)
      #expect(try run.history.gradientNorms.at(step) == gradients.totalNorm())
      #expect(try run.history.clippedGradientNorms.at(step) == clipped.totalNorm())
      #expect(try run.history.learningRates.at(step) == rate)
      let before = current
      current = try current.replacing(
        tensors: zip(current.tensors, clipped.tensors).map { old, slope in
          let moved = zip(old.elements, slope.elements).map { $0 - rate * $1 }
          return old.shape.dimensions.count == 1
            ? Tensor(old.name, Vector(moved))
            : try Tensor(
              old.name,
              Matrix(
                rowCount: old.matrix.rowCount,
                columnCount: old.matrix.columnCount,
                elements: moved
              )
            )
        }
      )
      let change = zip(before.tensors, current.tensors)
        .flatMap { zip($0.elements, $1.elements).map { $1 - $0 } }
      let ratio = try Vector(change).norm / before.totalNorm()
      #expect(agree(try run.history.updateRatios.at(step), ratio))
    }
    #expect(run.network == current)
    #expect(run.history.stepCount == 3 && run.history.firstNonFinite == nil)
  }

  @Test func everyKindOfNetworkTrains() throws {
    let task = try SequenceTask.temporalOrder(length: 5)
    let training = Training(trainingSteps: 4, batchSize: 3, truncation: .window(of: 2), seed: 1)
    let plain = try RecurrentNetwork(inputSize: 6, hiddenSize: 3, outputSize: 4, seed: 1)
    #expect(try training.run(plain, on: task) == training.run(plain, on: task))
    let lstm = try LSTMNetwork(inputSize: 6, hiddenSize: 3, outputSize: 4, seed: 1)
    #expect(try training.run(lstm, on: task).network != lstm)
    let gru = try GRUNetwork(inputSize: 6, hiddenSize: 3, outputSize: 4, seed: 1)
    #expect(try training.run(gru, on: task).history.losses.count == 4)
  }

  @Test func divergenceIsAResult() throws {
    let network = try RecurrentNetwork(
      inputSize: 2,
      hiddenSize: 2,
      outputSize: 1,
      activation: .identity,
      seed: 1
    )
    let run = try Training(
      trainingSteps: 60,
      optimizer: .sgd(learningRate: 100),
      batchSize: 2,
      seed: 1
    ).run(network, on: .adding(length: 6))
    let first = try #require(run.history.firstNonFinite)
    #expect(first < 60 && run.history.losses.elements[59].isNaN)
  }

  @Test func wrongSettingsAreRefused() throws {
    let network = try GRUNetwork(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1)
    let task = try SequenceTask.parity(length: 3)
    for training in [
      Training(trainingSteps: -1, seed: 1), Training(trainingSteps: 1, batchSize: 0, seed: 1),
      Training(trainingSteps: 1, batchSize: .max, seed: 1),
      Training(trainingSteps: 1, optimizer: .adam(learningRate: -1), seed: 1),
      Training(trainingSteps: 1, clipping: .norm(-1), seed: 1),
      Training(trainingSteps: 1, truncation: .window(of: 0), seed: 1),
    ] {
      #expect(throws: EngineError.self) { try training.run(network, on: task) }
    }
    #expect(throws: EngineError.self) {
      try Training(trainingSteps: 1, seed: 1).run(network, on: .adding(length: 3))
    }
    let none = try Training(trainingSteps: 0, seed: 1).run(network, on: task)
    #expect(none.network == network && none.history.losses.count == 0)
  }
}
