public import CellLanguage
public import RecurrentEngine

extension ErrorSurface: HostValue {
  /// `ErrorSurface`.
  public static let cellTypeName = "ErrorSurface"
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
  }
}
