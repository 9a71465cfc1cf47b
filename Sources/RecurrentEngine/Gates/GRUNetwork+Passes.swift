internal import EngineKernels

// Forward and backward, side by side. Symbols as for the vanilla network; r reset gate, z update gate, n candidate,
// q what comes to the candidate from h_{t−1}. Both passes run over the same five steps, the backward pass in the
// opposite order. A row of gradients of preactivations has four parts of H: r, z, n, q.

/// A batch on its way through a GRU.
final class GRUPass: SequencePass {
  let network: GRUNetwork
  let sizes: SequenceSizes
  /// x_t, shape `[T·B, I]`.
  let inputs: Matrix
  /// The preactivations of r_t and z_t, shape `[T·B, 2H]`.
  let gatePreactivations: Scratch
  /// The preactivations of n_t, shape `[T·B, H]`.
  let candidatePreactivations: Scratch
  /// r_t and z_t, shape `[T·B, 2H]`.
  let gates: Scratch
  /// 1 − z_t, shape `[T·B, H]`, from the preactivation.
  let complements: Scratch
  /// q_t, shape `[T·B, H]`.
  let recurrentParts: Scratch
  /// r_t ⊙ h_{t−1}, shape `[T·B, H]`; used where the reset is before the product.
  let resetStates: Scratch
  /// n_t, shape `[T·B, H]`.
  let candidates: Scratch
  let hiddenStates: Scratch
  let logits: Scratch
  /// W of r and z, shape `[2H, H]`, and of n, shape `[H, H]`.
  private let gateWeights: RightOperand
  private let candidateWeights: RightOperand
  /// Slopes at the preactivations; made for the way back.
  private var gateSlopes: Scratch
  private var candidateSlopes: Scratch
  /// ∂L/∂(r_t ⊙ h_{t−1}), shape `[B, H]`, and the gradients of n, shape `[B, H]`.
  private let resetGradients: Scratch
  private let candidateGradients: Scratch

  var outputWeights: Matrix { network.outputWeights }
  var stateBlocks: Int { 1 }
  var preactivationWidth: Int { 4 * sizes.hidden }
  var stepCost: Int { 100 * sizes.hidden + gateWeights.cost + candidateWeights.cost }
  private var isAfter: Bool { network.resetPlacement == .afterProduct }

  /// Runs forward over a batch.
  init(_ network: GRUNetwork, _ batch: SequenceBatch) throws {
    self.network = network
    sizes = network.sizes(batch)
    let (rows, hidden) = (sizes.rows, sizes.hidden)
    func rowsOf(_ width: Int) throws -> Scratch {
      try Scratch(unset: rows, by: width, for: "inputs")
    }
    inputs = batch.inputs
    gatePreactivations = try rowsOf(2 * hidden)
    candidatePreactivations = try rowsOf(hidden)
    gates = try rowsOf(2 * hidden)
    complements = try rowsOf(hidden)
    recurrentParts = try rowsOf(hidden)
    resetStates = try rowsOf(network.resetPlacement == .beforeProduct ? hidden : 0)
    candidates = try rowsOf(hidden)
    hiddenStates = try Scratch(unset: rows + sizes.sequences, by: hidden, for: "inputs")
    logits = try rowsOf(sizes.outputs)
    let w = network.recurrentWeights
    gateWeights = try .of(w, rows: 0..<2 * hidden, uses: rows)
    candidateWeights = try .of(w, rows: 2 * hidden..<3 * hidden, uses: rows)
    gateSlopes = gates
    candidateSlopes = candidates
    resetGradients = try Scratch(sizes.sequences, by: hidden, for: "inputs")
    candidateGradients = try Scratch(sizes.sequences, by: hidden, for: "inputs")
    try runForward()
  }

  private func runForward() throws {
    let (batch, hidden) = (sizes.sequences, sizes.hidden)
    // 1. U x_t + b, for all t at once; r and z have all their biases, q has its own
    try fillInputParts()
    let w = network.recurrentWeights
    let gateWeights = try RightOperand.of(
      w,
      rows: 0..<2 * hidden,
      transposed: true,
      uses: sizes.rows
    )
    let candidateWeights = try RightOperand.of(
      w,
      rows: 2 * hidden..<3 * hidden,
      transposed: true,
      uses: sizes.rows
    )
    hiddenStates.fillRows(count: batch, with: network.initialHiddenState)
    try forSequences { sequences in
      let budget = WorkBudget.active
      for t in 1...sizes.steps {
        try budget?.charge(operations: 100 * sequences.count * hidden)
        let row = (t - 1) * batch + sequences.lowerBound
        let rows = row..<row + sequences.count
        // 2. the gates: a += W h_{t−1}, then r and z
        let a = gatePreactivations.row(row)
        try gateWeights.addStep(
          hiddenStates.row(row),
          into: a,
          rows: rows.count,
          budget: budget
        )
        unroll_sigmoid_array(a, gates.row(row), 2 * rows.count * hidden)
        if !isAfter { resetStates(rows) }
        // 3. q_t = W_n h_{t−1} + b′, or W_n (r ⊙ h_{t−1}) + b′
        try candidateWeights.addStep(
          isAfter ? hiddenStates.row(row) : resetStates.row(row),
          into: recurrentParts.row(row),
          rows: rows.count,
          budget: budget
        )
        advance(rows)
      }
    }
    // 5. V h_t + c, for all t at once
    try fillLogits(bias: network.outputBias)
  }

