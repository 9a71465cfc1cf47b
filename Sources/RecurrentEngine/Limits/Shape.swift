/// The lengths of an array along each of its dimensions; a dimension may be left open.
public struct Shape: Sendable, Hashable, CustomStringConvertible {
  // Every tensor has one, so that one or two lengths stand here and not in an array of their own.
  private let count: Int
  private let first: Int?
  private let second: Int?
  private let rest: [Int?]

  /// A shape from its lengths.
  public init(_ dimensions: Int?...) {
    count = dimensions.count
    first = dimensions.first ?? nil
    second = count > 1 ? dimensions[1] : nil
    rest = Array(dimensions.dropFirst(2))
  }

  /// The shape of a vector.
  init(length: Int) {
    (count, first, second, rest) = (1, length, nil, [])
  }

  /// The shape of a matrix.
  init(rows: Int, columns: Int) {
    (count, first, second, rest) = (2, rows, columns, [])
  }

  /// The lengths in order: one for a vector, two (rows, columns) for a matrix; nil where any length will do.
  public var dimensions: [Int?] { Array([first, second].prefix(count)) + rest }

  /// `3×2` for a matrix, `3` for a vector, `n` for an open dimension.
  public var description: String {
    dimensions.map { $0.map(String.init) ?? "n" }.joined(separator: "×")
  }
}
