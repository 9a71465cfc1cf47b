public import CellLanguage
public import LessonModel

extension AxisScale: HostValue {
  /// `AxisScale`.
  public static let cellTypeName = "AxisScale"
}
extension SeriesStyle: HostValue {
  /// `SeriesStyle`.
  public static let cellTypeName = "SeriesStyle"
}
extension SeriesColors: HostValue {
  /// `SeriesColors`.
  public static let cellTypeName = "SeriesColors"
}
extension Series: HostValue {
  /// `Series`.
  public static let cellTypeName = "Series"
}
extension ReferenceLine: HostValue {
  /// `ReferenceLine`.
  public static let cellTypeName = "ReferenceLine"
}
extension ReferenceBand: HostValue {
  /// `ReferenceBand`.
  public static let cellTypeName = "ReferenceBand"
}
extension Marker: HostValue {
  /// `Marker`.
  public static let cellTypeName = "Marker"
}

extension HostLibrary {
  /// What figures consist of: scales, series, lines and marks.
  mutating func bindSeries() {
    bindScales()
    type(Series.self, "Points in order, with what they are called and how they are drawn.")
    bind(
      "Series",
      "init(_ name: String = \"\", x: (any NumericData)? = nil, y: some NumericData, "
        + "lower: (any NumericData)? = nil, upper: (any NumericData)? = nil, "
        + "style: SeriesStyle? = nil) throws",
      "A series; `x` counts from 0 if it is left out, `lower` and `upper` are a band around it.",
      example: "Series(\"tanh\", x: 0...2, y: [1, 0.5, 0.25])"
    ) {
      (
        context: HostContext,
        name: String,
        x: CellValue,
        y: CellValue,
        lower: CellValue,
        upper: CellValue,
        style: SeriesStyle?
      ) in
      let arguments = FigureArguments(context: context)
      return try Series(
        name,
        x: try arguments.optionalNumbers(x, "x"),
        y: try arguments.numbers(y, "y"),
        lower: try arguments.optionalNumbers(lower, "lower"),
        upper: try arguments.optionalNumbers(upper, "upper"),
        style: style
      )
    }
    bindAnnotations()
  }

  private mutating func bindScales() {
    type(AxisScale.self, "How values become places along an axis, or colours.")
    let scales: [(name: String, summary: String, value: AxisScale)] = [
      ("linear", "Equal differences are equally far apart.", .linear),
      ("log", "Equal ratios are equally far apart; only positive numbers have a place.", .log),
      ("symlog", "Logarithmic on both sides of zero, linear between −1 and 1.", .symlog),
    ]
    for scale in scales {
      bind(
        "AxisScale",
        "static let \(scale.name): AxisScale",
        scale.summary,
        example: "LinePlot(x: [1, 2], y: [1, 10], yScale: .\(scale.name))"
      ) { scale.value }
    }
    bind(
      "AxisScale",
      "static func symlog(threshold: Double) -> AxisScale",
      "Logarithmic on both sides of zero, linear between −threshold and threshold.",
      example: "LinePlot(x: [1, 2], y: [-1, 10], yScale: .symlog(threshold: 0.1))"
    ) { (threshold: Double) in AxisScale.symlog(threshold: threshold) }
    type(SeriesStyle.self, "How a series is drawn.")
    let styles: [(value: SeriesStyle, summary: String)] = [
      (.line, "A line from point to point."),
      (.step, "A line that stays level until the next point."),
      (.points, "The points alone."),
      (.linePoints, "A line with its points."),
      (.theory, "A thin dashed line without a colour of its own: theory beside data."),
    ]
    for style in styles {
      bind(
        "SeriesStyle",
        "static let \(style.value.rawValue): SeriesStyle",
        style.summary,
        example: "Series(y: [1, 2], style: .\(style.value.rawValue))"
      ) { style.value }
    }
    type(SeriesColors.self, "How the series of a plot are told apart.")
    let colors: [(value: SeriesColors, summary: String)] = [
      (.distinct, "Colours as different as can be."),
      (.ordered, "From light to dark, for series that have an order."),
    ]
    for one in colors {
      bind(
        "SeriesColors",
        "static let \(one.value.rawValue): SeriesColors",
        one.summary,
        example: "LinePlot([Series(y: [1, 2])], colors: .\(one.value.rawValue))"
      ) { one.value }
    }
  }

  private mutating func bindAnnotations() {
    type(ReferenceLine.self, "A line across a plot: a bound, a threshold, what theory says.")
    bind(
      "ReferenceLine",
      "init(x: Double, _ label: String = \"\")",
      "An upright line.",
      example: "ReferenceLine(x: 20, \"clipped\")"
    ) { (x: Double, label: String) in ReferenceLine(x: x, label) }
    bind(
      "ReferenceLine",
      "init(y: Double, _ label: String = \"\")",
      "A level line.",
      example: "ReferenceLine(y: 0.25, \"largest slope\")"
    ) { (y: Double, label: String) in ReferenceLine(y: y, label) }
    type(ReferenceBand.self, "A stripe across a plot: where something holds.")
    bind(
      "ReferenceBand",
      "init(x: ClosedRange<Double>, _ label: String = \"\") throws",
      "An upright stripe.",
      example: "ReferenceBand(x: 10...20, \"saturated\")"
    ) { (context: HostContext, x: CellValue, label: String) in
      ReferenceBand(x: try FigureArguments(context: context).range(x, "x"), label)
    }
    bind(
      "ReferenceBand",
      "init(y: ClosedRange<Double>, _ label: String = \"\") throws",
      "A level stripe.",
      example: "ReferenceBand(y: 0...0.25)"
    ) { (context: HostContext, y: CellValue, label: String) in
      ReferenceBand(y: try FigureArguments(context: context).range(y, "y"), label)
    }
    type(Marker.self, "A point of a plot that the text speaks of.")
    bind(
      "Marker",
      "init(x: Double, y: Double, _ label: String = \"\")",
      "A marked point.",
      example: "Marker(x: 0, y: 0.25, \"steepest\")"
    ) { (x: Double, y: Double, label: String) in Marker(x: x, y: y, label) }
  }
}
