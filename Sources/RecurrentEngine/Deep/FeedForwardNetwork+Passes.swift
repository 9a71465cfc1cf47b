internal import EngineKernels

// Forward and backward, side by side. Symbols: h activations, a preactivations, z normalised preactivations, x̂ before
// γ and β; B examples. Both passes run over the same four steps of a layer, the backward pass in the opposite order.

extension FeedForwardNetwork {
  /// Runs the network over a batch.
  ///
  /// - Parameters:
  ///   - inputs: An example a row, shape `[B, I]`, at least one.
  ///   - phase: Whether batch normalisations use the batch's statistics or the running ones.
  /// - Returns: Every layer's values.
  /// - Throws: ``EngineError`` if the rows have another length, there is none, or a layer is to be normalised over a
  ///   single example, whose variance is 0.
  ///
  /// Accuracy: each preactivation begins with the bias and adds rounded products in index order.
  ///
  /// Complexity: O(B · number of weights).
  public func forward(
    _ inputs: Matrix,
    phase: NormalizationPhase = .training
  ) throws -> FeedForwardTrace {
    try check(inputs, phase)
    var activations = [inputs]
    var preactivations: [Matrix] = []
    var normalized: [Matrix] = []
    var statistics: [FeedForwardTrace.Statistics] = []
    var layers = layers
    for (index, layer) in self.layers.enumerated() {
      let earlier = activations[index]
      // 1. a = b + W h
      let a = try Scratch(earlier.rowCount, by: layer.outputSize, for: "inputs")
      a.fillRows(with: layer.bias)
      try a.addProduct(
        earlier,
        Scratch(transposing: layer.weights),
        inner: layer.inputSize
      )
      preactivations.append(try a.matrix())
      // 2. z = γ(a − μ)/√(σ² + ε) + β
      let found = try normalize(a, layer.batchNormalization, phase)
      statistics.append(found.statistics)
      layers[index] = try layer.replacing(found.updated)
      normalized.append(try a.matrix())
      // 3. h = φ(z)
      try Kernels.inBlocks(a.count, cost: 20) { first, count in
        layer.activation.apply(a.start + first, into: a.start + first, count: count)
      }
      // 4. h += h of the layer before
      if layer.isResidual {
        for k in 0..<a.count { a.start[k] += earlier.elements[k] }
      }
      activations.append(try a.matrix())
    }
    return FeedForwardTrace(
      network: self,
      phase: phase,
      activations: activations,
      preactivations: preactivations,
      normalized: normalized,
      statistics: statistics,
      updatedNetwork: try FeedForwardNetwork(layers: layers)
    )
  }

  /// Runs the network over a batch of vectors, as ``forward(_:phase:)-(Matrix,_)`` over their matrix.
  ///
  /// - Parameters:
  ///   - inputs: The examples, at least one.
  ///   - phase: Whether batch normalisations use the batch's statistics or the running ones.
  /// - Returns: Every layer's values.
  /// - Throws: ``EngineError`` if a vector has another length, or there is none.
  public func forward(
    _ inputs: [Vector],
    phase: NormalizationPhase = .training
  ) throws -> FeedForwardTrace {
    guard !inputs.isEmpty else { throw EngineError.emptySequence(parameter: "inputs") }
    return try forward(Matrix(inputs), phase: phase)
  }

  private func check(_ inputs: Matrix, _ phase: NormalizationPhase) throws {
    guard inputs.rowCount > 0 else { throw EngineError.emptySequence(parameter: "inputs") }
    try inputs.expect(columns: inputSize, "inputs")
    let isNormalized = layers.contains { $0.batchNormalization != nil }
    guard inputs.rowCount > 1 || phase == .inference || !isNormalized else {
      throw EngineError.invalidArgument(
        parameter: "inputs",
        found: "a single example",
        expected: "at least two to normalise over while training"
      )
    }
  }

  /// Step 2 of the way forward, in place: μ and 1/√(σ² + ε) of each unit, and the normalisation moved on.
  private func normalize(
    _ a: Scratch,
    _ normalization: BatchNormalization?,
    _ phase: NormalizationPhase
  ) throws -> (statistics: FeedForwardTrace.Statistics, updated: BatchNormalization?) {
    guard let normalization else {
      return (FeedForwardTrace.Statistics(mean: [], scale: []), nil)
    }
    let (examples, units) = (a.rowCount, a.columnCount)
    try WorkBudget.active?.charge(operations: 10 * a.count)
    var mean = normalization.runningMean.elements
    var variance = normalization.runningVariance.elements
    var updated = normalization
    if phase == .training {
      (mean, variance) = Self.moments(a)
      let momentum = normalization.momentum
      let correction = Double(examples) / Double(examples - 1)
      func moved(_ old: Vector, _ new: [Double], _ factor: Double) -> Vector {
        Vector(
          zip(old.elements, new).map { (1 - momentum) * $0 + momentum * ($1 * factor) }
        )
      }
      updated = try normalization.replacing(
        runningMean: moved(normalization.runningMean, mean, 1),
        runningVariance: moved(normalization.runningVariance, variance, correction)
      )
    }
    let scale = variance.map { 1 / ($0 + normalization.epsilon).squareRoot() }
    let (gamma, beta) = (normalization.scale.elements, normalization.shift.elements)
    for n in 0..<examples {
      let row = a.row(n)
      for k in 0..<units { row[k] = (row[k] - mean[k]) * scale[k] * gamma[k] + beta[k] }
    }
    return (FeedForwardTrace.Statistics(mean: mean, scale: scale), updated)
  }

