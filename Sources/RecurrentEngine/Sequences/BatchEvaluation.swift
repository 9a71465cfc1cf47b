/// How well a network answers a batch.
public struct BatchEvaluation: Sendable, Hashable {
  /// L, the losses put together; NaN for a mean over no targets.
  public let loss: Double
  /// L_t of sequence n at index (t − 1)·B + n, shape `[T·B]`; 0 where the target is absent.
  public let losses: Vector
  /// The share of targets answered right; NaN if there is none.
  ///
  /// With cross-entropy, the largest output must be that of the target's class; with squared error, each output must
  /// lie within ``LossFunction/squaredErrorTolerance`` of the number wanted. NaN is never right.
  public let accuracy: Double
  /// The share of sequences of which every target is answered right; NaN if there is no target.
  public let sequenceAccuracy: Double
  /// o_t of sequence n in row (t − 1)·B + n, shape `[T·B, K]`: logits, or numbers.
  public let outputs: Matrix
}
