import RecurrentEngine
import Testing

@Suite struct FeedForwardNetworkTests {
  struct Case: Decodable {
    struct Layer: Decodable {
      let weights: [[Double]]
      let bias: [Double]
      let activation: String
      let isResidual: Bool
      let scale: [Double]?
      let shift: [Double]?
      let runningMean: [Double]?
      let runningVariance: [Double]?
    }

    let layers: [Layer]
    let inputs: [[Double]]
    let targets: [SequenceCase.Answer]
    let function: String
    let reduction: String
    let phase: String
    let loss: Double
    let outputs: [Double]
    let gradients: [[Double]]
    let activationGradients: [[Double]]
    let runningMeans: [[Double]]
    let runningVariances: [[Double]]

    func network() throws -> FeedForwardNetwork {
      try FeedForwardNetwork(
        layers: layers.map { layer in
          let normalization = try layer.scale.map {
            try BatchNormalization(
              scale: Vector($0),
              shift: layer.shift.map { Vector($0) },
              runningMean: layer.runningMean.map { Vector($0) },
              runningVariance: layer.runningVariance.map { Vector($0) }
            )
          }
          return try DenseLayer(
            weights: Matrix(layer.weights),
            bias: Vector(layer.bias),
            activation: Fixture.activation(layer.activation),
            batchNormalization: normalization,
            isResidual: layer.isResidual
          )
        }
      )
    }
  }

  @Test func agreesWithPyTorch() throws {
    let cases = try Fixture.load("deep", as: Case.self)
    #expect(cases.count == 42)
    for (number, each) in cases.enumerated() {
      let phase = try #require(NormalizationPhase(rawValue: each.phase))
      let trace = try each.network().forward(Matrix(each.inputs), phase: phase)
      let found = try trace.gradients(
        targets: each.targets.map(\.target),
        lossFunction: #require(LossFunction(rawValue: each.function)),
        reduction: #require(LossReduction(rawValue: each.reduction))
      )
      #expect(agree(found.loss, each.loss), "case \(number)")
      #expect(agree(trace.outputs.elements, each.outputs), "case \(number)")
      // Normalising cancels: what is left of a gradient has the absolute accuracy of what went in.
      let largest = (each.gradients + each.activationGradients).joined().map(abs).max() ?? 0
      for (tensor, gradient) in zip(found.tensors, each.gradients) {
        for (a, b) in zip(tensor.elements, gradient) {
          #expect(agree(a, b, 1e-11, floor: largest), "case \(number) \(tensor.name)")
        }
      }
      #expect(found.activations.count == each.activationGradients.count)
      for (matrix, gradient) in zip(found.activations, each.activationGradients) {
        for (a, b) in zip(matrix.elements, gradient) {
          let floor = each.layers.contains { $0.scale != nil } ? largest : 0
          #expect(agree(a, b, 1e-11, floor: floor), "case \(number)")
        }
      }
      for (layer, (mean, variance)) in zip(
        trace.updatedNetwork.layers,
        zip(each.runningMeans, each.runningVariances)
      ) {
        #expect(agree(layer.batchNormalization?.runningMean.elements ?? [], mean))
        #expect(agree(layer.batchNormalization?.runningVariance.elements ?? [], variance))
      }
    }
  }

  @Test(arguments: [false, true], [false, true])
  func agreesWithDifferences(isBatchNormalized: Bool, isResidual: Bool) throws {
    let network = try FeedForwardNetwork(
      inputSize: 3,
      hiddenSizes: [4, 4],
      outputSize: 2,
      activation: .tanh,
      isBatchNormalized: isBatchNormalized,
      isResidual: isResidual,
      seed: 4
    )
    let inputs = try Initialization.normal(standardDeviation: 1).matrix(
      rows: 5,
      columns: 3,
      seed: 1
    )
    let check = try network.gradientCheck(inputs, targets: [0, 1, 1, 0, 1], step: 1e-5)
    #expect(check.relativeError < 1e-9)
    let inference = try network.gradientCheck(
      inputs,
      targets: [0, 1, 1, 0, 1],
      phase: .inference,
      step: 1e-5
    )
    #expect(inference.relativeError < 1e-9)
  }

  /// Without activation and normalisation the Jacobian is the product of the weights.
  @Test func linearNetworksMultiplyTheirWeights() throws {
    let network = try FeedForwardNetwork(
      inputSize: 3,
      hiddenSizes: [4, 2],
      outputSize: 3,
      activation: .identity,
      seed: 9
    )
    let trace = try network.forward([[1, 2, 3], [0, 1, 0]])
    let product =
      try network.layers[2].weights * network.layers[1].weights
      * network.layers[0].weights
    let jacobian = try trace.jacobianProduct(from: 0, to: 3, example: 1)
    #expect(agree(jacobian.elements, product.elements, 1e-14))
    #expect(try trace.jacobianProduct(from: 2, to: 2, example: 0) == .identity(2))
  }

