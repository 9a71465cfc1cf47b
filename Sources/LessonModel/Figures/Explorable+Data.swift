extension Explorable {
  /// The numbers of all frames as a table, each row with the values of its parameters in front.
  public var data: Table { data(.english) }

  /// The same with headings in a reader's language.
  ///
  /// - Parameter words: What the columns are called that the author did not name.
  /// - Returns: The table.
  public func data(_ words: FigureDataWords) -> Table {
    let tables = frames.map { Self.data($0, words) }
    let width = tables.map(\.columns.count).max() ?? 0
    let titles = tables.first { $0.columns.count == width }?.columns ?? []
    let rows = tables.enumerated().flatMap { index, table in
      table.rows.map { row in
        parameterValues(ofFrame: index) + row
          + Array(repeating: RecordedValue.none, count: width - row.count)
      }
    }
    return Table(columns: parameters.map { Table.Column(title: $0.name) } + titles, rows: rows)
  }

  /// The values of the parameters for a frame, counted from 0.
  public func parameterValues(ofFrame index: Int) -> [RecordedValue] {
    guard parameters.count == 2 else { return [parameters[0].values[index]] }
    let count = parameters[1].values.count
    return [parameters[0].values[index / count], parameters[1].values[index % count]]
  }

  private static func data(_ frame: RecordedValue, _ words: FigureDataWords) -> Table {
    switch frame {
    case .figure(let figure): figure.data(words)
    case .table(let table): table
    default: Table(columns: [Table.Column(title: words.value)], rows: [[frame]])
    }
  }
}
