/// What was measured in each training step.
public struct TrainingHistory: Sendable, Hashable {
  /// The loss on the step's batch, before the update.
  public let losses: Vector
  /// The share of targets answered right, before the update; NaN if there is none.
  public let accuracies: Vector
  /// The total Euclidean norm of the gradients before clipping.
  public let gradientNorms: Vector
  /// The total Euclidean norm of the gradients after clipping.
  public let clippedGradientNorms: Vector
  /// The learning rate.
  public let learningRates: Vector
  /// ‖change of the parameters‖/‖parameters‖: about 10⁻³ in a training that goes well, as a rule of thumb.
  public let updateRatios: Vector

  /// How many training steps were made.
  public var stepCount: Int { losses.count }

  /// The first training step, from 0, whose loss was not finite; nil if none.
  public var firstNonFinite: Int? { losses.elements.firstIndex { !$0.isFinite } }
}
