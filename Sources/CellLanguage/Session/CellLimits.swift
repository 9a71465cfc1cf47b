/// What one cell, or one inline value, may use.
///
/// Each limit ends in a diagnostic at the line that was executing.
public struct CellLimits: Sendable, Hashable {
  /// Steps: one for each statement, iteration and call, and what host functions charge.
  public var steps: Int
  /// Wall-clock time; looked at every few thousand steps.
  public var seconds: Double
  /// Calls inside calls, in every build: see ``EvaluationStack``.
  public var depth: Int
  /// Bytes of arrays, texts and other values that are held at a time.
  ///
  /// What is made is counted. When that reaches the limit, the session's `bytesHeld` is asked how much is left of it;
  /// without that, the count stands.
  public var allocatedBytes: Int
  /// Bytes that `print` and expectations write.
  public var outputBytes: Int

  /// What expressions and statements may nest in all open calls together, for each call that `depth` allows.
  ///
  /// A call takes as much as its body nests, so that a thousand calls of usual functions fit, and a few of enormous ones.
  public static let levelsPerCall = 24

  /// The limits that are not given are the defaults.
  public init(
    steps: Int = 100_000_000,
    seconds: Double = 20,
    depth: Int = 1_000,
    allocatedBytes: Int = 1 << 29,
    outputBytes: Int = 1 << 20
  ) {
    self.steps = steps
    self.seconds = seconds
    self.depth = depth
    self.allocatedBytes = allocatedBytes
    self.outputBytes = outputBytes
  }
}

extension CellLimits {
  /// What is said when the steps are used up.
  public var stepMessage: String { "this takes more than \(steps) steps, the limit of a cell" }

  /// What is said when the time is over.
  public var timeMessage: String {
    "this takes longer than \(seconds) seconds, the limit of a cell"
  }

  /// What is said when the memory is used up.
  public var memoryMessage: String {
    "this takes more than \(allocatedBytes) bytes of memory, the limit of a cell"
  }
}
