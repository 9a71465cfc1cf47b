// Forward and backward, side by side. Symbols: x input, a preactivation, S hidden state, o logits, ŷ probabilities;
// U, W, V weights, b, c biases; H hidden units, I inputs, K classes, T time steps. Both passes run over the same five
// steps, the backward pass in the opposite order.

extension RecurrentNetwork {
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
    guard !inputs.isEmpty else { throw EngineError.emptySequence(parameter: "inputs") }
    for (index, input) in inputs.enumerated() where input.count != inputSize {
      throw EngineError.shapeMismatch(
        parameter: "inputs[\(index)]",
        found: Shape(input.count),
        expected: Shape(inputSize)
      )
    }
    try Allocation.check(
      Allocation.product(inputs.count, inputSize, for: "inputs"),
      for: "inputs"
    )
    return try forward(
      Matrix(unchecked: inputs.flatMap(\.elements), inputs.count, inputSize)
    )
  }

  /// Runs the network over a sequence of which each row is an input.
  ///
  /// - Parameter inputs: x_t in row t − 1, shape `[T, I]`, at least one row.
  /// - Returns: Every intermediate value, as of ``forward(_:)-([Vector])``.
  /// - Throws: ``EngineError`` if there is no row or the rows have another length.
  public func forward(_ inputs: Matrix) throws -> ForwardTrace {
    let (steps, hidden, classes) = (inputs.rowCount, hiddenSize, outputSize)
    guard steps > 0 else { throw EngineError.emptySequence(parameter: "inputs") }
    guard inputs.columnCount == inputSize else {
      throw EngineError.shapeMismatch(
        parameter: "inputs",
        found: inputs.shape,
        expected: Shape(steps, inputSize)
      )
    }
    let budget = WorkBudget.current
    var a = try Allocation.zeros(steps, by: hidden, for: "inputs")
    var s = try Allocation.zeros(steps + 1, by: hidden, for: "inputs")
    var o = try Allocation.zeros(steps, by: classes, for: "inputs")
    var p = try Allocation.zeros(steps, by: classes, for: "inputs")
    s.replaceSubrange(0..<hidden, with: initialHiddenState.elements)
    for t in 1...steps {
      try budget?.charge(operations: stepCost)
      let (rowH, rowK) = ((t - 1) * hidden, (t - 1) * classes)
      // 1. a_t = b + U x_t
      a.replaceSubrange(rowH..<rowH + hidden, with: hiddenBias.elements)
      Kernels.addProduct(
        inputWeights.elements,
        rows: hidden,
        columns: inputSize,
        inputs.elements,
        at: (t - 1) * inputSize,
        into: &a,
        at: rowH
      )
      // 2. a_t += W S_{t−1}
      Kernels.addProduct(
        recurrentWeights.elements,
        rows: hidden,
        columns: hidden,
        s,
        at: rowH,
        into: &a,
        at: rowH
      )
      // 3. S_t = φ(a_t)
      for i in 0..<hidden { s[t * hidden + i] = activation(a[rowH + i]) }
      // 4. o_t = c + V S_t
      o.replaceSubrange(rowK..<rowK + classes, with: outputBias.elements)
      Kernels.addProduct(
        outputWeights.elements,
        rows: classes,
        columns: hidden,
        s,
        at: t * hidden,
        into: &o,
        at: rowK
      )
      // 5. ŷ_t = softmax(o_t)
      p.replaceSubrange(
        rowK..<rowK + classes,
        with: CrossEntropy.probabilities(o[rowK..<rowK + classes])
      )
    }
    return ForwardTrace(
      network: self,
      inputs: inputs,
      preactivations: Matrix(unchecked: a, steps, hidden),
      hiddenStates: Matrix(unchecked: s, steps + 1, hidden),
      logits: Matrix(unchecked: o, steps, classes),
      probabilities: Matrix(unchecked: p, steps, classes)
    )
  }

  /// Floating-point operations of one time step, roughly.
  fileprivate var stepCost: Int {
    2 * (inputWeights.elements.count + recurrentWeights.elements.count)
      + 2 * outputWeights.elements.count + 40 * (hiddenSize + outputSize)
  }
}

extension ForwardTrace {
  /// L_t of every time step.
  ///
  /// - Parameter targets: One for each of the T time steps.
  /// - Returns: Shape `[T]`, L_t at index t − 1, in nats; 0 where the target is absent.
  /// - Throws: ``EngineError`` if there are more or fewer targets or one does not fit.
  public func losses(targets: [some TargetConvertible]) throws -> Vector {
    let targets = try checked(targets)
    var losses = try Allocation.zeros(stepCount, for: "targets")
    for t in losses.indices {
      losses[t] = CrossEntropy.loss(logitRow(t), targets[t])
    }
    return Vector(losses)
  }

