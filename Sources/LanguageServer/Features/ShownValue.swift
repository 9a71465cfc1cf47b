import LessonModel

/// A recorded value as a line of text with all its digits.
struct ShownValue {
  let text: String

  /// A matrix with more is not shown whole.
  private static let mostElements = 36

  init(_ value: RecordedValue) {
    text = Self.text(value)
  }

  private static func text(_ value: RecordedValue) -> String {
    switch value {
    case .integer(let value): return String(value)
    case .number(let value): return String(value)
    case .boolean(let value): return String(value)
    case .text(let text): return text
    case .none: return "nil"
    case .interval(let interval):
      let open = interval.containsLowerBound ? "[" : "("
      let close = interval.containsUpperBound ? "]" : ")"
      return "\(open)\(interval.lowerBound), \(interval.upperBound)\(close)"
    case .vector(let elements):
      return "(" + elements.map { "\($0)" }.joined(separator: ", ") + ")"
    case .matrix(let matrix):
      guard matrix.elements.count <= mostElements else {
        return "a matrix of \(matrix.rowCount) × \(matrix.columnCount)"
      }
      let rows = (0..<matrix.rowCount).map { row -> String in
        let start = row * matrix.columnCount
        return text(.list(matrix.elements[start..<start + matrix.columnCount].map { .number($0) }))
      }
      return "[\(rows.joined(separator: ", "))]"
    case .list(let values): return "[\(values.prefix(64).map(text).joined(separator: ", "))]"
    case .tuple(let fields):
      let shown = fields.map { ($0.label.map { "\($0): " } ?? "") + text($0.value) }
      return "(\(shown.joined(separator: ", ")))"
    case .table(let table): return "a table of \(table.rows.count) × \(table.columns.count)"
    case .figure: return "a figure"
    case .explorable(let explorable): return "a figure of \(explorable.frames.count) frames"
    }
  }
}
