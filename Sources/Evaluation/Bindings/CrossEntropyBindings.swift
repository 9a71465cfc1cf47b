internal import CellLanguage
import RecurrentEngine

extension HostLibrary {
  /// Softmax and the cross-entropy of single time steps.
  mutating func bindCrossEntropy() {
    type("CrossEntropy", "Softmax, and the loss that belongs to it.")
    bind(
      "CrossEntropy",
      "static func softmax(_ logits: Vector) throws -> Vector",
      "Probabilities from logits.",
      example: "CrossEntropy.softmax([1, 2])"
    ) { (logits: Vector) in try CrossEntropy.softmax(logits) }
    bindCrossEntropy(Int.self, target: "0")
    bindCrossEntropy(Vector.self, target: "Vector([0.5, 0.5])")
  }

  private mutating func bindCrossEntropy<Answer: TargetConvertible & CellRepresentable>(
    _: Answer.Type,
    target: String
  ) {
    bind(
      "CrossEntropy",
      "static func loss(logits: Vector, target: \(Answer.cellType)) throws -> Double",
      "−yᵀ log softmax(o), in nats.",
      example: "CrossEntropy.loss(logits: [1, 2], target: \(target))"
    ) { (logits: Vector, target: Answer) in try CrossEntropy.loss(logits: logits, target: target) }
    bind(
      "CrossEntropy",
      "static func gradient(logits: Vector, target: \(Answer.cellType)) throws -> Vector",
      "∂L/∂o, p·Σy − y.",
      example: "CrossEntropy.gradient(logits: [1, 2], target: \(target))"
    ) { (logits: Vector, target: Answer) in
      try CrossEntropy.gradient(logits: logits, target: target)
    }
  }
}
