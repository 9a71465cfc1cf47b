import RecurrentEngine
import Testing

/// A network, a sequence and what PyTorch computes for them.
struct NetworkCase: Decodable {
  struct Gradients: Decodable {
    let inputWeights: [[Double]]
    let recurrentWeights: [[Double]]
    let outputWeights: [[Double]]
    let hiddenBias: [Double]
    let outputBias: [Double]
    let initialHiddenState: [Double]
    let inputs: [[Double]]
  }
  struct Product: Decodable {
    let from: Int
    let to: Int
    let product: [[Double]]
  }

  let inputWeights: [[Double]]
  let recurrentWeights: [[Double]]
  let outputWeights: [[Double]]
  let hiddenBias: [Double]
  let outputBias: [Double]
  let initialHiddenState: [Double]
  let inputs: [[Double]]
  let activation: String
  let reduction: String
  let indices: [Int]?
  let distributions: [[Double]]?
  let states: [[Double]]
  let preactivations: [[Double]]
  let logits: [[Double]]
  let probabilities: [[Double]]
  let losses: [Double]
  let loss: Double
  let gradients: Gradients
  let stateGradients: [[Double]]
  let products: [Product]
  let totals: [String: [[Double]]]
  let gains: [Double]

  static func all() throws -> [NetworkCase] {
    let cases = try Fixture.load("networks", as: NetworkCase.self)
    #expect(cases.count == 21)
    return cases
  }

  func network() throws -> RecurrentNetwork {
    try RecurrentNetwork(
      inputWeights: Matrix(inputWeights),
      recurrentWeights: Matrix(recurrentWeights),
      outputWeights: Matrix(outputWeights),
      hiddenBias: Vector(hiddenBias),
      outputBias: Vector(outputBias),
      initialHiddenState: Vector(initialHiddenState),
      activation: Fixture.activation(activation)
    )
  }

  var targets: [Target] {
    indices.map { $0.map(\.target) } ?? distributions.map { $0.map(\.target) } ?? []
  }

  var lossReduction: LossReduction { reduction == "mean" ? .mean : .sum }

  func trace() throws -> ForwardTrace { try network().forward(inputs.map { Vector($0) }) }
}

