extension Figure {
  /// About how many numbers it shows, without making the table of them.
  public var numberCount: Int {
    switch self {
    case .plot(let plot):
      plot.series.map { $0.x.count + $0.y.count + $0.lower.count + $0.upper.count }.reduce(0, +)
    case .histogram(let histogram): 2 * histogram.counts.count
    case .bars(let chart): chart.groups.map(\.values.count).reduce(0, +)
    case .heatMap(let map): map.matrix.elements.count
    case .contours(let map):
      map.values.elements.count + map.paths.map { 2 * $0.x.count }.reduce(0, +)
    case .graph(let graph):
      graph.steps.map { $0.input.count + $0.state.count + $0.output.count + 3 }.reduce(0, +)
    case .multiples(let multiples): multiples.panels.map(\.numberCount).reduce(0, +)
    }
  }

  /// The numbers that it shows, as a table: for records, for other programs, for readers who do not see it.
  public var data: Table { data(.english) }

  /// The same with headings in a reader's language.
  ///
  /// - Parameter words: What the columns are called that the author did not name.
  /// - Returns: The table.
  public func data(_ words: FigureDataWords) -> Table {
    switch self {
    case .plot(let plot): Self.data(plot.series, x: plot.x.label, y: plot.y.label, words)
    case .histogram(let histogram): Self.data(histogram, words)
    case .bars(let chart): Self.data(chart, words)
    case .heatMap(let map):
      Self.data(map.matrix, rows: map.rowLabels.map { .text($0) }, map.columnLabels, map.yLabel)
    case .contours(let map):
      Self.data(
        map.values,
        rows: map.ys.map { .number($0) },
        map.xs.map(\.description),
        map.y.label
      )
    case .graph(let graph): Self.data(graph, words)
    case .multiples(let multiples): Self.data(multiples, words)
    }
  }

  /// Series beside each other if they have the same places, else below each other.
  static func data(_ series: [Series], x: String, y: String, _ words: FigureDataWords) -> Table {
    let xTitle = x.isEmpty ? "x" : x
    guard let first = series.first else { return Table(columns: [], rows: []) }
    let sameBits = series.allSatisfy { one in
      one.x.count == first.x.count
        && zip(one.x, first.x).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
    guard sameBits else { return longData(series, x: xTitle, y: y.isEmpty ? "y" : y, words) }
    var columns = [(xTitle, first.x)]
    for (index, one) in series.enumerated() {
      let fallback = y.isEmpty ? "y" : y
      let name =
        one.name.isEmpty ? (series.count == 1 ? fallback : "\(fallback) \(index + 1)") : one.name
      columns.append((name, one.y))
      if !one.lower.isEmpty {
        columns.append((words.of(name, words.lower), one.lower))
        columns.append((words.of(name, words.upper), one.upper))
      }
    }
    return Table(
      columns: columns.map { Table.Column(title: $0.0) },
      rows: first.x.indices.map { row in columns.map { .number($0.1[row]) } }
    )
  }

  private static func longData(
    _ series: [Series],
    x: String,
    y: String,
    _ words: FigureDataWords
  ) -> Table {
    let hasBand = series.contains { !$0.lower.isEmpty }
    let titles = [words.series, x, y] + (hasBand ? [words.lower, words.upper] : [])
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

  private static func data(_ histogram: Histogram, _ words: FigureDataWords) -> Table {
    Table(
      columns: [words.from, words.to, words.count].map { Table.Column(title: $0) },
      rows: histogram.counts.indices.map {
        [
          .number(histogram.edges[$0]), .number(histogram.edges[$0 + 1]),
          .integer(histogram.counts[$0]),
        ]
      }
    )
  }

  private static func data(_ chart: BarChart, _ words: FigureDataWords) -> Table {
    let fallback = chart.y.label.isEmpty ? words.value : chart.y.label
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

  private static func data(_ graph: UnrolledGraph, _ words: FigureDataWords) -> Table {
    let titles = ["$t$", "$X_t$", "$S_t$", "$\\hat y_t$", "$L_t$", words.gain, words.gradient]
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
  private static func data(_ multiples: SmallMultiples, _ words: FigureDataWords) -> Table {
    let tables = multiples.panels.map { $0.data(words) }
    let width = tables.map(\.columns.count).max() ?? 0
    let titles = tables.first { $0.columns.count == width }?.columns ?? []
    let rows = zip(multiples.panels, tables).enumerated().flatMap { index, panel in
      let name = panel.0.title.isEmpty ? String(index + 1) : panel.0.title
      return panel.1.rows.map { row in
        [.text(name)] + row
          + Array(repeating: RecordedValue.none, count: width - row.count)
      }
    }
    return Table(columns: [Table.Column(title: words.panel)] + titles, rows: rows)
  }
}
extension ContourMap {
  /// The points of the paths, as a table; nil if there are none.
  ///
  /// - Parameter words: What the columns are called that the author did not name.
  /// - Returns: The table.
  public func pathData(_ words: FigureDataWords = .english) -> Table? {
    paths.isEmpty ? nil : Figure.data(paths, x: x.label, y: y.label, words)
  }
}
