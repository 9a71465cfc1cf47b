/// The elements of a matrix as colours.
///
///     HeatMap(terms.norms, xLabel: "origin $i$", yLabel: "loss $t$", scale: .log)
public struct HeatMap: FigureConvertible, Hashable, Codable {
  /// What stands above it; may hold `$…$`; empty for none.
  public let title: String
  /// The values; the first row is at the top.
  public let matrix: RecordedMatrix
  /// What the columns are; may hold `$…$`; empty for none.
  public let xLabel: String
  /// What the rows are; may hold `$…$`; empty for none.
  public let yLabel: String
  /// What each column is called.
  public let columnLabels: [String]
  /// What each row is called.
  public let rowLabels: [String]
  /// What the colours measure.
  public let value: Axis

  /// The elements of a matrix as colours; if there are both signs, zero is in the middle.
  ///
  /// - Parameters:
  ///   - matrix: The values, at least one.
  ///   - xLabel: What the columns are; may hold `$…$`.
  ///   - yLabel: What the rows are; may hold `$…$`.
  ///   - valueLabel: What the colours measure; may hold `$…$`.
  ///   - scale: How values become colours.
  ///   - range: The values at the ends of the colours; nil leaves them to the data.
  ///   - columnLabels: What each column is called; empty for numbers from `firstColumn` on.
  ///   - rowLabels: What each row is called; empty for numbers from `firstRow` on.
  ///   - firstColumn: The number of the first column.
  ///   - firstRow: The number of the first row.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if there is no element, or labels are too few or too many.
  public init(
    _ matrix: some MatrixData,
    xLabel: String = "",
    yLabel: String = "",
    valueLabel: String = "",
    scale: AxisScale = .linear,
    range: ClosedRange<Double>? = nil,
    columnLabels: [String] = [],
    rowLabels: [String] = [],
    firstColumn: Int = 1,
    firstRow: Int = 1,
    title: String = ""
  ) throws(FigureError) {
    try FigureError.require(matrix.elements, "matrix")
    self.matrix = RecordedMatrix(matrix)
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.title = title
    value = Axis(label: valueLabel, scale: scale, range: range.map { AxisRange($0) })
    try Plot.check(value, "range")
    self.columnLabels =
      columnLabels.isEmpty
      ? (0..<matrix.columnCount).map { Self.number($0, from: firstColumn) } : columnLabels
    self.rowLabels =
      rowLabels.isEmpty
      ? (0..<matrix.rowCount).map { Self.number($0, from: firstRow) } : rowLabels
    try FigureError.require(
      self.columnLabels.count,
      "columnLabels",
      equals: matrix.columnCount,
      "columns"
    )
    try FigureError.require(self.rowLabels.count, "rowLabels", equals: matrix.rowCount, "rows")
  }

  /// The figure.
  public var figure: Figure { .heatMap(self) }

  private static func number(_ index: Int, from first: Int) -> String {
    let (number, overflow) = index.addingReportingOverflow(first)
    return String(overflow ? index : number)
  }
}
