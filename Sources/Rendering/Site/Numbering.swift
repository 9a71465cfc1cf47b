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
  /// The labelled equations, by label.
  let equations: [String: Item]
  /// What can be referred to, by kind.
  private let names: [Reference.Kind: [String: Item]]

  /// Numbers what a lesson shows.
  init(lesson: Lesson, record: LessonRecord) {
    let number = LessonNumber(lesson: lesson.name)
    var tables: [String: [Item]] = [:]
    var named: [String: Item] = [:]
    var ordinal = 0
    for cell in lesson.cells where cell.options.output != .hidden {
      for case .value(.table) in record[cell.key]?.outputs ?? [] {
        ordinal += 1
        let place = (tables[cell.key]?.count ?? 0) + 1
        let stem = Self.fileName(cell.key) + (place > 1 ? ".\(place)" : "")
        let item = Item(number: number.item(ordinal), anchor: "tbl-\(stem)", fileStem: stem)
        tables[cell.key, default: []].append(item)
        if place == 1, let name = cell.options.name { named[name] = item }
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
    self.equations = equations
    let prefix = "\(Reference.Kind.equation.rawValue)-"
    // Figures join here when records hold them.
    names = [
      .table: named,
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
