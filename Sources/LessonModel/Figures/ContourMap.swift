/// The heights of a surface over two axes, with paths across it: an error surface and how optimisers walk on it.
///
///     ContourMap(x: weights, y: biases, values: errors, paths: [Series("clipped", x: ws, y: bs)])
public struct ContourMap: FigureConvertible, Hashable, Codable {
  /// What stands above it; may hold `$…$`; empty for none.
  public let title: String
  /// Where the columns are.
  public let xs: [Double]
  /// Where the rows are.
  public let ys: [Double]
  /// The heights: a row for each of `ys`, a column for each of `xs`.
  public let values: RecordedMatrix
  /// The first axis.
  public let x: Axis
  /// The second axis.
  public let y: Axis
  /// What the heights measure.
  public let value: Axis
  /// The heights at which the colour changes, ascending; empty leaves them to the page.
  public let levels: [Double]
  /// Ways across the map.
  public let paths: [Series]
  /// Points that the text speaks of.
  public let markers: [Marker]

  /// A surface from its heights on a grid.
  ///
  /// - Parameters:
  ///   - x: Where the columns are, ascending; at least two.
  ///   - y: Where the rows are, ascending; at least two.
  ///   - values: The heights: a row for each of `y`, a column for each of `x`.
  ///   - xLabel: What the first axis measures; may hold `$…$`.
  ///   - yLabel: What the second axis measures; may hold `$…$`.
  ///   - valueLabel: What the heights measure; may hold `$…$`.
  ///   - scale: How heights become colours.
  ///   - levels: The heights at which the colour changes; empty for round ones.
  ///   - paths: Ways across the map.
  ///   - markers: Points that the text speaks of.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if lengths do not fit, or the grid does not ascend.
  public init(
    x: some NumericData,
    y: some NumericData,
    values: some MatrixData,
    xLabel: String = "",
    yLabel: String = "",
    valueLabel: String = "",
    scale: AxisScale = .linear,
    levels: [Double] = [],
    paths: [Series] = [],
    markers: [Marker] = [],
    title: String = ""
  ) throws(FigureError) {
    xs = x.plottedNumbers
    ys = y.plottedNumbers
    self.values = RecordedMatrix(values)
    try Self.checkAscending(xs, "x")
    try Self.checkAscending(ys, "y")
    try FigureError.require(xs.count, "x", equals: values.columnCount, "columns of values")
    try FigureError.require(ys.count, "y", equals: values.rowCount, "rows of values")
    self.x = Axis(label: xLabel)
    self.y = Axis(label: yLabel)
    value = Axis(label: valueLabel, scale: scale)
    if !levels.isEmpty { try Self.checkAscending([-.infinity] + levels, "levels") }
    self.levels = levels
    self.paths = paths
    self.markers = markers
    self.title = title
  }

  /// The figure.
  public var figure: Figure { .contours(self) }

  private static func checkAscending(_ numbers: [Double], _ parameter: String) throws(FigureError) {
    guard numbers.count >= 2 else {
      throw FigureError(
        "'\(parameter)' has \(numbers.count) elements, expected at least two",
        parameter: parameter
      )
    }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 && $1.isFinite }) else {
      throw FigureError(
        "'\(parameter)' does not ascend from number to number",
        parameter: parameter
      )
    }
  }
}
