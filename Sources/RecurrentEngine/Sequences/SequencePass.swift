internal import EngineKernels

/// A batch on its way through a recurrent network, forward and back: what the vanilla network, LSTM and GRU share.
///
/// Symbols: T time steps, B sequences, H hidden units, I inputs, K outputs. Rows over a batch are time-major. What a step
/// hands back to the one before is its state gradient, `stateBlocks` blocks of shape `[B, H]`: ∂L/∂S, and ∂L/∂c for an LSTM.
///
/// Products whose operands are all known are formed for all steps at once, unless a step has rows enough for whole tiles:
/// then they are formed in the loops over time, where what they read and write is still in the cache. Nothing is
/// allocated there. Threads share the sequences of a large batch. Each way gives the same bits.
protocol SequencePass: AnyObject {
  /// The sizes.
  var sizes: SequenceSizes { get }
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

  /// What a time step of one sequence costs, one way.
  var stepCost: Int { get }

  /// What the way back has read for the last time when it writes ∂L/∂a_t, of the same shape; nil if there is nothing.
  var spent: Scratch? { get }

  /// What the loop back through time needs for all steps at once.
  func prepareBackward() throws

  /// One step back in time from t for some of the sequences, linear in the state gradient.
  ///
  /// `state` is ∂L/∂(state at t), completed in place where parts of a state depend on each other; what the step adds to
  /// ∂L/∂(state at t − 1) goes to `earlier`, and ∂L/∂a_t, shape `[B, preactivationWidth]`, to `preactivations`.
  func stepBack(
    _ t: Int,
    sequences: Range<Int>,
    state: UnsafeMutablePointer<Double>,
    earlier: UnsafeMutablePointer<Double>,
    preactivations: UnsafeMutablePointer<Double>,
    budget: WorkBudget?
  ) throws

  /// ∂L/∂ every parameter in the order of the network's own tensors, from all ∂L/∂a_t and ∂L/∂o_t, each a sum over all
  /// steps from the first on.
  func tensors(_ preactivations: Scratch, _ outputGradients: Scratch) throws -> [Tensor]

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

  /// Whether a step has rows enough for whole tiles of the kernels, also where two threads share them.
  var areStepsLarge: Bool { sequences >= 16 }
}

extension SequencePass {
  var spent: Scratch? { nil }

  /// Calls the body for all sequences, or on several threads for parts of a large batch.
  func forSequences(_ body: (Range<Int>) throws -> Void) throws {
    try Kernels.inParts(sizes.sequences, cost: sizes.steps * stepCost) { first, count in
      try body(first..<first + count)
    }
  }

  /// o_t = c + V S_t for all steps at once; begins where the loop over time ended.
  func fillLogits(bias: Vector) throws {
    try logits.setProducts(hiddenStates.row(sizes.sequences), outputWeights, plus: bias)
  }

  /// The losses, and how often the outputs are right.
  func evaluation(
    _ targets: [Target],
    _ function: LossFunction,
    _ reduction: LossReduction
  ) throws -> BatchEvaluation {
    try function.answers(logits, targets, sequences: sizes.sequences)
      .evaluation(reduction.scale(targets), outputs: logits)
  }

  /// The gradients of the loss by everything.
  func gradients(
    _ targets: [Target],
    _ function: LossFunction,
    _ reduction: LossReduction,
    _ truncation: Truncation
  ) throws -> SequenceGradients {
    let scale = reduction.scale(targets)
    let outputGradients = try Scratch(unset: sizes.rows, by: sizes.outputs, for: "targets")
    let evaluation = try function.answers(
      logits,
      targets,
      sequences: sizes.sequences,
      gradients: outputGradients,
      scale: scale
    ).evaluation(scale, outputs: logits)
    let (states, preactivations) = try backward(outputGradients, truncation)
    return SequenceGradients(
      evaluation: evaluation,
      tensors: try tensors(preactivations, outputGradients),
      sequenceCount: sizes.sequences,
      hiddenStates: try block(0, of: states),
      memoryCells: stateBlocks > 1 ? try block(1, of: states) : nil,
      inputs: try inputGradients(preactivations).matrix()
    )
  }

