/// What a run of a recurrent network over one sequence leaves, as far as every kind of network has it.
///
/// The state that goes from step to step is S_t, or S_t and the memory cells c_t of an LSTM, one below the other. Its
/// Jacobians by earlier states say what is left of a gradient on its way back.
public protocol SequenceTrace: Sendable, Hashable {
  /// T, the number of time steps, at least 1.
  var stepCount: Int { get }
  /// The length of the state: H, or 2H for an LSTM.
  var stateSize: Int { get }
  /// S_t in row t, shape `[T + 1, H]`; row 0 is S₀.
  var hiddenStates: Matrix { get }
  /// o_t in row t − 1, shape `[T, K]`.
  var logits: Matrix { get }
  /// softmax(o_t) in row t − 1, shape `[T, K]`.
  var probabilities: Matrix { get }

  /// The Jacobian of one step, ∂state_{k+1}/∂state_k.
  ///
  /// - Parameter k: The time step of the earlier state, 0…T − 1.
  /// - Returns: A square matrix of order ``stateSize``.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  func stepJacobian(_ k: Int) throws -> Matrix
}

extension SequenceTrace {
  /// The Jacobian of a state with respect to an earlier one, with the latest factor leftmost.
  ///
  ///     ∂S_t/∂S_i = J_{t−1} ⋯ J_{i+1} J_i,  J_k = ∂S_{k+1}/∂S_k
  ///
  /// Source: tutorial §2.5, which leaves the order open.
  ///
  /// - Parameters:
  ///   - i: The time step of the earlier state, 0…t.
  ///   - t: The time step of the later state, i…T.
  /// - Returns: A square matrix of order ``stateSize``; the empty product for i = t is I.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Accuracy: relative error of about lag·H·2⁻⁵³ times the ratio of Π‖J_k‖ to the norm of the product.
  ///
  /// Complexity: O(lag·H³).
  public func jacobianProduct(from i: Int, to t: Int) throws -> Matrix {
    try check(from: i, to: t)
    guard i < t else { return try .identity(stateSize) }
    var product = try stepJacobian(i)
    for k in i + 1..<max(t, i + 1) { product = try stepJacobian(k).multiplied(by: product) }
    return product
  }

  /// The gain ‖∂S_t/∂S_i‖₂: by how much the step from i to t stretches a small change at most.
  ///
  /// - Parameters:
  ///   - i: The time step of the earlier state, 0…t.
  ///   - t: The time step of the later state, i…T.
  /// - Returns: The spectral norm of ``jacobianProduct(from:to:)``; 1 for i = t.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func gain(from i: Int, to t: Int) throws -> Double {
    try jacobianProduct(from: i, to: t).spectralNorm
  }

  /// The gains by lag, looking back from one state.
  ///
  /// - Parameter t: The time step of the later state, 0…T; T if left out.
  /// - Returns: ‖∂S_t/∂S_{t−lag}‖₂ at index lag, from lag 0 (which is 1) to lag t (back to S₀).
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Complexity: O(t·H³).
  public func gains(to t: Int? = nil) throws -> Vector {
    try gains(to: t) { $0 }
  }

  /// The gains by lag, looking forward from one state.
  ///
  /// - Parameter i: The time step of the earlier state, 0…T.
  /// - Returns: ‖∂S_{i+lag}/∂S_i‖₂ at index lag, from lag 0 (which is 1) to lag T − i.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Complexity: O((T − i)·H³).
  public func gains(from i: Int) throws -> Vector {
    try check(from: i, to: stepCount)
    var gains = [1.0]
    var product: Matrix?
    for k in i..<stepCount {
      let step = try stepJacobian(k)
      let next = try product.map { try step.multiplied(by: $0) } ?? step
      gains.append(try next.spectralNorm)
      product = next
    }
    return Vector(gains)
  }

  /// The spectral norms of a part of the Jacobians by lag, looking back from one state.
  func gains(to t: Int?, of part: (Matrix) throws -> Matrix) throws -> Vector {
    let t = t ?? stepCount
    try check(from: 0, to: t)
    var gains = [1.0]
    var product: Matrix?
    for k in (0..<t).reversed() {
      let step = try stepJacobian(k)
      let next = try product?.multiplied(by: step) ?? step
      gains.append(try part(next).spectralNorm)
      product = next
    }
    return Vector(gains)
  }

  /// S_t.
  ///
  /// - Parameter t: The time step, 0…T.
  /// - Returns: Shape `[H]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func hiddenState(_ t: Int) throws -> Vector {
    _ = try row(t, first: 0)
    return try hiddenStates.row(t)
  }

  /// o_t = V S_t + c.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[K]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func logits(_ t: Int) throws -> Vector { try logits.row(row(t)) }

  /// ŷ_t = softmax(o_t).
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[K]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func probabilities(_ t: Int) throws -> Vector { try probabilities.row(row(t)) }

  /// Throws unless 0 ≤ i ≤ t ≤ T.
  func check(from i: Int, to t: Int) throws {
    _ = try row(t, first: 0)
    guard i >= 0, i <= t else {
      throw EngineError.indexOutOfRange(parameter: "i", found: i, first: 0, last: t)
    }
  }

  /// Throws unless 0 ≤ k < T.
  func check(step k: Int) throws {
    guard k >= 0, k < stepCount else {
      throw EngineError.indexOutOfRange(
        parameter: "k",
        found: k,
        first: 0,
        last: stepCount - 1
      )
    }
  }

  /// The row of a time step.
  func row(_ t: Int, first: Int = 1, parameter: String = "t") throws -> Int {
    guard t >= first, t <= stepCount else {
      throw EngineError.indexOutOfRange(
        parameter: parameter,
        found: t,
        first: first,
        last: stepCount
      )
    }
    return t - 1
  }
}