  /// Step 1 of the way forward.
  private func fillInputParts() throws {
    let hidden = sizes.hidden
    let (first, second) = (network.inputBias.elements, network.recurrentBias.elements)
    let both = (0..<2 * hidden).map { first[$0] + second[$0] }
    try gatePreactivations.setProducts(
      inputs,
      network.inputWeights,
      rows: 0..<2 * hidden,
      plus: Vector(both)
    )
    try candidatePreactivations.setProducts(
      inputs,
      network.inputWeights,
      rows: 2 * hidden..<3 * hidden,
      plus: Vector(Array(first[(2 * hidden)...]))
    )
    recurrentParts.fillRows(with: Vector(Array(second[(2 * hidden)...])))
  }

  /// r_t ⊙ h_{t−1}.
  private func resetStates(_ rows: Range<Int>) {
    let hidden = sizes.hidden
    for row in rows {
      let (gate, h, result) = (gates.row(row), hiddenStates.row(row), resetStates.row(row))
      for k in 0..<hidden { result[k] = gate[k] * h[k] }
    }
  }

  /// Step 4 of the way forward: n_t = tanh(U_n x_t + b + q_t), q_t times r_t if the reset is after the product;
  /// h_t = (1 − z) n + z h_{t−1}.
  private func advance(_ rows: Range<Int>) {
    let hidden = sizes.hidden
    for row in rows {
      let (gate, a) = (gates.row(row), candidatePreactivations.row(row))
      let (q, n, complement) = (recurrentParts.row(row), candidates.row(row), complements.row(row))
      let update = gatePreactivations.row(row) + hidden
      for k in 0..<hidden {
        a[k] += isAfter ? gate[k] * q[k] : q[k]
        complement[k] = -update[k]
      }
      unroll_tanh_array(a, n, hidden)
      unroll_sigmoid_array(complement, complement, hidden)
      let (h, earlier) = (hiddenStates.row(row + sizes.sequences), hiddenStates.row(row))
      for k in 0..<hidden { h[k] = complement[k] * n[k] + gate[hidden + k] * earlier[k] }
    }
  }

  func prepareBackward() throws {
    let hidden = sizes.hidden
    gateSlopes = try Scratch(unset: sizes.rows, by: 2 * hidden, for: "inputs")
    candidateSlopes = try Scratch(unset: sizes.rows, by: hidden, for: "inputs")
    try Kernels.inParts(sizes.rows, cost: 60 * hidden) { firstRow, rows in
      try Kernels.inBlocks(rows, cost: 60 * hidden) { first, count in
        let row = firstRow + first
        unroll_sigmoid_derivative_array(
          gatePreactivations.row(row),
          gateSlopes.row(row),
          2 * count * hidden
        )
        unroll_tanh_derivative_array(
          candidatePreactivations.row(row),
          candidateSlopes.row(row),
          count * hidden
        )
      }
    }
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
    // 5. ∂L/∂h_t += Vᵀ ∂L/∂(output t) was formed for all t at once, and is there already.
    for n in sequences {
      let row = (t - 1) * batch + n
      let (gate, complement) = (gates.row(row), complements.row(row))
      let (candidate, h) = (candidates.row(row), hiddenStates.row(row))
      let (gateSlope, slope) = (gateSlopes.row(row), candidateSlopes.row(row))
      let (dh, dEarlier) = (state + n * hidden, earlier + n * hidden)
      let (da, dn) = (preactivations + 4 * n * hidden, candidateGradients.row(n))
      for k in 0..<hidden {
        // 4. ∂L/∂a_n = (1 − z) tanh′ ∂L/∂h_t,  ∂L/∂z = (h_{t−1} − n) ∂L/∂h_t,  ∂L/∂h_{t−1} += z ∂L/∂h_t
        da[2 * hidden + k] = dh[k] * complement[k] * slope[k]
        da[hidden + k] = dh[k] * (h[k] - candidate[k]) * gateSlope[hidden + k]
        dEarlier[k] += dh[k] * gate[hidden + k]
        dn[k] = da[2 * hidden + k]
      }
    }
    let first = preactivations + 4 * hidden * sequences.lowerBound
    let target = earlier + hidden * sequences.lowerBound
    // 3. back through q_t, to r_t and h_{t−1}
    if isAfter {
      resetAfterBack(t, sequences, preactivations)
      try candidateWeights.addStep(
        first + 3 * hidden,
        stride: 4 * hidden,
        into: target,
        rows: sequences.count,
        budget: budget
      )
    } else {
      try resetBeforeBack(t, sequences, earlier, preactivations, budget)
    }
    // 2. ∂L/∂h_{t−1} += Wᵀ ∂L/∂a of r and z
    try gateWeights.addStep(
      first,
      stride: 4 * hidden,
      into: target,
      rows: sequences.count,
      budget: budget
    )
  }

