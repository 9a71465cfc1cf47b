/// Where in a table, a figure's numbers or a matrix a line of a record stands.
struct TableLayout {
  /// The titles of the columns; empty in a matrix.
  private var titles: [String] = []
  private var isTable = false
  /// The row's number, from 1; 0 outside of tables.
  private var number = 0

  /// Goes on to the next line of the entry.
  mutating func advance(to line: String) {
    let tokens = JSONTokens.of(line)
    if ["\"table\"", "\"columns\""].contains(where: { tokens.starts(with: ["{", $0, ":", "["]) }) {
      titles = tokens.dropFirst(4).compactMap { RecordLines.unquoted(String($0)) }
      (isTable, number) = (true, 0)
    } else if tokens.starts(with: ["{", "\"matrix\"", ":", "["]) {
      (titles, isTable, number) = ([], true, 0)
    } else if isTable, tokens.first == "[" {
      number += 1
    } else {
      (titles, isTable, number) = ([], false, 0)
    }
  }

  /// `row 2`, or nothing.
  var row: String { number > 0 ? "row \(number)" : "" }

  /// `row 2, column 'slope'`, or nothing.
  func place(ofToken index: Int, in tokens: [Substring]) -> String {
    guard number > 0 else { return isTable && !titles.isEmpty ? "the title of a column" : "" }
    var depth = 0
    var column = 1
    for token in tokens[..<index] {
      if token == "[" || token == "{" { depth += 1 }
      if token == "]" || token == "}" { depth -= 1 }
      if token == ",", depth == 1 { column += 1 }
    }
    let name = titles.indices.contains(column - 1) ? "'\(titles[column - 1])'" : "\(column)"
    return "\(row), column \(name)"
  }
}
