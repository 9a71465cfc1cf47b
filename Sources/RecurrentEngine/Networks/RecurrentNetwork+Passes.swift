internal import EngineKernels

// Forward and backward, side by side. Symbols: x input, a preactivation, S hidden state, o logits, ŷ probabilities;
// U, W, V weights, b, c biases; H hidden units, I inputs, K outputs, T time steps, B sequences. Both passes run over the
// same four steps, the backward pass in the opposite order.

/// A batch on its way through a vanilla recurrent network.
final class RecurrentPass: SequencePass {
  let network: RecurrentNetwork
  let sizes: SequenceSizes
  /// x_t, shape `[T·B, I]`.
  let inputs: Matrix
  /// a_t, shape `[T·B, H]`; where the way back is known to follow, φ′(a_t) takes its place.
  let preactivations: Scratch
  let hiddenStates: Scratch
  let logits: Scratch
  /// φ′(a_t), shape `[T·B, H]`; nil before they are formed.
  private var slopes: Scratch?
  private let recurrentWeights: RightOperand

  var outputWeights: Matrix { network.outputWeights }
  var stateBlocks: Int { 1 }
  var preactivationWidth: Int { sizes.hidden }
  var stepCost: Int { 20 * sizes.hidden + recurrentWeights.cost }
  var spent: Scratch? { slopes }

  /// A pass with nothing computed yet.
  private init(_ network: RecurrentNetwork, _ inputs: Matrix, sizes: SequenceSizes) throws {
    self.network = network
    self.sizes = sizes
    self.inputs = inputs
    preactivations = try Scratch(unset: sizes.rows, by: sizes.hidden, for: "inputs")
    hiddenStates = try Scratch(
      unset: (sizes.steps + 1) * sizes.sequences,
      by: sizes.hidden,
      for: "inputs"
    )
    logits = try Scratch(unset: sizes.rows, by: sizes.outputs, for: "inputs")
    slopes = nil
    recurrentWeights = try .of(network.recurrentWeights, uses: sizes.rows)
  }

  /// The pass that left a trace, ready to go back.
  convenience init(_ trace: ForwardTrace) throws {
    let sizes = SequenceSizes(
      steps: trace.stepCount,
      sequences: 1,
      inputs: trace.network.inputSize,
      hidden: trace.network.hiddenSize,
      outputs: trace.network.outputSize
    )
    try self.init(trace.network, trace.inputs, sizes: sizes)
    for (scratch, matrix) in [
      (preactivations, trace.preactivations), (hiddenStates, trace.hiddenStates),
      (logits, trace.logits),
    ] {
      matrix.elements.withUnsafeBufferPointer { elements in
        guard let first = elements.baseAddress else { return }
        scratch.start.update(from: first, count: elements.count)
      }
    }
  }

  /// Runs forward over a batch; forms the slopes on the way if the way back follows.
  convenience init(
    _ network: RecurrentNetwork,
    _ batch: SequenceBatch,
    withSlopes: Bool = false
  ) throws {
    try self.init(network, batch.inputs, sizes: network.sizes(batch))
    if withSlopes { slopes = preactivations }
    try runForward()
  }

  private func runForward() throws {
    let batch = sizes.sequences
    hiddenStates.fillRows(count: batch, with: network.initialHiddenState)
    let weights = try RightOperand.of(
      network.recurrentWeights,
      transposed: true,
      uses: sizes.rows
    )
    if sizes.areStepsLarge { return try runForward(weights) }
    // 1. a_t = b + U x_t, for all t at once
    try preactivations.setProducts(inputs, network.inputWeights, plus: network.hiddenBias)
    try forSequences { sequences in
      let budget = WorkBudget.active
      for t in 1...sizes.steps { try advance(t, sequences, weights, budget) }
    }
    // 4. o_t = c + V S_t, for all t at once
    try fillLogits(bias: network.outputBias)
  }

