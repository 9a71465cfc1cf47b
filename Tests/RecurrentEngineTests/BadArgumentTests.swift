import RecurrentEngine
import Testing

/// Everything that takes arguments, with bad ones: each call gives a result or throws, and none traps or hangs.
///
/// That the process is there at the end is the test; the expectations say that what has no meaning is refused.
@Suite struct BadArgumentTests {
  static let ints = [Int.min, -1, 0, 1, 2, 3, 1 << 40, Int.max]
  static let doubles = [
    Double.nan, .infinity, -.infinity, 0, -0.0, -1, 0.5, .leastNonzeroMagnitude, 1.7e308, -1.7e308,
  ]
  static let vectors: [Vector] = [
    [], [.nan], [.infinity, 1], [1, 2], [1, 2, 3], [1e308, -1e308],
  ]
  static let matrices = [
    Result { try Matrix.zeros(rows: 0, columns: 0) },
    Result { try Matrix.zeros(rows: 0, columns: 3) },
    Result { try Matrix.zeros(rows: 3, columns: 0) },
    Result { try Matrix([[.nan]]) }, Result { try Matrix([[.infinity, 1], [0, -.infinity]]) },
    Result { try Matrix([[1, 2], [3, 4]]) }, Result { try Matrix([[1, 2, 3], [4, 5, 6]]) },
    Result { try Matrix([[1e308, 1e308], [1e308, -1e308]]) },
    Result { try Matrix([[.leastNonzeroMagnitude, 0], [0, .leastNonzeroMagnitude]]) },
  ].compactMap { try? $0.get() }
  static let targets: [Target] = [
    .index(-1), .index(0), .index(.max), .absent, .distribution([]), .distribution([.nan, 1]),
    .distribution([1, 2, 3]),
  ]

  /// Runs a call, with as much work as a test may do.
  private func call(_ body: () throws -> Any) {
    let budget = WorkBudget(operations: 3_000_000, elements: 3_000_000)
    WorkBudget.$current.withValue(budget) { _ = try? body() }
  }

  private func eachInt(_ body: (Int) throws -> Any) {
    for value in Self.ints { call { try body(value) } }
  }

  private func eachPair(_ body: (Int, Int) throws -> Any) {
    for a in Self.ints { eachInt { try body(a, $0) } }
  }

  private func eachDouble(_ body: (Double) throws -> Any) {
    for value in Self.doubles { call { try body(value) } }
  }

  @Test func vectors() {
    eachInt { try Vector.zeros($0) }
    eachInt { try Vector.ones($0) }
    eachInt { try Vector(repeating: .nan, count: $0) }
    eachPair { try Vector.oneHot($0, count: $1) }
    eachInt { try Vector.uniform($0, seed: $0) }
    eachInt { try Vector.normal($0, seed: $0) }
    for v in Self.vectors {
      eachInt { try v.at($0) }
      eachInt { try v.replacing($0, with: 1) }
      eachDouble { try v.norm($0) }
      eachDouble { try $0 * v / $0 }
      eachDouble { try v.clipped(toNorm: $0, normType: $0, epsilon: $0) }
      eachDouble { try v.clipped(toNorm: $0, epsilon: 0) }
      eachDouble { try v.clipped(toValue: $0) }
      eachDouble { try v.totalNorm($0) }
      call { try v.normalizedPerTensor() }
      call { (v.mean, v.norm, v.sum, v.description) }
      for w in Self.vectors {
        call { try (v + w, v - w) }
        call { try (v.dot(w), v.cosine(to: w)) }
        call { try (v.outer(w), v.elementwiseProduct(w)) }
        call { try v.replacing(tensors: w.tensors) }
      }
      for activation in Activation.all + [
        .leakyRelu(slope: -2), .elu(alpha: -1), .softplus(beta: 0),
      ] {
        call { try (activation(v), activation.derivative(v)) }
        call { try activation.derivative(fromOutput: v) }
      }
    }
    #expect(throws: EngineError.self) { try Vector([1]) + [1, 2] }
  }

