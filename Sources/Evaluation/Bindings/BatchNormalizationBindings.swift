public import CellLanguage
public import RecurrentEngine

extension BatchNormalization: HostValue {
  /// `BatchNormalization`.
  public static let cellTypeName = "BatchNormalization"
}
extension NormalizationPhase: HostValue {
  /// `NormalizationPhase`.
  public static let cellTypeName = "NormalizationPhase"
}

extension HostLibrary {
  /// Batch normalisation, in training and in inference.
  mutating func bindBatchNormalization() {
    type(
      BatchNormalization.self,
      "The normalisation of a layer's pre-activations over the batch: z = γ(a − μ)/√(σ² + ε) + β."
    )
    type(NormalizationPhase.self, "Which statistics a batch normalisation uses.")
    bind(
      "NormalizationPhase",
      "static let training: NormalizationPhase",
      "Those of the batch.",
      example: "NormalizationPhase.training == .inference"
    ) { NormalizationPhase.training }
    bind(
      "NormalizationPhase",
      "static let inference: NormalizationPhase",
      "The running ones.",
      example: "NormalizationPhase.inference == .inference"
    ) { NormalizationPhase.inference }
    bind(
      "BatchNormalization",
      "init(units: Int) throws",
      "With γ = 1 and β = 0.",
      example: "BatchNormalization(units: 3).scale"
    ) { (units: Int) in try BatchNormalization(units: units) }
    bind(
      "BatchNormalization",
      "init(scale: Vector, shift: Vector? = nil, runningMean: Vector? = nil, runningVariance: Vector? = nil, momentum: Double = 0.1, epsilon: Double = 1e-5) throws",
      "From γ and β; `momentum` is the weight of the new value, as in PyTorch.",
      example: "BatchNormalization(scale: [2, 2], shift: [0, 1]).shift"
    ) {
      (
        scale: Vector,
        shift: Vector?,
        mean: Vector?,
        variance: Vector?,
        momentum: Double,
        epsilon: Double
      ) in
      try BatchNormalization(
        scale: scale,
        shift: shift,
        runningMean: mean,
        runningVariance: variance,
        momentum: momentum,
        epsilon: epsilon
      )
    }
    bindBatchNormalizationMembers()
  }

  private mutating func bindBatchNormalizationMembers() {
    let example = "BatchNormalization(units: 2)"
    bind("BatchNormalization", "var scale: Vector { get }", "γ.", example: "\(example).scale") {
      (n: BatchNormalization) in n.scale
    }
    bind("BatchNormalization", "var shift: Vector { get }", "β.", example: "\(example).shift") {
      (n: BatchNormalization) in n.shift
    }
    bind(
      "BatchNormalization",
      "var runningMean: Vector { get }",
      "The running mean.",
      example: "\(example).runningMean"
    ) { (n: BatchNormalization) in n.runningMean }
    bind(
      "BatchNormalization",
      "var runningVariance: Vector { get }",
      "The running variance, unbiased.",
      example: "\(example).runningVariance"
    ) { (n: BatchNormalization) in n.runningVariance }
    bind(
      "BatchNormalization",
      "var momentum: Double { get }",
      "The weight of a batch's statistics in the running ones.",
      example: "\(example).momentum"
    ) { (n: BatchNormalization) in n.momentum }
    bind(
      "BatchNormalization",
      "var epsilon: Double { get }",
      "ε, inside the root.",
      example: "\(example).epsilon"
    ) { (n: BatchNormalization) in n.epsilon }
  }
}
