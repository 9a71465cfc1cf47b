/// ∂L/∂W taken apart by the time step t of the loss and the time step i at which W acted.
///
///     ∂L/∂W = Σ_{t=1}^T Σ_{i=1}^t term(t, i),  term(t, i) = ∂L_t/∂S_t · ∂S_t/∂S_i · ∂⁺S_i/∂W
///
/// ∂⁺ is the *immediate* derivative: S_{i−1} is held fixed, else every path would be counted again and again. A term is
/// δ S_{i−1}ᵀ with δ = diag(φ′(a_i)) (∂S_t/∂S_i)ᵀ Vᵀ ∂L_t/∂o_t; only δ is kept.
///
/// Source: tutorial §2.3, corrected; Pascanu, Mikolov & Bengio (2013), eq. 4.
public struct RecurrentWeightTerms: Sendable, Hashable {
  /// T, the number of time steps.
  public let stepCount: Int
  /// S₀…S_{T−1}, one a row, and more rows behind.
  private let hiddenStates: Matrix
  /// δ for (t, i) at row t(t − 1)/2 + i − 1.
  private let deltas: Matrix

  init(stepCount: Int, hiddenStates: Matrix, deltas: Matrix) {
    self.stepCount = stepCount
    self.hiddenStates = hiddenStates
    self.deltas = deltas
  }

  /// ∂L_t/∂S_t · ∂S_t/∂S_i · ∂⁺S_i/∂W.
  ///
  /// - Parameters:
  ///   - t: The time step of the loss, 1…T.
  ///   - i: The time step at which W acted, 1…t.
  /// - Returns: Shape `[H, H]`, a matrix of rank one; exactly zero for i = 1 if S₀ = 0.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func term(_ t: Int, _ i: Int) throws -> Matrix {
    try delta(t, i).outer(hiddenStates.row(i - 1))
  }

  /// The Frobenius norm of a term, which is also its spectral norm: ‖δ‖·‖S_{i−1}‖.
  ///
  /// - Parameters:
  ///   - t: The time step of the loss, 1…T.
  ///   - i: The time step at which W acted, 1…t.
  /// - Returns: The norm, exactly 0 for i = 1 if S₀ = 0.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func norm(_ t: Int, _ i: Int) throws -> Double {
    try delta(t, i).norm * hiddenStates.row(i - 1).norm
  }

  /// ∂L_t/∂W: all terms of one loss.
  ///
  /// - Parameter t: The time step of the loss, 1…T.
  /// - Returns: Shape `[H, H]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func total(_ t: Int) throws -> Matrix {
    _ = try delta(t, 1)
    return try sum((1...t).map { (t, $0) })
  }

  /// The sum of all terms of one lag t − i.
  ///
  /// - Parameter lag: The lag, 0…T − 1.
  /// - Returns: Shape `[H, H]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func total(lag: Int) throws -> Matrix {
    guard lag >= 0, lag < stepCount else {
      throw EngineError.indexOutOfRange(
        parameter: "lag",
        found: lag,
        first: 0,
        last: stepCount - 1
      )
    }
    return try sum((lag + 1...stepCount).map { ($0, $0 - lag) })
  }

  /// ∂L/∂W: the sum of all terms.
  ///
  /// - Returns: Shape `[H, H]`, equal to ``RecurrentGradients/recurrentWeights`` up to rounding.
  /// - Throws: ``EngineError`` if the work is not granted.
  public func total() throws -> Matrix {
    try sum((1...stepCount).flatMap { t in (1...t).map { (t, $0) } })
  }

  /// The norms of all terms.
  ///
  /// - Returns: Shape `[T, T]`: ``norm(_:_:)`` of (t, i) in row t − 1, column i − 1; 0 for i > t.
  /// - Throws: ``EngineError`` if the work is not granted.
  public var norms: Matrix {
    get throws {
      var result = try Allocation.zeros(stepCount, by: stepCount, for: "norms")
      for t in 1...stepCount {
        for i in 1...t { result[(t - 1) * stepCount + i - 1] = try norm(t, i) }
      }
      return Matrix(unchecked: result, stepCount, stepCount)
    }
  }

  private func delta(_ t: Int, _ i: Int) throws -> Vector {
    guard t >= 1, t <= stepCount else {
      throw EngineError.indexOutOfRange(parameter: "t", found: t, first: 1, last: stepCount)
    }
    guard i >= 1, i <= t else {
      throw EngineError.indexOutOfRange(parameter: "i", found: i, first: 1, last: t)
    }
    return try deltas.row(t * (t - 1) / 2 + i - 1)
  }

  private func sum(_ pairs: [(t: Int, i: Int)]) throws -> Matrix {
    let order = deltas.columnCount
    var result = try Allocation.zeros(order, by: order, for: "t")
    for (t, i) in pairs {
      try Kernels.addOuterProducts(
        delta(t, i).elements,
        steps: 1,
        rows: order,
        hiddenStates.row(i - 1).elements,
        columns: order,
        into: &result
      )
    }
    return Matrix(unchecked: result, order, order)
  }
}

