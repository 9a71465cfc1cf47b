extension RecurrentNetwork {
  /// The loss over a sequence; runs the forward pass.
  ///
  /// - Parameters:
  ///   - inputs: x_1…x_T.
  ///   - targets: One for each time step.
  ///   - reduction: Sum over time by default.
  /// - Returns: The loss in nats.
  /// - Throws: ``EngineError`` if something does not fit.
  public func loss(
    _ inputs: [Vector],
    targets: [some TargetConvertible],
    reduction: LossReduction = .sum
  ) throws -> Double {
    try forward(inputs).loss(targets: targets, reduction: reduction)
  }

  /// The gradients over a sequence; runs both passes.
  ///
  /// - Parameters:
  ///   - inputs: x_1…x_T.
  ///   - targets: One for each time step.
  ///   - reduction: Sum over time by default.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: One gradient for each parameter, state and input.
  /// - Throws: ``EngineError`` if something does not fit.
  public func gradients(
    _ inputs: [Vector],
    targets: [some TargetConvertible],
    reduction: LossReduction = .sum,
    truncation: Truncation = .none
  ) throws -> RecurrentGradients {
    try forward(inputs)
      .gradients(targets: targets, reduction: reduction, truncation: truncation)
  }
}
