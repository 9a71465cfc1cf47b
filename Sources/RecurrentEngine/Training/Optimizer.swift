/// A rule that turns gradients into new parameters, with what it remembers between training steps.
///
///     var optimizer = Optimizer.adam(learningRate: 0.01)
///     network = try optimizer.update(network, gradients: network.gradients(batch))
///
/// Rules and their defaults are PyTorch's (`torch.optim`). A value: a copy remembers on its own.
public struct Optimizer: Sendable, Hashable {
  enum Rule: Sendable, Hashable {
    case sgd(momentum: Double, dampening: Double, isNesterov: Bool)
    case adam(beta1: Double, beta2: Double, epsilon: Double, isDecoupled: Bool)
    case rmsProp(smoothing: Double, epsilon: Double, momentum: Double, isCentered: Bool)
    case adagrad(learningRateDecay: Double, initialAccumulator: Double, epsilon: Double)
  }

  let rule: Rule
  /// The learning rate η.
  public let learningRate: Double
  /// λ: how much of a parameter is added to its gradient, or taken off before the update (AdamW).
  public let weightDecay: Double
  /// How many updates have been made.
  public private(set) var trainingStep = 0
  /// What is remembered of each tensor: momentum, moments, sums of squares.
  private var memory: [[[Double]]] = []

  private init(_ rule: Rule, _ learningRate: Double, _ weightDecay: Double) {
    self.rule = rule
    self.learningRate = learningRate
    self.weightDecay = weightDecay
  }

