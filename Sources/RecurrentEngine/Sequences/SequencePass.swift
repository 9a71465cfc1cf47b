internal import EngineKernels

/// A batch on its way through a recurrent network, forward and back: what the vanilla network, LSTM and GRU share.
///
/// Symbols: T time steps, B sequences, H hidden units, I inputs, K outputs. Rows over a batch are time-major. What a step
/// hands back to the one before is its state gradient, `stateBlocks` blocks of shape `[B, H]`: ∂L/∂S, and ∂L/∂c for an LSTM.
///
/// Products whose operands are all known are formed for all steps at once; only what depends on the step before is in
/// the loops over time, and nothing is allocated there.
protocol SequencePass: AnyObject {
  /// The sizes.
  var sizes: SequenceSizes { get }
  /// x_t, shape `[T·B, I]`.
  var inputs: Scratch { get }
  /// S_0…S_T, shape `[(T + 1)·B, H]`.
  var hiddenStates: Scratch { get }
  /// o_t, shape `[T·B, K]`.
  var logits: Scratch { get }
  /// V, shape `[K, H]`.
  var outputWeights: Matrix { get }
  /// 1, or 2 if there are memory cells.
  var stateBlocks: Int { get }
  /// How many gradients of preactivations a sequence has at each step: H, 4H.
  var preactivationWidth: Int { get }

  /// What the loop back through time needs for all steps at once.
  func prepareBackward() throws

  /// One step back in time from t, linear in the state gradient.
  ///
  /// `state` is ∂L/∂(state at t), completed in place where parts of a state depend on each other; what the step adds to
  /// ∂L/∂(state at t − 1) goes to `earlier`, and ∂L/∂a_t, shape `[B, preactivationWidth]`, to `preactivations`.
  func stepBack(
    _ t: Int,
    state: UnsafeMutablePointer<Double>,
    earlier: UnsafeMutablePointer<Double>,
    preactivations: UnsafeMutablePointer<Double>
  ) throws

  /// ∂L/∂ every parameter but those of the output, from all ∂L/∂a_t, each as one product over all steps.
  func recurrentTensors(_ preactivations: Scratch) throws -> [Tensor]

  /// ∂L/∂x_t, shape `[T·B, I]`.
  func inputGradients(_ preactivations: Scratch) throws -> Scratch
}

/// The sizes of a batch and of the network that it runs through.
struct SequenceSizes {
  /// T.
  let steps: Int
  /// B.
  let sequences: Int
  /// I.
  let inputs: Int
  /// H.
  let hidden: Int
  /// K.
  let outputs: Int

  /// T·B.
  var rows: Int { steps * sequences }
}

extension SequencePass {
  /// o_t = c + V S_t for all steps at once; begins where the loop over time ended.
  func fillLogits(bias: Vector) throws {
    logits.fillRows(with: bias)
    let transposed = try Scratch(transposing: outputWeights)
    try Kernels.addProduct(
      hiddenStates.row(sizes.sequences),
      transposed.start,
      into: logits.start,
      rows: sizes.rows,
      inner: sizes.hidden,
      columns: sizes.outputs
    )
  }

  /// The losses, and how often the outputs are right.
  func evaluation(
    _ targets: [Target],
    _ function: LossFunction,
    _ reduction: LossReduction
  ) throws -> BatchEvaluation {
    try function.evaluation(logits, targets, reduction, sequences: sizes.sequences)
  }

  /// The gradients of the loss by everything.
  func gradients(
    _ targets: [Target],
    _ function: LossFunction,
    _ reduction: LossReduction,
    _ truncation: Truncation
  ) throws -> SequenceGradients {
    let evaluation = try evaluation(targets, function, reduction)
    let outputGradients = try function.gradients(
      logits,
      targets,
      scale: reduction.scale(targets)
    )
    let (states, preactivations) = try backward(outputGradients, truncation)
    return SequenceGradients(
      evaluation: evaluation,
      tensors: try recurrentTensors(preactivations) + outputTensors(outputGradients),
      sequenceCount: sizes.sequences,
      hiddenStates: try block(0, of: states),
      memoryCells: stateBlocks > 1 ? try block(1, of: states) : nil,
      inputs: try inputGradients(preactivations).matrix()
    )
  }

  /// ∂L/∂V = Σ_t ∂L/∂o_t S_tᵀ and ∂L/∂c = Σ_t ∂L/∂o_t.
  func outputTensors(_ outputGradients: Scratch) throws -> [Tensor] {
    [
      Tensor(
        "outputWeights",
        try weightGradient(
          outputGradients.start,
          rows: sizes.outputs,
          hiddenStates.row(sizes.sequences),
          columns: sizes.hidden
        )
      ),
      Tensor("outputBias", try biasGradient(outputGradients.start, count: sizes.outputs)),
    ]
  }

