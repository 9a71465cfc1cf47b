/// A bar for each of several things: a gradient's norm for each layer.
///
///     BarChart(layerNames, norms, yLabel: "norm", scale: .log)
public struct BarChart: FigureConvertible, Hashable, Codable {
  /// Values of one kind, one for each label.
  public struct Group: Sendable, Hashable, Codable {
    /// What they are; may hold `$…$`; empty for none.
    public let name: String
    /// The values.
    public let values: [Double]
  }

  /// What stands above it; may hold `$…$`; empty for none.
  public let title: String
  /// What the bars stand for; each may hold `$…$`.
  public let labels: [String]
  /// What the labels are; may hold `$…$`; empty for none.
  public let xLabel: String
  /// What the bars measure.
  public let y: Axis
  /// The values, one group or several beside each other.
  public let groups: [Group]
  /// Lines across it.
  public let references: [ReferenceLine]

  /// A bar for each label.
  ///
  /// - Parameters:
  ///   - labels: What the bars stand for; at least one.
  ///   - values: How long they are; as many as `labels`.
  ///   - xLabel: What the labels are; may hold `$…$`.
  ///   - yLabel: What the bars measure; may hold `$…$`.
  ///   - yScale: How values become lengths; on a logarithmic scale they are points on stems, for no length is true there.
  ///   - references: Level lines across it.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if lengths differ or there is no label.
  public init(
    _ labels: [String],
    _ values: some NumericData,
    xLabel: String = "",
    yLabel: String = "",
    yScale: AxisScale = .linear,
    references: [ReferenceLine] = [],
    title: String = ""
  ) throws(FigureError) {
    let values = values.plottedNumbers
    try FigureError.require(values.count, "values", equals: labels.count, "labels")
    try self.init(
      labels,
      [Group(name: "", values: values)],
      xLabel: xLabel,
      y: Axis(label: yLabel, scale: yScale),
      references: references,
      title: title
    )
  }

  /// Several bars for each label, one for each series.
  ///
  /// - Parameters:
  ///   - labels: What the bars stand for; at least one.
  ///   - series: Their lengths, `y` as many as `labels`; `x` has no say.
  ///   - xLabel: What the labels are; may hold `$…$`.
  ///   - yLabel: What the bars measure; may hold `$…$`.
  ///   - yScale: How values become lengths.
  ///   - references: Level lines across it.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if lengths differ, or there is no label or series.
  public init(
    _ labels: [String],
    _ series: [Series],
    xLabel: String = "",
    yLabel: String = "",
    yScale: AxisScale = .linear,
    references: [ReferenceLine] = [],
    title: String = ""
  ) throws(FigureError) {
    for one in series {
      try FigureError.require(one.y.count, "series", equals: labels.count, "labels")
    }
    try self.init(
      labels,
      series.map { Group(name: $0.name, values: $0.y) },
      xLabel: xLabel,
      y: Axis(label: yLabel, scale: yScale),
      references: references,
      title: title
    )
  }

  private init(
    _ labels: [String],
    _ groups: [Group],
    xLabel: String,
    y: Axis,
    references: [ReferenceLine],
    title: String
  ) throws(FigureError) {
    guard !labels.isEmpty else {
      throw FigureError("'labels' has no elements, expected at least one", parameter: "labels")
    }
    guard !groups.isEmpty else {
      throw FigureError("a chart has no series, expected at least one", parameter: "series")
    }
    self.labels = labels
    self.groups = groups
    self.xLabel = xLabel
    self.y = y
    self.references = references
    self.title = title
  }

  /// The figure.
  public var figure: Figure { .bars(self) }
}
