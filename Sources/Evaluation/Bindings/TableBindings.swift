public import CellLanguage
public import Diagnostics
public import LessonKit
public import LessonModel

extension Table: HostValue {
  /// `Table`.
  public static let cellTypeName = "Table"
}

extension Column: HostValue {
  /// `Column`.
  public static let cellTypeName = "Column"
}

extension TableError: CellReportableError {
  /// The id.
  public var diagnosticID: any DiagnosticID {
    switch self {
    case .notShowable, .unknownType: EvaluationDiagnosticID.notShowable
    case .differentColumns, .notAList, .differentCounts: EvaluationDiagnosticID.tableShape
    }
  }

  /// The closure that wrote the columns.
  public var parameter: String? {
    switch self {
    case .differentColumns: "row"
    case .notAList, .differentCounts: "columns"
    case .notShowable, .unknownType: nil
    }
  }
}

extension HostLibrary {
  /// Tables.
  mutating func bindTable() {
    type(Table.self, "A table: a row for each item, or a column for each list.")
    type(Column.self, "A column of a table: its title and its value.")
    bind(
      "Column",
      "init(_ title: String, _ value: some LessonValue, digits: Int? = nil)",
      "A column; `digits` asks for a number of significant digits.",
      example: "Column(\"slope\", 0.25)"
    ) { (title: String, value: CellValue, digits: Int?) in
      Column(title: title, recorded: RecordedValue(value), digits: digits)
    }
    bind(
      "Table",
      "init<T>(_ items: some Sequence<T>, @ColumnBuilder row: (T) -> [Column]) throws",
      "A table with a row for each item.",
      example: "Table([1, 2, 3]) { n in Column(\"n\", n); Column(\"square\", n * n) }"
    ) { (context: HostContext, items: CellArray, row: CellFunction) in
      try Table(
        rowsOfColumns: try items.values.map {
          [Column](cellValue: try context.call(row, [$0])) ?? []
        }
      )
    }
    bind(
      "Table",
      "init(@ColumnBuilder columns: () -> [Column]) throws",
      "A table from whole columns: arrays or vectors of the same length.",
      example: "Table { Column(\"lag\", [1, 2]); Column(\"gain\", [0.5, 0.25]) }"
    ) { (context: HostContext, columns: CellFunction) in
      try Table(wholeColumns: [Column](cellValue: try context.call(columns, [])) ?? [])
    }
    bind(
      "Table",
      "var rowCount: Int { get }",
      "How many rows.",
      example: "Table([1, 2]) { n in Column(\"n\", n) }.rowCount"
    ) { (table: Table) in table.rowCount }
  }
}
