/// What computation says of a claim.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// It is true.
  case holds
  /// It is true in the main, but not as it is worded.
  case imprecise
  /// It is not true.
  case `false`
  /// It is true under conditions that it does not name.
  case depends
}