  /// Mean and biased variance of each column, in two passes.
  private static func moments(_ a: Scratch) -> (mean: [Double], variance: [Double]) {
    let (examples, units) = (a.rowCount, a.columnCount)
    var mean = [Double](repeating: 0, count: units)
    var variance = mean
    for n in 0..<examples {
      let row = a.row(n)
      for k in 0..<units { mean[k] += row[k] }
    }
    for k in 0..<units { mean[k] /= Double(examples) }
    for n in 0..<examples {
      let row = a.row(n)
      for k in 0..<units { variance[k] += (row[k] - mean[k]) * (row[k] - mean[k]) }
    }
    for k in 0..<units { variance[k] /= Double(examples) }
    return (mean, variance)
  }
}

extension Scratch {
  /// self += x y for a matrix x and y of shape `[inner, columns]`.
  func addProduct(_ x: Matrix, _ y: Scratch, inner: Int) throws {
    try x.elements.withUnsafeBufferPointer { x in
      guard let first = x.baseAddress else { return }
      try Kernels.addProduct(
        first,
        y.start,
        into: start,
        rows: rowCount,
        inner: inner,
        columns: columnCount
      )
    }
  }
}

extension FeedForwardTrace {
  /// How well the outputs answer the targets.
  ///
  /// - Parameters:
  ///   - targets: One for each example.
  ///   - lossFunction: What one example costs.
  ///   - reduction: How the losses become one.
  /// - Returns: Losses, accuracy and outputs.
  /// - Throws: ``EngineError`` if there are more or fewer targets or one does not fit.
  public func evaluation(
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum
  ) throws -> BatchEvaluation {
    let targets = try checked(targets)
    let rows = try Scratch(outputs.elements, rows: exampleCount, columns: network.outputSize)
    return try lossFunction.answers(rows, targets, sequences: exampleCount)
      .evaluation(reduction.scale(targets), outputs: rows)
  }

  /// Backpropagation: the gradient of the loss by every parameter, and by every layer's output.
  ///
  ///     ∂L/∂z_l = φ′(z_l) ⊙ ∂L/∂h_l
  ///     ∂L/∂a_l = γ/√(σ² + ε) ⊙ (∂L/∂z − mean(∂L/∂z) − x̂ ⊙ mean(∂L/∂z ⊙ x̂))   normalised over the batch
  ///     ∂L/∂W_l = Σ_n ∂L/∂a_l h_{l−1}ᵀ,  ∂L/∂h_{l−1} = W_lᵀ ∂L/∂a_l,  plus ∂L/∂h_l if the layer is residual
  ///
  /// - Parameters:
  ///   - targets: One for each example.
  ///   - lossFunction: What one example costs.
  ///   - reduction: Sum over the examples by default; a mean divides every gradient by the number of targets.
  /// - Returns: One gradient for each parameter and each layer's output.
  /// - Throws: ``EngineError`` if there are more or fewer targets or one does not fit.
  ///
  /// Accuracy: φ′ is taken from z and keeps its relative accuracy where units saturate; sums run over the examples in
  /// order.
  ///
  /// Edge cases: the gradient of a bias before a normalisation over the batch is zero up to rounding.
  ///
  /// Complexity: O(B · number of weights).
  public func gradients(
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum
  ) throws -> FeedForwardGradients {
    let targets = try checked(targets)
    let rows = try Scratch(outputs.elements, rows: exampleCount, columns: network.outputSize)
    var gradient = try Scratch(exampleCount, by: network.outputSize, for: "targets")
    let scale = reduction.scale(targets)
    let evaluation = try lossFunction.answers(
      rows,
      targets,
      sequences: exampleCount,
      gradients: gradient,
      scale: scale
    ).evaluation(scale, outputs: rows)
    var activationGradients = [try gradient.matrix()]
    var tensors: [[Tensor]] = []
    for l in (1...network.depth).reversed() {
      let layer = network.layers[l - 1]
      let through = try back(l, gradient)
      tensors.append(through.tensors)
      // 1. ∂L/∂h_{l−1} = Wᵀ ∂L/∂a
      let earlier = try Scratch(exampleCount, by: layer.inputSize, for: "targets")
      // 4. a residual layer hands on what it got
      if layer.isResidual { earlier.start.update(from: gradient.start, count: gradient.count) }
      try earlier.addProduct(
        through.preactivations.matrix(),
        Scratch(layer.weights.elements, rows: layer.outputSize, columns: layer.inputSize),
        inner: layer.outputSize
      )
      activationGradients.append(try earlier.matrix())
      gradient = earlier
    }
    return FeedForwardGradients(
      evaluation: evaluation,
      layers: tensors.reversed(),
      activations: activationGradients.reversed()
    )
  }

