/// What one time step of one sequence costs.
public enum LossFunction: String, Sendable, Hashable, CaseIterable {
  /// −Σ_j y_j ln softmax(o)_j, in nats; see ``CrossEntropy``.
  case crossEntropy
  /// Σ_j (o_j − y_j)², without a half: with a mean and one output, PyTorch's `mse_loss`.
  ///
  /// A vector as the target holds the numbers wanted; an index stands for its one-hot vector.
  case squaredError

  /// How far from the target every output of a squared error may be to count as right: 0.04.
  ///
  /// Source: Hochreiter & Schmidhuber (1997), who call the adding problem solved by it.
  public static let squaredErrorTolerance = 0.04
}

/// How the losses of the time steps become one number.
public enum LossReduction: String, Sendable, Hashable, CaseIterable {
  /// L = Σ_t L_t, over all sequences of a batch.
  case sum
  /// The sum over the number of time steps that have a target, in all sequences.
  case mean

  /// What every loss is multiplied by; for a mean over nothing ∞, so that the loss is 0·∞ = NaN.
  func scale(_ targets: [Target]) -> Double {
    switch self {
    case .sum: return 1
    case .mean: return 1 / Double(targets.count { $0 != .absent })
    }
  }
}

extension LossFunction {
  /// The loss of each row of outputs, in the order of the rows.
  func losses(_ outputs: Scratch, _ targets: [Target]) throws -> [Double] {
    var losses = try Allocation.zeros(targets.count, for: "targets")
    try Kernels.inBlocks(targets.count, cost: 20 * outputs.columnCount) { first, count in
      for index in first..<first + count {
        losses[index] = loss(outputs.rowValues(index), targets[index])
      }
    }
    return losses
  }

  /// Losses and accuracy; row r belongs to sequence r mod `sequences`.
  func evaluation(
    _ outputs: Scratch,
    _ targets: [Target],
    _ reduction: LossReduction,
    sequences: Int
  ) throws -> BatchEvaluation {
    let losses = try losses(outputs, targets)
    var rightCount = 0
    var count = 0
    var wrongSequences = [Bool](repeating: false, count: sequences)
    for (index, target) in targets.enumerated() where target != .absent {
      count += 1
      if isRight(outputs.rowValues(index), target) {
        rightCount += 1
      } else {
        wrongSequences[index % sequences] = true
      }
    }
    return BatchEvaluation(
      loss: losses.reduce(0, +) * reduction.scale(targets),
      losses: Vector(losses),
      accuracy: Double(rightCount) / Double(count),
      sequenceAccuracy: count == 0
        ? .nan : Double(wrongSequences.count { !$0 }) / Double(sequences),
      outputs: try outputs.matrix()
    )
  }

  /// The gradient of the loss by each row of outputs, times a scale.
  func gradients(_ outputs: Scratch, _ targets: [Target], scale: Double) throws -> Scratch {
    let result = try Scratch(outputs.rowCount, by: outputs.columnCount, for: "targets")
    // A mean over nothing has gradient 0, although the loss is NaN.
    guard scale.isFinite else { return result }
    try Kernels.inBlocks(targets.count, cost: 20 * outputs.columnCount) { first, count in
      for index in first..<first + count {
        gradient(outputs.rowValues(index), targets[index], into: result.row(index))
        let row = result.row(index)
        for j in 0..<outputs.columnCount { row[j] *= scale }
      }
    }
    return result
  }

  /// The loss of one time step.
  private func loss(_ outputs: UnsafeBufferPointer<Double>, _ target: Target) -> Double {
    if case .absent = target { return 0 }
    guard self == .squaredError else { return CrossEntropy.loss(outputs, target) }
    var sum = 0.0
    for j in outputs.indices {
      let difference = outputs[j] - target.value(j)
      sum += difference * difference
    }
    return sum
  }

  /// The gradient of one time step's loss by the outputs.
  private func gradient(
    _ outputs: UnsafeBufferPointer<Double>,
    _ target: Target,
    into result: UnsafeMutablePointer<Double>
  ) {
    if case .absent = target { return }
    guard self == .squaredError else {
      CrossEntropy.probabilities(outputs, into: result)
      CrossEntropy.subtract(target, from: result, classes: outputs.count)
      return
    }
    for j in outputs.indices { result[j] = 2 * (outputs[j] - target.value(j)) }
  }

  /// Whether the outputs of one time step answer the target; false if there is none.
  ///
  /// For cross-entropy the largest output must be that of the class, or of the target's largest element.
  func isRight(_ outputs: UnsafeBufferPointer<Double>, _ target: Target) -> Bool {
    switch (self, target) {
    case (_, .absent): false
    case (.squaredError, _):
      outputs.indices.allSatisfy {
        (outputs[$0] - target.value($0)).magnitude <= Self.squaredErrorTolerance
      }
    case (.crossEntropy, .index(let index)): Self.largest(outputs) == index
    case (.crossEntropy, .distribution(let y)):
      y.elements.withUnsafeBufferPointer { Self.largest(outputs) == Self.largest($0) }
    }
  }

  /// The index of the first largest element; nil if one is NaN.
  static func largest(_ values: UnsafeBufferPointer<Double>) -> Int? {
    var best: Int?
    for j in values.indices {
      if values[j].isNaN { return nil }
      if best.map({ values[j] > values[$0] }) ?? true { best = j }
    }
    return best
  }
}

extension Target {
  /// The number wanted of output j.
  fileprivate func value(_ j: Int) -> Double {
    switch self {
    case .index(let index): index == j ? 1 : 0
    case .distribution(let y): y.elements[j]
    case .absent: 0
    }
  }
}
