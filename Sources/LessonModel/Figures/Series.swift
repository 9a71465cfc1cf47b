/// Points in order, with what they are called and how they are drawn.
public struct Series: Sendable, Hashable, Codable {
  /// What it is called; may hold `$…$`; empty for none.
  public let name: String
  /// Where the points are along the first axis.
  public let x: [Double]
  /// The values; as many as `x`.
  public let y: [Double]
  /// The lower edge of a band around the values, such as the least of several seeds; empty for none.
  public let lower: [Double]
  /// The upper edge of the band; empty for none.
  public let upper: [Double]
  /// How it is drawn; nil leaves it to the plot.
  public let style: SeriesStyle?

  /// A series, and perhaps a band around it.
  ///
  /// - Parameters:
  ///   - name: What it is called; may hold `$…$`.
  ///   - x: Where the points are; 0, 1, 2, … if it is left out.
  ///   - y: The values; as many as `x`.
  ///   - lower: The lower edge of a band, as many as `y`.
  ///   - upper: The upper edge of the band, as many as `y`.
  ///   - style: How it is drawn; nil leaves it to the plot.
  /// - Throws: ``FigureError`` if lengths differ or there is no point.
  public init(
    _ name: String = "",
    x: (any NumericData)? = nil,
    y: some NumericData,
    lower: (any NumericData)? = nil,
    upper: (any NumericData)? = nil,
    style: SeriesStyle? = nil
  ) throws(FigureError) {
    self.name = name
    self.y = y.plottedNumbers
    self.x = x?.plottedNumbers ?? self.y.indices.map(Double.init)
    self.lower = lower?.plottedNumbers ?? []
    self.upper = upper?.plottedNumbers ?? []
    self.style = style
    if x != nil { try FigureError.require(self.x, "x") }
    try FigureError.require(self.y, "y")
    try FigureError.require(self.y.count, "y", equals: self.x.count, "x")
    guard lower != nil || upper != nil else { return }
    try FigureError.require(self.lower.count, "lower", equals: self.y.count, "y")
    try FigureError.require(self.upper.count, "upper", equals: self.y.count, "y")
  }
}
