import Diagnostics
import LessonModel

/// The numbers of a lesson's tables, figures and equations, and where each is to be found on the page.
struct Numbering: Sendable {
  /// Something numbered.
  struct Item: Sendable, Hashable {
    /// `2-4.3`.
    let number: String
    /// The fragment that leads to it: `tbl-ranges`.
    let anchor: String
    /// What sets its data file apart from the page's others: `ranges`.
    let fileStem: String
  }

  /// The shown tables of each cell, by the cell's key, in order.
  let tables: [String: [Item]]
  /// The shown figures of each cell, by the cell's key, in order.
  let figures: [String: [Item]]
  /// The labelled equations, by label.
  let equations: [String: Item]
  /// What can be referred to, by kind.
  private let names: [Reference.Kind: [String: Item]]

  /// Numbers what a lesson shows.
  init(lesson: Lesson, record: LessonRecord) {
    let number = LessonNumber(lesson: lesson.name)
    var (tables, figures): ([String: [Item]], [String: [Item]]) = ([:], [:])
    var (namedTables, namedFigures): ([String: Item], [String: Item]) = ([:], [:])
    var (tableCount, figureCount) = (0, 0)
    for cell in lesson.cells where cell.options.output != .hidden {
      var place = 0
      for case .value(let value) in record[cell.key]?.outputs ?? [] {
        guard let kind = value.numberedKind else { continue }
        place += 1
        let stem = Self.fileName(cell.key) + (place > 1 ? ".\(place)" : "")
        if kind == .table { tableCount += 1 } else { figureCount += 1 }
        let item = Item(
          number: number.item(kind == .table ? tableCount : figureCount),
          anchor: "\(kind.rawValue)-\(stem)",
          fileStem: stem
        )
        if kind == .table {
          tables[cell.key, default: []].append(item)
          if let name = cell.options.name, namedTables[name] == nil { namedTables[name] = item }
        } else {
          figures[cell.key, default: []].append(item)
          if let name = cell.options.name, namedFigures[name] == nil { namedFigures[name] = item }
        }
      }
    }
    var equations: [String: Item] = [:]
    for label in lesson.formulas.compactMap(\.label) where equations[label] == nil {
      let anchor = Self.fileName(label)
      equations[label] = Item(
        number: number.item(equations.count + 1),
        anchor: anchor,
        fileStem: anchor
      )
    }
    self.tables = tables
    self.figures = figures
    self.equations = equations
    let prefix = "\(Reference.Kind.equation.rawValue)-"
    names = [
      .table: namedTables, .figure: namedFigures,
      .equation: Dictionary(
        equations.map { ($0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0, $1) },
        uniquingKeysWith: { first, _ in first }
      ),
    ]
  }

  /// What a reference leads to.
  subscript(reference: Reference) -> Item? { names[reference.kind]?[reference.name] }

  /// The names that a reference of a kind could have meant.
  func names(of kind: Reference.Kind) -> [String] { names[kind, default: [:]].keys.sorted() }

  /// A key as a part of file names and fragments: nothing in it that means something there.
  private static func fileName(_ key: String) -> String {
    String(key.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" ? $0 : "-" })
  }
}

extension RecordedValue {
  /// What it is numbered as, if it is.
  var numberedKind: Reference.Kind? {
    switch self {
    case .table: .table
    case .figure, .explorable: .figure
    default: nil
    }
  }
}
