public import CellLanguage
public import RecurrentEngine

extension DenseLayer: HostValue {
  /// `DenseLayer`.
  public static let cellTypeName = "DenseLayer"
}

extension HostLibrary {
  /// One layer of a deep network.
  mutating func bindDenseLayer() {
    type(DenseLayer.self, "A fully connected layer: h = φ(BN(Wx + b)), plus x if it is residual.")
    let example = "DenseLayer(weights: Matrix([[1, 2], [3, 4]]), activation: .tanh)"
    bind(
      "DenseLayer",
      "init(weights: Matrix, bias: Vector? = nil, activation: Activation = .identity, batchNormalization: BatchNormalization? = nil, isResidual: Bool = false) throws",
      "From its weights, shape [out, in]; no bias means zeros.",
      example: example
    ) {
      (
        weights: Matrix,
        bias: Vector?,
        activation: Activation,
        normalization: BatchNormalization?,
        isResidual: Bool
      ) in
      try DenseLayer(
        weights: weights,
        bias: bias,
        activation: activation,
        batchNormalization: normalization,
        isResidual: isResidual
      )
    }
    bind("DenseLayer", "var weights: Matrix { get }", "W.", example: "\(example).weights") {
      (layer: DenseLayer) in layer.weights
    }
    bind("DenseLayer", "var bias: Vector { get }", "b.", example: "\(example).bias") {
      (layer: DenseLayer) in layer.bias
    }
    bind("DenseLayer", "var activation: Activation { get }", "φ.", example: "\(example).activation")
    {
      (layer: DenseLayer) in layer.activation
    }
    bind(
      "DenseLayer",
      "var batchNormalization: BatchNormalization? { get }",
      "The normalisation of the pre-activations, if there is one.",
      example: "\(example).batchNormalization == nil"
    ) { (layer: DenseLayer) in layer.batchNormalization }
    bind(
      "DenseLayer",
      "var isResidual: Bool { get }",
      "Whether the input is added to the output.",
      example: "\(example).isResidual"
    ) { (layer: DenseLayer) in layer.isResidual }
    bind(
      "DenseLayer",
      "var inputSize: Int { get }",
      "The length of an input.",
      example: "\(example).inputSize"
    ) { (layer: DenseLayer) in layer.inputSize }
    bind(
      "DenseLayer",
      "var outputSize: Int { get }",
      "The number of units.",
      example: "\(example).outputSize"
    ) { (layer: DenseLayer) in layer.outputSize }
  }
}
