import LessonModel

/// Between which values a figure's axes have to reach; shared by the figures that are to be compared.
struct AxisExtents: Sendable, Hashable {
  var x = Extent()
  var y = Extent()
  /// Of the colours.
  var value = Extent()

  /// Nothing yet.
  init() {}

  /// Those of one figure.
  init(_ figure: Figure) {
    switch figure {
    case .plot(let plot): add(plot)
    case .histogram(let histogram):
      x = Extent(histogram.edges, on: .linear)
      y = Extent(histogram.counts.map(Double.init), on: .linear)
    case .bars(let chart): y = Extent(chart.groups.flatMap(\.values), on: chart.y.scale)
    case .heatMap(let map): value = Extent(map.matrix.elements, on: map.value.scale)
    case .contours(let map):
      x = Extent(map.xs, on: .linear)
      y = Extent(map.ys, on: .linear)
      value = Extent(map.values.elements, on: map.value.scale)
    case .graph(let graph):
      value = Extent(graph.steps.map(\.gain), on: .log)
      y = Extent(graph.steps.compactMap(\.gradient) + [graph.initialGradient ?? .nan], on: .log)
    case .multiples(let multiples): self = AxisExtents(multiples.panels)
    }
  }

  /// Those of figures together.
  init(_ figures: some Sequence<Figure>) {
    for figure in figures {
      let own = AxisExtents(figure)
      x.form(union: own.x)
      y.form(union: own.y)
      value.form(union: own.value)
    }
  }

  private mutating func add(_ plot: Plot) {
    for series in plot.series {
      for (one, other) in zip(series.x, series.y) where one.isFinite {
        x.add(one, on: plot.x.scale)
        y.add(other, on: plot.y.scale)
      }
      for value in series.lower + series.upper { y.add(value, on: plot.y.scale) }
    }
    for marker in plot.markers {
      x.add(marker.x, on: plot.x.scale)
      y.add(marker.y, on: plot.y.scale)
    }
    for line in plot.references {
      if let value = line.x { x.add(value, on: plot.x.scale) }
      if let value = line.y { y.add(value, on: plot.y.scale) }
    }
  }
}
