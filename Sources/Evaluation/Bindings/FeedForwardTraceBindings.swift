public import CellLanguage
public import RecurrentEngine

extension FeedForwardTrace: HostValue {
  /// `FeedForwardTrace`.
  public static let cellTypeName = "FeedForwardTrace"
}

extension HostLibrary {
  /// What a batch left on its way through a deep network, and the Jacobians along it.
  mutating func bindFeedForwardTrace() {
    type(
      FeedForwardTrace.self,
      "A forward pass through a deep network: every layer's values, an example a row."
    )
    let example = "\(exampleDeepNetwork).forward(\(exampleDeepInputs))"
    bind(
      "FeedForwardTrace",
      "var network: FeedForwardNetwork { get }",
      "The network that ran.",
      example: "\(example).network.depth"
    ) { (trace: FeedForwardTrace) in trace.network }
    bind(
      "FeedForwardTrace",
      "var updatedNetwork: FeedForwardNetwork { get }",
      "The network with the running statistics moved on by this batch.",
      example: "\(example).updatedNetwork.depth"
    ) { (trace: FeedForwardTrace) in trace.updatedNetwork }
    bind(
      "FeedForwardTrace",
      "var phase: NormalizationPhase { get }",
      "Which statistics were used.",
      example: "\(example).phase == .training"
    ) { (trace: FeedForwardTrace) in trace.phase }
    bind(
      "FeedForwardTrace",
      "var exampleCount: Int { get }",
      "B, the number of examples.",
      example: "\(example).exampleCount"
    ) { (trace: FeedForwardTrace) in trace.exampleCount }
    bind(
      "FeedForwardTrace",
      "var activations: [Matrix] { get }",
      "h_l at index l, from the input h₀ to the output.",
      example: "\(example).activations[1]"
    ) { (trace: FeedForwardTrace) in trace.activations }
    bind(
      "FeedForwardTrace",
      "var preactivations: [Matrix] { get }",
      "a_l = W_l h_{l−1} + b_l at index l − 1.",
      example: "\(example).preactivations[0]"
    ) { (trace: FeedForwardTrace) in trace.preactivations }
    bind(
      "FeedForwardTrace",
      "var normalized: [Matrix] { get }",
      "z_l, what φ is applied to, at index l − 1.",
      example: "\(example).normalized[0]"
    ) { (trace: FeedForwardTrace) in trace.normalized }
    bind(
      "FeedForwardTrace",
      "var outputs: Matrix { get }",
      "The last layer's values: logits, or numbers.",
      example: "\(example).outputs"
    ) { (trace: FeedForwardTrace) in trace.outputs }
    bindFeedForwardTraceFunctions(example)
  }

  private mutating func bindFeedForwardTraceFunctions(_ example: String) {
    bind(
      "FeedForwardTrace",
      "func slopes(_ l: Int) throws -> Matrix",
      "φ′(z_l).",
      example: "\(example).slopes(1)"
    ) { (trace: FeedForwardTrace, l: Int) in try trace.slopes(l) }
    bind(
      "FeedForwardTrace",
      "func saturatedShare(_ l: Int, below limit: Double = 0.01) throws -> Double",
      "The share of a layer's units whose slope is smaller than a limit.",
      example: "\(example).saturatedShare(1)"
    ) { (trace: FeedForwardTrace, l: Int, limit: Double) in
      try trace.saturatedShare(l, below: limit)
    }
    bind(
      "FeedForwardTrace",
      "func saturatedShares(below limit: Double = 0.01) throws -> Vector",
      "The share of saturated units of each layer, layer 1 at index 0.",
      example: "\(example).saturatedShares()"
    ) { (trace: FeedForwardTrace, limit: Double) in try trace.saturatedShares(below: limit) }
    bind(
      "FeedForwardTrace",
      "func layerJacobian(_ l: Int, example: Int) throws -> Matrix",
      "∂h_l/∂h_{l−1} for one example, from 0.",
      example: "\(example).layerJacobian(2, example: 0)"
    ) { (trace: FeedForwardTrace, l: Int, example: Int) in
      try trace.layerJacobian(l, example: example)
    }
    bind(
      "FeedForwardTrace",
      "func jacobianProduct(from l: Int, to m: Int, example: Int) throws -> Matrix",
      "∂h_m/∂h_l for one example, the latest factor leftmost.",
      example: "\(example).jacobianProduct(from: 0, to: 3, example: 0)"
    ) { (trace: FeedForwardTrace, l: Int, m: Int, example: Int) in
      try trace.jacobianProduct(from: l, to: m, example: example)
    }
    bindFeedForwardTraceLosses(Int.self, example, targets: "[0, 1, 1]")
    bindFeedForwardTraceLosses(
      Vector.self,
      example,
      targets: "[Vector([1, 0]), [0, 1], [0.5, 0.5]]"
    )
  }

  /// Evaluation and gradients for one kind of targets.
  private mutating func bindFeedForwardTraceLosses<Answer: TargetConvertible & CellRepresentable>(
    _: Answer.Type,
    _ example: String,
    targets: String
  ) {
    let parameters =
      "(targets: [\(Answer.cellType)], lossFunction: LossFunction = .crossEntropy, reduction: LossReduction = .sum)"
    bind(
      "FeedForwardTrace",
      "func evaluation\(parameters) throws -> BatchEvaluation",
      "How well the outputs answer the targets.",
      example: "\(example).evaluation(targets: \(targets)).accuracy"
    ) {
      (
        trace: FeedForwardTrace,
        targets: [Answer],
        lossFunction: LossFunction,
        reduction: LossReduction
      ) in
      try trace.evaluation(targets: targets, lossFunction: lossFunction, reduction: reduction)
    }
    bind(
      "FeedForwardTrace",
      "func gradients\(parameters) throws -> FeedForwardGradients",
      "Backpropagation.",
      example: "\(example).gradients(targets: \(targets)).loss"
    ) {
      (
        trace: FeedForwardTrace,
        targets: [Answer],
        lossFunction: LossFunction,
        reduction: LossReduction
      ) in
      try trace.gradients(targets: targets, lossFunction: lossFunction, reduction: reduction)
    }
  }
}
