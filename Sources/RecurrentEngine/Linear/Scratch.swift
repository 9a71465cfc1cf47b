internal import EngineKernels

/// Memory that a pass fills with numbers: a row-major array, counted like every other, freed with its last user.
///
/// Passes write many arrays piece by piece and hand their places to the kernels; this is what they write to. It never
/// leaves the engine and is never shared: results are copied into values.
final class Scratch {
  /// The first element.
  let start: UnsafeMutablePointer<Double>
  /// Number of rows.
  let rowCount: Int
  /// Number of columns.
  let columnCount: Int

  /// Any numbers in the shape `[rows, columns]`, for what is written before it is read.
  init(unset rows: Int, by columns: Int, for parameter: String) throws {
    let count = try Allocation.product(rows, columns, for: parameter)
    try Allocation.check(count, for: parameter)
    rowCount = rows
    columnCount = columns
    start = try Self.take(count, for: parameter)
  }

  private static func take(
    _ count: Int,
    for parameter: String
  ) throws -> UnsafeMutablePointer<Double> {
    guard let start = unroll_take(count) else {
      throw EngineError.tooLarge(parameter: parameter, found: "\(count)", limit: count - 1)
    }
    return start
  }

  /// Zeros in the shape `[rows, columns]`.
  convenience init(_ rows: Int, by columns: Int, for parameter: String) throws {
    try self.init(unset: rows, by: columns, for: parameter)
    start.initialize(repeating: 0, count: count)
  }

  /// The transpose of a matrix.
  convenience init(transposing matrix: Matrix) throws {
    try self.init(unset: matrix.columnCount, by: matrix.rowCount, for: "weights")
    matrix.elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      unroll_transpose(first, start, matrix.rowCount, matrix.columnCount)
    }
  }

  /// A copy of an array in the shape `[rows, columns]`.
  convenience init(_ elements: [Double], rows: Int, columns: Int) throws {
    try self.init(unset: rows, by: columns, for: "elements")
    elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      start.update(from: first, count: elements.count)
    }
  }

  deinit { unroll_give(start, count) }

  /// Number of elements.
  var count: Int { rowCount * columnCount }

  /// The element at an index into the row-major array.
  subscript(_ index: Int) -> Double {
    get {
      assert(index >= 0 && index < count)
      return start[index]
    }
    set {
      assert(index >= 0 && index < count)
      start[index] = newValue
    }
  }

  /// Where a row begins.
  func row(_ row: Int) -> UnsafeMutablePointer<Double> {
    assert(row >= 0 && row <= rowCount)
    return start + row * columnCount
  }

  /// The elements of a row.
  func rowValues(_ row: Int) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: self.row(row), count: columnCount)
  }

  /// Makes each row the same.
  func fillRows(from first: Int = 0, count: Int? = nil, with vector: Vector) {
    vector.elements.withUnsafeBufferPointer { elements in
      guard let source = elements.baseAddress else { return }
      for index in first..<first + (count ?? rowCount - first) {
        row(index).update(from: source, count: elements.count)
      }
    }
  }

  /// Makes all elements zero.
  func clear() { start.update(repeating: 0, count: count) }

  /// The elements of some rows.
  func elements(rows: Range<Int>) -> [Double] {
    Array(UnsafeBufferPointer(start: row(rows.lowerBound), count: rows.count * columnCount))
  }

  /// The whole as a matrix.
  func matrix() throws -> Matrix {
    try Allocation.check(count, for: "elements")
    return Matrix(unchecked: elements(rows: 0..<rowCount), rowCount, columnCount)
  }

  /// The first column as a vector, of an array with one.
  func vector() throws -> Vector {
    try Allocation.check(count, for: "elements")
    return Vector(elements(rows: 0..<rowCount))
  }
}

extension Scratch {
  /// Makes each row bias + W x with x the row of `inputs`, for all rows at once.
  func setProducts(
    _ inputs: UnsafePointer<Double>,
    _ weights: Matrix,
    rows part: Range<Int>? = nil,
    plus bias: Vector
  ) throws {
    try RightOperand.of(weights, rows: part, transposed: true, uses: rowCount)
      .setProduct(inputs, into: start, rows: rowCount, plus: bias)
  }

  /// Makes each row bias + W x with x the row of `inputs`, for all rows at once.
  func setProducts(
    _ inputs: Matrix,
    _ weights: Matrix,
    rows part: Range<Int>? = nil,
    plus bias: Vector
  ) throws {
    try inputs.elements.withUnsafeBufferPointer { elements in
      // Inputs without a number are never read.
      try setProducts(elements.baseAddress ?? UnsafePointer(start), weights, rows: part, plus: bias)
    }
  }
}