  /// ∂L/∂q = r ∂L/∂a_n and ∂L/∂r = q ∂L/∂a_n.
  private func resetAfterBack(
    _ t: Int,
    _ sequences: Range<Int>,
    _ preactivations: UnsafeMutablePointer<Double>
  ) {
    let hidden = sizes.hidden
    for n in sequences {
      let row = (t - 1) * sizes.sequences + n
      let (gate, q, slope) = (gates.row(row), recurrentParts.row(row), gateSlopes.row(row))
      let da = preactivations + 4 * n * hidden
      for k in 0..<hidden {
        da[3 * hidden + k] = da[2 * hidden + k] * gate[k]
        da[k] = da[2 * hidden + k] * q[k] * slope[k]
      }
    }
  }

  /// ∂L/∂q = ∂L/∂a_n, ∂L/∂(r ⊙ h_{t−1}) = W_nᵀ ∂L/∂q, and from there to r and h_{t−1}.
  private func resetBeforeBack(
    _ t: Int,
    _ sequences: Range<Int>,
    _ earlier: UnsafeMutablePointer<Double>,
    _ preactivations: UnsafeMutablePointer<Double>,
    _ budget: WorkBudget?
  ) throws {
    let hidden = sizes.hidden
    let gradients = resetGradients.row(sequences.lowerBound)
    gradients.update(repeating: 0, count: sequences.count * hidden)
    try candidateWeights.addStep(
      candidateGradients.row(sequences.lowerBound),
      into: gradients,
      rows: sequences.count,
      budget: budget
    )
    for n in sequences {
      let row = (t - 1) * sizes.sequences + n
      let (gate, h, slope) = (gates.row(row), hiddenStates.row(row), gateSlopes.row(row))
      let (d, da) = (resetGradients.row(n), preactivations + 4 * n * hidden)
      for k in 0..<hidden {
        da[3 * hidden + k] = da[2 * hidden + k]
        da[k] = d[k] * h[k] * slope[k]
        earlier[n * hidden + k] += d[k] * gate[k]
      }
    }
  }

  func inputGradients(_ preactivations: Scratch) throws -> Scratch {
    // 1. ∂L/∂x_t = Uᵀ ∂L/∂a of r, z and n, for all t at once
    let result = try Scratch(sizes.rows, by: sizes.inputs, for: "inputs")
    try RightOperand.of(network.inputWeights, uses: sizes.rows)
      .addProduct(
        preactivations.start,
        stride: 4 * sizes.hidden,
        into: result.start,
        rows: sizes.rows
      )
    return result
  }

  func tensors(_ preactivations: Scratch, _ outputGradients: Scratch) throws -> [Tensor] {
    try recurrentTensors(preactivations) + outputTensors(outputGradients)
  }

  private func recurrentTensors(_ preactivations: Scratch) throws -> [Tensor] {
    let hidden = sizes.hidden
    let (d, stride) = (preactivations.start, 4 * hidden)
    let gates = try weightGradient(
      d,
      stride: stride,
      rows: 2 * hidden,
      hiddenStates.start,
      columns: hidden
    )
    let candidate = try weightGradient(
      d + 3 * hidden,
      stride: stride,
      rows: hidden,
      isAfter ? hiddenStates.start : resetStates.start,
      columns: hidden
    )
    let all = try biasGradient(d, stride: stride, count: 4 * hidden).elements
    return [
      Tensor(
        "inputWeights",
        try weightGradient(
          d,
          stride: stride,
          rows: 3 * hidden,
          inputs
        )
      ),
      Tensor(
        "recurrentWeights",
        Matrix(unchecked: gates.elements + candidate.elements, 3 * hidden, hidden)
      ),
      Tensor("inputBias", Vector(Array(all[..<(3 * hidden)]))),
      Tensor("recurrentBias", Vector(Array(all[..<(2 * hidden)] + all[(3 * hidden)...]))),
    ]
  }
}
