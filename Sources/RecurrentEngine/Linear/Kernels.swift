internal import EngineKernels

/// The loops that everything is made of: row-major arrays, sums in index order, accumulated into the output.
///
/// Each sum runs over its index upwards, one fused multiply-add at a time, whatever the shape, so that one step or many
/// steps at once give the same bits. Shapes are the callers' business.
enum Kernels {
  /// out[outAt + i] += Σ_k a[i, k] · x[xAt + k] for a `[rows, columns]`.
  static func addProduct(
    _ a: [Double],
    rows: Int,
    columns: Int,
    _ x: [Double],
    at xAt: Int = 0,
    into out: inout [Double],
    at outAt: Int = 0
  ) {
    out.withUnsafeMutableBufferPointer { out in
      a.withUnsafeBufferPointer { a in
        x.withUnsafeBufferPointer { x in
          guard let a = a.baseAddress, let x = x.baseAddress, let out = out.baseAddress else {
            return
          }
          unroll_add_vector_product(a, x + xAt, out + outAt, rows, columns)
        }
      }
    }
  }

  /// out[outAt + j] += Σ_i a[i, j] · x[xAt + i] for a `[rows, columns]`: the product with the transpose.
  static func addTransposedProduct(
    _ a: [Double],
    rows: Int,
    columns: Int,
    _ x: [Double],
    at xAt: Int = 0,
    into out: inout [Double],
    at outAt: Int = 0
  ) {
    out.withUnsafeMutableBufferPointer { out in
      a.withUnsafeBufferPointer { a in
        x.withUnsafeBufferPointer { x in
          guard let a = a.baseAddress, let x = x.baseAddress, let out = out.baseAddress else {
            return
          }
          unroll_add_product(x + xAt, rows, a, out + outAt, 1, rows, columns)
        }
      }
    }
  }

  /// out[i, j] += Σ_k a[i, k] · b[k, j] for a `[rows, inner]`, b `[inner, columns]`.
  static func addMatrixProduct(
    _ a: [Double],
    rows: Int,
    inner: Int,
    _ b: [Double],
    columns: Int,
    into out: inout [Double]
  ) throws {
    try out.withUnsafeMutableBufferPointer { out in
      try a.withUnsafeBufferPointer { a in
        try b.withUnsafeBufferPointer { b in
          guard let a = a.baseAddress, let b = b.baseAddress, let out = out.baseAddress else {
            return
          }
          try addProduct(a, b, into: out, rows: rows, inner: inner, columns: columns)
        }
      }
    }
  }

  /// out[i, j] += Σ_t a[t, i] · b[t, j] for a `[steps, rows]`, b `[steps, columns]`: a weight gradient as one product
  /// over all time steps.
  static func addOuterProducts(
    _ a: [Double],
    steps: Int,
    rows: Int,
    _ b: [Double],
    columns: Int,
    into out: inout [Double]
  ) throws {
    try out.withUnsafeMutableBufferPointer { out in
      try a.withUnsafeBufferPointer { a in
        try b.withUnsafeBufferPointer { b in
          guard let a = a.baseAddress, let b = b.baseAddress, let out = out.baseAddress else {
            return
          }
          try addTransposedProduct(a, b, into: out, steps: steps, rows: rows, columns: columns)
        }
      }
    }
  }

  /// out[i, j] += Σ_k a[i, k] · b[k, j] for a `[rows, inner]`, b `[inner, columns]`.
  ///
  /// Charged a block of rows at a time, so that a large product can be stopped; shared between threads if it is large.
  static func addProduct(
    _ a: UnsafePointer<Double>,
    stride: Int? = nil,
    _ b: UnsafePointer<Double>,
    into out: UnsafeMutablePointer<Double>,
    rows: Int,
    inner: Int,
    columns: Int
  ) throws {
    let stride = stride ?? inner
    if RightOperand.isPacked(inner: inner, columns: columns, rows: rows) {
      let operand = try RightOperand(b, inner: inner, columns: columns, rows: rows)
      return try operand.addProduct(a, stride: stride, into: out, rows: rows)
    }
    try inBlocks(rows, cost: 2 * inner * columns) { first, count in
      unroll_add_product(
        a + first * stride,
        stride,
        b,
        out + first * columns,
        count,
        inner,
        columns
      )
    }
  }

  /// out[i, j] = Σ_k a[i, k] · b[k, j] for a `[rows, inner]`; packed and shared likewise.
  static func setProduct(
    _ a: UnsafePointer<Double>,
    _ b: Matrix,
    into out: UnsafeMutablePointer<Double>,
    rows: Int
  ) throws {
    let (inner, columns) = (b.rowCount, b.columnCount)
    if RightOperand.isPacked(inner: inner, columns: columns, rows: rows) {
      return try RightOperand.of(b, uses: rows).setProduct(a, into: out, rows: rows)
    }
    try b.elements.withUnsafeBufferPointer { b in
      // A matrix without a number is never read.
      let b = b.baseAddress ?? a
      try inParts(rows, cost: 2 * inner * columns) { firstRow, rows in
        try inBlocks(rows, cost: 2 * inner * columns) { first, count in
          let row = firstRow + first
          let (a, out) = (a + row * inner, out + row * columns)
          unroll_set_product(a, inner, b, nil, out, count, inner, columns)
        }
      }
    }
  }