  /// Steps 3 and 2 of the way back through layer l, and the gradients of its parameters.
  private func back(
    _ l: Int,
    _ gradient: Scratch
  ) throws -> (preactivations: Scratch, tensors: [Tensor]) {
    let layer = network.layers[l - 1]
    let slopes = try slopes(l).elements
    // 3. ∂L/∂z = φ′(z) ⊙ ∂L/∂h
    let d = try Scratch(exampleCount, by: layer.outputSize, for: "targets")
    for k in 0..<d.count { d.start[k] = slopes[k] * gradient.start[k] }
    // 2. ∂L/∂a
    var normalizationTensors: [Tensor] = []
    if let normalization = layer.batchNormalization {
      normalizationTensors = try normalizeBack(l, normalization, d)
    }
    let weights = try Scratch(layer.outputSize, by: layer.inputSize, for: "targets")
    try activations[l - 1].elements.withUnsafeBufferPointer { h in
      guard let h = h.baseAddress else { return }
      try Kernels.addTransposedProduct(
        d.start,
        h,
        into: weights.start,
        steps: exampleCount,
        rows: layer.outputSize,
        columns: layer.inputSize
      )
    }
    let bias = try Scratch(layer.outputSize, by: 1, for: "targets")
    unroll_add_rows(d.start, layer.outputSize, bias.start, exampleCount, layer.outputSize)
    let tensors = [
      Tensor("weights", try weights.matrix()), Tensor("bias", try bias.vector()),
    ]
    return (d, tensors + normalizationTensors)
  }

  /// Step 2 of the way back, in place: from ∂L/∂z to ∂L/∂a; ∂L/∂γ = Σ ∂L/∂z ⊙ x̂ and ∂L/∂β = Σ ∂L/∂z.
  private func normalizeBack(
    _ l: Int,
    _ normalization: BatchNormalization,
    _ d: Scratch
  ) throws -> [Tensor] {
    let (examples, units) = (d.rowCount, d.columnCount)
    try WorkBudget.active?.charge(operations: 20 * d.count)
    let a = preactivations[l - 1].elements
    let (mean, scale) = (statistics[l - 1].mean, statistics[l - 1].scale)
    var (scaleGradient, shiftGradient) = (
      [Double](repeating: 0, count: units), [Double](repeating: 0, count: units)
    )
    for n in 0..<examples {
      let row = d.row(n)
      for k in 0..<units {
        let normalized = (a[n * units + k] - mean[k]) * scale[k]
        scaleGradient[k] += row[k] * normalized
        shiftGradient[k] += row[k]
      }
    }
    let count = Double(examples)
    for n in 0..<examples {
      let row = d.row(n)
      for k in 0..<units {
        let factor = normalization.scale.elements[k] * scale[k]
        if phase == .training {
          let normalized = (a[n * units + k] - mean[k]) * scale[k]
          row[k] -= shiftGradient[k] / count + normalized * (scaleGradient[k] / count)
        }
        row[k] *= factor
      }
    }
    return [
      Tensor("scale", Vector(scaleGradient)), Tensor("shift", Vector(shiftGradient)),
    ]
  }

  private func checked(_ targets: [some TargetConvertible]) throws -> [Target] {
    guard targets.count == exampleCount else {
      throw EngineError.countMismatch(
        parameter: "targets",
        found: targets.count,
        expected: exampleCount
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

extension FeedForwardNetwork {
  /// The gradients over a batch; runs both passes.
  ///
  /// - Parameters:
  ///   - inputs: An example a row, shape `[B, I]`.
  ///   - targets: One for each example.
  ///   - lossFunction: What one example costs.
  ///   - reduction: Sum over the examples by default.
  ///   - phase: Whether batch normalisations use the batch's statistics or the running ones.
  /// - Returns: One gradient for each parameter and each layer's output.
  /// - Throws: ``EngineError`` if something does not fit.
  public func gradients(
    _ inputs: Matrix,
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum,
    phase: NormalizationPhase = .training
  ) throws -> FeedForwardGradients {
    try forward(inputs, phase: phase)
      .gradients(targets: targets, lossFunction: lossFunction, reduction: reduction)
  }

  /// The loss over a batch; runs the forward pass.
  ///
  /// - Parameters:
  ///   - inputs: An example a row, shape `[B, I]`.
  ///   - targets: One for each example.
  ///   - lossFunction: What one example costs.
  ///   - reduction: Sum over the examples by default.
  ///   - phase: Whether batch normalisations use the batch's statistics or the running ones.
  /// - Returns: The loss.
  /// - Throws: ``EngineError`` if something does not fit.
  public func loss(
    _ inputs: Matrix,
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum,
    phase: NormalizationPhase = .training
  ) throws -> Double {
    try forward(inputs, phase: phase)
      .evaluation(targets: targets, lossFunction: lossFunction, reduction: reduction).loss
  }
}
