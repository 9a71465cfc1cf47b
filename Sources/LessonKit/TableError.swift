/// The columns of a table do not fit each other, or a record cannot keep a value.
public enum TableError: Error, Sendable, Hashable {
  /// A row has other columns than the first.
  case differentColumns(row: Int, found: [String], expected: [String])
  /// A whole column is no array and no vector.
  case notAList(column: String)
  /// A column has another number of rows than the first.
  case differentCounts(column: String, found: Int, first: String, expected: Int)
  /// A record cannot keep the value of a column.
  case notShowable(column: String)
  /// A record cannot keep a value of this type.
  case unknownType(String)

  /// What was found and what was expected: lower case, one sentence, no full stop.
  public var message: String {
    switch self {
    case .differentColumns(let row, let found, let expected):
      "row \(row) has the columns \(Self.list(found)), the first has \(Self.list(expected))"
    case .notAList(let column): "column '\(column)' is no array and no vector"
    case .differentCounts(let column, let found, let first, let expected):
      "column '\(column)' has \(found) rows, '\(first)' has \(expected)"
    case .notShowable(let column): "the value of column '\(column)' cannot be shown"
    case .unknownType(let type): "a value of type '\(type)' cannot be shown"
    }
  }

  private static func list(_ titles: [String]) -> String {
    titles.map { "'\($0)'" }.joined(separator: ", ")
  }
}

extension TableError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
