extension GRUNetwork: SequenceNetwork {
  /// Runs the network over one sequence.
  ///
  /// - Parameter inputs: x_1…x_T, at least one, each of shape `[I]`.
  /// - Returns: Every intermediate value.
  /// - Throws: ``EngineError`` if the sequence is empty or an input has another length.
  ///
  /// Accuracy: 1 − z_t is formed as σ of minus the preactivation, and keeps its digits where z_t rounds to 1.
  ///
  /// Complexity: O(T·H·(I + H + K)).
  public func forward(_ inputs: [Vector]) throws -> GRUTrace {
    let pass = try GRUPass(self, batch(inputs))
    return GRUTrace(
      network: self,
      inputs: pass.inputs,
      hiddenStates: try pass.hiddenStates.matrix(),
      gates: try pass.gates.matrix(),
      candidates: try pass.candidates.matrix(),
      gatePreactivations: try pass.gatePreactivations.matrix(),
      candidatePreactivations: try pass.candidatePreactivations.matrix(),
      recurrentParts: try pass.recurrentParts.matrix(),
      complements: try pass.complements.matrix(),
      logits: try pass.logits.matrix(),
      probabilities: try pass.logits.softmaxRows()
    )
  }

  /// Runs the network over a batch and compares its outputs with the targets.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: How the losses become one.
  /// - Returns: Losses, accuracy and outputs.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  public func evaluation(
    _ batch: SequenceBatch,
    lossFunction: LossFunction,
    reduction: LossReduction
  ) throws -> BatchEvaluation {
    try check(batch)
    return try GRUPass(self, batch).evaluation(batch.targets, lossFunction, reduction)
  }

  /// The gradients of the loss over a batch; runs both passes.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: How the losses become one; a mean divides every gradient by the number of targets.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: One gradient for each parameter, state and input.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  ///
  /// Accuracy: slopes are taken from preactivations and keep their relative accuracy where gates saturate.
  ///
  /// Complexity: O(T·B·H·(I + H + K)), times the length of a window.
  public func gradients(
    _ batch: SequenceBatch,
    lossFunction: LossFunction,
    reduction: LossReduction,
    truncation: Truncation
  ) throws -> SequenceGradients {
    try check(batch)
    return try GRUPass(self, batch).gradients(batch.targets, lossFunction, reduction, truncation)
  }

  /// The gradients of the loss over a batch by the parameters alone; runs both passes.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: How the losses become one; a mean divides every gradient by the number of targets.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: The gradients of U, W, both biases, V and c.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  public func parameterGradients(
    _ batch: SequenceBatch,
    lossFunction: LossFunction,
    reduction: LossReduction,
    truncation: Truncation
  ) throws -> ParameterGradients {
    try check(batch)
    return try GRUPass(self, batch)
      .parameterGradients(batch.targets, lossFunction, reduction, truncation)
  }
}