  /// The same, with steps 1 and 4 in the loop.
  private func runForward(_ weights: borrowing RightOperand) throws {
    let batch = sizes.sequences
    let inputSide = try RightOperand.of(network.inputWeights, transposed: true, uses: sizes.rows)
    let outputSide = try RightOperand.of(network.outputWeights, transposed: true, uses: sizes.rows)
    let hiddenBias = try Scratch(network.hiddenBias.elements, rows: 1, columns: sizes.hidden)
    let outputBias = try Scratch(network.outputBias.elements, rows: 1, columns: sizes.outputs)
    try inputs.elements.withUnsafeBufferPointer { elements in
      // Inputs without a number are never read.
      let x = elements.baseAddress ?? UnsafePointer(hiddenBias.start)
      let cost = stepCost + inputSide.cost + outputSide.cost
      try Kernels.inParts(batch, cost: sizes.steps * cost) { first, count in
        let budget = WorkBudget.active
        for t in 1...sizes.steps {
          let row = (t - 1) * batch + first
          try inputSide.setStep(
            x + row * sizes.inputs,
            from: hiddenBias.start,
            into: preactivations.row(row),
            rows: count,
            budget: budget
          )
          try advance(t, first..<first + count, weights, budget)
          try outputSide.setStep(
            hiddenStates.row(row + batch),
            from: outputBias.start,
            into: logits.row(row),
            rows: count,
            budget: budget
          )
        }
      }
    }
  }

  /// Steps 2 and 3 of the way forward.
  private func advance(
    _ t: Int,
    _ sequences: Range<Int>,
    _ weights: borrowing RightOperand,
    _ budget: WorkBudget?
  ) throws {
    let count = sequences.count * sizes.hidden
    try budget?.charge(operations: 20 * count)
    let row = (t - 1) * sizes.sequences + sequences.lowerBound
    let (a, states) = (preactivations.row(row), hiddenStates.row(row + sizes.sequences))
    // 2. a_t += W S_{t−1}
    try weights.addStep(hiddenStates.row(row), into: a, rows: sequences.count, budget: budget)
    // 3. S_t = φ(a_t), and φ′(a_t)
    if slopes == nil {
      network.activation.apply(a, into: states, count: count)
    } else {
      network.activation.apply(a, into: states, slopes: a, count: count)
    }
  }

  func prepareBackward() throws {
    if slopes != nil { return }
    let slopes = try Scratch(unset: sizes.rows, by: sizes.hidden, for: "inputs")
    try Kernels.inParts(sizes.rows, cost: 20 * sizes.hidden) { firstRow, rows in
      try Kernels.inBlocks(rows, cost: 20 * sizes.hidden) { first, count in
        network.activation.applyDerivative(
          preactivations.row(firstRow + first),
          into: slopes.row(firstRow + first),
          count: count * sizes.hidden
        )
      }
    }
    self.slopes = slopes
  }

  func stepBack(
    _ t: Int,
    sequences: Range<Int>,
    state: UnsafeMutablePointer<Double>,
    earlier: UnsafeMutablePointer<Double>,
    preactivations: UnsafeMutablePointer<Double>,
    budget: WorkBudget?
  ) throws {
    // 4. ∂L/∂S_t += Vᵀ ∂L/∂o_t was formed for all t at once, and is there already.
    // 3. ∂L/∂a_t = φ′(a_t) ⊙ ∂L/∂S_t
    let offset = sequences.lowerBound * sizes.hidden
    let count = sequences.count * sizes.hidden
    let row = (t - 1) * sizes.sequences + sequences.lowerBound
    let d = preactivations + offset
    if let slopes { unroll_multiply(slopes.row(row), state + offset, d, count) }
    // 2. ∂L/∂S_{t−1} += Wᵀ ∂L/∂a_t
    try recurrentWeights.addStep(
      d,
      into: earlier + offset,
      rows: sequences.count,
      budget: budget
    )
  }

  func inputGradients(_ preactivations: Scratch) throws -> Scratch {
    // 1. ∂L/∂x_t = Uᵀ ∂L/∂a_t, for all t at once
    let result = try Scratch(sizes.rows, by: sizes.inputs, for: "inputs")
    try RightOperand.of(network.inputWeights, uses: sizes.rows)
      .addProduct(preactivations.start, into: result.start, rows: sizes.rows)
    return result
  }

