internal import EngineKernels

/// The right operand of products that are formed at every time step, made ready once.
///
/// Packed, in the order in which the kernels read it, where that pays; else row by row. Both give the same bits.
struct RightOperand: ~Copyable {
  private let elements: UnsafeMutablePointer<Double>
  private let inner: Int
  private let columns: Int
  private let isPacked: Bool
  private let count: Int

  /// Whether packing pays for so many rows in all.
  static func isPacked(inner: Int, columns: Int, rows: Int) -> Bool {
    rows >= 16 && inner * columns >= 64 * 64
  }

  /// A `[inner, columns]` matrix, or the transpose of a `[columns, inner]` one, for so many rows in all.
  ///
  /// - Throws: ``EngineError`` if there is no memory for it.
  init(
    _ matrix: UnsafePointer<Double>,
    transposed: Bool = false,
    inner: Int,
    columns: Int,
    rows: Int
  ) throws {
    try self.init(inner: inner, columns: columns, rows: rows)
    fill(matrix, transposed)
  }

  /// Room for a matrix that is not there yet.
  private init(inner: Int, columns: Int, rows: Int) throws {
    self.inner = inner
    self.columns = columns
    isPacked = Self.isPacked(inner: inner, columns: columns, rows: rows)
    count = isPacked ? unroll_packed_count(inner, columns) : inner * columns
    guard let elements = unroll_take(count) else {
      throw EngineError.tooLarge(parameter: "weights", found: "\(count)", limit: count - 1)
    }
    self.elements = elements
  }

  private func fill(_ matrix: UnsafePointer<Double>, _ transposed: Bool) {
    if isPacked {
      let (row, column) = transposed ? (1, inner) : (columns, 1)
      unroll_pack(matrix, row, column, elements, inner, columns)
    } else if transposed {
      unroll_transpose(matrix, elements, columns, inner)
    } else {
      elements.update(from: matrix, count: inner * columns)
    }
  }

  /// Rows of a matrix, or their transpose, for so many rows of products in all.
  static func of(
    _ matrix: Matrix,
    rows part: Range<Int>? = nil,
    transposed: Bool = false,
    uses rows: Int
  ) throws -> RightOperand {
    let part = part ?? 0..<matrix.rowCount
    try Allocation.check(part.count * matrix.columnCount, for: "weights")
    let operand = try RightOperand(
      inner: transposed ? matrix.columnCount : part.count,
      columns: transposed ? part.count : matrix.columnCount,
      rows: rows
    )
    matrix.elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      operand.fill(first + part.lowerBound * matrix.columnCount, transposed)
    }
    return operand
  }

  deinit { unroll_give(elements, count) }

  /// What a row of a product costs.
  var cost: Int { 2 * inner * columns }

  /// out[i, j] += Σ_k a[i, k] · operand[k, j], charged a block of rows at a time; allocates nothing.
  func addStep(
    _ a: UnsafePointer<Double>,
    stride: Int? = nil,
    into out: UnsafeMutablePointer<Double>,
    rows: Int,
    budget: WorkBudget?
  ) throws {
    let stride = stride ?? inner
    try inBlocks(rows, budget) { first, count in
      add(a + first * stride, stride, out + first * columns, count)
    }
  }

  /// out[i, j] = start[j] + Σ_k a[i, k] · operand[k, j], in this order, from 0 without a start; charged likewise,
  /// allocates nothing.
  func setStep(
    _ a: UnsafePointer<Double>,
    from start: UnsafePointer<Double>?,
    into out: UnsafeMutablePointer<Double>,
    rows: Int,
    budget: WorkBudget?
  ) throws {
    try inBlocks(rows, budget) { first, count in
      set(a + first * inner, start, out + first * columns, count)
    }
  }

  /// out[i, j] += Σ_k a[i, k] · operand[k, j], shared between threads if it is large.
  func addProduct(
    _ a: UnsafePointer<Double>,
    stride: Int? = nil,
    into out: UnsafeMutablePointer<Double>,
    rows: Int
  ) throws {
    let stride = stride ?? inner
    try Kernels.inParts(rows, cost: cost) { first, count in
      try addStep(
        a + first * stride,
        stride: stride,
        into: out + first * columns,
        rows: count,
        budget: .active
      )
    }
  }

  /// out[i, j] = bias[j] + Σ_k a[i, k] · operand[k, j], in this order; shared between threads if it is large.
  func setProduct(
    _ a: UnsafePointer<Double>,
    into out: UnsafeMutablePointer<Double>,
    rows: Int,
    plus bias: Vector? = nil
  ) throws {
    guard let bias else { return try setProduct(a, from: nil, into: out, rows: rows) }
    try bias.elements.withUnsafeBufferPointer {
      try setProduct(a, from: $0.baseAddress, into: out, rows: rows)
    }
  }

  private func setProduct(
    _ a: UnsafePointer<Double>,
    from start: UnsafePointer<Double>?,
    into out: UnsafeMutablePointer<Double>,
    rows: Int
  ) throws {
    try Kernels.inParts(rows, cost: cost) { first, count in
      try setStep(
        a + first * inner,
        from: start,
        into: out + first * columns,
        rows: count,
        budget: .active
      )
    }
  }

  /// Calls the body for blocks of rows that cost about sixteen million operations, each charged before it is done; for
  /// all at once without a budget.
  private func inBlocks(
    _ rows: Int,
    _ budget: WorkBudget?,
    _ body: (_ first: Int, _ count: Int) -> Void
  ) throws {
    guard let budget else { return body(0, rows) }
    let block = max(1, (1 << 24) / max(1, cost))
    var first = 0
    while first < rows {
      let count = min(block, rows - first)
      try budget.charge(operations: count * cost)
      body(first, count)
      first += count
    }
  }

  private func add(
    _ a: UnsafePointer<Double>,
    _ stride: Int,
    _ out: UnsafeMutablePointer<Double>,
    _ rows: Int
  ) {
    if isPacked {
      unroll_add_packed_product(a, stride, elements, out, rows, inner, columns)
    } else {
      unroll_add_product(a, stride, elements, out, rows, inner, columns)
    }
  }

  private func set(
    _ a: UnsafePointer<Double>,
    _ start: UnsafePointer<Double>?,
    _ out: UnsafeMutablePointer<Double>,
    _ rows: Int
  ) {
    if isPacked {
      unroll_set_packed_product(a, inner, elements, start, out, rows, inner, columns)
    } else {
      unroll_set_product(a, inner, elements, start, out, rows, inner, columns)
    }
  }
}
