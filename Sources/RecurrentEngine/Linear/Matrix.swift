/// A matrix of doubles.
///
///     let w = try Matrix([[0.9, 5], [0, 0.9]])
///     try w.spectralRadius        // 0.9
///     try w.power(10).spectralNorm
///
/// The elements are kept row by row in one array. A value: nothing changes it. What makes a new array or takes more than
/// one pass throws, because shapes may not fit, and sizes and work may be limited (``WorkBudget``).
public struct Matrix: Sendable, Hashable {
  /// Number of rows.
  public let rowCount: Int
  /// Number of columns.
  public let columnCount: Int
  /// The elements, row by row.
  public let elements: [Double]

  /// A matrix of the given rows.
  ///
  /// - Parameter rows: The rows, all of the same length.
  /// - Throws: ``EngineError/raggedRows(parameter:row:found:expected:)``, or if it is too large.
  public init(_ rows: [[Double]]) throws {
    let columns = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() where row.count != columns {
      throw EngineError.raggedRows(
        parameter: "rows",
        row: index,
        found: row.count,
        expected: columns
      )
    }
    try Allocation.check(Allocation.product(rows.count, columns, for: "rows"), for: "rows")
    self.init(unchecked: rows.flatMap { $0 }, rows.count, columns)
  }

  /// A matrix whose rows are the given vectors.
  ///
  /// - Parameter rows: The rows, all of the same length.
  /// - Throws: ``EngineError/raggedRows(parameter:row:found:expected:)``, or if it is too large.
  public init(_ rows: [Vector]) throws { try self.init(rows.map(\.elements)) }

  /// A matrix from its elements, row by row.
  ///
  /// - Parameters:
  ///   - rowCount: Number of rows.
  ///   - columnCount: Number of columns.
  ///   - elements: `rowCount · columnCount` elements, row by row.
  /// - Throws: ``EngineError`` if a length is negative or the number of elements is another.
  public init(rowCount: Int, columnCount: Int, elements: [Double]) throws {
    let count = try Allocation.product(rowCount, columnCount, for: "rowCount")
    guard elements.count == count else {
      throw EngineError.countMismatch(
        parameter: "elements",
        found: elements.count,
        expected: count
      )
    }
    self.init(unchecked: elements, rowCount, columnCount)
  }

  /// A matrix of zeros.
  ///
  /// - Parameters:
  ///   - rows: Number of rows.
  ///   - columns: Number of columns.
  /// - Returns: Shape `[rows, columns]`.
  /// - Throws: ``EngineError`` if a length is negative or the matrix is too large.
  public static func zeros(rows: Int, columns: Int) throws -> Matrix {
    Matrix(unchecked: try Allocation.zeros(rows, by: columns, for: "rows"), rows, columns)
  }

  /// A matrix whose elements are all the same.
  ///
  /// - Parameters:
  ///   - value: The value of each element.
  ///   - rows: Number of rows.
  ///   - columns: Number of columns.
  /// - Throws: ``EngineError`` if a length is negative or the matrix is too large.
  public init(repeating value: Double, rows: Int, columns: Int) throws {
    let count = try Allocation.product(rows, columns, for: "rows")
    try Allocation.check(count, for: "rows")
    self.init(unchecked: [Double](repeating: value, count: count), rows, columns)
  }

  /// The identity matrix I.
  ///
  /// - Parameter order: Number of rows and columns.
  /// - Returns: Shape `[order, order]`.
  /// - Throws: ``EngineError`` if `order` is negative or too large.
  public static func identity(_ order: Int) throws -> Matrix {
    var elements = try Allocation.zeros(order, by: order, for: "order")
    for i in 0..<order { elements[i * order + i] = 1 }
    return Matrix(unchecked: elements, order, order)
  }

  /// The square matrix with a given diagonal and zeros beside it.
  ///
  /// - Parameter vector: The diagonal.
  /// - Returns: A square matrix of the vector's length.
  /// - Throws: ``EngineError`` if the matrix is too large.
  public static func diagonal(_ vector: Vector) throws -> Matrix {
    let order = vector.count
    var elements = try Allocation.zeros(order, by: order, for: "vector")
    for i in 0..<order { elements[i * order + i] = vector.elements[i] }
    return Matrix(unchecked: elements, order, order)
  }

