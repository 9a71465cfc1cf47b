import CellLanguage
import RecurrentEngine

extension HostLibrary {
  /// What the runs of all recurrent networks have in common.
  mutating func bindSequenceTrace<Trace: SequenceTrace & HostValue>(
    _: Trace.Type,
    example: String
  ) {
    let name = Trace.cellTypeName
    bind(
      name,
      "var stepCount: Int { get }",
      "T, the number of time steps.",
      example: "\(example).stepCount"
    ) { (trace: Trace) in trace.stepCount }
    bind(
      name,
      "var stateSize: Int { get }",
      "The length of the state that goes from step to step.",
      example: "\(example).stateSize"
    ) { (trace: Trace) in trace.stateSize }
    bind(
      name,
      "var hiddenStates: Matrix { get }",
      "The hidden state of time step t in row t, S₀ in row 0.",
      example: "\(example).hiddenStates"
    ) { (trace: Trace) in trace.hiddenStates }
    bind(
      name,
      "func hiddenState(_ t: Int) throws -> Vector",
      "S_t; S₀ for t = 0.",
      example: "\(example).hiddenState(2)"
    ) { (trace: Trace, t: Int) in try trace.hiddenState(t) }
    bind(
      name,
      "func logits(_ t: Int) throws -> Vector",
      "o_t.",
      example: "\(example).logits(1)"
    ) { (trace: Trace, t: Int) in try trace.logits(t) }
    bind(
      name,
      "func probabilities(_ t: Int) throws -> Vector",
      "ŷ_t.",
      example: "\(example).probabilities(1)"
    ) { (trace: Trace, t: Int) in try trace.probabilities(t) }
    bindSequenceTraceJacobians(Trace.self, example)
  }

  private mutating func bindSequenceTraceJacobians<Trace: SequenceTrace & HostValue>(
    _: Trace.Type,
    _ example: String
  ) {
    let name = Trace.cellTypeName
    bind(
      name,
      "func stepJacobian(_ k: Int) throws -> Matrix",
      "The Jacobian of the state at k + 1 by that at k.",
      example: "\(example).stepJacobian(0)"
    ) { (trace: Trace, k: Int) in try trace.stepJacobian(k) }
    bind(
      name,
      "func jacobianProduct(from i: Int, to t: Int) throws -> Matrix",
      "The Jacobian of the state at t by that at i, the latest factor leftmost.",
      example: "\(example).jacobianProduct(from: 0, to: 2)"
    ) { (trace: Trace, i: Int, t: Int) in try trace.jacobianProduct(from: i, to: t) }
    bind(
      name,
      "func gain(from i: Int, to t: Int) throws -> Double",
      "The spectral norm of the Jacobian product.",
      example: "\(example).gain(from: 0, to: 2)"
    ) { (trace: Trace, i: Int, t: Int) in try trace.gain(from: i, to: t) }
    bind(
      name,
      "func gains(to t: Int? = nil) throws -> Vector",
      "The gains to one time step, the last by default, by lag from 0.",
      example: "\(example).gains()"
    ) { (trace: Trace, t: Int?) in try trace.gains(to: t) }
    bind(
      name,
      "func gains(from i: Int) throws -> Vector",
      "The gains from one time step, by lag from 0.",
      example: "\(example).gains(from: 0)"
    ) { (trace: Trace, i: Int) in try trace.gains(from: i) }
    bind(
      name,
      "func lyapunovExponents(count: Int? = nil, discarding discarded: Int = 0) throws -> Vector",
      "The mean rates, in nats a time step, at which small changes of the state grow.",
      example: "\(example).lyapunovExponents(count: 1)"
    ) { (trace: Trace, count: Int?, discarded: Int) in
      try trace.lyapunovExponents(count: count, discarding: discarded)
    }
  }
}
