extension Figure {
  /// The numbers that it shows, as a table: for records, for other programs, for readers who do not see it.
  public var data: Table {
    switch self {
    case .plot(let plot): Self.data(plot.series, x: plot.x.label, y: plot.y.label)
    case .histogram(let histogram): Self.data(histogram)
    case .bars(let chart): Self.data(chart)
    case .heatMap(let map):
      Self.data(map.matrix, rows: map.rowLabels.map { .text($0) }, map.columnLabels, map.yLabel)
    case .contours(let map):
      Self.data(
        map.values,
        rows: map.ys.map { .number($0) },
        map.xs.map(\.description),
        map.y.label
      )
    case .graph(let graph): Self.data(graph)
    case .multiples(let multiples): Self.data(multiples)
    }
  }

  /// Series beside each other if they have the same places, else below each other.
  static func data(_ series: [Series], x: String, y: String) -> Table {
    let xTitle = x.isEmpty ? "x" : x
    guard let first = series.first else { return Table(columns: [], rows: []) }
    let sameBits = series.allSatisfy { one in
      one.x.count == first.x.count
        && zip(one.x, first.x).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
    guard sameBits else { return longData(series, x: xTitle, y: y.isEmpty ? "y" : y) }
    var columns = [(xTitle, first.x)]
    for (index, one) in series.enumerated() {
      let fallback = y.isEmpty ? "y" : y
      let name =
        one.name.isEmpty ? (series.count == 1 ? fallback : "\(fallback) \(index + 1)") : one.name
      columns.append((name, one.y))
      if !one.lower.isEmpty {
        columns.append(("\(name), lower", one.lower))
        columns.append(("\(name), upper", one.upper))
      }
    }
    return Table(
      columns: columns.map { Table.Column(title: $0.0) },
      rows: first.x.indices.map { row in columns.map { .number($0.1[row]) } }
    )
  }

  private static func longData(_ series: [Series], x: String, y: String) -> Table {
    let hasBand = series.contains { !$0.lower.isEmpty }
    let titles = ["series", x, y] + (hasBand ? ["lower", "upper"] : [])
    var rows: [[RecordedValue]] = []
    for (index, one) in series.enumerated() {
      let name = one.name.isEmpty ? String(index + 1) : one.name
      for point in one.x.indices {
        var row: [RecordedValue] = [.text(name), .number(one.x[point]), .number(one.y[point])]
        if hasBand {
          row +=
            one.lower.isEmpty
            ? [.none, .none] : [.number(one.lower[point]), .number(one.upper[point])]
        }
        rows.append(row)
      }
    }
    return Table(columns: titles.map { Table.Column(title: $0) }, rows: rows)
  }

  private static func data(_ histogram: Histogram) -> Table {
    Table(
      columns: ["from", "to", "count"].map { Table.Column(title: $0) },
      rows: histogram.counts.indices.map {
        [
          .number(histogram.edges[$0]), .number(histogram.edges[$0 + 1]),
          .integer(histogram.counts[$0]),
        ]
      }
    )
  }

  private static func data(_ chart: BarChart) -> Table {
    let fallback = chart.y.label.isEmpty ? "value" : chart.y.label
    let names = chart.groups.enumerated().map { index, group in
      group.name.isEmpty
        ? (chart.groups.count == 1 ? fallback : "\(fallback) \(index + 1)") : group.name
    }
    return Table(
      columns: ([chart.xLabel] + names).map { Table.Column(title: $0) },
      rows: chart.labels.indices.map { row in
        [.text(chart.labels[row])] + chart.groups.map { .number($0.values[row]) }
      }
    )
  }

  private static func data(
    _ matrix: RecordedMatrix,
    rows: [RecordedValue],
    _ columns: [String],
    _ rowTitle: String
  ) -> Table {
    Table(
      columns: ([rowTitle] + columns).map { Table.Column(title: $0) },
      rows: rows.enumerated().map { row, label in
        let start = row * matrix.columnCount
        return [label]
          + matrix.elements[start..<start + matrix.columnCount].map { .number($0) }
      }
    )
  }

  private static func data(_ graph: UnrolledGraph) -> Table {
    let titles = ["$t$", "$X_t$", "$S_t$", "$\\hat y_t$", "$L_t$", "gain", "gradient"]
    let start: [RecordedValue] = [
      .integer(0), .none, .vector(graph.initialState), .none, .none, .none,
      graph.initialGradient.map { .number($0) } ?? .none,
    ]
    let steps = graph.steps.enumerated().map { index, step -> [RecordedValue] in
      [
        .integer(index + 1), .vector(step.input), .vector(step.state),
        step.output.isEmpty ? .none : .vector(step.output),
        step.loss.map { .number($0) } ?? .none, .number(step.gain),
        step.gradient.map { .number($0) } ?? .none,
      ]
    }
    return Table(columns: titles.map { Table.Column(title: $0) }, rows: [start] + steps)
  }

  /// The panels' tables below each other, each row with its panel in front.
  private static func data(_ multiples: SmallMultiples) -> Table {
    let tables = multiples.panels.map(\.data)
    let width = tables.map(\.columns.count).max() ?? 0
    let titles = tables.first { $0.columns.count == width }?.columns ?? []
    let rows = zip(multiples.panels, tables).enumerated().flatMap { index, panel in
      let name = panel.0.title.isEmpty ? String(index + 1) : panel.0.title
      return panel.1.rows.map { row in
        [.text(name)] + row
          + Array(repeating: RecordedValue.none, count: width - row.count)
      }
    }
    return Table(columns: [Table.Column(title: "panel")] + titles, rows: rows)
  }
}
extension ContourMap {
  /// The points of the paths, as a table; nil if there are none.
  public var pathData: Table? {
    paths.isEmpty ? nil : Figure.data(paths, x: x.label, y: y.label)
  }
}