extension ForwardTrace {
  /// Takes ∂L/∂W apart by the time step of the loss and the time step at which W acted.
  ///
  /// - Parameters:
  ///   - targets: One for each of the T time steps.
  ///   - lossFunction: What one time step costs.
  ///   - reduction: Sum over time by default; a mean divides every term by the number of targets.
  /// - Returns: The T(T + 1)/2 terms, which add up to ∂L/∂W.
  /// - Throws: ``EngineError`` if there are more or fewer targets or one does not fit.
  ///
  /// Complexity: O(T²·H²).
  public func recurrentWeightTerms(
    targets: [some TargetConvertible],
    lossFunction: LossFunction = .crossEntropy,
    reduction: LossReduction = .sum
  ) throws -> RecurrentWeightTerms {
    let targets = try checked(targets)
    let rows = try Scratch(logits.elements, rows: stepCount, columns: network.outputSize)
    let gradients = try Scratch(stepCount, by: network.outputSize, for: "targets")
    _ = try lossFunction.answers(
      rows,
      targets,
      sequences: 1,
      gradients: gradients,
      scale: reduction.scale(targets)
    )
    let outputs = try gradients.matrix()
    let (steps, hidden, classes) = (stepCount, network.hiddenSize, network.outputSize)
    let budget = WorkBudget.active
    guard steps <= Allocation.maximumCount else {
      throw EngineError.tooLarge(
        parameter: "targets",
        found: "\(steps)²",
        limit: Allocation.maximumCount
      )
    }
    var slopes = try Allocation.zeros(steps, by: hidden, for: "targets")
    for index in slopes.indices {
      slopes[index] = network.activation.derivative(preactivations.elements[index])
    }
    var deltas = try Allocation.zeros(steps * (steps + 1) / 2, by: hidden, for: "targets")
    for t in 1...steps {
      // ∂L_t/∂S_t = Vᵀ ∂L_t/∂o_t, then back one step at a time: ∂L_t/∂S_{i−1} = Wᵀ δ.
      var state = [Double](repeating: 0, count: hidden)
      Kernels.addTransposedProduct(
        network.outputWeights.elements,
        rows: classes,
        columns: hidden,
        outputs.elements,
        at: (t - 1) * classes,
        into: &state
      )
      for i in (1...t).reversed() {
        try budget?.charge(operations: 2 * hidden * hidden)
        let row = (t * (t - 1) / 2 + i - 1) * hidden
        for unit in 0..<hidden {
          deltas[row + unit] = slopes[(i - 1) * hidden + unit] * state[unit]
        }
        state = [Double](repeating: 0, count: hidden)
        Kernels.addTransposedProduct(
          network.recurrentWeights.elements,
          rows: hidden,
          columns: hidden,
          deltas,
          at: row,
          into: &state
        )
      }
    }
    return RecurrentWeightTerms(
      stepCount: steps,
      hiddenStates: hiddenStates,
      deltas: Matrix(unchecked: deltas, steps * (steps + 1) / 2, hidden)
    )
  }
}
