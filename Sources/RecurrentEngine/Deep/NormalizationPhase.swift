/// Which statistics a batch normalisation uses.
public enum NormalizationPhase: String, Sendable, Hashable, CaseIterable {
  /// Those of the batch.
  case training
  /// The running ones.
  case inference
}
