public import CellLanguage
public import RecurrentEngine

extension ForwardTrace: HostValue {
  /// `ForwardTrace`.
  public static let cellTypeName = "ForwardTrace"
}

extension HostLibrary {
  /// What a forward pass kept, and the Jacobians along it.
  mutating func bindForwardTrace() {
    type(
      ForwardTrace.self,
      "A forward pass: S₁ to S_T and what led to them. Time steps count from 1."
    )
    let example = "\(exampleNetwork).forward(\(exampleInputs))"
    bind(
      "ForwardTrace",
      "var network: RecurrentNetwork { get }",
      "The network it went through.",
      example: "\(example).network.activation"
    ) { (trace: ForwardTrace) in trace.network }
    bind(
      "ForwardTrace",
      "func preactivation(_ t: Int) throws -> Vector",
      "a_t.",
      example: "\(example).preactivation(1)"
    ) { (trace: ForwardTrace, t: Int) in try trace.preactivation(t) }
    bind(
      "ForwardTrace",
      "func slopes(_ t: Int) throws -> Vector",
      "φ′(a_t).",
      example: "\(example).slopes(1)"
    ) { (trace: ForwardTrace, t: Int) in try trace.slopes(t) }
    bind(
      "ForwardTrace",
      "func losses(targets: [Int]) throws -> Vector",
      "The cross-entropy of each time step.",
      example: "\(example).losses(targets: [0, 1])"
    ) { (trace: ForwardTrace, targets: [Int]) in try trace.losses(targets: targets) }
    bind(
      "ForwardTrace",
      "func input(_ t: Int) throws -> Vector",
      "X_t.",
      example: "\(example).input(1)"
    ) { (trace: ForwardTrace, t: Int) in try trace.input(t) }
    bind(
      "ForwardTrace",
      "func saturatedShare(below limit: Double = 0.01) throws -> Double",
      "The share of slopes, over all units and time steps, that are smaller than a limit.",
      example: "\(example).saturatedShare(below: 0.9)"
    ) { (trace: ForwardTrace, limit: Double) in try trace.saturatedShare(below: limit) }
    bindSequenceTrace(ForwardTrace.self, example: example)
    bindForwardTraceGradients(example)
  }

  private mutating func bindForwardTraceGradients(_ example: String) {
    bind(
      "ForwardTrace",
      "func gainBound(from i: Int, to t: Int) throws -> Double",
      "The product of the factors' spectral norms, a bound on the gain.",
      example: "\(example).gainBound(from: 0, to: 2)"
    ) { (trace: ForwardTrace, i: Int, t: Int) in try trace.gainBound(from: i, to: t) }
    bind(
      "ForwardTrace",
      "func gradients(targets: [Int], reduction: LossReduction = .sum) throws -> RecurrentGradients",
      "Backpropagation through time.",
      example: "\(example).gradients(targets: [0, 1]).loss"
    ) { (trace: ForwardTrace, targets: [Int], reduction: LossReduction) in
      try trace.gradients(targets: targets, reduction: reduction)
    }
    bind(
      "ForwardTrace",
      "func recurrentWeightTerms(targets: [Int], reduction: LossReduction = .sum) throws -> RecurrentWeightTerms",
      "∂L/∂W, taken apart by loss t and origin i.",
      example: "\(example).recurrentWeightTerms(targets: [0, 1]).norms"
    ) { (trace: ForwardTrace, targets: [Int], reduction: LossReduction) in
      try trace.recurrentWeightTerms(targets: targets, reduction: reduction)
    }
  }
}
