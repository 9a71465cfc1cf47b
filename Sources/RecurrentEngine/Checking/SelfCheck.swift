/// Whether this processor and this build compute the bits that every other computes.
///
///     try SelfCheck.run().allSatisfy(\.isExpected)
///     try SelfCheck.run(on: .baseline, threads: 4)
///
/// A fixed battery goes through everything that could differ: elementary functions, passes forward and back, training,
/// singular values, eigenvalues, random numbers. Each part leaves a digest of all bits of its results, held to the one
/// in the source. A digest changes only when a result is changed on purpose.
public enum SelfCheck {
  /// What a part of the battery left.
  public struct Outcome: Sendable, Hashable {
    /// What was computed.
    public let name: String
    /// The digest of its bits.
    public let digest: UInt64
    /// What it is everywhere.
    public let expected: UInt64

    /// Whether every bit is right.
    public var isExpected: Bool { digest == expected }
  }

  /// Runs the battery on the path and with the threads that the engine uses now.
  ///
  /// - Returns: An outcome for each part, in a fixed order.
  /// - Throws: ``EngineError`` if the current ``WorkBudget`` does not grant the work.
  public static func run() throws -> [Outcome] {
    try battery.map { part in
      var digest = BitDigest()
      try part.compute(&digest)
      return Outcome(name: part.name, digest: digest.value, expected: part.expected)
    }
  }

  /// Runs the battery on a path and with a number of threads; meanwhile the whole program uses them.
  ///
  /// - Parameters:
  ///   - path: What is asked of the processor.
  ///   - threads: How many threads a call may use, at least 1; more than there are processors is allowed.
  /// - Returns: An outcome for each part, in a fixed order.
  /// - Throws: ``EngineError`` if the processor lacks the path, or the current ``WorkBudget`` does not grant the work.
  public static func run(on path: KernelPath, threads: Int) throws -> [Outcome] {
    guard path.isAvailable else {
      throw EngineError.invalidArgument(
        parameter: "path",
        found: path.rawValue,
        expected: "a path that the processor has"
      )
    }
    guard threads >= 1 else {
      throw EngineError.invalidArgument(
        parameter: "threads",
        found: "\(threads)",
        expected: "at least 1"
      )
    }
    KernelPath.force(path)
    Threads.force(threads)
    defer {
      KernelPath.force(nil)
      Threads.force(0)
    }
    return try run()
  }

  /// One digest of all outcomes: what two machines compare.
  ///
  /// - Parameter outcomes: What ``run()`` gave.
  /// - Returns: 16 hexadecimal digits.
  public static func digest(_ outcomes: [Outcome]) -> String { text(outcomes.map(\.digest)) }

  /// The digest that every machine gives.
  public static var expectedDigest: String { text(battery.map(\.expected)) }

  private static func text(_ digests: [UInt64]) -> String {
    var digest = BitDigest()
    for word in digests { digest.add(word) }
    let digits = String(digest.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
