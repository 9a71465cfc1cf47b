/// A figure, as plain values: what is shown, not how.
public indirect enum Figure: Sendable, Hashable, Codable {
  /// Lines, steps or points over two axes.
  case plot(Plot)
  /// How many numbers lie where.
  case histogram(Histogram)
  /// A bar for each of several things.
  case bars(BarChart)
  /// A matrix as colours.
  case heatMap(HeatMap)
  /// Heights over two axes, with paths.
  case contours(ContourMap)
  /// A recurrent network through time.
  case graph(UnrolledGraph)
  /// Figures beside each other.
  case multiples(SmallMultiples)

  /// What stands above it; may hold `$…$`; empty for none.
  public var title: String {
    switch self {
    case .plot(let plot): plot.title
    case .histogram(let histogram): histogram.title
    case .bars(let chart): chart.title
    case .heatMap(let map): map.title
    case .contours(let map): map.title
    case .graph(let graph): graph.title
    case .multiples: ""
    }
  }
}

/// What can be shown as a figure.
public protocol FigureConvertible: ExplorableContent {
  /// The figure.
  var figure: Figure { get }
}

extension FigureConvertible {
  /// The figure, as a record keeps it.
  public var recordedValue: RecordedValue { .figure(figure) }
}

extension Figure: FigureConvertible {
  /// Itself.
  public var figure: Figure { self }
}

/// What a slider can show: a figure, a table, a number.
public protocol ExplorableContent: Sendable {
  /// The value, as a record keeps it.
  var recordedValue: RecordedValue { get }
}

extension Table: ExplorableContent {
  /// The table.
  public var recordedValue: RecordedValue { .table(self) }
}

extension RecordedValue: ExplorableContent {
  /// Itself.
  public var recordedValue: RecordedValue { self }
}
