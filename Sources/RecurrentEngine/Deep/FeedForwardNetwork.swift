/// A deep network without recurrence: layers one after the other.
///
///     a_l = W_l h_{l−1} + b_l,  z_l = BN(a_l) or a_l,  h_l = φ(z_l) or φ(z_l) + h_{l−1},  l = 1…L
///
///     let network = try FeedForwardNetwork(
///       inputSize: 4, hiddenSizes: [16, 16, 16], outputSize: 2, activation: .relu,
///       initialization: .kaimingNormal, seed: 1)
///     let gradients = try network.gradients(inputs, targets: [0, 1, 1])
///     gradients.weightNorms       // of each layer
///
/// h₀ is the input, h_L the output.
public struct FeedForwardNetwork: Sendable, Hashable {
  /// The layers, from the input to the output.
  public let layers: [DenseLayer]

  /// A network of the given layers.
  ///
  /// - Parameter layers: At least one; each has as many inputs as the one before has units.
  /// - Throws: ``EngineError`` if there is no layer or sizes do not fit.
  public init(layers: [DenseLayer]) throws {
    guard !layers.isEmpty else { throw EngineError.emptySequence(parameter: "layers") }
    for (index, (layer, next)) in zip(layers, layers.dropFirst()).enumerated()
    where next.inputSize != layer.outputSize {
      throw EngineError.shapeMismatch(
        parameter: "layers[\(index + 1)]",
        found: next.weights.shape,
        expected: Shape(next.outputSize, layer.outputSize)
      )
    }
    self.layers = layers
  }

  /// A network with random weights and a linear last layer.
  ///
  /// The weights are drawn layer by layer from one generator; biases are zeros, but for
  /// ``Initialization/pyTorchDefault``, which draws each after its weights with the same bound 1/√in.
  ///
  /// - Parameters:
  ///   - inputSize: The length of an input.
  ///   - hiddenSizes: Units of each hidden layer, each at least 1.
  ///   - outputSize: K, at least 1.
  ///   - activation: φ of the hidden layers.
  ///   - initialization: How weights are drawn.
  ///   - isBatchNormalized: Whether hidden layers are normalised over the batch.
  ///   - isResidual: Whether a hidden layer with as many inputs as units adds its input to its output.
  ///   - seed: The seed of the ``SeededGenerator``.
  /// - Throws: ``EngineError`` if a size is out of range.
  public init(
    inputSize: Int,
    hiddenSizes: [Int],
    outputSize: Int,
    activation: Activation = .relu,
    initialization: Initialization = .pyTorchDefault,
    isBatchNormalized: Bool = false,
    isResidual: Bool = false,
    seed: Int
  ) throws {
    let sizes = [inputSize] + hiddenSizes + [outputSize]
    for (index, size) in sizes.enumerated() where size < (index == 0 ? 0 : 1) {
      let isHidden = index > 0 && index < sizes.count - 1
      throw EngineError.invalidArgument(
        parameter: isHidden ? "hiddenSizes" : (index == 0 ? "inputSize" : "outputSize"),
        found: "\(size)",
        expected: "at least \(index == 0 ? 0 : 1)"
      )
    }
    var generator = SeededGenerator(seed: seed)
    var layers: [DenseLayer] = []
    for index in 1..<sizes.count {
      let (rows, columns) = (sizes[index], sizes[index - 1])
      let isHidden = index < sizes.count - 1
      let weights = try initialization.matrix(rows: rows, columns: columns, from: &generator)
      let bound = initialization.bound(rows: rows, columns: max(1, columns)) ?? 0
      let biases: Initialization =
        initialization.isPyTorchDefault ? .uniform(bound: bound) : .zeros
      layers.append(
        try DenseLayer(
          weights: weights,
          bias: Vector(biases.matrix(rows: 1, columns: rows, from: &generator).elements),
          activation: isHidden ? activation : .identity,
          batchNormalization: isHidden && isBatchNormalized
            ? BatchNormalization(units: rows) : nil,
          isResidual: isHidden && isResidual && rows == columns
        )
      )
    }
    try self.init(layers: layers)
  }

  /// L, the number of layers.
  public var depth: Int { layers.count }
  /// The length of an input.
  public var inputSize: Int { layers.first?.inputSize ?? 0 }
  /// K, the number of outputs.
  public var outputSize: Int { layers.last?.outputSize ?? 0 }
}

extension FeedForwardNetwork: TensorCollection {
  /// The parameters, layer by layer: `1.weights`, `1.bias`, and `1.scale`, `1.shift` if it is normalised.
  public var tensors: [Tensor] {
    layers.enumerated().flatMap { index, layer in
      layer.tensors.map {
        Tensor(name: "\(index + 1).\($0.name)", shape: $0.shape, elements: $0.elements)
      }
    }
  }

  /// This network with other parameters; running statistics stay.
  ///
  /// - Parameter tensors: As many, of the same shapes.
  /// - Returns: A value that differs in these only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  public func replacing(tensors: [Tensor]) throws -> FeedForwardNetwork {
    try checkReplacement(tensors)
    var rest = tensors[...]
    return try FeedForwardNetwork(
      layers: layers.map { layer in
        let own = [Tensor](rest.prefix(layer.tensors.count))
        rest = rest.dropFirst(own.count)
        return try layer.replacing(own)
      }
    )
  }
}
