extension SelfCheck {
  /// A piece of the battery.
  struct Part: Sendable {
    let name: String
    let expected: UInt64
    let compute: @Sendable (inout BitDigest) throws -> Void

    init(
      _ name: String,
      _ expected: UInt64,
      _ compute: @escaping @Sendable (inout BitDigest) throws -> Void
    ) {
      self.name = name
      self.expected = expected
      self.compute = compute
    }
  }

  /// Everything whose bits could depend on the processor, small enough for an emulator.
  static let battery: [Part] = [
    Part("elementary functions", 0x2478_59bf_01aa_b83a, elementaryFunctions),
    Part("random numbers", 0x348d_c0e0_00fd_8f56, randomNumbers),
    Part("linear algebra", 0x4cf6_6b1c_1214_b461, linearAlgebra),
    Part("forward", 0xa72a_f572_be39_3068, forward),
    Part("gradients", 0xb8c7_716d_9149_4564, gradients),
    Part("gradients of a large batch", 0xcfe0_c5a2_7ecc_3c01, largeGradients),
    Part("training for 200 steps", 0x99f5_ef59_87f8_0403, training),
    Part("several runs", 0x44ba_b74f_ea70_4f51, runs),
    Part("deep network", 0x7b63_da10_1588_59f6, deepNetwork),
    Part("dynamics", 0xf74c_72e3_f91d_e6f5, dynamics),
  ]

  private static func elementaryFunctions(_ digest: inout BitDigest) throws {
    var generator = SeededGenerator(seed: 1)
    let x = (0..<3000).map { index in
      generator.uniform(-1, 1) * [1e-300, 1e-9, 1, 8, 40, 800, 1e9][index % 7]
    }
    for function in [
      Elementary.exp, Elementary.expm1, Elementary.tanh, Elementary.tanhDerivative,
      Elementary.sigmoid, Elementary.sigmoidDerivative,
    ] as [([Double]) -> [Double]] { digest.add(function(x)) }
    let sizes = x.map(\.magnitude)
    digest.add(Elementary.log(sizes))
    digest.add(Elementary.log1p(sizes))
    for function in [
      Elementary.erf, Elementary.erfc, Elementary.sin, Elementary.cos,
    ] as [(Double) -> Double] { digest.add(x.map(function)) }
    digest.add(zip(sizes, x.reversed()).map { Elementary.pow($0, $1) })
    for activation in Activation.all {
      digest.add(x.map { activation($0) })
      digest.add(x.map { activation.derivative($0) })
    }
  }

  private static func randomNumbers(_ digest: inout BitDigest) throws {
    for initialization in [
      .pyTorchDefault, .xavierUniform, .xavierNormal, .kaimingNormal(gain: 2), .orthogonal,
    ] as [Initialization] {
      digest.add(try initialization.matrix(rows: 13, columns: 9, seed: 3))
    }
    digest.add(try Vector.normal(500, seed: 4))
  }

  private static func linearAlgebra(_ digest: inout BitDigest) throws {
    for (index, (rows, columns)) in [(1, 1), (3, 2), (7, 7), (20, 20), (33, 12)].enumerated() {
      let matrix = try Initialization.normal(standardDeviation: 1)
        .matrix(rows: rows, columns: columns, seed: index)
      digest.add(try matrix.singularValues)
      let (q, r) = try matrix.qr()
      digest.add(q)
      digest.add(r)
      digest.add(try matrix.transposed.multiplied(by: matrix))
      guard matrix.isSquare else { continue }
      for value in try matrix.eigenvalues { digest.add([value.real, value.imaginary]) }
      digest.add(try matrix.power(9))
    }
    let large = try Initialization.normal(standardDeviation: 1)
      .matrix(rows: 150, columns: 150, seed: 9)
    digest.add(try large.multiplied(by: large))
  }

  private static func forward(_ digest: inout BitDigest) throws {
    let inputs = try (0..<12).map { try Vector.normal(3, seed: $0) }
    for activation in [.tanh, .sigmoid, .relu, .gelu] as [Activation] {
      let network = try RecurrentNetwork(
        inputSize: 3,
        hiddenSize: 11,
        outputSize: 4,
        activation: activation,
        seed: 1
      )
      let trace = try network.forward(inputs)
      for matrix in [trace.preactivations, trace.hiddenStates, trace.logits, trace.probabilities] {
        digest.add(matrix)
      }
      digest.add(try trace.gains())
      digest.add(try trace.gradients(targets: inputs.indices.map { $0 % 4 }).recurrentWeights)
    }
    let lstm = try LSTMNetwork(inputSize: 3, hiddenSize: 11, outputSize: 4, seed: 1)
      .forward(inputs)
    digest.add(lstm.logits)
    digest.add(try lstm.gains())
    let gru = try GRUNetwork(inputSize: 3, hiddenSize: 11, outputSize: 4, seed: 1).forward(inputs)
    digest.add(gru.logits)
    digest.add(try gru.gains())
  }

  /// Sequences of random inputs with a class at every time step.
  private static func batch(
    _ sequences: Int,
    steps: Int,
    inputs: Int,
    classes: Int
  ) throws -> SequenceBatch {
    try SequenceBatch(
      inputs: (0..<sequences).map { n in
        try (0..<steps).map { try Vector.normal(inputs, seed: n * steps + $0) }
      },
      targets: (0..<sequences).map { n in (0..<steps).map { (n + $0) % classes } }
    )
  }

