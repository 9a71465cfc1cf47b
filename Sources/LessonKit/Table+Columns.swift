public import LessonModel

extension Table {
  /// A table with a row for each item.
  ///
  ///     Table([1, 2, 3]) { n in
  ///       Column("n", n)
  ///       Column("square", n * n)
  ///     }
  ///
  /// - Parameters:
  ///   - items: What the rows are about.
  ///   - row: The columns of one row; every row has the same.
  /// - Throws: ``TableError``, or what `row` throws.
  public init<Items: Sequence>(
    _ items: Items,
    @ColumnBuilder row: (Items.Element) throws -> [LessonKit.Column]
  ) throws {
    try self.init(rowsOfColumns: try items.map(row))
  }

  /// A table from whole columns: arrays or vectors of the same length.
  ///
  /// - Parameter columns: The columns.
  /// - Throws: ``TableError``, or what `columns` throws.
  public init(@ColumnBuilder columns: () throws -> [LessonKit.Column]) throws {
    try self.init(wholeColumns: try columns())
  }

  /// How many rows.
  public var rowCount: Int { rows.count }

  /// A table whose rows were written one by one.
  package init(rowsOfColumns rows: [[LessonKit.Column]]) throws(TableError) {
    let head = rows.first ?? []
    for (number, row) in rows.enumerated() where row.map(\.title) != head.map(\.title) {
      throw .differentColumns(
        row: number + 1,
        found: row.map(\.title),
        expected: head.map(\.title)
      )
    }
    var values: [[RecordedValue]] = []
    for row in rows {
      var line: [RecordedValue] = []
      for column in row { line.append(try column.recorded()) }
      values.append(line)
    }
    self.init(
      columns: head.map { Table.Column(title: $0.title, digits: $0.digits) },
      rows: values
    )
  }

  /// A table whose columns were written one by one.
  package init(wholeColumns columns: [LessonKit.Column]) throws(TableError) {
    var lists: [[RecordedValue]] = []
    for column in columns {
      switch try column.recorded() {
      case .list(let values): lists.append(values)
      case .vector(let elements): lists.append(elements.map { .number($0) })
      default: throw .notAList(column: column.title)
      }
    }
    let count = lists.first?.count ?? 0
    for (column, list) in zip(columns, lists) where list.count != count {
      throw .differentCounts(
        column: column.title,
        found: list.count,
        first: columns[0].title,
        expected: count
      )
    }
    self.init(
      columns: columns.map { Table.Column(title: $0.title, digits: $0.digits) },
      rows: (0..<count).map { row in lists.map { $0[row] } }
    )
  }
}