@Suite struct RecurrentNetworkTests {
  @Test func forwardAgreesWithPyTorch() throws {
    for each in try NetworkCase.all() {
      let trace = try each.trace()
      let note: Comment = "\(each.activation)"
      #expect(agree(trace.hiddenStates.elements, each.states.flatMap { $0 }), note)
      #expect(agree(trace.preactivations.elements, each.preactivations.flatMap { $0 }), note)
      #expect(agree(trace.logits.elements, each.logits.flatMap { $0 }), note)
      #expect(agree(trace.probabilities.elements, each.probabilities.flatMap { $0 }), note)
      #expect(agree(try trace.losses(targets: each.targets).elements, each.losses), note)
      #expect(
        agree(try trace.loss(targets: each.targets, reduction: each.lossReduction), each.loss),
        note
      )
    }
  }

  @Test func backwardAgreesWithPyTorch() throws {
    for each in try NetworkCase.all() {
      let found = try each.trace()
        .gradients(targets: each.targets, reduction: each.lossReduction)
      let note: Comment = "\(each.activation)"
      let expected = each.gradients
      #expect(agree(found.loss, each.loss), note)
      #expect(agree(found.inputWeights.elements, expected.inputWeights.flatMap { $0 }), note)
      #expect(
        agree(found.recurrentWeights.elements, expected.recurrentWeights.flatMap { $0 }),
        note
      )
      #expect(agree(found.outputWeights.elements, expected.outputWeights.flatMap { $0 }), note)
      #expect(agree(found.hiddenBias.elements, expected.hiddenBias), note)
      #expect(agree(found.outputBias.elements, expected.outputBias), note)
      #expect(agree(found.initialHiddenState.elements, expected.initialHiddenState), note)
      #expect(agree(found.inputs.elements, expected.inputs.flatMap { $0 }), note)
      let states = try found.hiddenStates.rows.dropFirst().flatMap(\.elements)
      #expect(agree(states, each.stateGradients.flatMap { $0 }), note)
    }
  }

  @Test(arguments: [Activation.tanh, .sigmoid, .gelu, .softsign, .identity])
  func backwardAgreesWithDifferences(activation: Activation) throws {
    let network = try RecurrentNetwork(
      inputSize: 3,
      hiddenSize: 4,
      outputSize: 2,
      activation: activation,
      seed: 5
    ).replacing(initialHiddenState: [0.1, -0.2, 0.3, 0.4])
    let inputs = try (1...6).map { try Vector.normal(3, seed: $0) }
    let targets: [Target] = [0, 1, 1, 0, 1, 0].map(\.target)
    let gradients = try network.gradients(inputs, targets: targets, reduction: .mean)
    let h = 1e-5
    for (index, tensor) in network.tensors.enumerated() {
      for element in tensor.elements.indices {
        func loss(_ step: Double) throws -> Double {
          var tensors = network.tensors
          var elements = tensor.elements
          elements[element] += step
          let matrix = try Matrix(
            rowCount: tensor.matrix.rowCount,
            columnCount: tensor.matrix.columnCount,
            elements: elements
          )
          tensors[index] =
            tensor.shape.dimensions.count == 1
            ? Tensor(tensor.name, Vector(elements)) : Tensor(tensor.name, matrix)
          return try network.replacing(tensors: tensors)
            .loss(inputs, targets: targets, reduction: .mean)
        }
        let difference = try (loss(h) - loss(-h)) / (2 * h)
        #expect(abs(difference - gradients.tensors[index].elements[element]) < 1e-9)
      }
    }
  }

  @Test func absentTargetsHaveNoLoss() throws {
    let network = try RecurrentNetwork(inputSize: 1, hiddenSize: 2, outputSize: 3, seed: 1)
    let trace = try network.forward([[1], [2], [3]])
    let last: [Int?] = [nil, nil, 2]
    let losses = try trace.losses(targets: last)
    #expect(losses.elements[..<2] == [0, 0] && losses.elements[2] > 0)
    let sum = try trace.gradients(targets: last)
    #expect(try trace.gradients(targets: last, reduction: .mean) == sum)
    #expect(try trace.loss(targets: [Int?](repeating: nil, count: 3), reduction: .mean).isNaN)
  }

  @Test func tinyLossesKeepTheirDigits() throws {
    let loss = try CrossEntropy.loss(logits: [50, 0], target: 0)
    #expect(agree(loss, 1.9287498479639178e-22, 1e-15))
    let gradient = try CrossEntropy.gradient(logits: [50, 0], target: 0)
    #expect(agree(gradient.elements[0], -1.9287498479639178e-22, 1e-15))
    #expect(try CrossEntropy.softmax([1000, 1000]) == [0.5, 0.5])
    #expect(try CrossEntropy.loss(logits: [-.infinity, 0], target: [0.0, 1]) == 0)
    #expect(try CrossEntropy.loss(logits: [-.infinity, 0], target: 0) == .infinity)
    #expect(try CrossEntropy.loss(logits: [.nan, 0], target: 0).isNaN)
  }

  @Test func seededNetworksRepeat() throws {
    func make(_ seed: Int) throws -> RecurrentNetwork {
      try RecurrentNetwork(
        inputSize: 2,
        hiddenSize: 3,
        outputSize: 2,
        initialization: .xavierUniform,
        recurrentInitialization: .orthogonal,
        seed: seed
      )
    }
    #expect(try make(1) == make(1))
    #expect(try make(1) != make(2))
    #expect(agree(try make(1).recurrentWeights.spectralNorm, 1, 1e-14))
  }

  @Test func wrongArgumentsNameTheParameter() throws {
    let w = try Matrix.identity(2)
    func parameter(_ body: () throws -> Void) -> String? {
      #expect(throws: EngineError.self) { try body() }?.parameter
    }
    #expect(
      parameter {
        _ = try RecurrentNetwork(
          inputWeights: w,
          recurrentWeights: Matrix([[1, 2], [3, 4], [5, 6]])
        )
      } == "recurrentWeights"
    )
    #expect(
      parameter {
        _ = try RecurrentNetwork(inputWeights: Matrix([[1]]), recurrentWeights: w)
      } == "inputWeights"
    )
    #expect(
      parameter {
        _ = try RecurrentNetwork(
          inputWeights: w,
          recurrentWeights: w,
          outputWeights: Matrix([[1]])
        )
      } == "outputWeights"
    )
    #expect(
      parameter {
        _ = try RecurrentNetwork(inputWeights: w, recurrentWeights: w, hiddenBias: [1])
      } == "hiddenBias"
    )
    #expect(
      parameter {
        _ = try RecurrentNetwork(inputSize: 1, hiddenSize: 0, outputSize: 1, seed: 1)
      } == "hiddenSize"
    )
    #expect(throws: EngineError.self) {
      try RecurrentNetwork(inputSize: .max, hiddenSize: .max, outputSize: .max, seed: 1)
    }
    let network = try RecurrentNetwork(inputWeights: w, recurrentWeights: w)
    #expect(throws: EngineError.emptySequence(parameter: "inputs")) {
      try network.forward([Vector]())
    }
    let error = #expect(throws: EngineError.self) { try network.forward([[1, 2], [1, 2, 3]]) }
    #expect(error?.message == "inputs[1] has length 3, expected 2")
    #expect(error?.parameter == "inputs")
    let trace = try network.forward([[1, 2], [3, 4]])
    #expect(throws: EngineError.self) { try trace.gradients(targets: [0]) }
    #expect(throws: EngineError.self) { try trace.gradients(targets: [0, 2]) }
    #expect(throws: EngineError.self) { try trace.gradients(targets: [0, -1]) }
    #expect(throws: EngineError.self) { try trace.loss(targets: [[1.0], [1.0]]) }
    for t in [0, 3, Int.max, Int.min] {
      #expect(throws: EngineError.self) { try trace.preactivation(t) }
      #expect(throws: EngineError.self) { try trace.slopes(t) }
    }
    #expect(throws: EngineError.self) { try trace.hiddenState(-1) }
    #expect(try trace.hiddenState(0) == [0, 0])
  }

  @Test func overflowIsAResult() throws {
    let network = try RecurrentNetwork(
      inputWeights: Matrix([[1]]),
      recurrentWeights: Matrix([[1e200]]),
      activation: .relu
    )
    let trace = try network.forward([[1], [1], [1]])
    #expect(try trace.hiddenState(3) == [.infinity])
    #expect(try trace.losses(targets: [0, 0, 0]).elements[2].isNaN)
    _ = try trace.gradients(targets: [0, 0, 0])
  }
}