  private static func add(
    _ network: some SequenceNetwork,
    _ batch: SequenceBatch,
    _ truncation: Truncation = .none,
    to digest: inout BitDigest
  ) throws {
    let gradients = try network.gradients(batch, reduction: .mean, truncation: truncation)
    digest.add([gradients.loss])
    digest.add(gradients)
    digest.add(gradients.hiddenStates)
    digest.add(gradients.inputs)
    if let cells = gradients.memoryCells { digest.add(cells) }
  }

  private static func gradients(_ digest: inout BitDigest) throws {
    for (sequences, steps, hidden) in [(1, 10, 2), (3, 9, 13), (8, 12, 24)] {
      let batch = try batch(sequences, steps: steps, inputs: 3, classes: 5)
      let network = try RecurrentNetwork(
        inputSize: 3,
        hiddenSize: hidden,
        outputSize: 5,
        seed: hidden
      )
      for truncation in [.none, .chunks(of: 4), .window(of: 3)] as [Truncation] {
        try add(network, batch, truncation, to: &digest)
      }
      try add(
        LSTMNetwork(inputSize: 3, hiddenSize: hidden, outputSize: 5, seed: 1),
        batch,
        to: &digest
      )
      for placement in GRUNetwork.ResetPlacement.allCases {
        let gru = try GRUNetwork(
          inputSize: 3,
          hiddenSize: hidden,
          outputSize: 5,
          resetPlacement: placement,
          seed: 1
        )
        try add(gru, batch, to: &digest)
      }
    }
  }

  /// Large enough to be shared between threads.
  private static func largeGradients(_ digest: inout BitDigest) throws {
    let network = try RecurrentNetwork(inputSize: 37, hiddenSize: 70, outputSize: 19, seed: 5)
    try add(network, batch(21, steps: 24, inputs: 37, classes: 19), to: &digest)
    let lstm = try LSTMNetwork(inputSize: 7, hiddenSize: 40, outputSize: 5, seed: 5)
    try add(lstm, batch(21, steps: 12, inputs: 7, classes: 5), to: &digest)
  }

  private static func training(_ digest: inout BitDigest) throws {
    let task = try SequenceTask.parity(length: 6)
    let training = Training(
      trainingSteps: 200,
      optimizer: .adam(learningRate: 0.03),
      batchSize: 6,
      clipping: .norm(1),
      seed: 2
    )
    let vanilla = try RecurrentNetwork(
      inputSize: task.inputSize,
      hiddenSize: 9,
      outputSize: task.outputSize,
      seed: 1
    )
    let run = try training.run(vanilla, on: task)
    digest.add(run.network)
    digest.add(run.history)
    let lstm = try LSTMNetwork(
      inputSize: task.inputSize,
      hiddenSize: 5,
      outputSize: task.outputSize,
      seed: 1
    )
    let second = try training.run(lstm, on: task)
    digest.add(second.network)
    digest.add(second.history)
  }

  private static func runs(_ digest: inout BitDigest) throws {
    let task = try SequenceTask.adding(length: 8)
    let training = Training(
      trainingSteps: 20,
      optimizer: .sgd(learningRate: 0.1, momentum: 0.9),
      batchSize: 5,
      seed: 3
    )
    let networks = try (0..<5).map {
      try GRUNetwork(
        inputSize: task.inputSize,
        hiddenSize: 6,
        outputSize: task.outputSize,
        seed: $0
      )
    }
    for run in try training.runs(networks, on: task) {
      digest.add(run.network)
      digest.add(run.history)
    }
  }

  private static func deepNetwork(_ digest: inout BitDigest) throws {
    let network = try FeedForwardNetwork(
      inputSize: 8,
      hiddenSizes: [16, 16, 16],
      outputSize: 3,
      isBatchNormalized: true,
      seed: 1
    )
    let inputs = try Initialization.normal(standardDeviation: 1)
      .matrix(rows: 12, columns: 8, seed: 2)
    let run = try Training(trainingSteps: 20, optimizer: .rmsProp(learningRate: 0.01), seed: 1)
      .run(network, inputs: inputs, targets: (0..<12).map { $0 % 3 })
    digest.add(run.network)
    digest.add(run.history)
  }

  private static func dynamics(_ digest: inout BitDigest) throws {
    let map = ScalarMap(weight: 5, bias: -2)
    digest.add(try map.orbit(from: 0.5, steps: 200))
    digest.add([try map.lyapunovExponent(from: 0.5, steps: 500)])
    let inputs = try (0..<30).map { try Vector.normal(2, seed: $0) }
    let trace = try RecurrentNetwork(inputSize: 2, hiddenSize: 6, outputSize: 2, seed: 1)
      .forward(inputs)
    digest.add(try trace.lyapunovExponents())
    let surface = ErrorSurface()
    digest.add(try surface.errors(weights: [4, 5, 6], biases: [-3, -2, -1]))
    digest.add(try surface.gradientNorms(weights: [4, 5, 6], biases: [-3, -2, -1]))
  }
}
