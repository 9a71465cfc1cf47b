import RecurrentEngine
import Testing

@Suite struct JacobianTests {
  @Test func productsAndGainsAgreeWithPyTorch() throws {
    for each in try NetworkCase.all() {
      let trace = try each.trace()
      for product in each.products {
        let found = try trace.jacobianProduct(from: product.from, to: product.to)
        #expect(agree(found.elements, product.product.flatMap { $0 }), "\(each.activation)")
      }
      let gains = try trace.gains().elements
      #expect(gains.count == each.gains.count)
      for (found, expected) in zip(gains, each.gains) { #expect(agree(found, expected)) }
      let forward = try trace.gains(from: 0).elements
      #expect(agree(forward[trace.stepCount], gains[trace.stepCount]))
      for lag in 0...trace.stepCount {
        let gain = try trace.gain(from: 0, to: lag)
        let bound = try trace.gainBound(from: 0, to: lag)
        let loose = try trace.network.gainBound(lag: lag)
        #expect(gain <= bound * (1 + 1e-13) && bound <= loose * (1 + 1e-13))
      }
    }
  }

  @Test func linearNetworksHavePowers() throws {
    let w = try Matrix([[0.9, 5], [0, 0.9]])
    let network = try RecurrentNetwork(
      inputWeights: Matrix.zeros(rows: 2, columns: 1),
      recurrentWeights: w,
      activation: .identity
    )
    let trace = try network.forward([Vector](repeating: [0], count: 12))
    for lag in 0...12 {
      #expect(agree(try trace.gain(from: 0, to: lag), try w.power(lag).spectralNorm, 1e-13))
    }
  }

  @Test func orthogonalLinearNetworksKeepTheGain() throws {
    let w = try Initialization.orthogonal.matrix(rows: 6, columns: 6, seed: 2)
    let network = try RecurrentNetwork(
      inputWeights: Matrix.identity(6),
      recurrentWeights: w,
      activation: .identity
    )
    let gains = try network.forward([Vector](repeating: .zeros(6), count: 40)).gains()
    #expect(gains.allSatisfy { agree($0, 1, 1e-13) })
  }

  @Test func scalarMapsMultiplySlopes() throws {
    let network = try RecurrentNetwork(
      inputWeights: Matrix([[0]]),
      recurrentWeights: Matrix([[3.9]]),
      hiddenBias: [-1.95],
      initialHiddenState: [0.5],
      activation: .sigmoid
    )
    let trace = try network.forward([Vector](repeating: [0], count: 20))
    // s = 0.5 is the fixed point; each factor is 3.9/4.
    #expect(agree(try trace.gain(from: 0, to: 20), Elementary.pow(0.975, 20), 1e-13))
  }

  @Test func tanhIsARescaledSigmoid() throws {
    let tanh = try RecurrentNetwork(
      inputSize: 2,
      hiddenSize: 3,
      outputSize: 2,
      activation: .tanh,
      initialization: .normal(standardDeviation: 0.7),
      seed: 3
    ).replacing(hiddenBias: [0.1, -0.2, 0.3], initialHiddenState: [0.2, -0.4, 0.6])
    let ones = try Vector.ones(3)
    let sigmoid = try tanh.replacing(
      inputWeights: 2 * tanh.inputWeights,
      recurrentWeights: 4 * tanh.recurrentWeights,
      hiddenBias: 2 * tanh.hiddenBias - 2 * (tanh.recurrentWeights * ones),
      initialHiddenState: (tanh.initialHiddenState + ones) / 2,
      activation: .sigmoid
    )
    let inputs = try (0..<15).map { try Vector.normal(2, seed: $0) }
    let (a, b) = (try tanh.forward(inputs), try sigmoid.forward(inputs))
    #expect(
      agree(
        try a.jacobianProduct(from: 0, to: 15).elements,
        try b.jacobianProduct(from: 0, to: 15).elements
      )
    )
  }

  @Test func orderMatters() throws {
    let trace = try NetworkCase.all()[2].trace()
    let (first, second) = (try trace.stepJacobian(0), try trace.stepJacobian(1))
    let product = try trace.jacobianProduct(from: 0, to: 2)
    #expect(try product == second * first)
    #expect(try !agree(product.elements, (first * second).elements, 0.1))
  }

  @Test func freeStandingStepJacobian() throws {
    let trace = try NetworkCase.all()[1].trace()
    let jacobian = try stepJacobian(
      hiddenState: trace.hiddenState(2),
      recurrentWeights: trace.network.recurrentWeights
    )
    #expect(agree(jacobian.elements, try trace.stepJacobian(1).elements, 1e-13))
    let error = #expect(throws: EngineError.self) {
      try stepJacobian(hiddenState: [1, 2], recurrentWeights: Matrix([[1, 2], [3, 4], [5, 6]]))
    }
    #expect(error?.message == "recurrentWeights has shape 3×2, expected 2×2")
    #expect(error?.id == "shape-mismatch")
  }

  @Test func indicesAreChecked() throws {
    let trace = try NetworkCase.all()[1].trace()
    for (i, t) in [(2, 1), (-1, 2), (0, 4), (Int.min, Int.max), (Int.max, 1)] {
      #expect(throws: EngineError.self) { try trace.jacobianProduct(from: i, to: t) }
      #expect(throws: EngineError.self) { try trace.gainBound(from: i, to: t) }
    }
    #expect(throws: EngineError.self) { try trace.stepJacobian(3) }
    #expect(throws: EngineError.self) { try trace.stepJacobian(-1) }
    #expect(throws: EngineError.self) { try trace.gains(to: 4) }
    #expect(throws: EngineError.self) { try trace.gains(from: -1) }
    #expect(throws: EngineError.self) { try trace.network.gainBound(lag: -1) }
  }
}
