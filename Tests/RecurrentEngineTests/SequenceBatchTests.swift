import RecurrentEngine
import Testing

@Suite struct SequenceBatchTests {
  private static func sequences(_ count: Int, steps: Int) throws -> [[Vector]] {
    try (0..<count).map { n in try (0..<steps).map { try Vector.normal(2, seed: 100 * n + $0) } }
  }

  @Test func rowsAreTimeMajor() throws {
    let inputs: [[Vector]] = [[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]]
    let batch = try SequenceBatch(inputs: inputs, targets: [[0, 1, 2], [3, 4, 5]])
    #expect(batch.inputs.elements == [1, 2, 7, 8, 3, 4, 9, 10, 5, 6, 11, 12])
    #expect(batch.targets == [0, 3, 1, 4, 2, 5].map(Target.index))
    #expect(batch.stepCount == 3 && batch.sequenceCount == 2 && batch.inputSize == 2)
    #expect(try batch.inputs(ofSequence: 1) == inputs[1])
    #expect(try batch.targets(ofSequence: 1) == [3, 4, 5].map(Target.index))
    let last = try SequenceBatch(inputs: inputs, lastTargets: [1, 0])
    #expect(last.targets == [.absent, .absent, .absent, .absent, .index(1), .index(0)])
    #expect(try SequenceBatch(inputs: inputs).targets.allSatisfy { $0 == .absent })
  }

  /// A batch gives each sequence the bits that it has alone.
  @Test func sequencesDoNotTouchEachOther() throws {
    let inputs = try Self.sequences(3, steps: 5)
    let targets = [[0, 1, 0, 1, 1], [1, 1, 0, 0, 0], [0, 0, 1, 1, 0]]
    func compare(_ network: some SequenceNetwork) throws {
      let whole = try network.gradients(SequenceBatch(inputs: inputs, targets: targets))
      for n in 0..<3 {
        let alone = try network.gradients(
          SequenceBatch(inputs: [inputs[n]], targets: [targets[n]])
        )
        for t in 0..<5 {
          #expect(try whole.inputs.row(3 * t + n) == alone.inputs.row(t))
          #expect(
            try whole.evaluation.outputs.row(3 * t + n) == alone.evaluation.outputs.row(t)
          )
        }
        for t in 0...5 {
          #expect(try whole.hiddenStates.row(3 * t + n) == alone.hiddenStates.row(t))
        }
      }
    }
    try compare(RecurrentNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1))
    try compare(LSTMNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1))
    try compare(GRUNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1))
    try compare(
      GRUNetwork(
        inputSize: 2,
        hiddenSize: 3,
        outputSize: 2,
        resetPlacement: .beforeProduct,
        seed: 1
      )
    )
  }

  @Test func paddingAddsExactlyNothing() throws {
    let network = try LSTMNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, seed: 1)
    let inputs = try Self.sequences(1, steps: 4)
    let padded = inputs.map { $0 + [[9, 9], [-9, 9]] }
    let short = try network.gradients(SequenceBatch(inputs: inputs, targets: [[0, 1, 1, 0]]))
    let long = try network.gradients(
      SequenceBatch(inputs: padded, targets: [[0, 1, 1, 0, nil, nil]] as [[Int?]])
    )
    #expect(long.tensors == short.tensors)
    #expect(long.loss == short.loss)
  }

  @Test func evaluationCountsWhatIsRight() throws {
    let network = try RecurrentNetwork(
      inputWeights: Matrix.identity(2),
      recurrentWeights: Matrix.zeros(rows: 2, columns: 2),
      activation: .identity
    )
    let inputs: [[Vector]] = [[[2, 1], [0, 1]], [[1, 0], [3, 4]]]
    let batch = try SequenceBatch(inputs: inputs, targets: [[0, 1], [1, nil]] as [[Int?]])
    let found = try network.evaluation(batch, reduction: .mean)
    #expect(agree(found.accuracy, 2.0 / 3))
    #expect(found.sequenceAccuracy == 0.5)
    #expect(agree(found.loss, found.losses.sum / 3))
    let values = try SequenceBatch(
      inputs: inputs,
      targets: [[[2.03, 1], [0.05, 1]], [[1, 0], [3, 4]]]
    )
    let squared = try network.evaluation(values, lossFunction: .squaredError)
    #expect(squared.accuracy == 0.75)
    #expect(agree(squared.loss, 0.03 * 0.03 + 0.05 * 0.05))
    let none = try network.evaluation(SequenceBatch(inputs: inputs), reduction: .mean)
    #expect(none.loss.isNaN && none.accuracy.isNaN && none.sequenceAccuracy.isNaN)
    let gradients = try network.gradients(SequenceBatch(inputs: inputs), reduction: .mean)
    #expect(gradients.tensors.allSatisfy { $0.norm == 0 })
  }

  @Test func wrongBatchesAreRefused() throws {
    #expect(throws: EngineError.emptySequence(parameter: "inputs")) {
      try SequenceBatch(inputs: [])
    }
    #expect(throws: EngineError.emptySequence(parameter: "inputs")) {
      try SequenceBatch(inputs: [[]])
    }
    #expect(throws: EngineError.self) { try SequenceBatch(inputs: [[[1]], [[1], [2]]]) }
    #expect(throws: EngineError.self) { try SequenceBatch(inputs: [[[1]], [[1, 2]]]) }
    #expect(throws: EngineError.self) { try SequenceBatch(inputs: [[[1]]], targets: [[0, 1]]) }
    #expect(throws: EngineError.self) { try SequenceBatch(inputs: [[[1]]], targets: [[0], [1]]) }
    #expect(throws: EngineError.self) { try SequenceBatch(inputs: [[[1]]], lastTargets: [0, 1]) }
    let batch = try SequenceBatch(inputs: [[[1]]], targets: [[5]])
    for n in [-1, 1, Int.max, Int.min] {
      #expect(throws: EngineError.self) { try batch.inputs(ofSequence: n) }
      #expect(throws: EngineError.self) { try batch.targets(ofSequence: n) }
    }
    let network = try GRUNetwork(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1)
    #expect(throws: EngineError.self) { try network.gradients(batch) }
    let wide = try GRUNetwork(inputSize: 2, hiddenSize: 2, outputSize: 6, seed: 1)
    #expect(throws: EngineError.self) { try wide.evaluation(batch) }
    #expect(throws: EngineError.self) { try wide.gradients(batch).tensor("weights") }
    for length in [0, -1, Int.min] {
      let fitting = try SequenceBatch(inputs: [[[1]]], targets: [[1]])
      #expect(throws: EngineError.self) {
        try network.gradients(fitting, truncation: .chunks(of: length))
      }
      #expect(throws: EngineError.self) {
        try network.gradients(fitting, truncation: .window(of: length))
      }
    }
  }
}