  func tensors(_ preactivations: Scratch, _ outputGradients: Scratch) throws -> [Tensor] {
    let (hidden, outputs) = (sizes.hidden, sizes.outputs)
    var u = try Allocation.zeros(hidden, by: sizes.inputs, for: "inputs")
    var w = try Allocation.zeros(hidden, by: hidden, for: "inputs")
    var v = try Allocation.zeros(outputs, by: hidden, for: "inputs")
    var b = try Allocation.zeros(hidden, for: "inputs")
    var c = try Allocation.zeros(outputs, for: "inputs")
    try addGradients(preactivations.start, outputGradients.start, to: &u, &w, &v, &b, &c)
    return [
      Tensor("inputWeights", Matrix(unchecked: u, hidden, sizes.inputs)),
      Tensor("recurrentWeights", Matrix(unchecked: w, hidden, hidden)),
      Tensor("outputWeights", Matrix(unchecked: v, outputs, hidden)),
      Tensor("hiddenBias", Vector(b)), Tensor("outputBias", Vector(c)),
    ]
  }

  /// ∂L/∂U = Σ_t d_t x_tᵀ, ∂L/∂W = Σ_t d_t S_{t−1}ᵀ, ∂L/∂V = Σ_t g_t S_tᵀ, ∂L/∂b = Σ_t d_t, ∂L/∂c = Σ_t g_t with d_t
  /// the gradients of preactivations, g_t those of outputs.
  private func addGradients(
    _ d: UnsafePointer<Double>,
    _ g: UnsafePointer<Double>,
    to u: UnsafeMutablePointer<Double>,
    _ w: UnsafeMutablePointer<Double>,
    _ v: UnsafeMutablePointer<Double>,
    _ b: UnsafeMutablePointer<Double>,
    _ c: UnsafeMutablePointer<Double>
  ) throws {
    let (hidden, outputs, columns) = (sizes.hidden, sizes.outputs, sizes.inputs)
    let states = UnsafePointer(hiddenStates.start)
    let cost = 2 * (hidden * (columns + hidden + 1) + outputs * (hidden + 1))
    try inputs.elements.withUnsafeBufferPointer { x in
      // Inputs without a number are never read.
      let x = x.baseAddress ?? states
      try Kernels.inShares(sizes.rows, cost: cost, of: max(hidden, outputs)) { share in
        let (units, classes) = (share.part(of: hidden), share.part(of: outputs))
        let width = columns + 2 * hidden + outputs
        try Kernels.inStretches(sizes.rows, width: width, cost: cost / share.count) {
          first,
          count in
          let after = states + (first + sizes.sequences) * hidden
          let (before, d, g) = (states + first * hidden, d + first * hidden, g + first * outputs)
          add(d, units, of: hidden, before, columns: hidden, to: w, steps: count)
          add(g, classes, of: outputs, after, columns: hidden, to: v, steps: count)
          add(d, units, of: hidden, x + first * columns, columns: columns, to: u, steps: count)
          unroll_add_rows(d + units.lowerBound, hidden, b + units.lowerBound, count, units.count)
          unroll_add_rows(
            g + classes.lowerBound,
            outputs,
            c + classes.lowerBound,
            count,
            classes.count
          )
        }
      }
    }
  }

  /// out += Σ_t d_t y_tᵀ for some of the rows.
  private func add(
    _ d: UnsafePointer<Double>,
    _ rows: Range<Int>,
    of stride: Int,
    _ y: UnsafePointer<Double>,
    columns: Int,
    to out: UnsafeMutablePointer<Double>,
    steps: Int
  ) {
    unroll_add_transposed_product(
      d + rows.lowerBound,
      stride,
      y,
      out + rows.lowerBound * columns,
      steps,
      rows.count,
      columns
    )
  }
}

extension Scratch {
  /// The softmax of each row.
  func softmaxRows() throws -> Matrix {
    let result = try Scratch(rowCount, by: columnCount, for: "inputs")
    try Kernels.inBlocks(rowCount, cost: 20 * columnCount) { first, count in
      for index in first..<first + count {
        CrossEntropy.probabilities(rowValues(index), into: result.row(index))
      }
    }
    return try result.matrix()
  }
}

