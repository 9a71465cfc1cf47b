/// Collects the columns that a closure writes one below the other.
@resultBuilder
public enum ColumnBuilder {
  /// One column.
  public static func buildExpression(_ column: Column) -> [Column] { [column] }
  /// Columns one after the other.
  public static func buildBlock(_ parts: [Column]...) -> [Column] { parts.flatMap { $0 } }
  /// The columns of an `if` without `else`.
  public static func buildOptional(_ part: [Column]?) -> [Column] { part ?? [] }
  /// The columns of an `if`.
  public static func buildEither(first part: [Column]) -> [Column] { part }
  /// The columns of an `else`.
  public static func buildEither(second part: [Column]) -> [Column] { part }
  /// The columns of a `for`.
  public static func buildArray(_ parts: [[Column]]) -> [Column] { parts.flatMap { $0 } }
}
