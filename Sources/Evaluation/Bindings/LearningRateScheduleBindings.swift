public import CellLanguage
public import RecurrentEngine

extension LearningRateSchedule: HostValue {
  /// `LearningRateSchedule`.
  public static let cellTypeName = "LearningRateSchedule"
}

extension HostLibrary {
  /// How the learning rate changes.
  mutating func bindLearningRateSchedule() {
    type(
      LearningRateSchedule.self,
      "A factor on the learning rate that depends on the training step."
    )
    bind(
      "LearningRateSchedule",
      "static let constant: LearningRateSchedule",
      "Always 1.",
      example: "LearningRateSchedule.constant.factor(7)"
    ) { LearningRateSchedule.constant }
    bind(
      "LearningRateSchedule",
      "static func step(every: Int, factor: Double = 0.1) -> LearningRateSchedule",
      "A factor after every so many training steps.",
      example: "LearningRateSchedule.step(every: 10).factor(25)"
    ) { (every: Int, factor: Double) in LearningRateSchedule.step(every: every, factor: factor) }
    bind(
      "LearningRateSchedule",
      "static func exponential(factor: Double) -> LearningRateSchedule",
      "The same factor after each training step.",
      example: "LearningRateSchedule.exponential(factor: 0.5).factor(3)"
    ) { (factor: Double) in LearningRateSchedule.exponential(factor: factor) }
    bind(
      "LearningRateSchedule",
      "static func cosine(over steps: Int, minimum: Double = 0) -> LearningRateSchedule",
      "Half a cosine from 1 down to a minimum.",
      example: "LearningRateSchedule.cosine(over: 100).factor(50)"
    ) { (steps: Int, minimum: Double) in
      LearningRateSchedule.cosine(over: steps, minimum: minimum)
    }
    bind(
      "LearningRateSchedule",
      "static func linear(from first: Double, to last: Double, over steps: Int) -> LearningRateSchedule",
      "A straight line from one factor to another.",
      example: "LearningRateSchedule.linear(from: 0, to: 1, over: 10).factor(5)"
    ) { (first: Double, last: Double, steps: Int) in
      LearningRateSchedule.linear(from: first, to: last, over: steps)
    }
    bind(
      "LearningRateSchedule",
      "func followed(after steps: Int, by next: LearningRateSchedule) -> LearningRateSchedule",
      "This schedule for so many training steps, then another one.",
      example:
        "LearningRateSchedule.constant.followed(after: 5, by: .exponential(factor: 0.5)).factor(6)"
    ) { (schedule: LearningRateSchedule, steps: Int, next: LearningRateSchedule) in
      schedule.followed(after: steps, by: next)
    }
    bind(
      "LearningRateSchedule",
      "func factor(_ trainingStep: Int) -> Double",
      "The factor in a training step, counted from 0.",
      example: "LearningRateSchedule.cosine(over: 100).factor(25)"
    ) { (schedule: LearningRateSchedule, step: Int) in schedule.factor(step) }
  }
}
