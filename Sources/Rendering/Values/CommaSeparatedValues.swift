package import LessonModel

/// A table as CSV (RFC 4180): every digit of the record, for other programs to read.
///
/// Numbers are the shortest decimals that are read back as the same double; `inf`, `-inf` and `nan` as Python, R and
/// Julia read them. What is no number or text, such as an interval, is written as it shows.
package enum CommaSeparatedValues {
  /// The lines of a table, its headings first, as UTF-8 with CRLF.
  package static func text(_ table: Table) -> String {
    let head = table.columns.map { field($0.title) }
    let rows = table.rows.map { $0.map { field(plain($0)) } }
    return ([head] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(doubled.joined(separator: "\"\""))\""
  }

  private static func plain(_ value: RecordedValue) -> String {
    switch value {
    case .integer(let value): String(value)
    case .number(let value): value.isNaN ? "nan" : value.shortest
    case .boolean(let value): String(value)
    case .text(let text): text
    case .none: ""
    case .interval(let interval):
      (interval.containsLowerBound ? "[" : "(")
        + "\(plain(.number(interval.lowerBound))), \(plain(.number(interval.upperBound)))"
        + (interval.containsUpperBound ? "]" : ")")
    case .vector(let elements):
      "(" + elements.map { plain(.number($0)) }.joined(separator: ", ") + ")"
    case .matrix(let matrix):
      "["
        + (0..<matrix.rowCount).map { row in
          let start = row * matrix.columnCount
          return plain(.vector(Array(matrix.elements[start..<start + matrix.columnCount])))
        }.joined(separator: ", ") + "]"
    case .list(let values): "[" + values.map(plain).joined(separator: ", ") + "]"
    case .tuple(let fields):
      "("
        + fields.map { ($0.label.map { "\($0): " } ?? "") + plain($0.value) }
        .joined(separator: ", ") + ")"
    case .table(let table): text(table)
    case .figure(let figure): text(figure.data)
    case .explorable(let explorable): text(explorable.data)
    }
  }
}
