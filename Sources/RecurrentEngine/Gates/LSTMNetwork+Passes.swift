internal import EngineKernels

// Forward and backward, side by side. Symbols as for the vanilla network; i, f, g, o gates and candidate, c memory
// cells, h hidden state. a_t has 4H numbers a sequence: the preactivations of i, f, g, o. Both passes run over the same
// five steps, the backward pass in the opposite order.

/// A batch on its way through an LSTM.
final class LSTMPass: SequencePass {
  let network: LSTMNetwork
  let sizes: SequenceSizes
  /// x_t, shape `[T·B, I]`.
  let inputs: Matrix
  /// a_t, shape `[T·B, 4H]`.
  let preactivations: Scratch
  /// i_t, f_t, g_t, o_t, shape `[T·B, 4H]`.
  let gates: Scratch
  /// c_0…c_T, shape `[(T + 1)·B, H]`.
  let memoryCells: Scratch
  /// tanh(c_t), shape `[T·B, H]`.
  let squashed: Scratch
  let hiddenStates: Scratch
  let logits: Scratch
  private let recurrentWeights: RightOperand
  /// φ′(a_t), shape `[T·B, 4H]`, and tanh′(c_t), shape `[T·B, H]`; made for the way back.
  private var slopes: Scratch
  private var memorySlopes: Scratch

  var outputWeights: Matrix { network.outputWeights }
  var stateBlocks: Int { 2 }
  var preactivationWidth: Int { 4 * sizes.hidden }
  var stepCost: Int { 110 * sizes.hidden + recurrentWeights.cost }

  /// Runs forward over a batch.
  init(_ network: LSTMNetwork, _ batch: SequenceBatch) throws {
    self.network = network
    sizes = network.sizes(batch)
    let (rows, hidden) = (sizes.rows, sizes.hidden)
    inputs = batch.inputs
    preactivations = try Scratch(unset: rows, by: 4 * hidden, for: "inputs")
    gates = try Scratch(unset: rows, by: 4 * hidden, for: "inputs")
    memoryCells = try Scratch(unset: rows + sizes.sequences, by: hidden, for: "inputs")
    squashed = try Scratch(unset: rows, by: hidden, for: "inputs")
    hiddenStates = try Scratch(unset: rows + sizes.sequences, by: hidden, for: "inputs")
    logits = try Scratch(unset: rows, by: sizes.outputs, for: "inputs")
    recurrentWeights = try .of(network.recurrentWeights, uses: rows)
    slopes = gates
    memorySlopes = squashed
    try runForward()
  }

  private func runForward() throws {
    let (batch, hidden) = (sizes.sequences, sizes.hidden)
    // 1. a_t = both biases + U x_t, for all t at once
    let bias = try network.inputBias + network.recurrentBias
    try preactivations.setProducts(inputs, network.inputWeights, plus: bias)
    hiddenStates.fillRows(count: batch, with: network.initialHiddenState)
    memoryCells.fillRows(count: batch, with: network.initialMemoryCells)
    let weights = try RightOperand.of(
      network.recurrentWeights,
      transposed: true,
      uses: sizes.rows
    )
    try forSequences { sequences in
      let budget = WorkBudget.active
      for t in 1...sizes.steps {
        try budget?.charge(operations: 110 * sequences.count * hidden)
        let row = (t - 1) * batch + sequences.lowerBound
        // 2. a_t += W h_{t−1}
        try weights.addStep(
          hiddenStates.row(row),
          into: preactivations.row(row),
          rows: sequences.count,
          budget: budget
        )
        for n in sequences { advance(sequence: n, t) }
      }
    }
    // 5. V h_t + c, for all t at once
    try fillLogits(bias: network.outputBias)
  }

  /// Steps 3 and 4 of the way forward, for one sequence.
  private func advance(sequence n: Int, _ t: Int) {
    let hidden = sizes.hidden
    let row = (t - 1) * sizes.sequences + n
    let (a, gate) = (preactivations.row(row), gates.row(row))
    // 3. i, f, g, o
    unroll_sigmoid_array(a, gate, 2 * hidden)
    unroll_tanh_array(a + 2 * hidden, gate + 2 * hidden, hidden)
    unroll_sigmoid_array(a + 3 * hidden, gate + 3 * hidden, hidden)
    // 4. c_t = f c_{t−1} + i g,  h_t = o tanh(c_t)
    let (c, earlier) = (memoryCells.row(row + sizes.sequences), memoryCells.row(row))
    for k in 0..<hidden {
      c[k] = gate[hidden + k] * earlier[k] + gate[k] * gate[2 * hidden + k]
    }
    let (tanh, h) = (squashed.row(row), hiddenStates.row(row + sizes.sequences))
    unroll_tanh_array(c, tanh, hidden)
    for k in 0..<hidden { h[k] = gate[3 * hidden + k] * tanh[k] }
  }

