/// What a run of an LSTM over one sequence leaves.
///
/// The state that goes from step to step is h_t with c_t below it, 2H numbers.
public struct LSTMTrace: SequenceTrace {
  /// The network that ran.
  public let network: LSTMNetwork
  /// x_t in row t − 1, shape `[T, I]`.
  public let inputs: Matrix
  /// h_t in row t, shape `[T + 1, H]`; row 0 is h₀.
  public let hiddenStates: Matrix
  /// c_t in row t, shape `[T + 1, H]`; row 0 is c₀.
  public let memoryCells: Matrix
  /// i_t, f_t, g_t, o_t in row t − 1, shape `[T, 4H]`.
  public let gates: Matrix
  /// The preactivations of i_t, f_t, g_t, o_t in row t − 1, shape `[T, 4H]`.
  public let preactivations: Matrix
  /// V h_t + c in row t − 1, shape `[T, K]`.
  public let logits: Matrix
  /// The softmax of the logits in row t − 1, shape `[T, K]`.
  public let probabilities: Matrix

  /// T, the number of time steps, at least 1.
  public var stepCount: Int { inputs.rowCount }
  /// 2H: h_t and c_t.
  public var stateSize: Int { 2 * network.hiddenSize }

  /// c_t.
  ///
  /// - Parameter t: The time step, 0…T.
  /// - Returns: Shape `[H]`.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func memoryCells(_ t: Int) throws -> Vector {
    _ = try row(t, first: 0)
    return try memoryCells.row(t)
  }

  /// i_t, how much of the candidate is let in.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`, numbers from 0 to 1.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func inputGate(_ t: Int) throws -> Vector { try part(gates, 0, t) }

  /// f_t, how much of each memory cell is kept.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`, numbers from 0 to 1.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func forgetGate(_ t: Int) throws -> Vector { try part(gates, 1, t) }

  /// g_t, the candidate.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`, numbers from −1 to 1.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func candidate(_ t: Int) throws -> Vector { try part(gates, 2, t) }

  /// o_t, how much of each memory cell is shown.
  ///
  /// - Parameter t: The time step, 1…T.
  /// - Returns: Shape `[H]`, numbers from 0 to 1.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func outputGate(_ t: Int) throws -> Vector { try part(gates, 3, t) }

  /// The Jacobian of one step, ∂(h_{k+1}, c_{k+1})/∂(h_k, c_k).
  ///
  ///     ∂c′/∂c = diag(f)
  ///     ∂c′/∂h = diag(g σ′_i) W_i + diag(c σ′_f) W_f + diag(i tanh′_g) W_g
  ///     ∂h′/∂· = diag(o tanh′(c′)) ∂c′/∂· + diag(tanh(c′) σ′_o) W_o (the last by h only)
  ///
  /// - Parameter k: The time step of the earlier state, 0…T − 1.
  /// - Returns: Shape `[2H, 2H]`; rows and columns h before c.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  ///
  /// Accuracy: relative error of a few 2⁻⁵³ per term, also where gates saturate.
  ///
  /// Complexity: O(H²).
  public func stepJacobian(_ k: Int) throws -> Matrix {
    try check(step: k)
    let t = k + 1
    let (sigmoid, tanh) = (Activation.sigmoid, Activation.tanh)
    let (i, f) = (try inputGate(t), try forgetGate(t))
    let (g, o) = (try candidate(t), try outputGate(t))
    let slopeI = try sigmoid.derivative(part(preactivations, 0, t))
    let slopeF = try sigmoid.derivative(part(preactivations, 1, t))
    let slopeG = try tanh.derivative(part(preactivations, 2, t))
    let slopeO = try sigmoid.derivative(part(preactivations, 3, t))
    let (earlier, later) = (try memoryCells(k), try memoryCells(t))
    let w = network.recurrentWeights
    let memoryByHidden =
      try w.gate(0, scaledBy: g.elementwiseProduct(slopeI).elements)
      + w.gate(1, scaledBy: earlier.elementwiseProduct(slopeF).elements)
      + w.gate(2, scaledBy: i.elementwiseProduct(slopeG).elements)
    let shown = try o.elementwiseProduct(tanh.derivative(later))
    let hiddenByHidden =
      try w.gate(3, scaledBy: tanh(later).elementwiseProduct(slopeO).elements)
      + memoryByHidden.scalingRows(shown.elements)
    let memoryByMemory = try Matrix.diagonal(f)
    return try Matrix.blocks(
      hiddenByHidden,
      memoryByMemory.scalingRows(shown.elements),
      memoryByHidden,
      memoryByMemory
    )
  }

  /// ‖∂h_t/∂h_{t−lag}‖₂ by lag: what reaches an earlier hidden state, by every way.
  ///
  /// - Parameter t: The time step of the later state, 0…T; T if left out.
  /// - Returns: The gain at index lag, from lag 0 (which is 1) to lag t.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func hiddenStateGains(to t: Int? = nil) throws -> Vector {
    let order = network.hiddenSize
    return try gains(to: t) { try $0.block(row: 0, column: 0, order: order) }
  }

  /// ‖∂c_t/∂c_{t−lag}‖₂ by lag: what the memory cells carry.
  ///
  /// - Parameter t: The time step of the later state, 0…T; T if left out.
  /// - Returns: The gain at index lag, from lag 0 (which is 1) to lag t.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func memoryCellGains(to t: Int? = nil) throws -> Vector {
    let order = network.hiddenSize
    return try gains(to: t) { try $0.block(row: order, column: order, order: order) }
  }

  /// One of the four parts of a row.
  private func part(_ matrix: Matrix, _ gate: Int, _ t: Int) throws -> Vector {
    let hidden = network.hiddenSize
    let start = try row(t) * 4 * hidden + gate * hidden
    try Allocation.check(hidden, for: "t")
    return Vector(Array(matrix.elements[start..<start + hidden]))
  }
}

extension Matrix {
  /// [[a, b], [c, d]] from four square matrices of the same order.
  static func blocks(_ a: Matrix, _ b: Matrix, _ c: Matrix, _ d: Matrix) throws -> Matrix {
    let order = a.rowCount
    var result = try Allocation.zeros(2 * order, by: 2 * order, for: "blocks")
    for (part, row, column) in [(a, 0, 0), (b, 0, order), (c, order, 0), (d, order, order)] {
      for i in 0..<order {
        for j in 0..<order {
          result[(row + i) * 2 * order + column + j] = part.elements[i * order + j]
        }
      }
    }
    return Matrix(unchecked: result, 2 * order, 2 * order)
  }

  /// A square part that begins at a row and a column.
  func block(row: Int, column: Int, order: Int) throws -> Matrix {
    var result = try Allocation.zeros(order, by: order, for: "blocks")
    for i in 0..<order {
      for j in 0..<order {
        result[i * order + j] = elements[(row + i) * columnCount + column + j]
      }
    }
    return Matrix(unchecked: result, order, order)
  }
}
