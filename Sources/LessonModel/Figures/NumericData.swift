/// Numbers in a row, from which figures are made: arrays, ranges of integers, and what a host adds, such as vectors.
public protocol NumericData: Sendable {
  /// The numbers.
  var plottedNumbers: [Double] { get }
}

/// What an array of plottable numbers consists of.
public protocol NumericElement: Sendable {
  /// The number.
  var plottedNumber: Double { get }
}

extension Double: NumericElement {
  /// The number itself.
  public var plottedNumber: Double { self }
}

extension Int: NumericElement {
  /// The nearest double.
  public var plottedNumber: Double { Double(self) }
}

extension Array: NumericData where Element: NumericElement {
  /// The elements.
  public var plottedNumbers: [Double] { map(\.plottedNumber) }
}

extension Range: NumericData where Bound == Int {
  /// The integers in it.
  public var plottedNumbers: [Double] { map(Double.init) }
}

extension ClosedRange: NumericData where Bound == Int {
  /// The integers in it.
  public var plottedNumbers: [Double] { map(Double.init) }
}

/// Numbers in rows and columns, from which maps are made.
public protocol MatrixData: Sendable {
  /// Number of rows.
  var rowCount: Int { get }
  /// Number of columns.
  var columnCount: Int { get }
  /// The elements, row by row.
  var elements: [Double] { get }
}

extension RecordedMatrix: MatrixData {}

extension RecordedMatrix {
  /// The same numbers.
  package init(_ matrix: some MatrixData) {
    self.init(
      rowCount: matrix.rowCount,
      columnCount: matrix.columnCount,
      elements: matrix.elements
    )
  }
}
