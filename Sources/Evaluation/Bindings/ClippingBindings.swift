public import CellLanguage
public import RecurrentEngine

extension NormClipping: CellRepresentable, HostValue where Gradients: HostValue {
  /// `Clipped` and the name of what was clipped.
  public static var cellTypeName: String { "Clipped\(Gradients.cellTypeName)" }
}

extension HostLibrary {
  /// Clipping, for a network's gradients and for single vectors and matrices.
  mutating func bindClipping() {
    bindClipping(RecurrentGradients.self, example: exampleGradients)
    bindClipping(FeedForwardGradients.self, example: exampleDeepGradients)
    bindClipping(SequenceGradients.self, example: exampleBatchGradients)
    bindClipping(Vector.self, example: "Vector([3, 4])")
    bindClipping(Matrix.self, example: "Matrix([[3], [4]])")
  }

  private mutating func bindClipping<Gradients: TensorCollection & HostValue>(
    _: Gradients.Type,
    example: String
  ) {
    let name = Gradients.cellTypeName
    let result = NormClipping<Gradients>.cellTypeName
    type(NormClipping<Gradients>.self, "What clipping by norm gives.")
    bind(
      name,
      "func clipped(toNorm maximumNorm: Double, normType: Double = 2, epsilon: Double = 1e-6) throws -> \(result)",
      "Scaled by min(1, maximum/(total norm + ε)), as PyTorch does.",
      example: "\(example).clipped(toNorm: 1).clipped"
    ) { (g: Gradients, maximum: Double, normType: Double, epsilon: Double) in
      try g.clipped(toNorm: maximum, normType: normType, epsilon: epsilon)
    }
    bind(
      name,
      "func clipped(toValue maximumValue: Double) throws -> \(name)",
      "Every element cut off at ±maximum.",
      example: "\(example).clipped(toValue: 1)"
    ) { (g: Gradients, maximum: Double) in try g.clipped(toValue: maximum) }
    bind(
      name,
      "func normalizedPerTensor() throws -> \(name)",
      "Each array over its own norm.",
      example: "\(example).normalizedPerTensor()"
    ) { (g: Gradients) in try g.normalizedPerTensor() }
    bind(
      name,
      "func totalNorm(_ normType: Double = 2) throws -> Double",
      "One norm over all arrays.",
      example: "\(example).totalNorm()"
    ) { (g: Gradients, normType: Double) in try g.totalNorm(normType) }
    if name != "Vector" {
      bind(
        name,
        "func cosine(to right: \(name)) throws -> Double",
        "The cosine of the angle between two sets of gradients.",
        example: "\(example).cosine(to: \(example))"
      ) { (g: Gradients, right: Gradients) in try g.cosine(to: right) }
    }
    bind(
      result,
      "var clipped: \(name) { get }",
      "The clipped gradients.",
      example: "\(example).clipped(toNorm: 1).clipped"
    ) { (c: NormClipping<Gradients>) in c.clipped }
    bind(
      result,
      "var normBefore: Double { get }",
      "The total norm before.",
      example: "\(example).clipped(toNorm: 1).normBefore"
    ) { (c: NormClipping<Gradients>) in c.normBefore }
    bind(
      result,
      "var factor: Double { get }",
      "What every element was multiplied by.",
      example: "\(example).clipped(toNorm: 1).factor"
    ) { (c: NormClipping<Gradients>) in c.factor }
    bind(
      result,
      "var isClipped: Bool { get }",
      "Whether the factor is less than 1.",
      example: "\(example).clipped(toNorm: 1).isClipped"
    ) { (c: NormClipping<Gradients>) in c.isClipped }
  }
}
