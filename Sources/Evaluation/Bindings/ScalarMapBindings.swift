public import CellLanguage
public import RecurrentEngine

extension ScalarMap: HostValue {
  /// `ScalarMap`.
  public static let cellTypeName = "ScalarMap"
}
extension ScalarMap.State: HostValue {
  /// `ScalarMapState`, as `LessonKit` calls it, too.
  public static let cellTypeName = "ScalarMapState"
}
extension ScalarMap.FixedPoint: HostValue {
  /// `ScalarMapFixedPoint`, as `LessonKit` calls it, too.
  public static let cellTypeName = "ScalarMapFixedPoint"
}

/// A map that the examples of several bindings share.
private let exampleMap = "ScalarMap(weight: 5, bias: -2.5, activation: .sigmoid)"

extension HostLibrary {
  /// A network of one unit without input, as a map of the line.
  mutating func bindScalarMap() {
    type(
      ScalarMap.self,
      "A network of one unit without input: a map that is applied again and again."
    )
    type(ScalarMap.State.self, "What a map of one unit maps.")
    bind(
      "ScalarMapState",
      "static let hidden: ScalarMapState",
      "s ↦ φ(ws + b).",
      example: "ScalarMap(weight: 5, state: .hidden)(0.5)"
    ) { ScalarMap.State.hidden }
    bind(
      "ScalarMapState",
      "static let preactivation: ScalarMapState",
      "x ↦ wφ(x) + b.",
      example: "ScalarMap(weight: 5, state: .preactivation)(0.5)"
    ) { ScalarMap.State.preactivation }
    bind(
      "ScalarMap",
      "init(weight: Double, bias: Double = 0, activation: Activation = .tanh, state: ScalarMapState = .hidden)",
      "From weight and bias.",
      example: exampleMap
    ) { (weight: Double, bias: Double, activation: Activation, state: ScalarMap.State) in
      ScalarMap(weight: weight, bias: bias, activation: activation, state: state)
    }
    bind(
      "ScalarMap",
      "func callAsFunction(_ x: Double) -> Double",
      "The state after one step.",
      example: "\(exampleMap)(0.5)"
    ) { (map: ScalarMap, x: Double) in map(x) }
    bind(
      "ScalarMap",
      "func derivative(_ x: Double) -> Double",
      "The derivative of one step by the state before.",
      example: "\(exampleMap).derivative(0.5)"
    ) { (map: ScalarMap, x: Double) in map.derivative(x) }
    bind(
      "ScalarMap",
      "var weight: Double { get }",
      "w.",
      example: "\(exampleMap).weight"
    ) { (map: ScalarMap) in map.weight }
    bind(
      "ScalarMap",
      "var bias: Double { get }",
      "b.",
      example: "\(exampleMap).bias"
    ) { (map: ScalarMap) in map.bias }
    bind(
      "ScalarMap",
      "var activation: Activation { get }",
      "φ.",
      example: "\(exampleMap).activation"
    ) { (map: ScalarMap) in map.activation }
    bindScalarMapOrbits()
    bindFixedPoints()
  }

  private mutating func bindScalarMapOrbits() {
    bind(
      "ScalarMap",
      "func orbit(from start: Double, steps: Int) throws -> Vector",
      "The states from a start on.",
      example: "\(exampleMap).orbit(from: 0.4, steps: 5)"
    ) { (map: ScalarMap, start: Double, steps: Int) in try map.orbit(from: start, steps: steps) }
    bind(
      "ScalarMap",
      "func derivative(from start: Double, steps: Int) throws -> Double",
      "The derivative of the last state by the first; its magnitude is the gain.",
      example: "\(exampleMap).derivative(from: 0.4, steps: 5)"
    ) { (map: ScalarMap, start: Double, steps: Int) in
      try map.derivative(from: start, steps: steps)
    }
    bind(
      "ScalarMap",
      "func lyapunovExponent(from start: Double, steps: Int, discarding discarded: Int = 0) throws -> Double",
      "The mean logarithm of the derivative's magnitude, in nats a step.",
      example: "\(exampleMap).lyapunovExponent(from: 0.4, steps: 50)"
    ) { (map: ScalarMap, start: Double, steps: Int, discarded: Int) in
      try map.lyapunovExponent(from: start, steps: steps, discarding: discarded)
    }
    bind(
      "ScalarMap",
      "func attractor(from start: Double, discarding discarded: Int = 1000, count: Int = 16) throws -> Vector",
      "The states that an orbit goes on to visit.",
      example: "\(exampleMap).attractor(from: 0.4, count: 2)"
    ) { (map: ScalarMap, start: Double, discarded: Int, count: Int) in
      try map.attractor(from: start, discarding: discarded, count: count)
    }
  }

  private mutating func bindFixedPoints() {
    type(ScalarMap.FixedPoint.self, "A state that a map leaves where it is.")
    bind(
      "ScalarMap",
      "func fixedPoints(from lowerBound: Double? = nil, to upperBound: Double? = nil, samples: Int = 2000) throws -> [ScalarMapFixedPoint]",
      "The states that the map leaves where they are, from left to right.",
      example: "\(exampleMap).fixedPoints().map { $0.value }"
    ) { (map: ScalarMap, lower: Double?, upper: Double?, samples: Int) in
      try map.fixedPoints(from: lower, to: upper, samples: samples)
    }
    bind(
      "ScalarMapFixedPoint",
      "var value: Double { get }",
      "The state.",
      example: "\(exampleMap).fixedPoints()[0].value"
    ) { (point: ScalarMap.FixedPoint) in point.value }
    bind(
      "ScalarMapFixedPoint",
      "var slope: Double { get }",
      "The map's derivative there.",
      example: "\(exampleMap).fixedPoints()[0].slope"
    ) { (point: ScalarMap.FixedPoint) in point.slope }
    bind(
      "ScalarMapFixedPoint",
      "var isStable: Bool { get }",
      "Whether orbits that begin nearby come nearer.",
      example: "\(exampleMap).fixedPoints()[0].isStable"
    ) { (point: ScalarMap.FixedPoint) in point.isStable }
  }
}
