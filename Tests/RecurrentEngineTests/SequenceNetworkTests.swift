import EngineKernels
import RecurrentEngine
import Testing

/// Batches through every kind of recurrent network, against PyTorch.
@Suite struct SequenceNetworkTests {
  @Test func thereAreAllTheCases() throws {
    let cases = try SequenceCase.all.get()
    #expect(cases.count == 100)
    #expect(Set(cases.map(\.kind)) == ["rnn", "lstm", "gru", "gruBefore"])
    #expect(cases.contains { $0.inputs[0].count == 50 && $0.truncation == "window" })
  }

  @Test(arguments: ["rnn", "lstm", "gru", "gruBefore"])
  func agreesWithPyTorch(kind: String) throws {
    for each in try SequenceCase.all.get() where each.kind == kind {
      switch kind {
      case "rnn": try compare(each.recurrentNetwork(), each)
      case "lstm": try compare(each.lstmNetwork(), each)
      default: try compare(each.gruNetwork(), each)
      }
    }
  }

  private func compare(_ network: some SequenceNetwork, _ each: SequenceCase) throws {
    let note: Comment = "\(each)"
    let found = try network.gradients(
      each.batch,
      lossFunction: each.lossFunction,
      reduction: each.lossReduction,
      truncation: each.bpttTruncation
    )
    #expect(agree(found.loss, each.loss), note)
    #expect(agree(found.evaluation.outputs.elements, each.outputs.flatMap { $0 }), note)
    #expect(found.tensors.map(\.name) == network.tensors.map(\.name), note)
    let parameterGradients = try network.parameterGradients(
      each.batch,
      lossFunction: each.lossFunction,
      reduction: each.lossReduction,
      truncation: each.bpttTruncation
    )
    #expect(parameterGradients.tensors == found.tensors, note)
    #expect(parameterGradients.loss.bitPattern == found.loss.bitPattern, note)
    #expect(parameterGradients.accuracy.bitPattern == found.evaluation.accuracy.bitPattern, note)
    // The fixture lists the parameters in its own order.
    for (parameter, gradient) in zip(each.parameters, each.gradients) {
      let tensor = try found.tensor(parameter.name)
      #expect(agree(tensor.elements, gradient), "\(each) \(parameter.name)")
    }
    #expect(agree(found.inputs.elements, each.inputGradients), note)
    let hidden = network.hiddenSize
    let sequences = each.inputs.count
    for (matrix, expected) in zip([found.hiddenStates, found.memoryCells], each.startGradients) {
      let first = try #require(matrix).elements[..<(sequences * hidden)]
      let sums = (0..<hidden).map { k in
        (0..<sequences).reduce(0) { $0 + first[$1 * hidden + k] }
      }
      #expect(agree(sums, expected), note)
    }
    if let step = each.step {
      let trace = try network.forward(each.batch.inputs(ofSequence: 0))
      let jacobian = try trace.stepJacobian(step)
      #expect(agree(jacobian.elements, try #require(each.stepJacobian).flatMap { $0 }), note)
      let product = try trace.jacobianProduct(from: 0, to: trace.stepCount)
      #expect(agree(product.elements, try #require(each.product).flatMap { $0 }), note)
      let gains = try trace.gains()
      #expect(agree(try gains.at(trace.stepCount), try #require(each.gain)), note)
      #expect(agree(try trace.gains(from: 0).at(trace.stepCount), try #require(each.gain)), note)
    }
  }

  /// Steps of a large batch are formed in the loops over time, and threads share them: the gradients of the parameters
  /// alone are those by everything, for which the products run over all steps at once.
  @Test func aLargeBatchGivesTheSameBitsInEveryWay() throws {
    let (sequences, steps, inputs, classes) = (48, 24, 9, 5)
    let batch = try SequenceBatch(
      inputs: (0..<sequences).map { n in
        try (0..<steps).map { try Vector.normal(inputs, seed: n * steps + $0) }
      },
      targets: (0..<sequences).map { n in
        (0..<steps).map { Target.index((n + $0) % classes) }
      }
    )
    let networks: [any SequenceNetwork] = [
      try RecurrentNetwork(inputSize: inputs, hiddenSize: 70, outputSize: classes, seed: 1),
      try RecurrentNetwork(
        inputSize: inputs,
        hiddenSize: 33,
        outputSize: classes,
        activation: .gelu,
        seed: 1
      ),
      try LSTMNetwork(inputSize: inputs, hiddenSize: 33, outputSize: classes, seed: 1),
      try GRUNetwork(inputSize: inputs, hiddenSize: 33, outputSize: classes, seed: 1),
    ]
    defer { unroll_force_threads(0) }
    for network in networks {
      for function in [LossFunction.crossEntropy, .squaredError] {
        unroll_force_threads(1)
        let all = try network.gradients(batch, lossFunction: function, reduction: .mean)
        for threads in [1, 2, 4] {
          unroll_force_threads(threads)
          let found = try network.parameterGradients(
            batch,
            lossFunction: function,
            reduction: .mean
          )
          #expect(found.tensors == all.tensors, "\(type(of: network)), \(threads) threads")
          #expect(found.loss == all.loss)
        }
      }
    }
  }
}
