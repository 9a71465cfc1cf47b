/// Points over two axes: each by itself, or a cloud of very many.
///
///     ScatterPlot(x: weights, y: states)
public struct ScatterPlot: FigureConvertible, Hashable {
  /// Series, axes and what is beside them.
  public let plot: Plot

  /// A plot of one series.
  ///
  /// - Parameters:
  ///   - x: Where the points are.
  ///   - y: The values; as many as `x`.
  ///   - xLabel: What the first axis measures; may hold `$…$`.
  ///   - yLabel: What the second axis measures; may hold `$…$`.
  ///   - xScale: How values become places along the first axis.
  ///   - yScale: How values become places along the second axis.
  ///   - xRange: The ends of the first axis; nil leaves them to the data.
  ///   - yRange: The ends of the second axis; nil leaves them to the data.
  ///   - references: Lines across it.
  ///   - bands: Stripes across it.
  ///   - markers: Points that the text speaks of.
  ///   - colors: How the series are told apart.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if lengths differ, there is no point, or an axis has no extent.
  public init(
    x: some NumericData,
    y: some NumericData,
    xLabel: String = "",
    yLabel: String = "",
    xScale: AxisScale = .linear,
    yScale: AxisScale = .linear,
    xRange: ClosedRange<Double>? = nil,
    yRange: ClosedRange<Double>? = nil,
    references: [ReferenceLine] = [],
    bands: [ReferenceBand] = [],
    markers: [Marker] = [],
    colors: SeriesColors = .distinct,
    title: String = ""
  ) throws(FigureError) {
    try self.init(
      [Series(x: x, y: y)],
      xLabel: xLabel,
      yLabel: yLabel,
      xScale: xScale,
      yScale: yScale,
      xRange: xRange,
      yRange: yRange,
      references: references,
      bands: bands,
      markers: markers,
      colors: colors,
      title: title
    )
  }

  /// A plot of several series.
  ///
  /// - Parameters:
  ///   - series: The series, at least one.
  ///   - xLabel: What the first axis measures; may hold `$…$`.
  ///   - yLabel: What the second axis measures; may hold `$…$`.
  ///   - xScale: How values become places along the first axis.
  ///   - yScale: How values become places along the second axis.
  ///   - xRange: The ends of the first axis; nil leaves them to the data.
  ///   - yRange: The ends of the second axis; nil leaves them to the data.
  ///   - references: Lines across it.
  ///   - bands: Stripes across it.
  ///   - markers: Points that the text speaks of.
  ///   - colors: How the series are told apart.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if there is no series, or an axis has no extent.
  public init(
    _ series: [Series],
    xLabel: String = "",
    yLabel: String = "",
    xScale: AxisScale = .linear,
    yScale: AxisScale = .linear,
    xRange: ClosedRange<Double>? = nil,
    yRange: ClosedRange<Double>? = nil,
    references: [ReferenceLine] = [],
    bands: [ReferenceBand] = [],
    markers: [Marker] = [],
    colors: SeriesColors = .distinct,
    title: String = ""
  ) throws(FigureError) {
    var surroundings = Plot.Surroundings()
    surroundings.x = Axis(label: xLabel, scale: xScale, range: xRange.map { AxisRange($0) })
    surroundings.y = Axis(label: yLabel, scale: yScale, range: yRange.map { AxisRange($0) })
    surroundings.references = references
    surroundings.bands = bands
    surroundings.markers = markers
    surroundings.colors = colors
    surroundings.title = title
    plot = try Plot(series, style: .points, surroundings)
  }

  /// The figure.
  public var figure: Figure { .plot(plot) }
}