  /// Stochastic gradient descent.
  ///
  ///     v ← μv + (1 − d)g  (v = g at first),  θ ← θ − ηv,  or with Nesterov θ ← θ − η(g + μv)
  ///
  /// - Parameters:
  ///   - learningRate: η, not negative.
  ///   - momentum: μ, not negative.
  ///   - dampening: d.
  ///   - isNesterov: Whether to look ahead; needs a momentum and no dampening.
  ///   - weightDecay: λ: g ← g + λθ.
  /// - Returns: The rule; what is out of range is refused by the first update.
  public static func sgd(
    learningRate: Double,
    momentum: Double = 0,
    dampening: Double = 0,
    isNesterov: Bool = false,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .sgd(momentum: momentum, dampening: dampening, isNesterov: isNesterov),
      learningRate,
      weightDecay
    )
  }

  /// Adam: each parameter's step is measured by running moments of its gradient.
  ///
  ///     m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²,  θ ← θ − η m̂/(√v̂ + ε)
  ///
  /// with m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ). Source: Kingma & Ba (2015), with ε outside the root.
  ///
  /// - Parameters:
  ///   - learningRate: η, not negative.
  ///   - beta1: β₁, in [0, 1).
  ///   - beta2: β₂, in [0, 1).
  ///   - epsilon: ε, not negative.
  ///   - weightDecay: λ: g ← g + λθ.
  /// - Returns: The rule; what is out of range is refused by the first update.
  public static func adam(
    learningRate: Double = 0.001,
    beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, isDecoupled: false),
      learningRate,
      weightDecay
    )
  }

  /// AdamW: Adam with a weight decay that does not pass through the moments: θ ← (1 − ηλ)θ comes first.
  ///
  /// Source: Loshchilov & Hutter (2019).
  ///
  /// - Parameters:
  ///   - learningRate: η, not negative.
  ///   - beta1: β₁, in [0, 1).
  ///   - beta2: β₂, in [0, 1).
  ///   - epsilon: ε, not negative.
  ///   - weightDecay: λ.
  /// - Returns: The rule; what is out of range is refused by the first update.
  public static func adamW(
    learningRate: Double = 0.001,
    beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8,
    weightDecay: Double = 0.01
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, isDecoupled: true),
      learningRate,
      weightDecay
    )
  }

  /// RMSprop: the gradient over the root of a running mean of its squares.
  ///
  ///     v ← αv + (1 − α)g²,  θ ← θ − η g/(√v + ε)
  ///
  /// Source: Tieleman & Hinton (2012); centred as in Graves (2013), where v − ḡ² takes the place of v.
  ///
  /// - Parameters:
  ///   - learningRate: η, not negative.
  ///   - smoothing: α, in [0, 1].
  ///   - epsilon: ε, not negative, outside the root.
  ///   - momentum: μ, not negative, of the steps.
  ///   - isCentered: Whether the variance takes the place of the mean square.
  ///   - weightDecay: λ: g ← g + λθ.
  /// - Returns: The rule; what is out of range is refused by the first update.
  public static func rmsProp(
    learningRate: Double = 0.01,
    smoothing: Double = 0.99,
    epsilon: Double = 1e-8,
    momentum: Double = 0,
    isCentered: Bool = false,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .rmsProp(
        smoothing: smoothing,
        epsilon: epsilon,
        momentum: momentum,
        isCentered: isCentered
      ),
      learningRate,
      weightDecay
    )
  }

  /// Adagrad: the gradient over the root of the sum of all its squares.
  ///
  ///     s ← s + g²,  θ ← θ − η/(1 + (t − 1)d) · g/(√s + ε)
  ///
  /// Source: Duchi, Hazan & Singer (2011).
  ///
  /// - Parameters:
  ///   - learningRate: η, not negative.
  ///   - learningRateDecay: d, not negative.
  ///   - initialAccumulator: What s begins with, not negative.
  ///   - epsilon: ε, not negative.
  ///   - weightDecay: λ: g ← g + λθ.
  /// - Returns: The rule; what is out of range is refused by the first update.
  public static func adagrad(
    learningRate: Double = 0.01,
    learningRateDecay: Double = 0,
    initialAccumulator: Double = 0,
    epsilon: Double = 1e-10,
    weightDecay: Double = 0
  ) -> Optimizer {
    Optimizer(
      .adagrad(
        learningRateDecay: learningRateDecay,
        initialAccumulator: initialAccumulator,
        epsilon: epsilon
      ),
      learningRate,
      weightDecay
    )
  }

  /// The name in print: `SGD`, `Adam`, `AdamW`, `RMSprop`, `Adagrad`.
  public var name: String {
    switch rule {
    case .sgd: "SGD"
    case .adam(_, _, _, let isDecoupled): isDecoupled ? "AdamW" : "Adam"
    case .rmsProp: "RMSprop"
    case .adagrad: "Adagrad"
    }
  }

  /// One training step: the parameters after it.
  ///
  /// - Parameters:
  ///   - parameters: θ: a network, a matrix, a list of them.
  ///   - gradients: g, a tensor for each of the parameters, of the same shape.
  ///   - factor: What the learning rate is multiplied by in this step, as a ``LearningRateSchedule`` says.
  /// - Returns: The new parameters.
  /// - Throws: ``EngineError`` if shapes differ, also from those of earlier steps, or a setting is out of range.
  ///
  /// Accuracy: the operations of PyTorch's single-tensor rules in their order; agreement to about 10⁻¹⁵ a step.
  ///
  /// Edge cases: NaN or infinite gradients give such parameters, and stay in what is remembered.
  public mutating func update<Parameters: TensorCollection>(
    _ parameters: Parameters,
    gradients: some TensorCollection,
    factor: Double = 1
  ) throws -> Parameters {
    try check()
    let tensors = parameters.tensors
    let slopes = gradients.tensors
    try parameters.checkReplacement(slopes, parameter: "gradients")
    let isFirst = memory.isEmpty
    if isFirst { memory = try tensors.map { try initialMemory($0.elements.count) } }
    guard memory.count == tensors.count else {
      throw EngineError.countMismatch(
        parameter: "parameters",
        found: tensors.count,
        expected: memory.count
      )
    }
    var updated: [Tensor] = []
    var next = self
    next.trainingStep += 1
    for (index, tensor) in tensors.enumerated() {
      try WorkBudget.active?.charge(operations: 20 * tensor.elements.count)
      try Allocation.check(tensor.elements.count, for: "parameters")
      guard memory[index].allSatisfy({ $0.count == tensor.elements.count }) else {
        throw EngineError.shapeMismatch(
          parameter: "parameters",
          found: tensor.shape,
          expected: Shape(memory[index].first?.count)
        )
      }
      var elements = tensor.elements
      next.step(&elements, slopes[index].elements, &next.memory[index], factor, isFirst)
      updated.append(Tensor(name: tensor.name, shape: tensor.shape, elements: elements))
    }
    let result = try parameters.replacing(tensors: updated)
    self = next
    return result
  }

  /// This optimizer as it was before the first update.
  public var restarted: Optimizer { Optimizer(rule, learningRate, weightDecay) }

  private func initialMemory(_ count: Int) throws -> [[Double]] {
    let values: [Double] =
      switch rule {
      case .sgd(let momentum, _, _): momentum == 0 ? [] : [0]
      case .adam: [0, 0]
      case .rmsProp: [0, 0, 0]
      case .adagrad(_, let initial, _): [initial]
      }
    return try values.map {
      try Allocation.check(count, for: "parameters")
      return [Double](repeating: $0, count: count)
    }
  }
}
