public import CellLanguage
public import RecurrentEngine

extension FeedForwardGradients: HostValue {
  /// `FeedForwardGradients`.
  public static let cellTypeName = "FeedForwardGradients"
}

/// Gradients of a deep network that the examples of several bindings share.
let exampleDeepGradients =
  "\(exampleDeepNetwork).gradients(\(exampleDeepInputs), targets: [0, 1, 1])"

extension HostLibrary {
  /// The gradient of a loss by everything in a deep network.
  mutating func bindFeedForwardGradients() {
    type(
      FeedForwardGradients.self,
      "The gradient of a loss by every weight, bias and layer output of a deep network."
    )
    bind(
      "FeedForwardGradients",
      "var loss: Double { get }",
      "The loss that was differentiated.",
      example: "\(exampleDeepGradients).loss"
    ) { (g: FeedForwardGradients) in g.loss }
    bind(
      "FeedForwardGradients",
      "var evaluation: BatchEvaluation { get }",
      "How well the network answered.",
      example: "\(exampleDeepGradients).evaluation.accuracy"
    ) { (g: FeedForwardGradients) in g.evaluation }
    bind(
      "FeedForwardGradients",
      "func weights(_ l: Int) throws -> Matrix",
      "∂L/∂W_l, layers counted from 1.",
      example: "\(exampleDeepGradients).weights(1)"
    ) { (g: FeedForwardGradients, l: Int) in try g.weights(l) }
    bind(
      "FeedForwardGradients",
      "func bias(_ l: Int) throws -> Vector",
      "∂L/∂b_l, layers counted from 1.",
      example: "\(exampleDeepGradients).bias(1)"
    ) { (g: FeedForwardGradients, l: Int) in try g.bias(l) }
    bind(
      "FeedForwardGradients",
      "var activations: [Matrix] { get }",
      "∂L/∂h_l at index l, from the input to the output, an example a row.",
      example: "\(exampleDeepGradients).activations[0]"
    ) { (g: FeedForwardGradients) in g.activations }
    bind(
      "FeedForwardGradients",
      "var weightNorms: Vector { get }",
      "The Frobenius norm of each ∂L/∂W_l, layer 1 at index 0.",
      example: "\(exampleDeepGradients).weightNorms"
    ) { (g: FeedForwardGradients) in g.weightNorms }
    bind(
      "FeedForwardGradients",
      "var activationNorms: Vector { get }",
      "The norm of each ∂L/∂h_l over the batch, the input's at index 0.",
      example: "\(exampleDeepGradients).activationNorms"
    ) { (g: FeedForwardGradients) in g.activationNorms }
    bind(
      "FeedForwardGradients",
      "var tensors: [Tensor] { get }",
      "The gradients of the parameters, layer by layer.",
      example: "\(exampleDeepGradients).tensors[0].name"
    ) { (g: FeedForwardGradients) in g.tensors }
  }
}
