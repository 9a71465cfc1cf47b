import Foundation
public import LessonModel

/// Looks into an evaluation while it goes on, from another thread, and ends it.
public final class EvaluationMonitor: Sendable {
  /// How far an evaluation is.
  public struct Progress: Sendable {
    /// What runs now.
    public let part: LessonPart
    /// Its number among the lesson's parts, from 1.
    public let number: Int
    /// How many parts the lesson has.
    public let count: Int
    /// When it began to run.
    public let start: ContinuousClock.Instant
    /// What the parts above it computed, those that failed left out.
    public let entries: [LessonRecord.Entry]
  }

  private let lock = NSLock()
  private nonisolated(unsafe) var cancelled = false
  private nonisolated(unsafe) var current: Progress?

  /// A monitor for one evaluation.
  public init() {}

  /// Ends the evaluation soon: the part that runs is given up, and those below it do not run.
  public func cancel() { lock.withLock { cancelled = true } }

  /// Whether the evaluation was asked to end.
  public var isCancelled: Bool { lock.withLock { cancelled } }

  /// How far it is; nil before the first part runs and behind the last.
  public var progress: Progress? { lock.withLock { current } }

  func report(_ progress: Progress?) { lock.withLock { current = progress } }
}
