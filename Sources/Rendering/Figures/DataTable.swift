import LessonModel

/// The numbers of a figure as a table behind a disclosure: all of them, or evenly chosen ones if they are many.
///
/// It is there to be read, not to be copied: numbers have the digits of their column, the file beside the page has all.
struct DataTable: Sendable {
  /// More rows than this are not all shown.
  private static let mostRows = 24
  /// More columns than this are not all shown.
  private static let mostColumns = 10

  let values: ValueWriter
  let wording: FigureWording

  /// The table, and a sentence on what it leaves out.
  ///
  /// - Parameters:
  ///   - table: The numbers.
  ///   - label: What it is called where it is not seen; no two on a page have the same.
  /// - Returns: The HTML.
  func html(_ table: Table, label: String) -> HTML {
    let rows = Self.chosen(table.rows.count, most: Self.mostRows)
    let columns = Self.chosen(table.columns.count, most: Self.mostColumns)
    let formats = columns.map { column in
      NumberFormat(column: rows.compactMap { Self.number(table.rows[$0][column]) })
    }
    let head = columns.map { column -> HTML in
      "<th scope=\"col\">\(LabelText(table.columns[column].title).html)</th>"
    }
    let body = rows.map { row -> HTML in
      let cells = zip(columns, formats).map { column, format -> HTML in
        "<td>\(text(table.rows[row][column], format))</td>"
      }
      return "<tr>\(cells.joined())</tr>\n"
    }
    let isPart = rows.count < table.rows.count || columns.count < table.columns.count
    let note: HTML =
      isPart
      ? """
      <p class="figure-note">\(wording.partShown(
        rows: (rows.count, table.rows.count),
        columns: (columns.count, table.columns.count)
      ))</p>

      """ : HTML()
    return """
      <div class="scroll" tabindex="0" role="group" aria-label="\(label)">
      <table><thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(body.joined())</tbody></table></div>
      \(note)
      """
  }

  private func text(_ value: RecordedValue, _ format: NumberFormat) -> HTML {
    switch value {
    case .number(let number): format.text(number).html
    case .integer(let number): HTML(text: NumberText.signed(number))
    case .text(let text): LabelText(text).html
    case .none: HTML()
    default: values.inline(value)
    }
  }

  private static func number(_ value: RecordedValue) -> Double? {
    if case .number(let number) = value { number } else { nil }
  }

  /// Evenly spread indices, the first and the last among them.
  private static func chosen(_ count: Int, most: Int) -> [Int] {
    guard count > most else { return Array(0..<count) }
    return (0..<most).map { $0 * (count - 1) / (most - 1) }
  }
}
