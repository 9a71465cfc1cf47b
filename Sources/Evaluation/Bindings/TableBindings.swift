public import CellLanguage
public import LessonModel
import RecurrentEngine

extension Table: HostValue {
  /// `Table`.
  public static let cellTypeName = "Table"
}

/// One column of a table, as a cell writes it: its title and the value of one row, or of all.
struct CellColumn: HostValue {
  static let cellTypeName = "Column"

  let title: String
  let value: CellValue
  let digits: Int?
}

extension HostLibrary {
  /// Tables.
  mutating func bindTable() {
    type(Table.self, "A table: a row for each item, or a column for each list.")
    type(CellColumn.self, "A column of a table: its title and its value.")
    bind(
      "Column",
      "init(_ title: String, _ value: some LessonValue, digits: Int? = nil)",
      "A column; `digits` asks for a number of significant digits.",
      example: "Column(\"slope\", 0.25)"
    ) { (title: String, value: CellValue, digits: Int?) in
      CellColumn(title: title, value: value, digits: digits)
    }
    bind(
      "Table",
      "init<T>(_ items: some Sequence<T>, @ColumnBuilder row: (T) -> [Column])",
      "A table with a row for each item.",
      example: "Table([1, 2, 3]) { n in Column(\"n\", n); Column(\"square\", n * n) }"
    ) { (context: HostContext, items: CellArray, row: CellFunction) in
      try Table(
        rows: try items.values.map {
          [CellColumn](cellValue: try context.call(row, [$0])) ?? []
        }
      )
    }
    bind(
      "Table",
      "init(@ColumnBuilder columns: () -> [Column])",
      "A table from whole columns: arrays or vectors of the same length.",
      example: "Table { Column(\"lag\", [1, 2]); Column(\"gain\", [0.5, 0.25]) }"
    ) { (context: HostContext, columns: CellFunction) in
      try Table(columns: [CellColumn](cellValue: try context.call(columns, [])) ?? [])
    }
    bind(
      "Table",
      "var rowCount: Int { get }",
      "How many rows.",
      example: "Table([1, 2]) { n in Column(\"n\", n) }.rowCount"
    ) { (table: Table) in table.rows.count }
  }
}

extension Table {
  /// A table whose rows were written one by one.
  fileprivate init(rows: [[CellColumn]]) throws {
    let head = rows.first ?? []
    for (number, row) in rows.enumerated() where row.map(\.title) != head.map(\.title) {
      throw HostError(
        EvaluationDiagnosticID.tableShape,
        "row \(number + 1) has the columns \(Self.titles(row)), the first has \(Self.titles(head))",
        parameter: "row"
      )
    }
    self.init(
      columns: head.map { Table.Column(title: $0.title, digits: $0.digits) },
      rows: try rows.map { try $0.map { try Self.recorded($0.value, title: $0.title) } }
    )
  }

  /// A table whose columns were written one by one.
  fileprivate init(columns: [CellColumn]) throws {
    let lists = try columns.map { column -> [CellValue] in
      switch column.value {
      case .array(let array): return array.values
      case .host(let object):
        if let vector = object.value as? Vector { return vector.elements.map { .number($0) } }
      default: break
      }
      throw HostError(
        EvaluationDiagnosticID.tableShape,
        "column '\(column.title)' is no array and no vector",
        parameter: "columns"
      )
    }
    let count = lists.first?.count ?? 0
    for (column, list) in zip(columns, lists) where list.count != count {
      throw HostError(
        EvaluationDiagnosticID.tableShape,
        "column '\(column.title)' has \(list.count) rows, '\(columns[0].title)' has \(count)",
        parameter: "columns"
      )
    }
    self.init(
      columns: columns.map { Table.Column(title: $0.title, digits: $0.digits) },
      rows: try (0..<count).map { row in
        try zip(columns, lists).map { try Self.recorded($1[row], title: $0.title) }
      }
    )
  }

  private static func recorded(_ value: CellValue, title: String) throws -> RecordedValue {
    guard let recorded = RecordedValue(value), !recorded.isFigure else {
      throw HostError(
        EvaluationDiagnosticID.notShowable,
        "the value of column '\(title)' cannot be shown"
      )
    }
    return recorded
  }

  private static func titles(_ row: [CellColumn]) -> String {
    row.map { "'\($0.title)'" }.joined(separator: ", ")
  }
}
