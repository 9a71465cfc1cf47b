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

  /// Zeros in the shape `[rows, columns]`.
  init(_ rows: Int, by columns: Int, for parameter: String) throws {
    let count = try Allocation.product(rows, columns, for: parameter)
    try Allocation.check(count, for: parameter)
    rowCount = rows
    columnCount = columns
    start = .allocate(capacity: max(1, count))
    start.initialize(repeating: 0, count: max(1, count))
  }

  /// The transpose of a matrix.
  convenience init(transposing matrix: Matrix) throws {
    try self.init(matrix.columnCount, by: matrix.rowCount, for: "weights")
    matrix.elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      unroll_transpose(first, start, matrix.rowCount, matrix.columnCount)
    }
  }

  /// A copy of an array in the shape `[rows, columns]`.
  convenience init(_ elements: [Double], rows: Int, columns: Int) throws {
    try self.init(rows, by: columns, for: "elements")
    elements.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      start.update(from: first, count: elements.count)
    }
  }

  deinit { start.deallocate() }

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
  /// A copy with rows and columns exchanged.
  func transposed() throws -> Scratch {
    let result = try Scratch(columnCount, by: rowCount, for: "weights")
    unroll_transpose(start, result.start, rowCount, columnCount)
    return result
  }
}
