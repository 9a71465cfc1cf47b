/// Series over two axes: what ``LinePlot``, ``StepPlot`` and ``ScatterPlot`` hold.
public struct Plot: Sendable, Hashable, Codable {
  /// What stands above it; may hold `$…$`; empty for none.
  public let title: String
  /// How series are drawn that do not say it.
  public let style: SeriesStyle
  /// The series, at least one.
  public let series: [Series]
  /// The first axis.
  public let x: Axis
  /// The second axis.
  public let y: Axis
  /// Lines across it.
  public let references: [ReferenceLine]
  /// Stripes across it.
  public let bands: [ReferenceBand]
  /// Points that the text speaks of.
  public let markers: [Marker]
  /// How the series are told apart.
  public let colors: SeriesColors

  /// What is beside the series.
  public struct Surroundings: Sendable {
    /// The first axis.
    public var x = Axis()
    /// The second axis.
    public var y = Axis()
    /// Lines across it.
    public var references: [ReferenceLine] = []
    /// Stripes across it.
    public var bands: [ReferenceBand] = []
    /// Points that the text speaks of.
    public var markers: [Marker] = []
    /// How the series are told apart.
    public var colors = SeriesColors.distinct
    /// What stands above it.
    public var title = ""

    /// Plain axes and nothing else.
    public init() {}
  }

  /// A plot from its series and what is beside them.
  ///
  /// - Parameters:
  ///   - series: The series, at least one.
  ///   - style: How series are drawn that do not say it.
  ///   - surroundings: Axes, lines, stripes, markers.
  /// - Throws: ``FigureError`` if there is no series, or an axis has no extent.
  public init(
    _ series: [Series],
    style: SeriesStyle,
    _ surroundings: Surroundings
  ) throws(FigureError) {
    guard !series.isEmpty else {
      throw FigureError("a plot has no series, expected at least one", parameter: "series")
    }
    try Self.check(surroundings.x, "xRange")
    try Self.check(surroundings.y, "yRange")
    title = surroundings.title
    self.style = style
    self.series = series
    x = surroundings.x
    y = surroundings.y
    references = surroundings.references
    bands = surroundings.bands
    markers = surroundings.markers
    colors = surroundings.colors
  }

  /// How a series is drawn.
  public func style(of series: Series) -> SeriesStyle { series.style ?? style }

  static func check(_ axis: Axis, _ parameter: String) throws(FigureError) {
    guard let range = axis.range else { return }
    guard range.lowerBound.isFinite, range.upperBound.isFinite,
      range.lowerBound < range.upperBound
    else {
      throw FigureError("an axis runs from a number to a larger one", parameter: parameter)
    }
    if axis.scale.kind == .log, range.lowerBound <= 0 {
      throw FigureError("a logarithmic axis begins above zero", parameter: parameter)
    }
  }
}
