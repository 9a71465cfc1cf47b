public import CellLanguage
public import RecurrentEngine

extension ErrorSurface: HostValue {
  /// `ErrorSurface`.
  public static let cellTypeName = "ErrorSurface"
}
extension DescentPath: HostValue {
  /// `DescentPath`.
  public static let cellTypeName = "DescentPath"
}

extension HostLibrary {
  /// The error of one unit after many time steps, over its weight and its bias.
  mutating func bindErrorSurface() {
    type(
      ErrorSurface.self,
      "The error of one unit after many time steps, over its weight and its bias: Pascanu's wall."
    )
    bind(
      "ErrorSurface",
      "init(stepCount: Int = 50, start: Double = 0.5, target: Double = 0.7, activation: Activation = .sigmoid)",
      "With x_t = wφ(x_{t−1}) + b and E = (φ(x_T) − target)².",
      example: "ErrorSurface().error(weight: 5, bias: -2.5)"
    ) { (stepCount: Int, start: Double, target: Double, activation: Activation) in
      ErrorSurface(stepCount: stepCount, start: start, target: target, activation: activation)
    }
    bind(
      "ErrorSurface",
      "func error(weight: Double, bias: Double) throws -> Double",
      "E at a point.",
      example: "ErrorSurface().error(weight: 5, bias: -2.5)"
    ) { (surface: ErrorSurface, weight: Double, bias: Double) in
      try surface.error(weight: weight, bias: bias)
    }
    bind(
      "ErrorSurface",
      "func gradient(weight: Double, bias: Double) throws -> Vector",
      "∂E/∂w and ∂E/∂b at a point.",
      example: "ErrorSurface().gradient(weight: 5, bias: -2.5)"
    ) { (surface: ErrorSurface, weight: Double, bias: Double) in
      try surface.gradient(weight: weight, bias: bias)
    }
    bind(
      "ErrorSurface",
      "func errors(weights: [Double], biases: [Double]) throws -> Matrix",
      "E over a grid: a row for each weight, a column for each bias.",
      example: "ErrorSurface().errors(weights: [4, 5, 6], biases: [-3, -2])"
    ) { (surface: ErrorSurface, weights: [Double], biases: [Double]) in
      try surface.errors(weights: weights, biases: biases)
    }
    bind(
      "ErrorSurface",
      "func gradientNorms(weights: [Double], biases: [Double]) throws -> Matrix",
      "The norm of the gradient over a grid: a row for each weight, a column for each bias.",
      example: "ErrorSurface().gradientNorms(weights: [4, 5, 6], biases: [-3, -2])"
    ) { (surface: ErrorSurface, weights: [Double], biases: [Double]) in
      try surface.gradientNorms(weights: weights, biases: biases)
    }
    bind(
      "ErrorSurface",
      "var stepCount: Int { get }",
      "T, how many time steps are made.",
      example: "ErrorSurface().stepCount"
    ) { (surface: ErrorSurface) in surface.stepCount }
    bind(
      "ErrorSurface",
      "var start: Double { get }",
      "x₀.",
      example: "ErrorSurface().start"
    ) { (surface: ErrorSurface) in surface.start }
    bind(
      "ErrorSurface",
      "var target: Double { get }",
      "What φ(x_T) should be.",
      example: "ErrorSurface().target"
    ) { (surface: ErrorSurface) in surface.target }
    bind(
      "ErrorSurface",
      "var activation: Activation { get }",
      "φ.",
      example: "ErrorSurface().activation"
    ) { (surface: ErrorSurface) in surface.activation }
    bindDescent()
  }

  private mutating func bindDescent() {
    type(DescentPath.self, "The way of a gradient descent over an error surface, the start first.")
    let example = "ErrorSurface().descent(weight: 6, bias: -3, trainingSteps: 3)"
    bind(
      "ErrorSurface",
      "func descent(weight: Double, bias: Double, trainingSteps: Int, optimizer: Optimizer = .sgd(learningRate: 0.1), clipping: GradientClipping = .none) throws -> DescentPath",
      "Gradient descent from a point.",
      example: "\(example).errors"
    ) {
      (
        surface: ErrorSurface,
        weight: Double,
        bias: Double,
        trainingSteps: Int,
        optimizer: Optimizer,
        clipping: GradientClipping
      ) in
      try surface.descent(
        weight: weight,
        bias: bias,
        trainingSteps: trainingSteps,
        optimizer: optimizer,
        clipping: clipping
      )
    }
    let columns: [(name: String, summary: String, get: @Sendable (DescentPath) -> Vector)] = [
      ("weights", "w of each point.", { $0.weights }),
      ("biases", "b of each point.", { $0.biases }),
      ("errors", "E of each point.", { $0.errors }),
      (
        "gradientNorms", "The norm of the gradient at each point, before clipping.",
        { $0.gradientNorms }
      ),
    ]
    for column in columns {
      bind(
        "DescentPath",
        "var \(column.name): Vector { get }",
        column.summary,
        example: "\(example).\(column.name)"
      ) { (path: DescentPath) in column.get(path) }
    }
  }
}