  /// out[i, j] += Σ_t a[t, i] · b[t, j] for a `[steps, rows]`, b `[steps, columns]`, summed in the order of t.
  ///
  /// Charged a block of steps at a time; threads share the rows of a large output.
  static func addTransposedProduct(
    _ a: UnsafePointer<Double>,
    stride: Int? = nil,
    _ b: UnsafePointer<Double>,
    into out: UnsafeMutablePointer<Double>,
    steps: Int,
    rows: Int,
    columns: Int
  ) throws {
    let stride = stride ?? rows
    try inParts(rows, cost: 2 * steps * columns) { firstRow, rows in
      // Whole blocks of the kernels, unless that is too much to do without a question.
      let cost = 2 * rows * columns
      let least = min(256, max(1, (1 << 28) / max(1, cost)))
      try inBlocks(steps, cost: cost, least: least) { first, count in
        unroll_add_transposed_product(
          a + first * stride + firstRow,
          stride,
          b + first * columns,
          out + firstRow * columns,
          count,
          rows,
          columns
        )
      }
    }
  }

  /// A function of each element, charged a block at a time.
  static func map(_ x: [Double], _ transform: (Double) throws -> Double) throws -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(x.count)
    try inBlocks(x.count, cost: 2) { first, count in
      for index in first..<first + count { result.append(try transform(x[index])) }
    }
    return result
  }

  /// Calls the body for blocks of indices that cost about sixteen million operations each, charging each before it is done.
  static func inBlocks(
    _ count: Int,
    cost: Int,
    least: Int = 1,
    _ body: (_ first: Int, _ count: Int) throws -> Void
  ) throws {
    let budget = WorkBudget.active
    let block = max(least, (1 << 24) / max(1, cost))
    var first = 0
    while first < count {
      let size = min(block, count - first)
      try budget?.charge(operations: size * cost)
      try body(first, size)
      first += size
    }
  }

  /// From how many operations on work is shared between threads: a third of a millisecond, ten times what waking them
  /// takes.
  static let largeWork = 1 << 24

  /// Calls the body for all indices, or on several threads for parts of them if all together cost enough.
  ///
  /// The body charges what it does, and changes only what belongs to its indices. Parts are whole tiles of the kernels.
  static func inParts(
    _ count: Int,
    cost: Int,
    _ body: (_ first: Int, _ count: Int) throws -> Void
  ) throws {
    guard count >= 16, cost > 0, count >= (largeWork - 1) / cost + 1 else {
      return try body(0, count)
    }
    let threads = min(Threads.count, count / 8)
    guard threads > 1 else { return try body(0, count) }
    let size = ((count + threads - 1) / threads + 7) / 8 * 8
    try Threads.forEach((count + size - 1) / size) { part in
      try body(part * size, min(size, count - part * size))
    }
  }

  /// Calls the body for stretches of steps so short that what several products share of them stays in the second cache,
  /// charging each before it is done; in ordinary blocks if a stretch of `width` numbers a step would not stay there.
  static func inStretches(
    _ steps: Int,
    width: Int,
    cost: Int,
    _ body: (_ first: Int, _ count: Int) throws -> Void
  ) throws {
    guard width <= 1 << 10 else { return try inBlocks(steps, cost: cost, least: stretch, body) }
    let budget = WorkBudget.active
    for first in stride(from: 0, to: steps, by: stretch) {
      let count = min(stretch, steps - first)
      try budget?.charge(operations: count * cost)
      try body(first, count)
    }
  }

  /// As many steps as the kernels pack at a time.
  private static let stretch = 256

  /// Calls the body once, or on several threads for shares of the rows of outputs if all steps together cost enough.
  static func inShares(
    _ steps: Int,
    cost: Int,
    of rows: Int,
    _ body: (Share) throws -> Void
  ) throws {
    let threads = steps >= (largeWork - 1) / max(1, cost) + 1 ? min(Threads.count, rows / 8) : 1
    guard threads > 1 else { return try body(Share(index: 0, count: 1)) }
    try Threads.forEach(threads) { try body(Share(index: $0, count: threads)) }
  }

  /// The Euclidean norm, without overflow or underflow on the way.
  static func norm(_ elements: [Double]) -> Double {
    var largest = 0.0
    for x in elements {
      if x.isNaN { return .nan }
      largest = max(largest, x.magnitude)
    }
    if largest == 0 || largest.isInfinite { return largest }
    // A power of two keeps the squares in range, and changes no digit.
    let scale = largest > 0x1p400 ? 0x1p-600 : (largest < 0x1p-400 ? 0x1p600 : 1)
    var sum = 0.0
    for x in elements {
      let scaled = x * scale
      sum += scaled * scaled
    }
    return sum.squareRoot() / scale
  }

  /// The p-norm for p > 0, ∞ included, without overflow on the way.
  static func norm(_ elements: [Double], type p: Double) throws -> Double {
    guard p > 0 else {
      throw EngineError.invalidArgument(
        parameter: "normType",
        found: "\(p)",
        expected: "a number greater than 0"
      )
    }
    if p == 2 { return norm(elements) }
    var largest = 0.0
    for x in elements {
      if x.isNaN { return .nan }
      largest = max(largest, x.magnitude)
    }
    if p == .infinity || largest == 0 || largest.isInfinite { return largest }
    var sum = 0.0
    if p == 1 {
      for x in elements { sum += x.magnitude }
      return sum
    }
    for x in elements { sum += Elementary.pow(x.magnitude / largest, p) }
    return largest * Elementary.pow(sum, 1 / p)
  }
}
