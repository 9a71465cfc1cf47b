public import CellLanguage
public import RecurrentEngine

extension TrainingHistory: HostValue {
  /// `TrainingHistory`.
  public static let cellTypeName = "TrainingHistory"
}

extension HostLibrary {
  /// What was measured in each training step.
  mutating func bindTrainingHistory() {
    type(TrainingHistory.self, "What was measured in each training step.")
    let example = "\(exampleTraining).run(\(exampleNetwork), on: \(exampleBatch)).history"
    let columns: [(name: String, summary: String, get: @Sendable (TrainingHistory) -> Vector)] = [
      ("losses", "The loss before the update.", { $0.losses }),
      ("accuracies", "The share of targets answered right, before the update.", { $0.accuracies }),
      ("gradientNorms", "The total norm of the gradients before clipping.", { $0.gradientNorms }),
      (
        "clippedGradientNorms", "The total norm of the gradients after clipping.",
        { $0.clippedGradientNorms }
      ),
      ("learningRates", "The learning rate.", { $0.learningRates }),
      (
        "updateRatios", "The norm of the change over the norm of the parameters.",
        { $0.updateRatios }
      ),
    ]
    for (name, summary, get) in columns {
      bind(
        "TrainingHistory",
        "var \(name): Vector { get }",
        summary,
        example: "\(example).\(name)"
      ) { (history: TrainingHistory) in get(history) }
    }
    bind(
      "TrainingHistory",
      "var stepCount: Int { get }",
      "How many training steps were made.",
      example: "\(example).stepCount"
    ) { (history: TrainingHistory) in history.stepCount }
    bind(
      "TrainingHistory",
      "var firstNonFinite: Int? { get }",
      "The first training step, from 0, whose loss was not finite; nil if none.",
      example: "\(example).firstNonFinite"
    ) { (history: TrainingHistory) in history.firstNonFinite }
  }
}