  /// The way back through time: ∂L/∂(state) with a row a time step from 0, and ∂L/∂a_t, shape `[T·B, width]`.
  func backward(
    _ outputGradients: Scratch,
    _ truncation: Truncation
  ) throws -> (states: Scratch, preactivations: Scratch) {
    try truncation.check()
    try prepareBackward()
    let stateSize = stateBlocks * sizes.sequences * sizes.hidden
    let states = try Scratch(sizes.steps + 1, by: stateSize, for: "inputs")
    let preactivations = try Scratch(sizes.rows, by: preactivationWidth, for: "inputs")
    let direct = try directGradients(outputGradients)
    if case .window(let length) = truncation.kind {
      try stepBackByWindows(length, direct, states, preactivations)
      return (states, preactivations)
    }
    var chunk = sizes.steps
    if case .chunks(let length) = truncation.kind { chunk = length }
    let cut = try Scratch(1, by: stateSize, for: "inputs")
    let size = sizes.sequences * sizes.hidden
    for t in 1...sizes.steps {
      states.row(t).update(from: direct.start + (t - 1) * size, count: size)
    }
    for t in (1...sizes.steps).reversed() {
      let isCut = t > 1 && (t - 1) % chunk == 0
      try stepBack(
        t,
        state: states.row(t),
        earlier: isCut ? cut.start : states.row(t - 1),
        preactivations: preactivations.row((t - 1) * sizes.sequences)
      )
    }
    return (states, preactivations)
  }

  /// Vᵀ ∂L/∂o_t for all steps at once: what comes to each state from its own loss, shape `[T·B, H]`.
  private func directGradients(_ outputGradients: Scratch) throws -> Scratch {
    let weights = try Scratch(
      outputWeights.elements,
      rows: sizes.outputs,
      columns: sizes.hidden
    )
    let direct = try Scratch(sizes.rows, by: sizes.hidden, for: "inputs")
    try Kernels.addProduct(
      outputGradients.start,
      weights.start,
      into: direct.start,
      rows: sizes.rows,
      inner: sizes.outputs,
      columns: sizes.hidden
    )
    return direct
  }

  /// Every loss goes back a fixed number of steps, one loss after the other; what they leave at a step is summed.
  private func stepBackByWindows(
    _ length: Int,
    _ direct: Scratch,
    _ states: Scratch,
    _ preactivations: Scratch
  ) throws {
    let size = sizes.sequences * sizes.hidden
    let width = sizes.sequences * preactivationWidth
    var state = try Scratch(1, by: states.columnCount, for: "inputs")
    var earlier = try Scratch(1, by: states.columnCount, for: "inputs")
    let term = try Scratch(1, by: width, for: "inputs")
    for t in 1...sizes.steps {
      state.clear()
      state.start.update(from: direct.start + (t - 1) * size, count: size)
      let last = t - min(length, t) + 1
      for i in (last...t).reversed() {
        earlier.clear()
        try stepBack(i, state: state.start, earlier: earlier.start, preactivations: term.start)
        Self.add(state, to: states.row(i))
        Self.add(term, to: preactivations.row((i - 1) * sizes.sequences))
        swap(&state, &earlier)
      }
      if last == 1 { Self.add(state, to: states.row(0)) }
    }
  }

  private static func add(_ terms: Scratch, to sums: UnsafeMutablePointer<Double>) {
    for index in 0..<terms.count { sums[index] += terms.start[index] }
  }

  /// Σ_t d_t y_tᵀ over all steps and sequences.
  func weightGradient(
    _ d: UnsafePointer<Double>,
    stride: Int? = nil,
    rows: Int,
    _ y: UnsafePointer<Double>,
    columns: Int
  ) throws -> Matrix {
    let result = try Scratch(rows, by: columns, for: "inputs")
    try Kernels.addTransposedProduct(
      d,
      stride: stride,
      y,
      into: result.start,
      steps: sizes.rows,
      rows: rows,
      columns: columns
    )
    return try result.matrix()
  }

  /// Σ_t d_t over all steps and sequences.
  func biasGradient(
    _ d: UnsafePointer<Double>,
    stride: Int? = nil,
    count: Int
  ) throws -> Vector {
    let result = try Scratch(count, by: 1, for: "inputs")
    unroll_add_rows(d, stride ?? count, result.start, sizes.rows, count)
    return try result.vector()
  }

  /// One block of the state gradients as a matrix of shape `[(T + 1)·B, H]`.
  private func block(_ index: Int, of states: Scratch) throws -> Matrix {
    let size = sizes.sequences * sizes.hidden
    let result = try Scratch(
      (sizes.steps + 1) * sizes.sequences,
      by: sizes.hidden,
      for: "inputs"
    )
    for t in 0...sizes.steps {
      result.row(t * sizes.sequences).update(from: states.row(t) + index * size, count: size)
    }
    return try result.matrix()
  }
}
