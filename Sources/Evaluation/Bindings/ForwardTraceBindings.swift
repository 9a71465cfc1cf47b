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
    bind(
      "ForwardTrace",
      "func gainBound(from i: Int, to t: Int) throws -> Double",
      "The product of the factors' spectral norms, a bound on the gain.",
      example: "\(example).gainBound(from: 0, to: 2)"
    ) { (trace: ForwardTrace, i: Int, t: Int) in try trace.gainBound(from: i, to: t) }
    bindForwardTraceGradients(Int.self, example, targets: "[0, 1]")
    bindForwardTraceGradients(Vector.self, example, targets: "[[1, 0], [0.5, 0.5]]")
  }

  /// Loss and gradients for one kind of targets.
  private mutating func bindForwardTraceGradients<Answer: TargetConvertible & CellRepresentable>(
    _: Answer.Type,
    _ example: String,
    targets: String
  ) {
    let list = "targets: [\(Answer.cellType)], lossFunction: LossFunction = .crossEntropy"
    bind(
      "ForwardTrace",
      "func loss(\(list), reduction: LossReduction = .sum) throws -> Double",
      "The loss over all time steps.",
      example: "\(example).loss(targets: \(targets))"
    ) {
      (trace: ForwardTrace, targets: [Answer], function: LossFunction, reduction: LossReduction) in
      try trace.loss(targets: targets, lossFunction: function, reduction: reduction)
    }
    bind(
      "ForwardTrace",
      "func losses(\(list)) throws -> Vector",
      "The loss of each time step.",
      example: "\(example).losses(targets: \(targets))"
    ) { (trace: ForwardTrace, targets: [Answer], function: LossFunction) in
      try trace.losses(targets: targets, lossFunction: function)
    }
    bind(
      "ForwardTrace",
      "func gradients(\(list), reduction: LossReduction = .sum, truncation: Truncation = .none) throws -> RecurrentGradients",
      "Backpropagation through time.",
      example: "\(example).gradients(targets: \(targets)).loss"
    ) {
      (
        trace: ForwardTrace,
        targets: [Answer],
        function: LossFunction,
        reduction: LossReduction,
        truncation: Truncation
      ) in
      try trace.gradients(
        targets: targets,
        lossFunction: function,
        reduction: reduction,
        truncation: truncation
      )
    }
    bind(
      "ForwardTrace",
      "func recurrentWeightTerms(\(list), reduction: LossReduction = .sum) throws -> RecurrentWeightTerms",
      "∂L/∂W, taken apart by loss t and origin i.",
      example: "\(example).recurrentWeightTerms(targets: \(targets)).norms"
    ) {
      (trace: ForwardTrace, targets: [Answer], function: LossFunction, reduction: LossReduction) in
      try trace.recurrentWeightTerms(
        targets: targets,
        lossFunction: function,
        reduction: reduction
      )
    }
  }
}
