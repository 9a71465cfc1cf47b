import LessonModel

/// Tables as HTML: three rules, numbers aligned, the caption above, the data as a file beside the page.
struct TableWriter: Sendable {
  /// What stands around a table.
  struct Frame: Sendable {
    /// The fragment that leads to it: `tbl-ranges`.
    let anchor: String
    /// `Table 2-4.1`.
    let label: String
    /// What it shows; may be empty.
    let caption: HTML
    /// Address of its data, relative to the page.
    let data: String
  }

  let values: ValueWriter

  /// A table with its caption and the link to its data.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - titles: The columns' headings, typeset; one for each column.
  ///   - frame: What stands around it.
  /// - Returns: The HTML.
  func html(_ table: Table, titles: [HTML], frame: Frame) -> HTML {
    let text: HTML = frame.caption.isEmpty ? HTML() : " \(frame.caption)"
    return """
      <figure class="table" id="\(frame.anchor)">
      <figcaption id="\(frame.anchor)-caption"><span><b>\(frame.label)</b>\(text)</span> \
      <a class="data" href="\(frame.data)" download title="\(values.wording.downloadCSV)" \
      aria-label="\(frame.label), \(values.wording.downloadCSV)">CSV</a></figcaption>
      <div class="scroll" role="region" aria-labelledby="\(frame.anchor)-caption" tabindex="0">
      \(self.table(table, titles: titles))</div>
      </figure>

      """
  }

  /// A table alone.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - titles: The columns' headings, typeset; one for each column.
  /// - Returns: The HTML.
  func table(_ table: Table, titles: [HTML]) -> HTML {
    let columns = table.columns.indices.map { index in
      Column(
        values: table.rows.map { $0[index] },
        digits: table.columns[index].digits,
        isFirst: index == 0
      )
    }
    let head = zip(titles, columns).map { title, column -> HTML in
      "<th scope=\"col\"\(column.attribute)>\(title)</th>"
    }
    let rows = table.rows.map { row -> HTML in
      let cells = zip(row, columns).map { value, column in self.cell(value, in: column) }
      return "<tr>\(cells.joined())</tr>\n"
    }
    return """
      <table>
      <thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>

      """
  }

  private func cell(_ value: RecordedValue, in column: Column) -> HTML {
    let content: HTML
    var title = HTML()
    switch value {
    case .integer(let value): content = column.layout.html(value)
    case .number(let value):
      content = column.layout.html(value)
      if column.hidesDigits(of: value) { title = " title=\"\(value.shortest)\"" }
    case .none: content = "<span class=\"nil\">–</span>"
    default: content = values.inline(value)
    }
    if column.isHeading { return "<th scope=\"row\">\(content)</th>" }
    return "<td\(column.attribute)\(title)>\(content)</td>"
  }
}

/// What is the same for all cells of a column.
private struct Column {
  let layout: NumberColumn
  /// Whether its cells name the rows.
  let isHeading: Bool
  private let isNumeric: Bool

  init(values: [RecordedValue], digits: Int?, isFirst: Bool) {
    let numbers = values.compactMap { value -> Double? in
      switch value {
      case .integer(let value): Double(value)
      case .number(let value): value
      default: nil
      }
    }
    let isText = values.contains { if case .text = $0 { true } else { false } }
    let isEmpty = values.filter { $0 == .none }.count
    layout = NumberColumn(numbers, digits: digits)
    isNumeric = !numbers.isEmpty && 2 * numbers.count >= values.count - isEmpty
    isHeading = isFirst && isText && numbers.isEmpty
  }

  var attribute: HTML { isNumeric ? " class=\"n\"" : HTML() }

  /// Whether a number shows fewer digits than it has.
  func hidesDigits(of value: Double) -> Bool {
    guard value.isFinite, value != 0 else { return false }
    let shown = layout.text(value)
    let digits = (shown.whole + shown.fraction).drop { $0 == "0" }
    return digits.count < value.shortestDigits.count
      && value.shortestDigits.decimals > shown.fraction.count
  }
}