  @Test func numbers() {
    for x in Self.doubles {
      for y in Self.doubles {
        call { Elementary.pow(x, y) }
        call { (Interval.closed(x, y).contains(x), Interval.open(x, y).description) }
        call { ScalarMap(weight: x, bias: y)(x) }
        call { try ScalarMap(weight: x, bias: y).fixedPoints(samples: 50) }
        call { try ScalarMap(weight: x, bias: y).fixedPoints(from: x, to: y, samples: 5) }
        call { try ScalarMap(weight: x).lyapunovExponent(from: y, steps: 3) }
        call { try ErrorSurface(stepCount: 3, start: x).gradient(weight: x, bias: y) }
        call { try ErrorSurface(stepCount: 3).errors(weights: [x], biases: [y, y]) }
        call { try ErrorSurface().descent(weight: x, bias: y, trainingSteps: 2) }
      }
      for f in Activation.all + [.leakyRelu(slope: x), .elu(alpha: x), .softplus(beta: x)] {
        call { (f(x), f.derivative(x), f.range, f.derivativeRange, f.initializationGain, f.name) }
        call { try f.derivative(fromOutput: x) }
      }
      for function in [Elementary.exp, Elementary.log, Elementary.erf, Elementary.sin] {
        call { (function as (Double) -> Double)(x) }
      }
    }
    eachInt { try ErrorSurface(stepCount: $0).error(weight: 1, bias: 0) }
    eachInt { try ErrorSurface(stepCount: 2).descent(weight: 1, bias: 0, trainingSteps: $0) }
    eachPair { try ScalarMap(weight: 1).attractor(from: 0, discarding: $0, count: $1) }
    eachInt { seed in
      var generator = SeededGenerator(seed: seed)
      return try (generator.normal(), generator.uniform(), generator.index(below: seed))
    }
    eachInt { LearningRateSchedule.cosine(over: $0).factor($0) }
    eachInt { LearningRateSchedule.step(every: $0, factor: .nan).factor($0) }
  }

  @Test func matrices() {
    eachPair { try Matrix.zeros(rows: $0, columns: $1) }
    eachPair { try Matrix(repeating: 1, rows: $0, columns: $1) }
    eachPair { try Matrix(rowCount: $0, columnCount: $1, elements: [1]) }
    eachInt { try Matrix.identity($0) }
    call { try Matrix([[1], [1, 2]]) }
    for initialization in [
      Initialization.xavierUniform, .xavierNormal, .kaimingUniform, .orthogonal, .identity, .zeros,
      .kaimingNormal(gain: .nan, mode: .fanOut), .pyTorchDefault, .uniform(bound: -.infinity),
      .normal(standardDeviation: -1), .orthogonal(gain: .nan),
    ] {
      eachPair { try initialization.matrix(rows: $0, columns: $1, seed: 1) }
      eachPair { initialization.bound(rows: $0, columns: $1) ?? 0 }
      eachPair { initialization.standardDeviation(rows: $0, columns: $1) ?? 0 }
    }
    for m in Self.matrices {
      eachPair { try m.at($0, $1) }
      eachPair { try m.replacing($0, $1, with: .nan) }
      eachInt { try (m.row($0), m.column($0)) }
      eachInt { try m.power($0) }
      call { try (m.singularValues, m.spectralNorm, m.conditionNumber) }
      call { try (m.eigenvalues, m.spectralRadius) }
      call { try (m.qr(), m.transposed, m.rows, m.diagonal) }
      call { (m.trace, m.frobeniusNorm, m.maximumMagnitude, m.description, m.sum) }
      eachDouble { try m.clipped(toNorm: $0) }
      for other in Self.matrices {
        call { try m * other }
        call { try (m + other, m.elementwiseProduct(other)) }
        call { try m.cosine(to: other) }
      }
      for v in Self.vectors {
        call { try m * v }
        call { try Matrix.diagonal(v) }
        call { try stepJacobian(hiddenState: v, recurrentWeights: m) }
      }
    }
  }

