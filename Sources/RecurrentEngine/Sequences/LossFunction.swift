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
    try answers(outputs, targets, sequences: 1).losses
  }

  /// Losses and how often they are right, and, where there is room for them, the gradients of the losses by each row of
  /// outputs, times a scale; row r belongs to sequence r mod `sequences`.
  ///
  /// - Parameters:
  ///   - outputs: o, shape `[T·B, K]`.
  ///   - targets: One for each row.
  ///   - sequences: B.
  ///   - gradients: Shape `[T·B, K]`; set to ∂L/∂o.
  ///   - scale: What the gradients are multiplied by; if it is not finite, as of a mean over nothing, they are zeros.
  /// - Returns: Losses, and how often the outputs are right.
  /// - Throws: ``EngineError`` if the work is not granted.
  func answers(
    _ outputs: Scratch,
    _ targets: [Target],
    sequences: Int,
    gradients: Scratch? = nil,
    scale: Double = 1
  ) throws -> Answers {
    let classes = outputs.columnCount
    var losses = try Allocation.zeros(targets.count, for: "targets")
    let workspace = try gradients ?? Scratch(unset: outputs.rowCount, by: classes, for: "targets")
    var counts = Answers.Counts()
    try losses.withUnsafeMutableBufferPointer { losses in
      try targets.withUnsafeBufferPointer { targets in
        try withUnsafeTemporaryAllocation(of: Bool.self, capacity: targets.count) { rights in
          let (losses, rights) = (losses.baseAddress, rights.baseAddress)
          guard let losses, let rights, let first = targets.baseAddress else { return }
          rights.initialize(repeating: false, count: targets.count)
          let all = LossRows(
            count: targets.count,
            classes: classes,
            outputs: UnsafePointer(outputs.start),
            targets: first,
            losses: losses,
            rights: rights,
            gradients: workspace.start,
            scale: scale
          )
          try fill(all)
          counts = Answers.Counts(rights, targets, sequences: sequences)
        }
      }
    }
    // A mean over nothing has gradient 0, although the loss is NaN.
    if !scale.isFinite { workspace.clear() }
    return Answers(losses: losses, counts: counts)
  }

  /// Fills in losses and gradients, shared between threads if they are many.
  private func fill(_ all: LossRows) throws {
    let cost = 20 * all.classes
    try Kernels.inParts(all.count, cost: cost) { firstRow, rows in
      try Kernels.inBlocks(rows, cost: cost) { first, count in
        let rows = all.part(from: firstRow + first, count: count)
        if self == .crossEntropy { rows.crossEntropy() } else { rows.squaredError() }
      }
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
  func value(_ j: Int) -> Double {
    switch self {
    case .index(let index): index == j ? 1 : 0
    case .distribution(let y): y.elements[j]
    case .absent: 0
    }
  }
}
