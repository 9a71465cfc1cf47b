/// A trained network, and how it got there.
public struct TrainingRun<Network: TensorCollection>: Sendable {
  /// The network after the last training step.
  public let network: Network
  /// The optimizer after the last training step, to go on with.
  public let optimizer: Optimizer
  /// What was measured on the way.
  public let history: TrainingHistory
}

extension TrainingRun: Equatable where Network: Equatable {}
extension TrainingRun: Hashable where Network: Hashable {}
