import RecurrentEngine
import Testing

@Suite struct GradientCheckTests {
  static let batch = Result {
    try SequenceBatch(
      inputs: (0..<2).map { n in try (0..<5).map { try Vector.normal(3, seed: 10 * n + $0) } },
      targets: [[0, 1, nil, 1, 0], [1, nil, 0, 1, 1]] as [[Int?]]
    )
  }

  private func check(_ network: some SequenceNetwork, _ function: LossFunction) throws {
    let check = try network.gradientCheck(Self.batch.get(), lossFunction: function, step: 1e-5)
    #expect(check.relativeError < 2e-9, "\(function)")
    #expect(check.maximumError < 1e-8)
    #expect(check.differences.map(\.shape) == network.tensors.map(\.shape))
  }

  @Test(arguments: LossFunction.allCases)
  func everyBackwardPassAgreesWithDifferences(function: LossFunction) throws {
    try check(RecurrentNetwork(inputSize: 3, hiddenSize: 4, outputSize: 2, seed: 1), function)
    try check(
      RecurrentNetwork(
        inputSize: 3,
        hiddenSize: 2,
        outputSize: 2,
        activation: .softplus,
        seed: 1
      ),
      function
    )
    try check(LSTMNetwork(inputSize: 3, hiddenSize: 4, outputSize: 2, seed: 2), function)
    for placement in GRUNetwork.ResetPlacement.allCases {
      try check(
        GRUNetwork(
          inputSize: 3,
          hiddenSize: 4,
          outputSize: 2,
          resetPlacement: placement,
          seed: 3
        ),
        function
      )
    }
  }

  @Test func aWrongGradientIsSeen() throws {
    let network = try GRUNetwork(inputSize: 3, hiddenSize: 2, outputSize: 2, seed: 1)
    let batch = try Self.batch.get()
    let gradients = try network.gradients(batch)
    var tensors = gradients.tensors
    tensors[3] = try Tensor("recurrentBias", 1.001 * tensors[3].vector)
    let check = try GradientCheck(
      of: network,
      gradients: gradients.replacing(tensors: tensors)
    ) { try $0.loss(batch) }
    #expect(check.relativeError > 1e-6)
  }

  /// The error falls with h², then rises with 1/h.
  @Test func theErrorCurveIsAV() throws {
    let network = try RecurrentNetwork(inputSize: 3, hiddenSize: 2, outputSize: 2, seed: 1)
    let steps = [1e-2, 1e-3, 1e-5, 1e-9, 1e-12]
    let errors = try network.gradientErrorCurve(Self.batch.get(), steps: steps).elements
    #expect(errors[0] > 50 * errors[1] && errors[1] > 50 * errors[2])
    #expect(errors[3] > 10 * errors[2] && errors[4] > 100 * errors[3])
    #expect(errors[4] > 1e-5)
  }

  @Test func theGradientOfALineIsExact() throws {
    let w: Vector = [2, -3]
    let check = try GradientCheck(of: w, gradients: Vector([4, 1]), step: 0.25) {
      try $0.dot([4, 1])
    }
    #expect(check.relativeError == 0 && check.maximumError == 0)
    for step in [0, -1, Double.nan, .infinity] {
      #expect(throws: EngineError.self) {
        try GradientCheck(of: w, gradients: w, step: step) { $0.sum }
      }
    }
    #expect(throws: EngineError.self) {
      try GradientCheck(of: w, gradients: Vector([1])) { $0.sum }
    }
  }
}
