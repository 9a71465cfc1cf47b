import LessonModel

/// The numbers of a figure as a table behind a disclosure: all of them, or evenly chosen ones if they are many.
struct DataTable: Sendable {
  /// More rows than this are not all shown.
  private static let mostRows = 40
  /// More columns than this are not all shown.
  private static let mostColumns = 12

  let values: ValueWriter
  let wording: FigureWording

  /// The table, and a sentence on what it leaves out.
  func html(_ table: Table) -> HTML {
    let rows = Self.chosen(table.rows.count, most: Self.mostRows)
    let columns = Self.chosen(table.columns.count, most: Self.mostColumns)
    let part = Table(
      columns: columns.map { table.columns[$0] },
      rows: rows.map { row in columns.map { table.rows[row][$0] } }
    )
    let titles = part.columns.map { LabelText($0.title).html }
    let isPart = rows.count < table.rows.count || columns.count < table.columns.count
    let note: HTML =
      isPart
      ? "<p class=\"figure-note\">\(wording.rowsShown(rows.count, of: table.rows.count))</p>\n"
      : HTML()
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(wording.dataAndDescription)">
      \(TableWriter(values: values).table(part, titles: titles))</div>
      \(note)
      """
  }

  /// Evenly spread indices, the first and the last among them.
  private static func chosen(_ count: Int, most: Int) -> [Int] {
    guard count > most else { return Array(0..<count) }
    return (0..<most).map { $0 * (count - 1) / (most - 1) }
  }
}