  /// The gradients of the loss by the parameters.
  func parameterGradients(
    _ targets: [Target],
    _ function: LossFunction,
    _ reduction: LossReduction,
    _ truncation: Truncation
  ) throws -> ParameterGradients {
    let scale = reduction.scale(targets)
    let outputGradients = try Scratch(unset: sizes.rows, by: sizes.outputs, for: "targets")
    let answers = try function.answers(
      logits,
      targets,
      sequences: sizes.sequences,
      gradients: outputGradients,
      scale: scale
    )
    let preactivations: Scratch
    if sizes.areStepsLarge, truncation.kind == .none {
      preactivations = try preactivationGradients(outputGradients)
    } else {
      preactivations = try backward(outputGradients, truncation).preactivations
    }
    return ParameterGradients(
      loss: answers.loss(scale),
      accuracy: answers.accuracy,
      tensors: try tensors(preactivations, outputGradients)
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
    let states = try Scratch(unset: sizes.steps + 1, by: stateSize, for: "inputs")
    if case .window(let length) = truncation.kind {
      states.clear()
      let preactivations = try Scratch(sizes.rows, by: preactivationWidth, for: "inputs")
      let direct = try Scratch(unset: sizes.rows, by: sizes.hidden, for: "inputs")
      try setDirectGradients(outputGradients, direct.start)
      try stepBackByWindows(length, direct, states, preactivations)
      return (states, preactivations)
    }
    try setDirectGradients(outputGradients, in: states)
    let preactivations =
      try spent ?? Scratch(unset: sizes.rows, by: preactivationWidth, for: "inputs")
    var chunk = sizes.steps
    if case .chunks(let length) = truncation.kind { chunk = length }
    let cut = chunk < sizes.steps ? try Scratch(1, by: stateSize, for: "inputs") : states
    try forSequences { sequences in
      let budget = WorkBudget.active
      for t in (1...sizes.steps).reversed() {
        try budget?.charge(operations: 20 * sequences.count * sizes.hidden)
        let isCut = t > 1 && (t - 1) % chunk == 0
        try stepBack(
          t,
          sequences: sequences,
          state: states.row(t),
          earlier: isCut ? cut.start : states.row(t - 1),
          preactivations: preactivations.row((t - 1) * sizes.sequences),
          budget: budget
        )
      }
    }
    return (states, preactivations)
  }

  /// The whole way back through time for ∂L/∂a_t alone, shape `[T·B, width]`: of ∂L/∂(state) only two steps are kept, and
  /// Vᵀ ∂L/∂o_t is formed when its turn comes.
  private func preactivationGradients(_ outputGradients: Scratch) throws -> Scratch {
    try prepareBackward()
    let weights = try RightOperand.of(outputWeights, uses: sizes.rows)
    let block = sizes.sequences * sizes.hidden
    let states = try Scratch(2, by: stateBlocks * block, for: "inputs")
    let preactivations =
      try spent ?? Scratch(unset: sizes.rows, by: preactivationWidth, for: "inputs")
    try Kernels.inParts(
      sizes.sequences,
      cost: sizes.steps * (stepCost + weights.cost)
    ) { first, count in
      let (part, budget) = (first * sizes.hidden, WorkBudget.active)
      let beginState = { (t: Int) in
        let state = states.row(t % 2) + part
        for other in 1..<self.stateBlocks {
          (state + other * block).update(repeating: 0, count: count * self.sizes.hidden)
        }
        // The state before the first step has no loss.
        if t == 0 { return state.update(repeating: 0, count: count * self.sizes.hidden) }
        try weights.setStep(
          outputGradients.row((t - 1) * self.sizes.sequences + first),
          from: nil,
          into: state,
          rows: count,
          budget: budget
        )
      }
      try beginState(sizes.steps)
      for t in (1...sizes.steps).reversed() {
        try budget?.charge(operations: 20 * count * sizes.hidden)
        try beginState(t - 1)
        try stepBack(
          t,
          sequences: first..<first + count,
          state: states.row(t % 2),
          earlier: states.row((t - 1) % 2),
          preactivations: preactivations.row((t - 1) * sizes.sequences),
          budget: budget
        )
      }
    }
    return preactivations
  }

  /// Vᵀ ∂L/∂o_t for all steps at once: what comes to each state from its own loss, shape `[T·B, H]`.
  private func setDirectGradients(
    _ outputGradients: Scratch,
    _ direct: UnsafeMutablePointer<Double>
  ) throws {
    try Kernels.setProduct(outputGradients.start, outputWeights, into: direct, rows: sizes.rows)
  }

  /// The state gradients before the way back: Vᵀ ∂L/∂o_t for the hidden states, else zeros.
  private func setDirectGradients(_ outputGradients: Scratch, in states: Scratch) throws {
    if stateBlocks == 1 {
      states.row(0).update(repeating: 0, count: states.columnCount)
      return try setDirectGradients(outputGradients, states.row(1))
    }
    states.clear()
    let direct = try Scratch(unset: sizes.rows, by: sizes.hidden, for: "inputs")
    try setDirectGradients(outputGradients, direct.start)
    let size = sizes.sequences * sizes.hidden
    for t in 1...sizes.steps {
      states.row(t).update(from: direct.start + (t - 1) * size, count: size)
    }
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
    let budget = WorkBudget.active
    for t in 1...sizes.steps {
      state.clear()
      state.start.update(from: direct.start + (t - 1) * size, count: size)
      let last = t - min(length, t) + 1
      for i in (last...t).reversed() {
        earlier.clear()
        try budget?.charge(operations: 20 * size)
        try stepBack(
          i,
          sequences: 0..<sizes.sequences,
          state: state.start,
          earlier: earlier.start,
          preactivations: term.start,
          budget: budget
        )
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
    var elements = try Allocation.zeros(rows, by: columns, for: "inputs")
    try elements.withUnsafeMutableBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      try Kernels.addTransposedProduct(
        d,
        stride: stride,
        y,
        into: first,
        steps: sizes.rows,
        rows: rows,
        columns: columns
      )
    }
    return Matrix(unchecked: elements, rows, columns)
  }

  /// Σ_t d_t y_tᵀ over all steps and sequences, y_t in the rows of a matrix.
  func weightGradient(
    _ d: UnsafePointer<Double>,
    stride: Int? = nil,
    rows: Int,
    _ y: Matrix
  ) throws -> Matrix {
    try y.elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return try .zeros(rows: rows, columns: 0) }
      return try weightGradient(d, stride: stride, rows: rows, first, columns: y.columnCount)
    }
  }

  /// Σ_t d_t over all steps and sequences.
  func biasGradient(
    _ d: UnsafePointer<Double>,
    stride: Int? = nil,
    count: Int
  ) throws -> Vector {
    var elements = try Allocation.zeros(count, for: "inputs")
    unroll_add_rows(d, stride ?? count, &elements, sizes.rows, count)
    return Vector(elements)
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
