import EngineKernels

/// How much work the engine may do, for programs that run somebody else's calls.
///
///     let budget = WorkBudget(operations: 2_000_000_000, elements: 50_000_000)
///     try WorkBudget.$current.withValue(budget) { try network.forward(inputs) }
///
/// Long loops charge the current budget as they go, and throw ``EngineError/budgetExhausted(resource:limit:)`` when it
/// is used up or ``EngineError/stopped`` when its hook says so. Whether a given amount of work fits does not depend on
/// the clock; only the hook may look at one. A program without a budget pays one check for nil.
///
/// A budget may be charged from several threads.
public final class WorkBudget: Sendable {
  /// What a budget counts.
  public enum Resource: String, Sendable, Hashable {
    /// Floating-point operations, roughly.
    case operations
    /// Elements of arrays made, in total, freed ones included.
    case elements
  }

  /// The budget of the current task; nil if its work is not limited.
  @TaskLocal public static var current: WorkBudget?

  /// The budget of the current task, found without a look at the task if there is none in the program.
  static var active: WorkBudget? {
    engine_has_budgets() ? current : nil
  }

  /// How many floating-point operations are granted.
  public let operationLimit: Int
  /// How many elements of arrays may be made.
  public let elementLimit: Int

  /// How many elements one array may have.
  public let largestArray: Int

  /// Asked about every 65,536 operations; true stops the work.
  private let shouldStop: (@Sendable () -> Bool)?
  private nonisolated(unsafe) let counters: UnsafeMutablePointer<Int64>

  /// A budget.
  ///
  /// - Parameters:
  ///   - operations: How many floating-point operations are granted.
  ///   - elements: How many elements of arrays may be made, freed ones included.
  ///   - largestArray: How many elements one array may have.
  ///   - shouldStop: Asked about every 65,536 operations; true stops the work.
  public init(
    operations: Int = .max,
    elements: Int = .max,
    largestArray: Int = .max,
    shouldStop: (@Sendable () -> Bool)? = nil
  ) {
    operationLimit = operations
    elementLimit = elements
    self.largestArray = largestArray
    self.shouldStop = shouldStop
    counters = .allocate(capacity: 2)
    counters.initialize(repeating: 0, count: 2)
    engine_count_budgets(1)
  }

  deinit {
    counters.deallocate()
    engine_count_budgets(-1)
  }

  /// How many operations have been charged.
  public var operationsUsed: Int { Int(engine_counter_read(counters)) }

  /// How many elements have been charged.
  public var elementsUsed: Int { Int(engine_counter_read(counters + 1)) }

  /// Takes work off the budget before it is done.
  ///
  /// - Parameters:
  ///   - operations: Floating-point operations about to be done; a negative number counts as none.
  ///   - elements: Elements about to be allocated, each of which also counts as an operation.
  /// - Throws: ``EngineError/budgetExhausted(resource:limit:)`` or ``EngineError/stopped``.
  public func charge(operations: Int, elements: Int = 0) throws {
    let elements = max(0, elements)
    let (sum, overflow) = max(0, operations).addingReportingOverflow(elements)
    guard !overflow, let before = Self.add(sum, to: counters, limit: operationLimit) else {
      throw EngineError.budgetExhausted(resource: .operations, limit: operationLimit)
    }
    if elements > 0, Self.add(elements, to: counters + 1, limit: elementLimit) == nil {
      throw EngineError.budgetExhausted(resource: .elements, limit: elementLimit)
    }
    if let shouldStop, before >> 16 != (before &+ Int64(sum)) >> 16 || before == 0, shouldStop() {
      throw EngineError.stopped
    }
  }

  /// Adds to a counter; nil, and nothing added, if that exceeds the limit.
  ///
  /// Added first and looked at afterwards, so that of several threads none slips through: work that exceeds the limit
  /// in total never fits.
  ///
  /// - Returns: The counter before.
  private static func add(
    _ amount: Int,
    to counter: UnsafeMutablePointer<Int64>,
    limit: Int
  ) -> Int64? {
    guard amount <= limit - min(limit, Int(engine_counter_read(counter))) else { return nil }
    let before = engine_counter_add(counter, Int64(amount))
    let (after, overflow) = before.addingReportingOverflow(Int64(amount))
    guard !overflow, after <= limit else {
      _ = engine_counter_add(counter, -Int64(amount))
      return nil
    }
    return before
  }
}
