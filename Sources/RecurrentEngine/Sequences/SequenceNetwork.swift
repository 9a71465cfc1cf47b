/// A recurrent network of any kind: what ``RecurrentNetwork``, ``LSTMNetwork`` and ``GRUNetwork`` have in common.
///
/// Each is a collection of its parameters, runs over batches forward and back, and shows the Jacobians of single runs.
public protocol SequenceNetwork: TensorCollection, Hashable {
  /// What a run over one sequence leaves.
  associatedtype Trace: SequenceTrace

  /// I, the length of an input.
  var inputSize: Int { get }
  /// H, the number of hidden units.
  var hiddenSize: Int { get }
  /// K, the number of outputs.
  var outputSize: Int { get }

  /// Runs the network over one sequence.
  ///
  /// - Parameter inputs: x_1…x_T, at least one, each of shape `[I]`.
  /// - Returns: Every intermediate value.
  /// - Throws: ``EngineError`` if the sequence is empty or an input has another length.
  func forward(_ inputs: [Vector]) throws -> Trace

  /// Runs the network over a batch and compares its outputs with the targets.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: How the losses become one.
  /// - Returns: Losses, accuracy and outputs.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  func evaluation(
    _ batch: SequenceBatch,
    lossFunction: LossFunction,
    reduction: LossReduction
  ) throws -> BatchEvaluation

  /// The gradients of the loss over a batch; runs both passes.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: How the losses become one; a mean divides every gradient by the number of targets.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: One gradient for each parameter, state and input.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  func gradients(
    _ batch: SequenceBatch,
    lossFunction: LossFunction,
    reduction: LossReduction,
    truncation: Truncation
  ) throws -> SequenceGradients

  /// The gradients of the loss over a batch by the parameters alone; runs both passes.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: How the losses become one; a mean divides every gradient by the number of targets.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: One gradient for each parameter, the same bits as those of ``gradients(_:lossFunction:reduction:truncation:)``.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  func parameterGradients(
    _ batch: SequenceBatch,
    lossFunction: LossFunction,
    reduction: LossReduction,
    truncation: Truncation
  ) throws -> ParameterGradients
}

extension SequenceNetwork {
  /// Runs the network over a batch and compares its outputs with the targets.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: Sum over time and sequences by default.
  /// - Returns: Losses, accuracy and outputs.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  public func evaluation(
    _ batch: SequenceBatch,
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum
  ) throws -> BatchEvaluation {
    try evaluation(batch, lossFunction: lossFunction, reduction: reduction)
  }

  /// The loss over a batch; runs the forward pass.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: Sum over time and sequences by default.
  /// - Returns: The loss.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  public func loss(
    _ batch: SequenceBatch,
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum
  ) throws -> Double {
    try evaluation(batch, lossFunction: lossFunction, reduction: reduction).loss
  }

  /// The gradients of the loss over a batch, by full backpropagation through time unless told otherwise.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: Sum over time and sequences by default.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: One gradient for each parameter, state and input.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  public func gradients(
    _ batch: SequenceBatch,
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum,
    truncation: Truncation = .none
  ) throws -> SequenceGradients {
    try gradients(
      batch,
      lossFunction: lossFunction,
      reduction: reduction,
      truncation: truncation
    )
  }

  /// The gradients of the loss over a batch by the parameters alone: less work than those by everything.
  ///
  /// - Parameters:
  ///   - batch: Sequences with targets.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: Sum over time and sequences by default.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: One gradient for each parameter.
  /// - Throws: ``EngineError`` if inputs or targets do not fit.
  public func parameterGradients(
    _ batch: SequenceBatch,
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum,
    truncation: Truncation = .none
  ) throws -> ParameterGradients {
    try parameterGradients(
      batch,
      lossFunction: lossFunction,
      reduction: reduction,
      truncation: truncation
    )
  }

  /// Throws unless inputs and targets of a batch fit.
  func check(_ batch: SequenceBatch) throws {
    guard batch.inputSize == inputSize else {
      throw EngineError.shapeMismatch(
        parameter: "batch",
        found: Shape(batch.inputSize),
        expected: Shape(inputSize)
      )
    }
    for target in batch.targets {
      try CrossEntropy.check(target, classes: outputSize, parameter: "batch")
    }
  }

  /// The inputs of one sequence as a batch, checked.
  func batch(_ inputs: [Vector]) throws -> SequenceBatch {
    guard !inputs.isEmpty else { throw EngineError.emptySequence(parameter: "inputs") }
    for (index, input) in inputs.enumerated() where input.count != inputSize {
      throw EngineError.shapeMismatch(
        parameter: "inputs[\(index)]",
        found: Shape(input.count),
        expected: Shape(inputSize)
      )
    }
    return try SequenceBatch(inputs: [inputs])
  }

  /// The sizes of a run.
  func sizes(_ batch: SequenceBatch) -> SequenceSizes {
    SequenceSizes(
      steps: batch.stepCount,
      sequences: batch.sequenceCount,
      inputs: inputSize,
      hidden: hiddenSize,
      outputs: outputSize
    )
  }
}