  func prepareBackward() throws {
    let hidden = sizes.hidden
    slopes = try Scratch(unset: sizes.rows, by: 4 * hidden, for: "inputs")
    memorySlopes = try Scratch(unset: sizes.rows, by: hidden, for: "inputs")
    try Kernels.inParts(sizes.rows, cost: 100 * hidden) { firstRow, rows in
      try Kernels.inBlocks(rows, cost: 100 * hidden) { first, count in
        for row in firstRow + first..<firstRow + first + count { setSlopes(row) }
      }
    }
  }

  private func setSlopes(_ row: Int) {
    let hidden = sizes.hidden
    let (a, slope) = (preactivations.row(row), slopes.row(row))
    unroll_sigmoid_derivative_array(a, slope, 2 * hidden)
    unroll_tanh_derivative_array(a + 2 * hidden, slope + 2 * hidden, hidden)
    unroll_sigmoid_derivative_array(a + 3 * hidden, slope + 3 * hidden, hidden)
    let cells = memoryCells.row(row + sizes.sequences)
    unroll_tanh_derivative_array(cells, memorySlopes.row(row), hidden)
  }

  func stepBack(
    _ t: Int,
    sequences: Range<Int>,
    state: UnsafeMutablePointer<Double>,
    earlier: UnsafeMutablePointer<Double>,
    preactivations: UnsafeMutablePointer<Double>,
    budget: WorkBudget?
  ) throws {
    let (batch, hidden) = (sizes.sequences, sizes.hidden)
    let block = batch * hidden
    // 5. ∂L/∂h_t += Vᵀ ∂L/∂(output t) was formed for all t at once, and is there already.
    for n in sequences {
      let row = (t - 1) * batch + n
      let (gate, slope, tanh) = (gates.row(row), slopes.row(row), squashed.row(row))
      let (memorySlope, earlierCells) = (memorySlopes.row(row), memoryCells.row(row))
      let (dh, dc) = (state + n * hidden, state + block + n * hidden)
      let (dEarlier, da) = (earlier + block + n * hidden, preactivations + 4 * n * hidden)
      for k in 0..<hidden {
        // 4. ∂L/∂c_t += o tanh′(c_t) ∂L/∂h_t,  ∂L/∂c_{t−1} = f ∂L/∂c_t
        dc[k] += dh[k] * gate[3 * hidden + k] * memorySlope[k]
        dEarlier[k] += dc[k] * gate[hidden + k]
        // 3. ∂L/∂a of i, f, g, o
        da[k] = dc[k] * gate[2 * hidden + k] * slope[k]
        da[hidden + k] = dc[k] * earlierCells[k] * slope[hidden + k]
        da[2 * hidden + k] = dc[k] * gate[k] * slope[2 * hidden + k]
        da[3 * hidden + k] = dh[k] * tanh[k] * slope[3 * hidden + k]
      }
    }
    // 2. ∂L/∂h_{t−1} += Wᵀ ∂L/∂a_t
    try recurrentWeights.addStep(
      preactivations + 4 * hidden * sequences.lowerBound,
      into: earlier + hidden * sequences.lowerBound,
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
    try recurrentTensors(preactivations) + outputTensors(outputGradients)
  }

  private func recurrentTensors(_ preactivations: Scratch) throws -> [Tensor] {
    let d = preactivations.start
    let rows = 4 * sizes.hidden
    let bias = try biasGradient(d, count: rows)
    return [
      Tensor("inputWeights", try weightGradient(d, rows: rows, inputs)),
      Tensor(
        "recurrentWeights",
        try weightGradient(d, rows: rows, hiddenStates.start, columns: sizes.hidden)
      ),
      Tensor("inputBias", bias), Tensor("recurrentBias", bias),
    ]
  }
}

extension LSTMNetwork: SequenceNetwork {
  /// Runs the network over one sequence.
  ///
  /// - Parameter inputs: x_1…x_T, at least one, each of shape `[I]`.
  /// - Returns: Every intermediate value.
  /// - Throws: ``EngineError`` if the sequence is empty or an input has another length.
  ///
  /// Accuracy: each sum begins with the sum of both biases and adds rounded products in index order, those of U first.
  ///
  /// Complexity: O(T·H·(I + H + K)).
  public func forward(_ inputs: [Vector]) throws -> LSTMTrace {
    let pass = try LSTMPass(self, batch(inputs))
    return LSTMTrace(
      network: self,
      inputs: pass.inputs,
      hiddenStates: try pass.hiddenStates.matrix(),
      memoryCells: try pass.memoryCells.matrix(),
      gates: try pass.gates.matrix(),
      preactivations: try pass.preactivations.matrix(),
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
    return try LSTMPass(self, batch).evaluation(batch.targets, lossFunction, reduction)
  }

  /// The gradients of the loss over a batch; runs both passes.
  ///
  ///     ∂L/∂c_t = f_{t+1} ⊙ ∂L/∂c_{t+1} + o_t ⊙ tanh′(c_t) ⊙ ∂L/∂h_t
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
    return try LSTMPass(self, batch)
      .gradients(batch.targets, lossFunction, reduction, truncation)
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
    return try LSTMPass(self, batch)
      .parameterGradients(batch.targets, lossFunction, reduction, truncation)
  }
}