  @Test func lossesAndOptimizers() {
    for v in Self.vectors {
      call { try CrossEntropy.softmax(v) }
      for target in Self.targets {
        call { try CrossEntropy.loss(logits: v, target: target) }
        call { try CrossEntropy.gradient(logits: v, target: target) }
      }
      eachDouble { rate in
        for var optimizer in [
          Optimizer.sgd(learningRate: rate, momentum: rate), .adam(beta1: rate, epsilon: rate),
          .adamW(weightDecay: rate), .rmsProp(smoothing: rate, isCentered: true),
          .adagrad(initialAccumulator: rate),
        ] {
          _ = try? optimizer.update(v, gradients: v, factor: rate)
          _ = try? optimizer.update(v, gradients: v)
        }
        return rate
      }
      call { try GradientCheck(of: v, gradients: v) { $0.sum } }
    }
  }

  @Test func networks() {
    for u in Self.matrices {
      for w in Self.matrices {
        call { try run(RecurrentNetwork(inputWeights: u, recurrentWeights: w)) }
        call { try run(LSTMNetwork(inputWeights: u, recurrentWeights: w)) }
        call { try run(GRUNetwork(inputWeights: u, recurrentWeights: w)) }
        call { try DenseLayer(weights: u, bias: w.row(0), isResidual: true) }
        call {
          try FeedForwardNetwork(layers: [DenseLayer(weights: u), DenseLayer(weights: w)])
            .gradients(u, targets: Self.targets)
        }
      }
    }
    eachPair { try RecurrentNetwork(inputSize: $0, hiddenSize: $1, outputSize: 1, seed: $0) }
    eachPair { try LSTMNetwork(inputSize: 1, hiddenSize: $0, outputSize: $1, seed: $0) }
    eachPair { try GRUNetwork(inputSize: $0, hiddenSize: $1, outputSize: 1, seed: $0) }
    eachPair {
      try FeedForwardNetwork(inputSize: $0, hiddenSizes: [$1], outputSize: $0, seed: 1)
    }
    for scale in Self.doubles {
      call {
        let network = try LSTMNetwork(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1)
        return try run(network.replacing(recurrentWeights: scale * network.recurrentWeights))
      }
      call {
        let network = try GRUNetwork(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1)
        return try run(network.replacing(recurrentWeights: scale * network.recurrentWeights))
      }
    }
  }

  /// Runs a network over sequences of several lengths, with every target and truncation, and asks its traces.
  private func run(_ network: some SequenceNetwork) throws -> Int {
    for input in Self.vectors + [[1]] {
      for steps in [0, 1, 3] {
        call { try ask(network.forward([Vector](repeating: input, count: steps))) }
        for target in Self.targets {
          let sequence = [Vector](repeating: input, count: steps)
          let targets = [Target](repeating: target, count: steps)
          call {
            try network.gradients(
              SequenceBatch(inputs: [sequence, sequence], targets: [targets, targets]),
              reduction: .mean
            )
          }
        }
      }
    }
    eachInt { length in
      let batch = try SequenceBatch(inputs: [[[1]]], targets: [[0]])
      _ = try? network.gradients(batch, truncation: .chunks(of: length))
      _ = try? network.parameterGradients(batch, truncation: .chunks(of: length))
      return try network.gradients(batch, truncation: .window(of: length))
    }
    return 0
  }

