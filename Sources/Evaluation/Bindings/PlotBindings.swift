public import CellLanguage
public import LessonModel

extension LinePlot: HostValue {
  /// `LinePlot`.
  public static let cellTypeName = "LinePlot"
}
extension StepPlot: HostValue {
  /// `StepPlot`.
  public static let cellTypeName = "StepPlot"
}
extension ScatterPlot: HostValue {
  /// `ScatterPlot`.
  public static let cellTypeName = "ScatterPlot"
}

/// The parameters that all plots end with, as Swift declares them.
private let plotParameters = """
  xLabel: String = "", yLabel: String = "", xScale: AxisScale = .linear, \
  yScale: AxisScale = .linear, xRange: ClosedRange<Double>? = nil, \
  yRange: ClosedRange<Double>? = nil, references: [ReferenceLine] = [], \
  bands: [ReferenceBand] = [], markers: [Marker] = [], colors: SeriesColors = .distinct, \
  title: String = ""
  """

extension HostLibrary {
  /// Lines, steps and points over two axes.
  mutating func bindPlots() {
    type(LinePlot.self, "Lines over two axes: how something changes.")
    bindPlot("LinePlot") { try LinePlot($0) }
    type(StepPlot.self, "Lines that stay level until the next point.")
    bindPlot("StepPlot") { try StepPlot($0) }
    type(ScatterPlot.self, "Points over two axes, each by itself or a cloud of very many.")
    bindPlot("ScatterPlot") { try ScatterPlot($0) }
  }

  /// The two initializers of a kind of plot: one series, or several.
  private mutating func bindPlot<Kind: HostValue>(
    _ name: String,
    _ make: @escaping @Sendable (PlotArguments) throws -> Kind
  ) {
    bind(
      name,
      "init(x: some NumericData, y: some NumericData, \(plotParameters)) throws",
      "A plot of one series; the axes' scales are `.linear`, `.log` or `.symlog`.",
      example: "\(name)(x: 0...3, y: [1, 0.5, 0.25, 0.125], xLabel: \"lag\", yScale: .log)"
    ) {
      (
        context: HostContext,
        x: CellValue,
        y: CellValue,
        xLabel: String,
        yLabel: String,
        xScale: AxisScale,
        yScale: AxisScale,
        xRange: CellValue,
        yRange: CellValue,
        references: [ReferenceLine],
        bands: [ReferenceBand],
        markers: [Marker],
        colors: SeriesColors,
        title: String
      ) in
      let arguments = FigureArguments(context: context)
      return try make(
        PlotArguments(
          series: [
            try Series(x: try arguments.numbers(x, "x"), y: try arguments.numbers(y, "y"))
          ],
          labels: (xLabel, yLabel),
          scales: (xScale, yScale),
          xRange: try arguments.optionalRange(xRange, "xRange"),
          yRange: try arguments.optionalRange(yRange, "yRange"),
          references: references,
          bands: bands,
          markers: markers,
          colors: colors,
          title: title
        )
      )
    }
    bind(
      name,
      "init(_ series: [Series], \(plotParameters)) throws",
      "A plot of several series.",
      example: "\(name)([Series(\"a\", y: [1, 2]), Series(\"b\", y: [2, 1])])"
    ) {
      (
        context: HostContext,
        series: [Series],
        xLabel: String,
        yLabel: String,
        xScale: AxisScale,
        yScale: AxisScale,
        xRange: CellValue,
        yRange: CellValue,
        references: [ReferenceLine],
        bands: [ReferenceBand],
        markers: [Marker],
        colors: SeriesColors,
        title: String
      ) in
      let arguments = FigureArguments(context: context)
      return try make(
        PlotArguments(
          series: series,
          labels: (xLabel, yLabel),
          scales: (xScale, yScale),
          xRange: try arguments.optionalRange(xRange, "xRange"),
          yRange: try arguments.optionalRange(yRange, "yRange"),
          references: references,
          bands: bands,
          markers: markers,
          colors: colors,
          title: title
        )
      )
    }
  }
}

/// What a cell said of a plot.
private struct PlotArguments {
  let series: [Series]
  let labels: (x: String, y: String)
  let scales: (x: AxisScale, y: AxisScale)
  let xRange: ClosedRange<Double>?
  let yRange: ClosedRange<Double>?
  let references: [ReferenceLine]
  let bands: [ReferenceBand]
  let markers: [Marker]
  let colors: SeriesColors
  let title: String
}

extension LinePlot {
  fileprivate init(_ arguments: PlotArguments) throws {
    try self.init(
      arguments.series,
      xLabel: arguments.labels.x,
      yLabel: arguments.labels.y,
      xScale: arguments.scales.x,
      yScale: arguments.scales.y,
      xRange: arguments.xRange,
      yRange: arguments.yRange,
      references: arguments.references,
      bands: arguments.bands,
      markers: arguments.markers,
      colors: arguments.colors,
      title: arguments.title
    )
  }
}
extension StepPlot {
  fileprivate init(_ arguments: PlotArguments) throws {
    try self.init(
      arguments.series,
      xLabel: arguments.labels.x,
      yLabel: arguments.labels.y,
      xScale: arguments.scales.x,
      yScale: arguments.scales.y,
      xRange: arguments.xRange,
      yRange: arguments.yRange,
      references: arguments.references,
      bands: arguments.bands,
      markers: arguments.markers,
      colors: arguments.colors,
      title: arguments.title
    )
  }
}
extension ScatterPlot {
  fileprivate init(_ arguments: PlotArguments) throws {
    try self.init(
      arguments.series,
      xLabel: arguments.labels.x,
      yLabel: arguments.labels.y,
      xScale: arguments.scales.x,
      yScale: arguments.scales.y,
      xRange: arguments.xRange,
      yRange: arguments.yRange,
      references: arguments.references,
      bands: arguments.bands,
      markers: arguments.markers,
      colors: arguments.colors,
      title: arguments.title
    )
  }
}
