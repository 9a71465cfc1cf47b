/// The lengths of an array along each of its dimensions; a dimension may be left open.
public struct Shape: Sendable, Hashable, CustomStringConvertible {
  /// The lengths in order: one for a vector, two (rows, columns) for a matrix; nil where any length will do.
  public let dimensions: [Int?]

  /// A shape from its lengths.
  public init(_ dimensions: Int?...) { self.dimensions = dimensions }

  /// `3×2` for a matrix, `3` for a vector, `n` for an open dimension.
  public var description: String {
    dimensions.map { $0.map(String.init) ?? "n" }.joined(separator: "×")
  }
}