  private func ask(_ trace: some SequenceTrace) -> Int {
    eachInt { try (trace.hiddenState($0), trace.logits($0), trace.probabilities($0)) }
    eachInt { try trace.stepJacobian($0) }
    eachPair { try trace.jacobianProduct(from: $0, to: $1) }
    eachPair { try trace.gain(from: $0, to: $1) }
    eachInt { try (trace.gains(to: $0), trace.gains(from: $0)) }
    eachPair { try trace.lyapunovExponents(count: $0, discarding: $1) }
    if let trace = trace as? ForwardTrace {
      eachPair { try trace.gainBound(from: $0, to: $1) }
      eachInt { try (trace.input($0), trace.preactivation($0), trace.slopes($0)) }
      for target in Self.targets {
        call { try trace.gradients(targets: [target], lossFunction: .squaredError) }
        call { try trace.recurrentWeightTerms(targets: [target]) }
      }
    }
    return 0
  }

  @Test func tasksAndTraining() {
    eachInt { try SequenceTask.adding(length: $0).batch(count: 2, seed: 1) }
    eachInt { try SequenceTask.temporalOrder(length: $0).batch(count: 2, seed: 1) }
    eachInt { try SequenceTask.parity(length: $0).batch(count: $0, seed: 1) }
    eachPair { try SequenceTask.copy(symbols: $0, length: $1, delay: $0).batch(count: 1, seed: 1) }
    eachInt { try SequenceTask.characters(of: "añ👩‍👩‍👧e\u{301}", length: $0).batch(count: 2, seed: $0) }
    for text in ["", "x", "ab"] { call { try SequenceTask.parity(length: 1).inputs(for: text) } }
    eachPair { steps, size in
      let network = try RecurrentNetwork(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1)
      return try Training(trainingSteps: steps, batchSize: size, seed: 1)
        .run(network, on: .parity(length: 2))
    }
    eachPair { steps, size in
      let network = try RecurrentNetwork(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1)
      let other = try RecurrentNetwork(inputSize: 3, hiddenSize: 1, outputSize: 2, seed: 1)
      let training = Training(trainingSteps: steps, batchSize: size, seed: steps)
      _ = try? training.runs([RecurrentNetwork](), on: .parity(length: 2))
      _ = try? training.runs([network, other], on: .parity(length: 2))
      _ = try? training.runs(network, on: .parity(length: 2), seeds: [steps, size])
      return try training.runs([network], on: SequenceBatch(inputs: [[[1]]], targets: [[0]]))
    }
    eachDouble { value in
      let network = try RecurrentNetwork(inputSize: 1, hiddenSize: 2, outputSize: 2, seed: 1)
      for clipping in [GradientClipping.norm(value, normType: value), .value(value)] {
        _ = try? Training(
          trainingSteps: 2,
          optimizer: .sgd(learningRate: value),
          clipping: clipping,
          schedule: .exponential(factor: value),
          seed: 1
        ).run(network, on: .parity(length: 2))
      }
      return value
    }
  }

  @Test func deepNetworks() throws {
    let network = try FeedForwardNetwork(
      inputSize: 2,
      hiddenSizes: [2],
      outputSize: 2,
      isBatchNormalized: true,
      isResidual: true,
      seed: 1
    )
    for m in Self.matrices {
      for phase in NormalizationPhase.allCases {
        call { try network.forward(m, phase: phase) }
        call { try network.gradients(m, targets: Self.targets, phase: phase) }
        call { try network.gradientCheck(m, targets: [0, 1], phase: phase) }
      }
    }
    let trace = try network.forward([[1, 2], [3, 5]], phase: .inference)
    eachInt { try (trace.slopes($0), trace.saturatedShare($0, below: .nan)) }
    eachPair { try trace.layerJacobian($0, example: $1) }
    eachPair { try trace.jacobianProduct(from: $0, to: $1, example: 0) }
    let gradients = try trace.gradients(targets: [0, 1])
    eachInt { try (gradients.weights($0), gradients.bias($0)) }
    for value in Self.doubles {
      call { try BatchNormalization(scale: [value], momentum: value) }
      call { try BatchNormalization(scale: [value], epsilon: value) }
    }
    eachInt { try BatchNormalization(units: $0) }
  }
}
