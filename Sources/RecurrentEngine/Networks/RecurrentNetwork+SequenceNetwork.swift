extension RecurrentNetwork: SequenceNetwork {
  /// Runs the network over a sequence.
  ///
  ///     a_t = U x_t + W S_{t−1} + b,  S_t = φ(a_t),  o_t = V S_t + c,  ŷ_t = softmax(o_t)
  ///
  /// Source: tutorial §2.1.
  ///
  /// - Parameter inputs: x_1…x_T, at least one, each of shape `[I]`.
  /// - Returns: Every intermediate value.
  /// - Throws: ``EngineError`` if the sequence is empty or an input has another length.
  ///
  /// Accuracy: each sum begins with the bias and adds rounded products in index order, those of U before those of W.
  ///
  /// Edge cases: what overflows becomes infinite and then NaN; these are results.
  ///
  /// Complexity: O(T·H·(I + H + K)).
  public func forward(_ inputs: [Vector]) throws -> ForwardTrace {
    try trace(RecurrentPass(self, batch(inputs)))
  }

  /// Runs the network over a sequence of which each row is an input.
  ///
  /// - Parameter inputs: x_t in row t − 1, shape `[T, I]`, at least one row.
  /// - Returns: Every intermediate value, as of ``forward(_:)-([Vector])``.
  /// - Throws: ``EngineError`` if there is no row or the rows have another length.
  public func forward(_ inputs: Matrix) throws -> ForwardTrace {
    guard inputs.rowCount > 0 else { throw EngineError.emptySequence(parameter: "inputs") }
    guard inputs.columnCount == inputSize else {
      throw EngineError.shapeMismatch(
        parameter: "inputs",
        found: inputs.shape,
        expected: Shape(inputs.rowCount, inputSize)
      )
    }
    let batch = SequenceBatch(unchecked: inputs, sequenceCount: 1, targets: [])
    return try trace(RecurrentPass(self, batch))
  }

  private func trace(_ pass: RecurrentPass) throws -> ForwardTrace {
    ForwardTrace(
      network: self,
      inputs: pass.inputs,
      preactivations: try pass.preactivations.matrix(),
      hiddenStates: try pass.hiddenStates.matrix(),
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
    return try RecurrentPass(self, batch).evaluation(batch.targets, lossFunction, reduction)
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
  /// Complexity: O(T·B·H·(I + H + K)), times the length of a window.
  public func gradients(
    _ batch: SequenceBatch,
    lossFunction: LossFunction,
    reduction: LossReduction,
    truncation: Truncation
  ) throws -> SequenceGradients {
    try check(batch)
    return try RecurrentPass(self, batch, withSlopes: true)
      .gradients(batch.targets, lossFunction, reduction, truncation)
  }

  /// The gradients of the loss over a batch by the parameters alone; runs both passes.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: How the losses become one; a mean divides every gradient by the number of targets.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: The gradients of U, W, V, b and c.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  public func parameterGradients(
    _ batch: SequenceBatch,
    lossFunction: LossFunction,
    reduction: LossReduction,
    truncation: Truncation
  ) throws -> ParameterGradients {
    try check(batch)
    return try RecurrentPass(self, batch, withSlopes: true)
      .parameterGradients(batch.targets, lossFunction, reduction, truncation)
  }
}
