public import CellLanguage
public import RecurrentEngine

extension Activation: HostValue {
  /// `Activation`.
  public static let cellTypeName = "Activation"
}

extension HostLibrary {
  /// Activations: their values, slopes and ranges.
  mutating func bindActivation() {
    defer {
      bind(
        "Activation",
        "var hasDerivativeFromOutput: Bool { get }",
        "Whether the output alone says the derivative.",
        example: "Activation.tanh.hasDerivativeFromOutput"
      ) { (f: Activation) in f.hasDerivativeFromOutput }
    }
    type(Activation.self, "An activation function.")
    let constants: [(name: String, summary: String, value: Activation)] = [
      ("sigmoid", "σ(x) = 1/(1 + e⁻ˣ).", .sigmoid),
      ("tanh", "The hyperbolic tangent.", .tanh),
      ("relu", "max(0, x), with slope 0 at 0.", .relu),
      ("leakyRelu", "Leaky ReLU with slope 0.01 below 0.", .leakyRelu),
      ("elu", "The exponential linear unit with α = 1.", .elu),
      ("selu", "The self-normalising exponential linear unit.", .selu),
      ("gelu", "x·Φ(x), with the error function.", .gelu),
      ("geluTanh", "GELU in the approximation by tanh.", .geluTanh),
      ("silu", "x·σ(x), also called swish.", .silu),
      ("mish", "x·tanh(ln(1 + eˣ)).", .mish),
      ("softplus", "ln(1 + eˣ).", .softplus),
      ("softsign", "x/(1 + |x|).", .softsign),
      ("hardtanh", "x, cut off at −1 and 1.", .hardtanh),
      ("hardsigmoid", "(x + 3)/6, cut off at 0 and 1.", .hardsigmoid),
      ("identity", "x itself.", .identity),
    ]
    for constant in constants {
      bind(
        "Activation",
        "static let \(constant.name): Activation",
        constant.summary,
        example: "Activation.\(constant.name)(1)"
      ) { constant.value }
    }
    bind(
      "Activation",
      "static func leakyRelu(slope: Double) -> Activation",
      "Leaky ReLU with a slope of one's own below 0.",
      example: "Activation.leakyRelu(slope: 0.1)(-1)"
    ) { (slope: Double) in Activation.leakyRelu(slope: slope) }
    bind(
      "Activation",
      "static func elu(alpha: Double) -> Activation",
      "The exponential linear unit.",
      example: "Activation.elu(alpha: 2)(-1)"
    ) { (alpha: Double) in Activation.elu(alpha: alpha) }
    bind(
      "Activation",
      "static func softplus(beta: Double) -> Activation",
      "ln(1 + e^(βx))/β.",
      example: "Activation.softplus(beta: 2)(1)"
    ) { (beta: Double) in Activation.softplus(beta: beta) }
    bind(
      "Activation",
      "static let all: [Activation]",
      "All of them, with default parameters.",
      example: "Activation.all.count"
    ) { Activation.all }
    bindActivationMembers()
  }

  private mutating func bindActivationMembers() {
    bind(
      "Activation",
      "var name: String { get }",
      "Its name.",
      example: "Activation.tanh.name"
    ) { (f: Activation) in f.name }
    bind(
      "Activation",
      "func callAsFunction(_ x: Double) -> Double",
      "φ(x).",
      example: "Activation.tanh(1)"
    ) { (f: Activation, x: Double) in f(x) }
    bind(
      "Activation",
      "func callAsFunction(_ x: Vector) throws -> Vector",
      "φ of each element.",
      example: "Activation.tanh(Vector([0, 1]))"
    ) { (f: Activation, x: Vector) in try f(x) }
    bind(
      "Activation",
      "func derivative(_ x: Double) -> Double",
      "The slope φ′(x) at a pre-activation.",
      example: "Activation.sigmoid.derivative(0)"
    ) { (f: Activation, x: Double) in f.derivative(x) }
    bind(
      "Activation",
      "func derivative(_ x: Vector) throws -> Vector",
      "The slope at each element.",
      example: "Activation.tanh.derivative(Vector([0, 1]))"
    ) { (f: Activation, x: Vector) in try f.derivative(x) }
    bind(
      "Activation",
      "func derivative(fromOutput output: Double) throws -> Double",
      "The slope, found from the output φ(x).",
      example: "Activation.tanh.derivative(fromOutput: 0.5)"
    ) { (f: Activation, output: Double) in try f.derivative(fromOutput: output) }
    bind(
      "Activation",
      "var range: Interval { get }",
      "The values it takes.",
      example: "Activation.tanh.range"
    ) { (f: Activation) in f.range }
    bind(
      "Activation",
      "var derivativeRange: Interval { get }",
      "The slopes it takes.",
      example: "Activation.sigmoid.derivativeRange"
    ) { (f: Activation) in f.derivativeRange }
    bind(
      "Activation",
      "var maximumSlope: Double { get }",
      "The largest magnitude of a slope, or its least upper bound.",
      example: "Activation.sigmoid.maximumSlope"
    ) { (f: Activation) in f.maximumSlope }
    bind(
      "Activation",
      "var initializationGain: Double { get }",
      "PyTorch's gain for initialising layers before it.",
      example: "Activation.tanh.initializationGain"
    ) { (f: Activation) in f.initializationGain }
  }
}
