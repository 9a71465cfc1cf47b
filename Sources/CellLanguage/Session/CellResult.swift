public import Diagnostics

/// What came of running a cell or an inline value.
public struct CellResult: Sendable {
  /// How it ended.
  public enum Status: Sendable, Hashable {
    /// It ran to its end.
    case completed
    /// It is wrong, or went wrong; `diagnostics` says why.
    case failed
    /// It uses a name of a cell that failed, and so did not run; nothing new is wrong.
    case skipped
  }

  /// How it ended.
  public let status: Status
  /// What it shows, in order; of a cell that went wrong, what came before that.
  public let outputs: [CellOutput]
  /// What is wrong.
  public let diagnostics: [Diagnostic]

  /// The value of an inline expression, or the last value that a cell shows.
  public var value: (value: CellValue, type: CellType)? {
    for case .value(let value, let type, _) in outputs.reversed() { return (value, type) }
    return nil
  }
}

/// One thing that a cell shows.
public enum CellOutput: Sendable {
  /// The value of an expression that stands as a statement, its type and its place.
  case value(CellValue, CellType, SourceSpan)
  /// What one `print` wrote, without its last line break.
  case printed(String)
  /// A `#expect`.
  case expectation(CellExpectation)
}

/// A `#expect` and how it went.
///
/// One that does not hold is no diagnostic: who runs the cell judges.
public struct CellExpectation: Sendable, Hashable {
  /// The place of the whole `#expect(…)`.
  public let span: SourceSpan
  /// The condition as it is written.
  public let condition: String
  /// Whether the condition was true.
  public let holds: Bool
  /// For a comparison, both sides' values, as text.
  public let operands: [String]
  /// The message given behind the condition.
  public let message: String?
}