  /// L, the losses of the time steps put together.
  ///
  /// - Parameters:
  ///   - targets: One for each of the T time steps.
  ///   - reduction: Sum over time by default.
  /// - Returns: The loss in nats; NaN for a mean over no targets.
  /// - Throws: ``EngineError`` if there are more or fewer targets or one does not fit.
  public func loss(
    targets: [some TargetConvertible],
    reduction: LossReduction = .sum
  ) throws -> Double {
    try losses(targets: targets).sum * lossScale(checked(targets), reduction, isLoss: true)
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
  ///   - reduction: Sum over time by default; a mean divides every gradient by the number of targets.
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
    reduction: LossReduction = .sum
  ) throws -> RecurrentGradients {
    let targets = try checked(targets)
    let (steps, hidden, classes) = (stepCount, network.hiddenSize, network.outputSize)
    let scale = lossScale(targets, reduction)
    let budget = WorkBudget.current
    var dO = try Allocation.zeros(steps, by: classes, for: "targets")
    var dS = try Allocation.zeros(steps + 1, by: hidden, for: "targets")
    var dA = try Allocation.zeros(steps, by: hidden, for: "targets")
    var dX = try Allocation.zeros(steps, by: network.inputSize, for: "targets")
    for t in (1...steps).reversed() {
      try budget?.charge(operations: network.stepCost)
      let (rowH, rowK) = ((t - 1) * hidden, (t - 1) * classes)
      // 5. ∂L/∂o_t
      dO.replaceSubrange(rowK..<rowK + classes, with: logitGradient(t, targets[t - 1], scale))
      // 4. ∂L/∂S_t += Vᵀ ∂L/∂o_t; what comes through time is there already
      Kernels.addTransposedProduct(
        network.outputWeights.elements,
        rows: classes,
        columns: hidden,
        dO,
        at: rowK,
        into: &dS,
        at: t * hidden
      )
      // 3. ∂L/∂a_t = φ′(a_t) ⊙ ∂L/∂S_t
      for i in 0..<hidden {
        dA[rowH + i] =
          network.activation.derivative(preactivations.elements[rowH + i]) * dS[t * hidden + i]
      }
      // 2. ∂L/∂S_{t−1} = Wᵀ ∂L/∂a_t
      Kernels.addTransposedProduct(
        network.recurrentWeights.elements,
        rows: hidden,
        columns: hidden,
        dA,
        at: rowH,
        into: &dS,
        at: rowH
      )
      // 1. ∂L/∂x_t = Uᵀ ∂L/∂a_t
      Kernels.addTransposedProduct(
        network.inputWeights.elements,
        rows: hidden,
        columns: network.inputSize,
        dA,
        at: rowH,
        into: &dX,
        at: (t - 1) * network.inputSize
      )
    }
    return RecurrentGradients(
      loss: try loss(targets: targets, reduction: reduction),
      inputWeights: try weightGradient(dA, hidden, inputs.elements, network.inputSize),
      recurrentWeights: try weightGradient(dA, hidden, hiddenStates.elements, hidden),
      outputWeights: try weightGradient(
        dO,
        classes,
        Array(hiddenStates.elements[hidden...]),
        hidden
      ),
      hiddenBias: Vector(try weightGradient(dA, hidden, ones(), 1).elements),
      outputBias: Vector(try weightGradient(dO, classes, ones(), 1).elements),
      hiddenStates: Matrix(unchecked: dS, steps + 1, hidden),
      preactivations: Matrix(unchecked: dA, steps, hidden),
      inputs: Matrix(unchecked: dX, steps, network.inputSize)
    )
  }

  /// ∂L/∂o_t = (p_t·Σy_t − y_t)·scale.
  func logitGradient(_ t: Int, _ target: Target, _ scale: Double) -> [Double] {
    let classes = network.outputSize
    let p = Array(probabilities.elements[(t - 1) * classes..<t * classes])
    return CrossEntropy.gradient(p, target).map { $0 * scale }
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

  /// What the reduction multiplies every loss by.
  func lossScale(_ targets: [Target], _ reduction: LossReduction, isLoss: Bool = false) -> Double {
    switch reduction {
    case .sum: return 1
    case .mean:
      let count = targets.count { $0 != .absent }
      return count == 0 && !isLoss ? 0 : 1 / Double(count)
    }
  }

  /// o_{t+1}.
  private func logitRow(_ row: Int) -> ArraySlice<Double> {
    logits.elements[row * network.outputSize..<(row + 1) * network.outputSize]
  }

  private func ones() throws -> [Double] {
    try Allocation.check(stepCount, for: "targets")
    return [Double](repeating: 1, count: stepCount)
  }

  /// Σ_t d_t y_tᵀ.
  private func weightGradient(
    _ d: [Double],
    _ rows: Int,
    _ y: [Double],
    _ columns: Int
  ) throws -> Matrix {
    var result = try Allocation.zeros(rows, by: columns, for: "targets")
    try Kernels.addOuterProducts(
      d,
      steps: stepCount,
      rows: rows,
      y,
      columns: columns,
      into: &result
    )
    return Matrix(unchecked: result, rows, columns)
  }
}

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
  /// - Returns: One gradient for each parameter, state and input.
  /// - Throws: ``EngineError`` if something does not fit.
  public func gradients(
    _ inputs: [Vector],
    targets: [some TargetConvertible],
    reduction: LossReduction = .sum
  ) throws -> RecurrentGradients {
    try forward(inputs).gradients(targets: targets, reduction: reduction)
  }
}