  @Test func layerJacobiansAreDifferences() throws {
    let network = try FeedForwardNetwork(
      inputSize: 3,
      hiddenSizes: [3, 3],
      outputSize: 2,
      activation: .gelu,
      isBatchNormalized: true,
      isResidual: true,
      seed: 2
    )
    let x: Vector = [0.3, -0.2, 0.9]
    let jacobian = try network.forward([x], phase: .inference)
      .jacobianProduct(from: 0, to: 3, example: 0)
    for j in 0..<3 {
      func output(_ h: Double) throws -> Vector {
        let moved = try x.replacing(j, with: x.at(j) + h)
        return try network.forward([moved], phase: .inference).outputs.row(0)
      }
      let difference = try (output(1e-6) - output(-1e-6)) / 2e-6
      #expect(agree(try jacobian.column(j).elements, difference.elements, 1e-8))
    }
    #expect(throws: EngineError.self) {
      try network.forward([x, x]).layerJacobian(1, example: 0)
    }
  }

  /// Hanin, Yang: what the theory promises of one layer, on the average of a wide one.
  @Test func variancesAreThoseOfTheInitialisation() throws {
    let wide = 200
    let inputs = try Initialization.normal(standardDeviation: 1)
      .matrix(rows: 20, columns: wide, seed: 1)
    func share(_ initialization: Initialization) throws -> Double {
      let network = try FeedForwardNetwork(
        inputSize: wide,
        hiddenSizes: [wide, wide],
        outputSize: 1,
        initialization: initialization,
        seed: 2
      )
      let trace = try network.forward(inputs)
      return trace.preactivations[1].frobeniusNorm / trace.preactivations[0].frobeniusNorm
    }
    #expect(abs(try share(.kaimingNormal) - 1) < 0.1)
    #expect(abs(try share(.xavierNormal) - 0.5.squareRoot()) < 0.1)
  }

  @Test func normsBelongToTheirLayers() throws {
    let network = try FeedForwardNetwork(
      inputSize: 2,
      hiddenSizes: [Int](repeating: 8, count: 12),
      outputSize: 2,
      activation: .sigmoid,
      initialization: .xavierUniform,
      seed: 3
    )
    let inputs = try Initialization.normal(standardDeviation: 1).matrix(
      rows: 6,
      columns: 2,
      seed: 1
    )
    let gradients = try network.gradients(inputs, targets: [0, 1, 0, 1, 0, 1])
    let norms = gradients.weightNorms.elements
    #expect(norms.count == 13 && gradients.activationNorms.count == 14)
    // The layers nearest the input get the small gradient.
    #expect(norms[0] < 1e-5 * norms[12])
    #expect(try gradients.weights(13).frobeniusNorm == norms[12])
    #expect(try gradients.bias(1).count == 8)
    let trace = try network.forward(inputs)
    #expect(try trace.saturatedShare(1) == 0)
    #expect(try trace.saturatedShare(1, below: 1) == 1)
    let shares = try trace.saturatedShares(below: 0.2)
    #expect(shares.count == 13)
    for l in 1...13 { #expect(try shares[l - 1] == trace.saturatedShare(l, below: 0.2)) }
  }

  @Test func trainingMovesRunningStatistics() throws {
    let network = try FeedForwardNetwork(
      inputSize: 2,
      hiddenSizes: [8],
      outputSize: 2,
      activation: .tanh,
      isBatchNormalized: true,
      seed: 5
    )
    let inputs = try Matrix([[0, 0], [0, 1], [1, 0], [1, 1]])
    let run = try Training(
      trainingSteps: 150,
      optimizer: .adam(learningRate: 0.05),
      seed: 0
    ).run(network, inputs: inputs, targets: [0, 1, 1, 0])
    #expect(run.history.losses.elements[149] < 0.05)
    #expect(run.history.accuracies.elements[149] == 1)
    let learnt = try run.network.forward(inputs, phase: .inference)
      .evaluation(targets: [0, 1, 1, 0])
    #expect(learnt.accuracy == 1)
    #expect(
      run.network.layers[0].batchNormalization?.runningMean
        != network.layers[0].batchNormalization?.runningMean
    )
  }

  @Test func wrongLayersAreRefused() throws {
    let w = try Matrix([[1, 2]])
    #expect(throws: EngineError.emptySequence(parameter: "layers")) {
      try FeedForwardNetwork(layers: [])
    }
    #expect(throws: EngineError.self) {
      try FeedForwardNetwork(layers: [DenseLayer(weights: w), DenseLayer(weights: w)])
    }
    #expect(throws: EngineError.self) { try DenseLayer(weights: w, isResidual: true) }
    #expect(throws: EngineError.self) { try DenseLayer(weights: w, bias: [1, 2]) }
    #expect(throws: EngineError.self) {
      try DenseLayer(weights: w, batchNormalization: BatchNormalization(units: 2))
    }
    #expect(throws: EngineError.self) {
      try DenseLayer(weights: Matrix.zeros(rows: 0, columns: 2))
    }
    let network = try FeedForwardNetwork(
      layers: [DenseLayer(weights: w, batchNormalization: BatchNormalization(units: 1))]
    )
    // The variance of a single example is 0, its unbiased one 0/0.
    #expect(throws: EngineError.self) { try network.forward([[1, 2]]) }
    #expect(try network.forward([[1, 2]], phase: .inference).exampleCount == 1)
    #expect(throws: EngineError.self) { try network.forward([[1, 2], [3]]) }
    #expect(throws: EngineError.self) { try network.forward([Vector]()) }
    #expect(throws: EngineError.self) {
      try network.forward([[1, 2], [3, 4]]).gradients(targets: [0])
    }
    #expect(throws: EngineError.self) {
      try network.forward([[1, 2], [3, 4]]).gradients(targets: [0, 1])
    }
  }
}
