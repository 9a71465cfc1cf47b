import CellLanguage
import Foundation
import RecurrentEngine

/// Holds the engine's work in one cell to the cell's limits.
///
/// The engine asks every 65,536 operations whether to go on, elements of arrays that it makes included.
final class EngineGuard: Sendable {
  /// What keeps watch over the work of this task.
  @TaskLocal static var current: EngineGuard?

  /// Why the engine was stopped.
  enum Reason: Sendable {
    case time
    case memory
  }

  /// How many of the engine's operations are one step of a cell.
  static let operationsPerStep = 400

  /// How much is made at most between two looks at the heap.
  private static let mostUnseenBytes = 16 << 20

  let limits: CellLimits
  /// Tells whether whoever asked for the work still wants it.
  private let monitor: EvaluationMonitor?
  private let deadline: ContinuousClock.Instant
  private let lock = NSLock()
  private nonisolated(unsafe) var stopReason: Reason?
  private nonisolated(unsafe) var elementsAtLastLook = 0

  init(limits: CellLimits, monitor: EvaluationMonitor? = nil) {
    self.limits = limits
    self.monitor = monitor
    deadline = .now.advanced(by: .seconds(min(max(0, limits.seconds), 1e6)))
  }

  /// Whether nobody wants the result any more.
  var isCancelled: Bool { monitor?.isCancelled ?? false }

  /// Why the engine was stopped; nil if it was not.
  var reason: Reason? { lock.withLock { stopReason } }

  /// Runs `body` with a budget for the engine's work.
  func watch<Result>(_ body: () -> Result) -> Result {
    let (operations, overflow) = limits.steps.multipliedReportingOverflow(
      by: Self.operationsPerStep
    )
    let budget = WorkBudget(
      operations: overflow ? .max : operations,
      largestArray: limits.allocatedBytes / MemoryLayout<Double>.stride,
      shouldStop: { [self] in shouldStop() }
    )
    return Self.$current.withValue(self) { WorkBudget.$current.withValue(budget) { body() } }
  }

  private func shouldStop() -> Bool {
    let isLate = ContinuousClock.now > deadline || isCancelled
    let elements = WorkBudget.current?.elementsUsed ?? 0
    return lock.withLock {
      // To ask for the heap's size takes longer than most calls, and it cannot have grown by more than was made.
      let made = (elements - elementsAtLastLook) * MemoryLayout<Double>.stride
      let isDue = made > min(limits.allocatedBytes / 16, Self.mostUnseenBytes)
      if isDue { elementsAtLastLook = elements }
      let isLarge = isDue && (HeapShare.shared.bytes ?? 0) > limits.allocatedBytes
      if stopReason == nil, isLate || isLarge { stopReason = isLate ? .time : .memory }
      return isLate || isLarge
    }
  }
}
