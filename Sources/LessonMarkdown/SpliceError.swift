public import Diagnostics

/// Pieces of HTML that do not fit the lesson they should be spliced into: a mistake of the caller.
public struct SpliceError: Error, Sendable, Hashable {
  /// Places that need a piece and got none, in order.
  public let missing: [SourceSpan]
  /// Places that got a piece and need none, in order.
  public let leftOver: [SourceSpan]
}
