public import CellLanguage
public import LessonModel

extension Histogram: HostValue {
  /// `Histogram`.
  public static let cellTypeName = "Histogram"
}
extension BarChart: HostValue {
  /// `BarChart`.
  public static let cellTypeName = "BarChart"
}

extension HostLibrary {
  /// Histograms and bars.
  mutating func bindCharts() {
    type(Histogram.self, "How many of many numbers lie where.")
    bind(
      "Histogram",
      "init(_ values: some NumericData, bins: Int? = nil, range: ClosedRange<Double>? = nil, "
        + "xLabel: String = \"\", yLabel: String = \"\", title: String = \"\") throws",
      "Counts numbers in about so many bins with round ends.",
      example: "Histogram(Vector.normal(1000, seed: 1), bins: 20, xLabel: \"$x$\")"
    ) {
      (
        context: HostContext,
        values: CellValue,
        bins: Int?,
        range: CellValue,
        xLabel: String,
        yLabel: String,
        title: String
      ) in
      let arguments = FigureArguments(context: context)
      return try Histogram(
        try arguments.numbers(values, "values"),
        bins: bins,
        range: try arguments.optionalRange(range, "range"),
        xLabel: xLabel,
        yLabel: yLabel,
        title: title
      )
    }
    bindBars()
  }

  private mutating func bindBars() {
    let parameters = """
      xLabel: String = "", yLabel: String = "", yScale: AxisScale = .linear, \
      references: [ReferenceLine] = [], title: String = ""
      """
    type(BarChart.self, "A bar for each of several things, such as layers.")
    bind(
      "BarChart",
      "init(_ labels: [String], _ values: some NumericData, \(parameters)) throws",
      "A bar for each label; on a logarithmic scale a point on a stem, for no length is true there.",
      example: "BarChart([\"U\", \"W\"], [0.5, 2])"
    ) {
      (
        context: HostContext,
        labels: [String],
        values: CellValue,
        xLabel: String,
        yLabel: String,
        yScale: AxisScale,
        references: [ReferenceLine],
        title: String
      ) in
      try BarChart(
        labels,
        try FigureArguments(context: context).numbers(values, "values"),
        xLabel: xLabel,
        yLabel: yLabel,
        yScale: yScale,
        references: references,
        title: title
      )
    }
    bind(
      "BarChart",
      "init(_ labels: [String], _ series: [Series], \(parameters)) throws",
      "Several bars for each label, one for each series.",
      example:
        "BarChart([\"U\", \"W\"], [Series(\"before\", y: [1, 2]), Series(\"after\", y: [1, 1])])"
    ) {
      (
        labels: [String],
        series: [Series],
        xLabel: String,
        yLabel: String,
        yScale: AxisScale,
        references: [ReferenceLine],
        title: String
      ) in
      try BarChart(
        labels,
        series,
        xLabel: xLabel,
        yLabel: yLabel,
        yScale: yScale,
        references: references,
        title: title
      )
    }
  }
}
