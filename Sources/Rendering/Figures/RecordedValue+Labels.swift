import LessonModel

extension RecordedValue {
  /// The labels in a figure that may hold `$…$`.
  var labels: [String] {
    switch self {
    case .figure(let figure): figure.labels
    case .explorable(let explorable):
      explorable.parameters.map(\.name) + explorable.frames.flatMap(\.labels)
    default: []
    }
  }
}

extension Figure {
  /// The labels that may hold `$…$`.
  var labels: [String] {
    let own: [String] =
      switch self {
      case .plot(let plot):
        [plot.x.label, plot.y.label] + plot.series.map(\.name) + plot.references.map(\.label)
          + plot.bands.map(\.label) + plot.markers.map(\.label)
      case .histogram(let histogram): [histogram.x.label, histogram.yLabel]
      case .bars(let chart):
        [chart.xLabel, chart.y.label] + chart.labels + chart.groups.map(\.name)
          + chart.references.map(\.label)
      case .heatMap(let map):
        [map.xLabel, map.yLabel, map.value.label] + map.columnLabels + map.rowLabels
      case .contours(let map):
        [map.x.label, map.y.label, map.value.label] + map.paths.map(\.name)
          + map.markers.map(\.label)
      case .graph: []
      case .multiples(let multiples): multiples.panels.flatMap(\.labels)
      }
    return own + [title]
  }
}
