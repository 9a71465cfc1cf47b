/// How many of many numbers lie where.
///
///     Histogram(hiddenStates, bins: 20, xLabel: "$S_t$")
public struct Histogram: FigureConvertible, Hashable, Codable {
  /// What stands above it; may hold `$…$`; empty for none.
  public let title: String
  /// What is counted; its scale is linear or logarithmic.
  public let x: Axis
  /// What the bars measure.
  public let yLabel: String
  /// The ends of the bins, ascending: one more than there are bins; fewer than two if no number is finite.
  public let edges: [Double]
  /// How many numbers lie in each bin; the lower end belongs to it, of the last bin the upper end too.
  public let counts: [Int]
  /// Finite numbers that lie outside all bins.
  public let outsideCount: Int
  /// How many are NaN.
  public let nanCount: Int
  /// How many are ∞ or −∞.
  public let infiniteCount: Int

  /// Counts numbers in bins of equal width, whose ends are round numbers.
  ///
  /// - Parameters:
  ///   - values: The numbers; at least one.
  ///   - bins: About how many bins there are to be; nil chooses by the number of values.
  ///   - range: What the bins span; nil for all finite values.
  ///   - xLabel: What is counted; may hold `$…$`.
  ///   - yLabel: What the bars measure.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if there is no value, the bins are none or too many, or the range has no extent.
  public init(
    _ values: some NumericData,
    bins: Int? = nil,
    range: ClosedRange<Double>? = nil,
    xLabel: String = "",
    yLabel: String = "",
    title: String = ""
  ) throws(FigureError) {
    let values = values.plottedNumbers
    try FigureError.require(values, "values")
    if let bins, !(1...Self.mostBins).contains(bins) {
      throw FigureError("expected 1 to \(Self.mostBins) bins, found \(bins)", parameter: "bins")
    }
    x = Axis(label: xLabel, range: range.map { AxisRange($0) })
    try Plot.check(x, "range")
    self.yLabel = yLabel
    self.title = title
    let finite = values.filter(\.isFinite)
    nanCount = values.filter(\.isNaN).count
    infiniteCount = values.count - finite.count - nanCount
    let edges = Self.edges(finite, bins: bins, range: range)
    var counts = [Int](repeating: 0, count: max(0, edges.count - 1))
    var outside = 0
    for value in finite {
      guard let bin = Self.bin(of: value, edges) else {
        outside += 1
        continue
      }
      counts[bin] += 1
    }
    self.edges = edges
    self.counts = counts
    outsideCount = outside
  }

  /// The figure.
  public var figure: Figure { .histogram(self) }

  /// The number of finite values counted in bins.
  public var total: Int { counts.reduce(0, +) }

  private static let mostBins = 500

  /// The bin of a value: by halving, so that a value on an edge is in the bin above it.
  private static func bin(of value: Double, _ edges: [Double]) -> Int? {
    guard let first = edges.first, let last = edges.last, value >= first, value <= last else {
      return nil
    }
    var (low, high) = (0, edges.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }

  /// Round ends; those of a range the author chose divide it evenly.
  private static func edges(
    _ values: [Double],
    bins: Int?,
    range: ClosedRange<Double>?
  ) -> [Double] {
    let wanted = bins ?? min(60, max(6, Int((2 * Double(values.count).squareRoot()).rounded())))
    if let range {
      let width = (range.upperBound - range.lowerBound) / Double(wanted)
      return (0..<wanted).map { range.lowerBound + Double($0) * width } + [range.upperBound]
    }
    guard let low = values.min(), let high = values.max() else { return [] }
    guard low < high else {
      let half = low == 0 ? 0.5 : low.magnitude / 2
      return [low - half, low + half]
    }
    return RoundSteps.ticks(from: low, to: high, count: wanted, covering: true)
  }
}
