/// What one cell, or one inline value, may use.
///
/// Each limit ends in a diagnostic at the line that was executing.
public struct CellLimits: Sendable, Hashable {
  /// Steps: one for each statement, iteration and call, and what host functions charge.
  public var steps: Int
  /// Wall-clock time; looked at every few thousand steps.
  public var seconds: Double
  /// Calls inside calls.
  public var depth: Int
  /// Bytes of the native stack that calls inside calls may use.
  ///
  /// The default is safe on threads with a stack of 512 KiB, if the session is run near the bottom of it.
  public var stackBytes: Int
  /// Bytes of arrays and strings that are made, in all; what is live at any time is less.
  public var allocatedBytes: Int
  /// Bytes that `print` writes.
  public var outputBytes: Int

  /// The default of `stackBytes`.
  ///
  /// Debug builds use many times the stack of release builds, and run on threads that have it.
  public static var defaultStackBytes: Int {
    #if DEBUG
      3 << 20
    #else
      320 << 10
    #endif
  }

  /// The limits that are not given are the defaults.
  public init(
    steps: Int = 100_000_000,
    seconds: Double = 20,
    depth: Int = 1_000,
    stackBytes: Int = CellLimits.defaultStackBytes,
    allocatedBytes: Int = 1 << 29,
    outputBytes: Int = 1 << 20
  ) {
    self.steps = steps
    self.seconds = seconds
    self.depth = depth
    self.stackBytes = stackBytes
    self.allocatedBytes = allocatedBytes
    self.outputBytes = outputBytes
  }
}
