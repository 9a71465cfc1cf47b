import RecurrentEngine
import Testing

/// A network of some kind, a batch, and what PyTorch computes for them.
struct SequenceCase: Decodable, CustomStringConvertible {
  struct Parameter: Decodable {
    let name: String
    /// Rows of a matrix, or one row for a vector.
    let rows: [[Double]]
    let isVector: Bool

    enum CodingKeys: String, CodingKey { case name, value }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      name = try container.decode(String.self, forKey: .name)
      if let vector = try? container.decode([Double].self, forKey: .value) {
        (rows, isVector) = ([vector], true)
      } else {
        (rows, isVector) = (try container.decode([[Double]].self, forKey: .value), false)
      }
    }
  }

  struct Answer: Decodable {
    let index: Int?
    let vector: [Double]?
    var target: Target {
      index.map(Target.index) ?? vector.map { .distribution(Vector($0)) } ?? .absent
    }
  }

  let kind: String
  let parameters: [Parameter]
  let start: [[Double]]
  let inputs: [[[Double]]]
  let targets: [[Answer]]
  let function: String
  let reduction: String
  let truncation: String
  let length: Int
  let loss: Double
  let outputs: [[Double]]
  let gradients: [[Double]]
  let inputGradients: [Double]
  let startGradients: [[Double]]
  let step: Int?
  let stepJacobian: [[Double]]?
  let product: [[Double]]?
  let gain: Double?

  static let all = Result { try Fixture.load("sequences", as: SequenceCase.self) }

  var description: String {
    "\(kind) T=\(inputs[0].count) B=\(inputs.count) \(function) \(reduction) \(truncation) \(length)"
  }

  var batch: SequenceBatch {
    get throws {
      try SequenceBatch(
        inputs: inputs.map { $0.map { Vector($0) } },
        targets: targets.map { $0.map(\.target) }
      )
    }
  }

  var lossFunction: LossFunction { LossFunction(rawValue: function) ?? .crossEntropy }
  var lossReduction: LossReduction { LossReduction(rawValue: reduction) ?? .sum }
  var bpttTruncation: Truncation {
    switch truncation {
    case "chunks": .chunks(of: length)
    case "window": .window(of: length)
    default: .none
    }
  }

  func matrix(_ name: String) throws -> Matrix {
    try Matrix(#require(parameters.first { $0.name == name }).rows)
  }

  func vector(_ name: String) throws -> Vector { try matrix(name).row(0) }

  func recurrentNetwork() throws -> RecurrentNetwork {
    try RecurrentNetwork(
      inputWeights: matrix("inputWeights"),
      recurrentWeights: matrix("recurrentWeights"),
      outputWeights: matrix("outputWeights"),
      hiddenBias: vector("hiddenBias"),
      outputBias: vector("outputBias"),
      initialHiddenState: Vector(start[0])
    )
  }

  func lstmNetwork() throws -> LSTMNetwork {
    try LSTMNetwork(
      inputWeights: matrix("inputWeights"),
      recurrentWeights: matrix("recurrentWeights"),
      inputBias: vector("inputBias"),
      recurrentBias: vector("recurrentBias"),
      outputWeights: matrix("outputWeights"),
      outputBias: vector("outputBias"),
      initialHiddenState: Vector(start[0]),
      initialMemoryCells: Vector(start[1])
    )
  }

  func gruNetwork() throws -> GRUNetwork {
    try GRUNetwork(
      inputWeights: matrix("inputWeights"),
      recurrentWeights: matrix("recurrentWeights"),
      inputBias: vector("inputBias"),
      recurrentBias: vector("recurrentBias"),
      outputWeights: matrix("outputWeights"),
      outputBias: vector("outputBias"),
      initialHiddenState: Vector(start[0]),
      resetPlacement: kind == "gru" ? .afterProduct : .beforeProduct
    )
  }
}
