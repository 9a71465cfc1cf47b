public import CellLanguage
public import RecurrentEngine

extension RecurrentGradients: HostValue {
  /// `RecurrentGradients`.
  public static let cellTypeName = "RecurrentGradients"
}
extension Tensor: HostValue {
  /// `Tensor`.
  public static let cellTypeName = "Tensor"
}

/// The gradients that the examples of several bindings share.
let exampleGradients = "\(exampleNetwork).gradients(\(exampleInputs), targets: [0, 1])"

extension HostLibrary {
  /// The gradients of a loss with respect to every parameter.
  mutating func bindRecurrentGradients() {
    type(RecurrentGradients.self, "A gradient for each parameter of a recurrent network.")
    type(Tensor.self, "A named array among the parameters or gradients.")
    bind(
      "RecurrentGradients",
      "var loss: Double { get }",
      "The loss they are of.",
      example: "\(exampleGradients).loss"
    ) { (g: RecurrentGradients) in g.loss }
    bind(
      "RecurrentGradients",
      "var inputWeights: Matrix { get }",
      "∂L/∂U.",
      example: "\(exampleGradients).inputWeights"
    ) { (g: RecurrentGradients) in g.inputWeights }
    bind(
      "RecurrentGradients",
      "var recurrentWeights: Matrix { get }",
      "∂L/∂W.",
      example: "\(exampleGradients).recurrentWeights"
    ) { (g: RecurrentGradients) in g.recurrentWeights }
    bind(
      "RecurrentGradients",
      "var outputWeights: Matrix { get }",
      "∂L/∂V.",
      example: "\(exampleGradients).outputWeights"
    ) { (g: RecurrentGradients) in g.outputWeights }
    bind(
      "RecurrentGradients",
      "var hiddenBias: Vector { get }",
      "∂L/∂b.",
      example: "\(exampleGradients).hiddenBias"
    ) { (g: RecurrentGradients) in g.hiddenBias }
    bind(
      "RecurrentGradients",
      "var outputBias: Vector { get }",
      "∂L/∂c.",
      example: "\(exampleGradients).outputBias"
    ) { (g: RecurrentGradients) in g.outputBias }
    bind(
      "RecurrentGradients",
      "var hiddenStates: Matrix { get }",
      "∂L/∂S_t, a row for each time step.",
      example: "\(exampleGradients).hiddenStates"
    ) { (g: RecurrentGradients) in g.hiddenStates }
    bind(
      "RecurrentGradients",
      "var preactivations: Matrix { get }",
      "∂L/∂a_t, a row for each time step.",
      example: "\(exampleGradients).preactivations"
    ) { (g: RecurrentGradients) in g.preactivations }
    bind(
      "RecurrentGradients",
      "var inputs: Matrix { get }",
      "∂L/∂X_t, a row for each time step.",
      example: "\(exampleGradients).inputs"
    ) { (g: RecurrentGradients) in g.inputs }
    bind(
      "RecurrentGradients",
      "var initialHiddenState: Vector { get }",
      "∂L/∂S₀.",
      example: "\(exampleGradients).initialHiddenState"
    ) { (g: RecurrentGradients) in g.initialHiddenState }
    bind(
      "RecurrentGradients",
      "var tensors: [Tensor] { get }",
      "The gradients, one after the other.",
      example: "\(exampleGradients).tensors.count"
    ) { (g: RecurrentGradients) in g.tensors }
    bind(
      "Tensor",
      "var name: String { get }",
      "The parameter's name.",
      example: "\(exampleGradients).tensors[0].name"
    ) { (t: Tensor) in t.name }
    bind(
      "Tensor",
      "var norm: Double { get }",
      "The Euclidean norm of its elements.",
      example: "\(exampleGradients).tensors[0].norm"
    ) { (t: Tensor) in t.norm }
    bind(
      "Tensor",
      "var vector: Vector { get }",
      "Its elements in one column.",
      example: "\(exampleGradients).tensors[0].vector"
    ) { (t: Tensor) in t.vector }
    bind(
      "Tensor",
      "var matrix: Matrix { get }",
      "The tensor as a matrix; a vector becomes a column.",
      example: "\(exampleGradients).tensors[0].matrix"
    ) { (t: Tensor) in t.matrix }
  }
}
