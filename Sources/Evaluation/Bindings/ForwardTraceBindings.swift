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
      "var stepCount: Int { get }",
      "T, the number of time steps.",
      example: "\(example).stepCount"
    ) { (trace: ForwardTrace) in trace.stepCount }
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
      "func hiddenState(_ t: Int) throws -> Vector",
      "S_t; S₀ for t = 0.",
      example: "\(example).hiddenState(2)"
    ) { (trace: ForwardTrace, t: Int) in try trace.hiddenState(t) }
    bind(
      "ForwardTrace",
      "func slopes(_ t: Int) throws -> Vector",
      "φ′(a_t).",
      example: "\(example).slopes(1)"
    ) { (trace: ForwardTrace, t: Int) in try trace.slopes(t) }
    bind(
      "ForwardTrace",
      "func logits(_ t: Int) throws -> Vector",
      "o_t.",
      example: "\(example).logits(1)"
    ) { (trace: ForwardTrace, t: Int) in try trace.logits(t) }
    bind(
      "ForwardTrace",
      "func probabilities(_ t: Int) throws -> Vector",
      "ŷ_t.",
      example: "\(example).probabilities(1)"
    ) { (trace: ForwardTrace, t: Int) in try trace.probabilities(t) }
    bind(
      "ForwardTrace",
      "func losses(targets: [Int]) throws -> Vector",
      "The cross-entropy of each time step.",
      example: "\(example).losses(targets: [0, 1])"
    ) { (trace: ForwardTrace, targets: [Int]) in try trace.losses(targets: targets) }
    bindForwardTraceJacobians(example)
  }

  private mutating func bindForwardTraceJacobians(_ example: String) {
    bind(
      "ForwardTrace",
      "func stepJacobian(_ k: Int) throws -> Matrix",
      "∂S_{k+1}/∂S_k.",
      example: "\(example).stepJacobian(0)"
    ) { (trace: ForwardTrace, k: Int) in try trace.stepJacobian(k) }
    bind(
      "ForwardTrace",
      "func jacobianProduct(from i: Int, to t: Int) throws -> Matrix",
      "∂S_t/∂S_i, the latest factor leftmost.",
      example: "\(example).jacobianProduct(from: 0, to: 2)"
    ) { (trace: ForwardTrace, i: Int, t: Int) in try trace.jacobianProduct(from: i, to: t) }
    bind(
      "ForwardTrace",
      "func gain(from i: Int, to t: Int) throws -> Double",
      "The spectral norm of ∂S_t/∂S_i.",
      example: "\(example).gain(from: 0, to: 2)"
    ) { (trace: ForwardTrace, i: Int, t: Int) in try trace.gain(from: i, to: t) }
    bind(
      "ForwardTrace",
      "func gains(to t: Int? = nil) throws -> Vector",
      "The gains to one time step, the last by default, by lag from 0.",
      example: "\(example).gains()"
    ) { (trace: ForwardTrace, t: Int?) in try trace.gains(to: t) }
    bind(
      "ForwardTrace",
      "func gains(from i: Int) throws -> Vector",
      "The gains from one time step, by lag from 0.",
      example: "\(example).gains(from: 0)"
    ) { (trace: ForwardTrace, i: Int) in try trace.gains(from: i) }
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