  /// A matrix whose elements are known to be `rows · columns`.
  init(unchecked elements: [Double], _ rows: Int, _ columns: Int) {
    self.elements = elements
    rowCount = rows
    columnCount = columns
  }

  /// Rows and columns.
  public var shape: Shape { Shape(rows: rowCount, columns: columnCount) }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rowCount == columnCount }

  /// The element in a row and a column, both counted from 0.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - column: The column.
  /// - Returns: The element.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func at(_ row: Int, _ column: Int) throws -> Double {
    try checkRow(row)
    try checkColumn(column)
    return elements[row * columnCount + column]
  }

  /// The element in a row and a column, both counted from 0; throws where an array would trap.
  public subscript(_ row: Int, _ column: Int) -> Double {
    get throws { try at(row, column) }
  }

  /// A row.
  ///
  /// - Parameter row: Which, from 0.
  /// - Returns: A vector with an element a column.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func row(_ row: Int) throws -> Vector {
    try checkRow(row)
    try Allocation.check(columnCount, for: "row")
    return Vector(Array(elements[row * columnCount..<(row + 1) * columnCount]))
  }

  /// A column.
  ///
  /// - Parameter column: Which, from 0.
  /// - Returns: A vector with an element a row.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func column(_ column: Int) throws -> Vector {
    try checkColumn(column)
    try Allocation.check(rowCount, for: "column")
    return Vector((0..<rowCount).map { elements[$0 * columnCount + column] })
  }

  /// The rows from top to bottom.
  public var rows: [Vector] {
    get throws { try (0..<rowCount).map(row) }
  }

  /// The elements whose row is their column.
  public var diagonal: Vector {
    get throws {
      let count = min(rowCount, columnCount)
      try Allocation.check(count, for: "diagonal")
      return Vector((0..<count).map { elements[$0 * columnCount + $0] })
    }
  }

  /// This matrix with one element replaced.
  ///
  /// - Parameters:
  ///   - row: Its row, from 0.
  ///   - column: Its column, from 0.
  ///   - value: Its new value.
  /// - Returns: A matrix of the same shape.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func replacing(_ row: Int, _ column: Int, with value: Double) throws -> Matrix {
    _ = try at(row, column)
    try Allocation.check(elements.count, for: "row")
    var result = elements
    result[row * columnCount + column] = value
    return Matrix(unchecked: result, rowCount, columnCount)
  }

  /// This matrix with a function applied to each element.
  ///
  /// - Parameter transform: The function.
  /// - Returns: A matrix of the same shape.
  /// - Throws: What `transform` throws, or ``EngineError`` if the work is not granted.
  public func mapElements(_ transform: (Double) throws -> Double) throws -> Matrix {
    try Allocation.check(elements.count, for: "elements")
    return Matrix(unchecked: try Kernels.map(elements, transform), rowCount, columnCount)
  }

  private func checkRow(_ row: Int) throws {
    guard row >= 0, row < rowCount else {
      throw EngineError.indexOutOfRange(
        parameter: "row",
        found: row,
        first: 0,
        last: rowCount - 1
      )
    }
  }

  private func checkColumn(_ column: Int) throws {
    guard column >= 0, column < columnCount else {
      throw EngineError.indexOutOfRange(
        parameter: "column",
        found: column,
        first: 0,
        last: columnCount - 1
      )
    }
  }

  /// Throws unless the matrix has as many rows as columns.
  func expectSquare(_ parameter: String) throws {
    guard isSquare else {
      throw EngineError.shapeMismatch(
        parameter: parameter,
        found: shape,
        expected: Shape(rowCount, rowCount)
      )
    }
  }
}

extension Matrix: CustomStringConvertible {
  /// The rows in brackets.
  public var description: String {
    let rows = (0..<rowCount).map { row in
      Array(elements[row * columnCount..<(row + 1) * columnCount]).description
    }
    return "[\(rows.joined(separator: ", "))]"
  }
}
