/// How the learning rate changes from training step to training step: a factor on the optimizer's rate.
///
///     let schedule = LearningRateSchedule.cosine(over: 1000)
///     schedule.factor(500)        // 0.5
///
/// The factors are those of PyTorch's `StepLR`, `ExponentialLR`, `CosineAnnealingLR` and `LinearLR`; after their last
/// step the last two stay where they are.
public struct LearningRateSchedule: Sendable, Hashable {
  private indirect enum Kind: Sendable, Hashable {
    case constant
    case step(every: Int, factor: Double)
    case exponential(Double)
    case cosine(over: Int, minimum: Double)
    case linear(from: Double, to: Double, over: Int)
    case sequence(Kind, at: Int, Kind)
  }

  private let kind: Kind

  /// Always 1.
  public static let constant = LearningRateSchedule(kind: .constant)

  /// A factor after every so many steps.
  ///
  /// - Parameters:
  ///   - every: How many training steps; fewer than 1 counts as 1.
  ///   - factor: What the rate is multiplied by.
  /// - Returns: The schedule.
  public static func step(every: Int, factor: Double = 0.1) -> LearningRateSchedule {
    LearningRateSchedule(kind: .step(every: max(1, every), factor: factor))
  }

  /// The same factor after each step.
  ///
  /// - Parameter factor: What the rate is multiplied by.
  /// - Returns: The schedule.
  public static func exponential(factor: Double) -> LearningRateSchedule {
    LearningRateSchedule(kind: .exponential(factor))
  }

  /// Half a cosine from 1 down to a minimum.
  ///
  /// Source: Loshchilov & Hutter (2017), without restarts.
  ///
  /// - Parameters:
  ///   - steps: How many training steps; fewer than 1 counts as 1.
  ///   - minimum: The last factor.
  /// - Returns: The schedule.
  public static func cosine(over steps: Int, minimum: Double = 0) -> LearningRateSchedule {
    LearningRateSchedule(kind: .cosine(over: max(1, steps), minimum: minimum))
  }

  /// A straight line from one factor to another: a warm-up, or a decay.
  ///
  /// - Parameters:
  ///   - first: The factor at step 0.
  ///   - last: The factor at step `steps` and after it.
  ///   - steps: How many training steps; fewer than 1 counts as 1.
  /// - Returns: The schedule.
  public static func linear(
    from first: Double,
    to last: Double,
    over steps: Int
  ) -> LearningRateSchedule {
    LearningRateSchedule(kind: .linear(from: first, to: last, over: max(1, steps)))
  }

  /// This schedule for so many steps, then another one from its beginning.
  ///
  /// - Parameters:
  ///   - steps: How many training steps this one lasts; a negative number counts as 0.
  ///   - next: What comes then.
  /// - Returns: The schedule.
  public func followed(after steps: Int, by next: LearningRateSchedule) -> LearningRateSchedule {
    LearningRateSchedule(kind: .sequence(kind, at: max(0, steps), next.kind))
  }

  /// The factor in a training step.
  ///
  /// - Parameter trainingStep: The number of updates made before, from 0; a negative number counts as 0.
  /// - Returns: What the optimizer's learning rate is multiplied by.
  ///
  /// Accuracy: a few 2⁻⁵³; near the end of a cosine without minimum, absolute.
  public func factor(_ trainingStep: Int) -> Double {
    Self.factor(kind, max(0, trainingStep))
  }

  private static func factor(_ kind: Kind, _ step: Int) -> Double {
    switch kind {
    case .constant: 1
    case .step(let every, let factor): Elementary.pow(factor, Double(step / every))
    case .exponential(let factor): Elementary.pow(factor, Double(step))
    case .cosine(let steps, let minimum):
      minimum + (1 - minimum)
        * (1 + Elementary.cos(.pi * (Double(min(step, steps)) / Double(steps)))) / 2
    case .linear(let first, let last, let steps):
      first + (last - first) * (Double(min(step, steps)) / Double(steps))
    case .sequence(let first, let length, let second):
      step < length ? factor(first, step) : factor(second, step - length)
    }
  }
}
