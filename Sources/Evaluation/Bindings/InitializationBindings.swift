public import CellLanguage
public import RecurrentEngine

extension Initialization: HostValue {
  /// `Initialization`.
  public static let cellTypeName = "Initialization"
}
extension Initialization.FanMode: HostValue {
  /// `FanMode`, as `LessonKit` calls it, too.
  public static let cellTypeName = "FanMode"
}

extension HostLibrary {
  /// Ways to draw the weights of a layer.
  mutating func bindInitialization() {
    type(Initialization.self, "A way to draw the weights of a layer.")
    let constants: [(name: String, summary: String, value: Initialization)] = [
      ("xavierUniform", "Glorot's, uniform, gain 1.", .xavierUniform),
      ("xavierNormal", "Glorot's, normal, gain 1.", .xavierNormal),
      ("kaimingUniform", "He's, uniform, for ReLU.", .kaimingUniform),
      ("kaimingNormal", "He's, normal, for ReLU.", .kaimingNormal),
      ("orthogonal", "A random orthogonal matrix.", .orthogonal),
      ("identity", "The identity.", .identity),
      ("zeros", "All zeros.", .zeros),
      ("pyTorchDefault", "What PyTorch's recurrent layers begin with.", .pyTorchDefault),
    ]
    for constant in constants {
      bind(
        "Initialization",
        "static let \(constant.name): Initialization",
        constant.summary,
        example: "Initialization.\(constant.name).matrix(rows: 3, columns: 3, seed: 1)"
      ) { constant.value }
    }
    let gains: [(name: String, summary: String, make: @Sendable (Double) -> Initialization)] = [
      ("xavierUniform", "Glorot's, uniform.", { .xavierUniform(gain: $0) }),
      ("xavierNormal", "Glorot's, normal.", { .xavierNormal(gain: $0) }),
      ("orthogonal", "A multiple of a random orthogonal matrix.", { .orthogonal(gain: $0) }),
      ("identity", "A multiple of the identity.", { .identity(gain: $0) }),
    ]
    for entry in gains {
      bind(
        "Initialization",
        "static func \(entry.name)(gain: Double) -> Initialization",
        entry.summary,
        example: "Initialization.\(entry.name)(gain: 2).matrix(rows: 3, columns: 3, seed: 1)"
      ) { (gain: Double) in entry.make(gain) }
    }
    bindKaiming()
    bind(
      "Initialization",
      "static func uniform(bound: Double) -> Initialization",
      "Uniform between −bound and bound.",
      example: "Initialization.uniform(bound: 0.1).matrix(rows: 2, columns: 2, seed: 1)"
    ) { (bound: Double) in Initialization.uniform(bound: bound) }
    bind(
      "Initialization",
      "static func normal(standardDeviation: Double) -> Initialization",
      "Normal with mean 0.",
      example: "Initialization.normal(standardDeviation: 1).matrix(rows: 2, columns: 2, seed: 1)"
    ) { (deviation: Double) in Initialization.normal(standardDeviation: deviation) }
    bind(
      "Initialization",
      "var name: String { get }",
      "Its name.",
      example: "Initialization.orthogonal.name"
    ) { (initialization: Initialization) in initialization.name }
    bind(
      "Initialization",
      "func matrix(rows: Int, columns: Int, seed: Int) throws -> Matrix",
      "Draws a matrix; rows are outputs, columns inputs.",
      example: "Initialization.orthogonal.matrix(rows: 3, columns: 3, seed: 1)"
    ) { (initialization: Initialization, rows: Int, columns: Int, seed: Int) in
      try initialization.matrix(rows: rows, columns: columns, seed: seed)
    }
    bind(
      "Initialization",
      "func bound(rows: Int, columns: Int) -> Double?",
      "The bound of a uniform one.",
      example: "Initialization.xavierUniform.bound(rows: 3, columns: 3)"
    ) { (initialization: Initialization, rows: Int, columns: Int) in
      initialization.bound(rows: rows, columns: columns)
    }
    bind(
      "Initialization",
      "func standardDeviation(rows: Int, columns: Int) -> Double?",
      "The standard deviation of its elements.",
      example: "Initialization.xavierNormal.standardDeviation(rows: 3, columns: 3)"
    ) { (initialization: Initialization, rows: Int, columns: Int) in
      initialization.standardDeviation(rows: rows, columns: columns)
    }
  }

  private mutating func bindKaiming() {
    type(Initialization.FanMode.self, "Whose variance Kaiming initialisation keeps.")
    bind(
      "FanMode",
      "static let fanIn: FanMode",
      "That of the activations on the way forward.",
      example: "FanMode.fanIn"
    ) { Initialization.FanMode.fanIn }
    bind(
      "FanMode",
      "static let fanOut: FanMode",
      "That of the gradients on the way back.",
      example: "FanMode.fanOut"
    ) { Initialization.FanMode.fanOut }
    bind(
      "Initialization",
      "static func kaimingUniform(gain: Double, mode: FanMode = .fanIn) -> Initialization",
      "He's, uniform.",
      example: "Initialization.kaimingUniform(gain: 2).matrix(rows: 3, columns: 3, seed: 1)"
    ) { (gain: Double, mode: Initialization.FanMode) in
      Initialization.kaimingUniform(gain: gain, mode: mode)
    }
    bind(
      "Initialization",
      "static func kaimingNormal(gain: Double, mode: FanMode = .fanIn) -> Initialization",
      "He's, normal.",
      example:
        "Initialization.kaimingNormal(gain: 2, mode: .fanOut).matrix(rows: 3, columns: 2, seed: 1)"
    ) { (gain: Double, mode: Initialization.FanMode) in
      Initialization.kaimingNormal(gain: gain, mode: mode)
    }
  }
}
