import RecurrentEngine
import Testing

@Suite struct GatedNetworkTests {
  /// Open forget gates and shut input gates: the memory cells keep what they have, and their gradient.
  @Test func anOpenForgetGateKeepsTheGradient() throws {
    var bias = [Double](repeating: 0, count: 12)
    for unit in 0..<3 {
      bias[unit] = -800
      bias[3 + unit] = 800
    }
    let lstm = try LSTMNetwork(
      inputWeights: Matrix.zeros(rows: 12, columns: 1),
      recurrentWeights: Initialization.normal(standardDeviation: 0.1)
        .matrix(rows: 12, columns: 3, seed: 1),
      inputBias: Vector(bias),
      initialMemoryCells: [0.5, -1, 2]
    )
    let trace = try lstm.forward([Vector](repeating: [0], count: 40))
    #expect(try trace.memoryCells(40) == [0.5, -1, 2])
    #expect(try trace.memoryCellGains().allSatisfy { $0 == 1 })
    #expect(try trace.forgetGate(7) == [1, 1, 1] && trace.inputGate(7) == [0, 0, 0])
    #expect(try trace.hiddenStateGains().at(40) < 1)
  }

  @Test func anUpdateGateOfOneKeepsTheState() throws {
    for placement in GRUNetwork.ResetPlacement.allCases {
      let gru = try GRUNetwork(
        inputWeights: Matrix.zeros(rows: 6, columns: 1),
        recurrentWeights: Initialization.normal(standardDeviation: 1)
          .matrix(rows: 6, columns: 2, seed: 1),
        inputBias: [0, 0, 800, 800, 0, 0],
        initialHiddenState: [0.25, -0.5],
        resetPlacement: placement
      )
      let trace = try gru.forward([Vector](repeating: [0], count: 30))
      #expect(try trace.hiddenState(30) == [0.25, -0.5])
      #expect(try trace.gains().allSatisfy { agree($0, 1, 1e-14) })
      #expect(try trace.updateGate(3) == [1, 1])
    }
  }

  @Test func theForgetBiasGoesToTheForgetGate() throws {
    func network(_ bias: Double) throws -> LSTMNetwork {
      try LSTMNetwork(inputSize: 2, hiddenSize: 3, outputSize: 2, forgetBias: bias, seed: 1)
    }
    let difference = try network(1).inputBias - network(0).inputBias
    #expect(
      difference.elements.map { ($0 * 1e9).rounded() / 1e9 }
        == [0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    )
    #expect(try network(1).recurrentBias == network(0).recurrentBias)
    let inputs = try (0..<60).map { try Vector.normal(2, seed: $0) }
    let gains = try [0.0, 3].map { try network($0).forward(inputs).memoryCellGains().at(60) }
    #expect(gains[1] > 1e6 * gains[0])
  }

  @Test func jacobiansAreDifferences() throws {
    let inputs = try (0..<3).map { try Vector.normal(2, seed: $0) }
    let lstm = try LSTMNetwork(inputSize: 2, hiddenSize: 2, outputSize: 1, seed: 3)
      .replacing(initialHiddenState: [0.2, -0.4], initialMemoryCells: [1, -0.3])
    let product = try lstm.forward(inputs).jacobianProduct(from: 0, to: 3)
    for j in 0..<4 {
      func state(_ step: Double) throws -> [Double] {
        var (h, c) = ([0.2, -0.4], [1, -0.3])
        if j < 2 { h[j] += step } else { c[j - 2] += step }
        let trace = try lstm.replacing(
          initialHiddenState: Vector(h),
          initialMemoryCells: Vector(c)
        ).forward(inputs)
        return try trace.hiddenState(3).elements + trace.memoryCells(3).elements
      }
      let difference = try zip(state(1e-6), state(-1e-6)).map { ($0 - $1) / 2e-6 }
      #expect(agree(try product.column(j).elements, difference, 1e-8))
    }
  }

  @Test func randomNetworksAreDrawnAsTheirInitialisationSays() throws {
    let lstm = try LSTMNetwork(
      inputSize: 3,
      hiddenSize: 4,
      outputSize: 2,
      initialization: .xavierUniform,
      recurrentInitialization: .orthogonal,
      seed: 1
    )
    // Each gate's block is orthogonal on its own.
    for gate in 0..<4 {
      let rows = try (0..<4).map { try lstm.recurrentWeights.row(4 * gate + $0) }
      #expect(try Matrix(rows).singularValues.allSatisfy { agree($0, 1, 1e-14) })
    }
    #expect(lstm.inputBias.allSatisfy { $0 == 0 })
    let bound = try #require(Initialization.xavierUniform.bound(rows: 4, columns: 3))
    #expect(lstm.inputWeights.maximumMagnitude <= bound)
    let usual = try GRUNetwork(inputSize: 3, hiddenSize: 16, outputSize: 2, seed: 1)
    #expect(usual.tensors.allSatisfy { $0.vector.elements.allSatisfy { abs($0) <= 0.25 } })
    #expect(usual.tensors.allSatisfy { $0.norm > 0 })
    #expect(
      try usual == GRUNetwork(inputSize: 3, hiddenSize: 16, outputSize: 2, seed: 1)
    )
  }

  @Test func wrongShapesNameTheParameter() throws {
    let (u, w) = (try Matrix.zeros(rows: 8, columns: 3), try Matrix.zeros(rows: 8, columns: 2))
    func parameter(_ body: () throws -> Void) -> String? {
      #expect(throws: EngineError.self) { try body() }?.parameter
    }
    #expect(
      parameter { _ = try LSTMNetwork(inputWeights: u, recurrentWeights: u) }
        == "recurrentWeights"
    )
    #expect(
      parameter { _ = try GRUNetwork(inputWeights: u, recurrentWeights: w) }
        == "recurrentWeights"
    )
    #expect(
      parameter {
        _ = try LSTMNetwork(inputWeights: Matrix([[1]]), recurrentWeights: w)
      } == "inputWeights"
    )
    #expect(
      parameter { _ = try LSTMNetwork(inputWeights: u, recurrentWeights: w, inputBias: [1]) }
        == "inputBias"
    )
    #expect(
      parameter {
        _ = try LSTMNetwork(inputWeights: u, recurrentWeights: w, initialMemoryCells: [1])
      } == "initialMemoryCells"
    )
    #expect(
      parameter { _ = try GRUNetwork(inputSize: 1, hiddenSize: 0, outputSize: 1, seed: 1) }
        == "hiddenSize"
    )
    #expect(
      parameter {
        _ = try LSTMNetwork(inputSize: 1, hiddenSize: .max, outputSize: 1, seed: 1)
      } == "hiddenSize"
    )
    let trace = try LSTMNetwork(inputWeights: u, recurrentWeights: w).forward([[1, 2, 3]])
    for t in [0, 2, Int.min, Int.max] {
      #expect(throws: EngineError.self) { try trace.inputGate(t) }
      #expect(throws: EngineError.self) { try trace.candidate(t) }
      #expect(throws: EngineError.self) { try trace.outputGate(t) }
    }
    for k in [-1, 1, Int.max] { #expect(throws: EngineError.self) { try trace.stepJacobian(k) } }
    #expect(throws: EngineError.self) { try trace.memoryCells(-1) }
    #expect(throws: EngineError.self) { try trace.memoryCellGains(to: 2) }
  }
}
