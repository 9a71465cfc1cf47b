import LessonModel

/// The numbers of a lesson's tables and equations, in the order of the page.
struct PageNumbers: Sendable {
  /// Number of the first table of a cell, by the cell's key: `2-4.1`.
  private(set) var tables: [String: String] = [:]
  /// Number of an equation, by its label.
  private(set) var equations: [String: String] = [:]
  /// Names of the cells that show a table, in order.
  private(set) var tableNames: [String] = []

  init(_ lesson: Lesson, _ record: LessonRecord) {
    let prefix = lesson.number.map { "\($0)." } ?? ""
    var count = 0
    for cell in lesson.cells where cell.options.output == .shown {
      for output in record[cell.key]?.outputs ?? [] {
        guard case .value(.table) = output else { continue }
        count += 1
        if tables[cell.key] == nil {
          tables[cell.key] = "\(prefix)\(count)"
          if let name = cell.options.name { tableNames.append(name) }
        }
      }
    }
    for (index, label) in lesson.formulas.compactMap(\.label).enumerated() {
      equations[label] = "\(prefix)\(index + 1)"
    }
  }

  /// The number of a table of a cell: the cell's first has its own, the next ones count on.
  func table(_ key: String, _ index: Int) -> String {
    guard let first = tables[key], let dot = first.lastIndex(of: "."),
      let number = Int(first[first.index(after: dot)...])
    else {
      return tables[key].flatMap { Int($0) }.map { String($0 + index) } ?? ""
    }
    return "\(first[...dot])\(number + index)"
  }
}
