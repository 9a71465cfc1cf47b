import RecurrentEngine

/// A network and a batch that every framework makes alike.
struct Problem {
  let network: RecurrentNetwork
  let batch: SequenceBatch

  init(_ sizes: Sizes) throws {
    func numbers(_ count: Int, _ salt: Int, _ scale: Double) -> [Double] {
      (0..<count).map { scale * Self.number($0, salt) }
    }
    func matrix(_ rows: Int, _ columns: Int, _ salt: Int) throws -> Matrix {
      try Matrix(
        rowCount: rows,
        columnCount: columns,
        elements: numbers(rows * columns, salt, 2 / Double(columns).squareRoot())
      )
    }
    network = try RecurrentNetwork(
      inputWeights: matrix(sizes.hidden, sizes.inputs, 1),
      recurrentWeights: matrix(sizes.hidden, sizes.hidden, 2),
      outputWeights: matrix(sizes.outputs, sizes.hidden, 3),
      hiddenBias: Vector(numbers(sizes.hidden, 4, 1)),
      outputBias: Vector(numbers(sizes.outputs, 5, 1))
    )
    let x = numbers(sizes.steps * sizes.sequences * sizes.inputs, 6, 2)
    batch = try SequenceBatch(
      inputs: (0..<sizes.sequences).map { n in
        (0..<sizes.steps).map { t in
          let start = (t * sizes.sequences + n) * sizes.inputs
          return Vector(Array(x[start..<start + sizes.inputs]))
        }
      },
      targets: (0..<sizes.sequences).map { n in
        (0..<sizes.steps).map { t in (7 * (t * sizes.sequences + n) + 3) % sizes.outputs }
      }
    )
  }

  /// A number in [−½, ½) that looks random.
  private static func number(_ index: Int, _ salt: Int) -> Double {
    let hash = UInt32(truncatingIfNeeded: index &* 2_654_435_761 &+ salt &* 40_503_077)
    return Double(hash) / 0x1p32 - 0.5
  }

  /// The loss and the norms of the gradients by U, W, V, b and c: what the frameworks must agree on.
  func checks() throws -> [Double] {
    let gradients = try network.parameterGradients(batch)
    let names = ["inputWeights", "recurrentWeights", "outputWeights", "hiddenBias", "outputBias"]
    return try [gradients.loss] + names.map { try gradients.tensor($0).norm }
  }
}