extension ForwardTrace {
  /// L_t of every time step.
  ///
  /// - Parameters:
  ///   - targets: One for each of the T time steps.
  ///   - lossFunction: What one time step costs.
  /// - Returns: Shape `[T]`, L_t at index t − 1, in nats for the cross-entropy; 0 where the target is absent.
  /// - Throws: ``EngineError`` if there are more or fewer targets or one does not fit.
  public func losses(
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy
  ) throws -> Vector {
    let rows = try Scratch(logits.elements, rows: stepCount, columns: network.outputSize)
    return Vector(try lossFunction.losses(rows, checked(targets)))
  }

  /// L, the losses of the time steps put together.
  ///
  /// - Parameters:
  ///   - targets: One for each of the T time steps.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: Sum over time by default.
  /// - Returns: The loss; NaN for a mean over no targets.
  /// - Throws: ``EngineError`` if there are more or fewer targets or one does not fit.
  public func loss(
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum
  ) throws -> Double {
    try losses(targets: targets, lossFunction: lossFunction).sum
      * reduction.scale(checked(targets))
  }

  /// Backpropagation through time: the gradient of the loss by every parameter, state and input.
  ///
  ///     ∂L/∂o_t = p_t·Σy_t − y_t
  ///     ∂L/∂S_t = Vᵀ ∂L/∂o_t + Wᵀ ∂L/∂a_{t+1}
  ///     ∂L/∂a_t = φ′(a_t) ⊙ ∂L/∂S_t
  ///     ∂L/∂W = Σ_t ∂L/∂a_t S_{t−1}ᵀ,  ∂L/∂U = Σ_t ∂L/∂a_t x_tᵀ,  ∂L/∂V = Σ_t ∂L/∂o_t S_tᵀ
  ///
  /// Source: tutorial §2.3, whose formula lacks the immediate derivative; Pascanu, Mikolov & Bengio (2013), eq. 3–5.
  ///
  /// - Parameters:
  ///   - targets: One for each of the T time steps.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: Sum over time by default; a mean divides every gradient by the number of targets.
  ///   - truncation: How far back the gradient goes.
  /// - Returns: One gradient for each parameter, state and input.
  /// - Throws: ``EngineError`` if there are more or fewer targets or one does not fit.
  ///
  /// Accuracy: φ′ is taken from the preactivation and keeps its relative accuracy where units saturate; sums over time
  /// run from t = 1 to T.
  ///
  /// Edge cases: with S₀ = 0 the first time step adds exactly nothing to ∂L/∂W.
  ///
  /// Complexity: O(T·H·(I + H + K)).
  public func gradients(
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum,
    truncation: Truncation = .none
  ) throws -> RecurrentGradients {
    let targets = try checked(targets)
    let pass = try RecurrentPass(self)
    let outputs = try Scratch(stepCount, by: network.outputSize, for: "targets")
    let scale = reduction.scale(targets)
    let answers = try lossFunction.answers(
      pass.logits,
      targets,
      sequences: 1,
      gradients: outputs,
      scale: scale
    )
    let (states, preactivations) = try pass.backward(outputs, truncation)
    let tensors = try pass.tensors(preactivations, outputs)
    return RecurrentGradients(
      loss: answers.loss(scale),
      inputWeights: tensors[0].matrix,
      recurrentWeights: tensors[1].matrix,
      outputWeights: tensors[2].matrix,
      hiddenBias: tensors[3].vector,
      outputBias: tensors[4].vector,
      hiddenStates: try states.matrix(),
      preactivations: try preactivations.matrix(),
      inputs: try pass.inputGradients(preactivations).matrix()
    )
  }

  /// The targets, if there is one a time step and each fits.
  func checked(_ targets: [some TargetConvertible]) throws -> [Target] {
    guard targets.count == stepCount else {
      throw EngineError.countMismatch(
        parameter: "targets",
        found: targets.count,
        expected: stepCount
      )
    }
    let targets = targets.map(\.target)
    for (index, target) in targets.enumerated() {
      try CrossEntropy.check(
        target,
        classes: network.outputSize,
        parameter: "targets[\(index)]"
      )
    }
    return targets
  }
}
