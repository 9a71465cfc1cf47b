public import CellLanguage
public import LessonModel

extension HeatMap: HostValue {
  /// `HeatMap`.
  public static let cellTypeName = "HeatMap"
}
extension ContourMap: HostValue {
  /// `ContourMap`.
  public static let cellTypeName = "ContourMap"
}

extension HostLibrary {
  /// Matrices as colours and surfaces as contours.
  mutating func bindMaps() {
    bindHeatMap()
    bindContourMap()
  }

  private mutating func bindHeatMap() {
    type(HeatMap.self, "The elements of a matrix as colours.")
    bind(
      "HeatMap",
      "init(_ matrix: some MatrixData, xLabel: String = \"\", yLabel: String = \"\", "
        + "valueLabel: String = \"\", scale: AxisScale = .linear, "
        + "range: ClosedRange<Double>? = nil, columnLabels: [String] = [], "
        + "rowLabels: [String] = [], firstColumn: Int = 1, firstRow: Int = 1, "
        + "title: String = \"\") throws",
      "A matrix as colours, its first row at the top; with both signs, zero is in the middle.",
      example: "HeatMap(Matrix([[1, 0.5], [0.25, 1]]), xLabel: \"$i$\", yLabel: \"$t$\")"
    ) {
      (
        context: HostContext,
        matrix: CellValue,
        xLabel: String,
        yLabel: String,
        valueLabel: String,
        scale: AxisScale,
        range: CellValue,
        columnLabels: [String],
        rowLabels: [String],
        firstColumn: Int,
        firstRow: Int,
        title: String
      ) in
      let arguments = FigureArguments(context: context)
      return try HeatMap(
        try arguments.matrix(matrix, "matrix"),
        xLabel: xLabel,
        yLabel: yLabel,
        valueLabel: valueLabel,
        scale: scale,
        range: try arguments.optionalRange(range, "range"),
        columnLabels: columnLabels,
        rowLabels: rowLabels,
        firstColumn: firstColumn,
        firstRow: firstRow,
        title: title
      )
    }
  }

  private mutating func bindContourMap() {
    type(ContourMap.self, "The heights of a surface over two axes, with paths across it.")
    bind(
      "ContourMap",
      "init(x: some NumericData, y: some NumericData, values: some MatrixData, "
        + "xLabel: String = \"\", yLabel: String = \"\", valueLabel: String = \"\", "
        + "scale: AxisScale = .linear, levels: [Double] = [], paths: [Series] = [], "
        + "markers: [Marker] = [], title: String = \"\") throws",
      "A surface on a grid: `values` has a row for each of `y` and a column for each of `x`.",
      example: "ContourMap(x: [0, 1, 2], y: [0, 1], values: Matrix([[0, 1, 4], [1, 2, 5]]))"
    ) {
      (
        context: HostContext,
        x: CellValue,
        y: CellValue,
        values: CellValue,
        xLabel: String,
        yLabel: String,
        valueLabel: String,
        scale: AxisScale,
        levels: [Double],
        paths: [Series],
        markers: [Marker],
        title: String
      ) in
      let arguments = FigureArguments(context: context)
      return try ContourMap(
        x: try arguments.numbers(x, "x"),
        y: try arguments.numbers(y, "y"),
        values: try arguments.matrix(values, "values"),
        xLabel: xLabel,
        yLabel: yLabel,
        valueLabel: valueLabel,
        scale: scale,
        levels: levels,
        paths: paths,
        markers: markers,
        title: title
      )
    }
  }
}
