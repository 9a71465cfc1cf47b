/// The weights and biases of all gates of a gated network, one gate below the other, as PyTorch keeps them.
struct GateParameters: Sendable, Hashable {
  /// U of every gate, shape `[g·H, I]`.
  let inputWeights: Matrix
  /// W of every gate, shape `[g·H, H]`.
  let recurrentWeights: Matrix
  /// The bias beside U, shape `[g·H]`.
  let inputBias: Vector
  /// The bias beside W, shape `[g·H]`.
  let recurrentBias: Vector
  /// V, shape `[K, H]`.
  let outputWeights: Matrix
  /// c, shape `[K]`.
  let outputBias: Vector
  /// S₀, shape `[H]`.
  let initialHiddenState: Vector

  /// Parameters that fit each other; biases and S₀ are zeros if left out, V the identity.
  init(
    gates: Int,
    inputWeights: Matrix,
    recurrentWeights: Matrix,
    inputBias: Vector?,
    recurrentBias: Vector?,
    outputWeights: Matrix?,
    outputBias: Vector?,
    initialHiddenState: Vector?
  ) throws {
    let hidden = recurrentWeights.columnCount
    guard hidden > 0 else { throw EngineError.emptySequence(parameter: "recurrentWeights") }
    let rows = try Allocation.product(gates, hidden, for: "recurrentWeights")
    try recurrentWeights.expect(rows: rows, columns: hidden, "recurrentWeights")
    try inputWeights.expect(rows: rows, "inputWeights")
    let output = try outputWeights ?? .identity(hidden)
    try output.expect(columns: hidden, "outputWeights")
    guard output.rowCount > 0 else { throw EngineError.emptySequence(parameter: "outputWeights") }
    self.inputWeights = inputWeights
    self.recurrentWeights = recurrentWeights
    self.inputBias = try Vector.expect(inputBias, count: rows, "inputBias")
    self.recurrentBias = try Vector.expect(recurrentBias, count: rows, "recurrentBias")
    self.outputWeights = output
    self.outputBias = try Vector.expect(outputBias, count: output.rowCount, "outputBias")
    self.initialHiddenState = try Vector.expect(
      initialHiddenState,
      count: hidden,
      "initialHiddenState"
    )
  }

  /// Random parameters: U, W, then V, each gate on its own so that its fans are I or H and H; biases are zeros.
  ///
  /// PyTorch's default draws everything, the biases last, uniformly with bound 1/√H.
  init(
    gates: Int,
    inputSize: Int,
    hiddenSize: Int,
    outputSize: Int,
    initialization: Initialization,
    recurrentInitialization: Initialization?,
    seed: Int
  ) throws {
    try RecurrentNetwork.check(
      inputSize: inputSize,
      hiddenSize: hiddenSize,
      outputSize: outputSize
    )
    var generator = SeededGenerator(seed: seed)
    let isDefault = initialization.isPyTorchDefault
    let usual: Initialization =
      isDefault ? .uniform(bound: 1 / Double(hiddenSize).squareRoot()) : initialization
    let biases: Initialization = isDefault ? usual : .zeros
    let rows = try Allocation.product(gates, hiddenSize, for: "hiddenSize")
    let input = try Self.stack(gates, hiddenSize, by: inputSize, usual, &generator)
    let recurrent = try Self.stack(
      gates,
      hiddenSize,
      by: hiddenSize,
      recurrentInitialization ?? usual,
      &generator
    )
    let output = try usual.matrix(rows: outputSize, columns: hiddenSize, from: &generator)
    func bias(_ count: Int) throws -> Vector {
      Vector(try biases.matrix(rows: 1, columns: count, from: &generator).elements)
    }
    try self.init(
      gates: gates,
      inputWeights: input,
      recurrentWeights: recurrent,
      inputBias: bias(rows),
      recurrentBias: bias(rows),
      outputWeights: output,
      outputBias: bias(outputSize),
      initialHiddenState: nil
    )
  }

  private static func stack(
    _ gates: Int,
    _ rows: Int,
    by columns: Int,
    _ initialization: Initialization,
    _ generator: inout SeededGenerator
  ) throws -> Matrix {
    var elements: [Double] = []
    for _ in 0..<gates {
      elements += try initialization.matrix(rows: rows, columns: columns, from: &generator).elements
    }
    return Matrix(unchecked: elements, gates * rows, columns)
  }

  /// The parameters in order: U, W, both biases, V, c.
  var tensors: [Tensor] {
    [
      Tensor("inputWeights", inputWeights), Tensor("recurrentWeights", recurrentWeights),
      Tensor("inputBias", inputBias), Tensor("recurrentBias", recurrentBias),
      Tensor("outputWeights", outputWeights), Tensor("outputBias", outputBias),
    ]
  }

  /// The same with other parameters; S₀ stays.
  func replacing(_ tensors: [Tensor], gates: Int) throws -> GateParameters {
    try GateParameters(
      gates: gates,
      inputWeights: tensors[0].matrix,
      recurrentWeights: tensors[1].matrix,
      inputBias: tensors[2].vector,
      recurrentBias: tensors[3].vector,
      outputWeights: tensors[4].matrix,
      outputBias: tensors[5].vector,
      initialHiddenState: initialHiddenState
    )
  }
}

extension Matrix {
  /// Throws unless the matrix has as many rows and columns as given.
  func expect(rows: Int? = nil, columns: Int? = nil, _ parameter: String) throws {
    guard rows ?? rowCount == rowCount, columns ?? columnCount == columnCount else {
      throw EngineError.shapeMismatch(
        parameter: parameter,
        found: shape,
        expected: Shape(rows, columns)
      )
    }
  }

  /// Rows `gate·H ..< (gate + 1)·H`, times a factor each.
  func gate(_ gate: Int, scaledBy factors: [Double]) throws -> Matrix {
    let size = factors.count * columnCount
    return try Matrix(
      unchecked: Array(elements[gate * size..<(gate + 1) * size]),
      factors.count,
      columnCount
    ).scalingRows(factors)
  }
}

extension Vector {
  /// The vector if it has the length, zeros if it is left out.
  static func expect(_ vector: Vector?, count: Int, _ parameter: String) throws -> Vector {
    guard let vector else { return try .zeros(count) }
    guard vector.count == count else {
      throw EngineError.shapeMismatch(
        parameter: parameter,
        found: Shape(vector.count),
        expected: Shape(count)
      )
    }
    return vector
  }
}
