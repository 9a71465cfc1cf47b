import Diagnostics

/// One run of a cell: the variables of the session, what has been shown so far, and what may still be used.
final class Machine {
  let limits: CellLimits
  /// The session's variables.
  let globals: UnsafeMutablePointer<CellValue>
  let globalCount: Int
  var outputs: [CellOutput] = []
  private var steps: Int
  private var stepsAtNextLook: Int
  private let deadline: ContinuousClock.Instant
  private var allocated = 0
  private var printed = 0
  private var partialLine = ""
  /// Where calls have their variables, and how much of it is taken.
  private let room = UnsafeMutablePointer<CellValue>.allocate(capacity: roomCount)
  private var taken = 0
  private static let roomCount = 1_024
  private var depth = 0
  /// How many levels of expressions and statements the calls that are open have in all.
  private var levels = 0
  private let stackTop = EvaluationStack.position()
  /// Tells how much memory is held, if somebody knows.
  private let bytesHeld: (@Sendable () -> Int?)?
  /// Tells whether nobody waits for the result any more, if that can happen.
  private let isCancelled: (@Sendable () -> Bool)?
  /// Knows the results of long calls, if there may be others that make them, too.
  let memory: CallMemory?

  /// How many steps pass between two looks at the clock.
  private static let stepsBetweenLooks = 4_096

  init(
    limits: CellLimits,
    globals: [CellValue],
    count: Int,
    bytesHeld: (@Sendable () -> Int?)?,
    isCancelled: (@Sendable () -> Bool)? = nil,
    memory: CallMemory? = nil
  ) {
    self.limits = limits
    self.memory = memory
    self.bytesHeld = bytesHeld
    self.isCancelled = isCancelled
    globalCount = count
    self.globals = .allocate(capacity: max(1, count))
    self.globals.initialize(repeating: .void, count: count)
    for (index, value) in globals.enumerated() where index < count { self.globals[index] = value }
    steps = limits.steps
    stepsAtNextLook = limits.steps - Self.stepsBetweenLooks
    deadline = .now.advanced(by: .seconds(min(max(0, limits.seconds), 1e6)))
  }

  /// The session's variables after the run.
  func takeGlobals() -> [CellValue] {
    (0..<globalCount).map { index in
      defer { globals[index] = .void }
      return globals[index]
    }
  }

  deinit {
    globals.deinitialize(count: globalCount)
    globals.deallocate()
    room.deallocate()
  }

  // MARK: Limits

  @inline(__always)
  func charge(steps count: Int) throws {
    steps -= count
    if steps < stepsAtNextLook { try look() }
  }

  private func look() throws {
    guard steps >= 0 else {
      throw Fault(
        CellDiagnosticID.stepLimit,
        limits.stepMessage
      )
    }
    stepsAtNextLook = steps - Self.stepsBetweenLooks
    try checkTime()
  }

  func checkTime() throws {
    guard ContinuousClock.now < deadline, isCancelled?() != true else {
      throw Fault(
        CellDiagnosticID.timeLimit,
        limits.timeMessage
      )
    }
  }

  /// Looks at the clock before work whose length depends on a value, if that is long: steps alone would look too seldom.
  func checkTime(for values: [CellValue]) throws {
    for value in values where value.mayTakeLong { return try checkTime() }
  }

  func allocate(bytes: Int) throws {
    let (sum, overflow) = allocated.addingReportingOverflow(max(0, bytes))
    if !overflow, sum <= limits.allocatedBytes {
      allocated = sum
    } else {
      // So much was made; what is held may be less.
      allocated = try afterLooking(adding: max(0, bytes))
    }
    // Memory that is filled takes time, too.
    try charge(steps: bytes >> 6)
  }

  /// What is held and `bytes`, if that is within the limit.
  private func afterLooking(adding bytes: Int) throws -> Int {
    guard bytes <= limits.allocatedBytes, let held = bytesHeld?(),
      held <= limits.allocatedBytes - bytes
    else { throw Fault(CellDiagnosticID.memoryLimit, limits.memoryMessage) }
    return held + bytes
  }

  /// Goes one call deeper; the way back is ``ascend(by:)``.
  func descend(by levels: Int) throws {
    guard depth < limits.depth else {
      throw Fault(
        CellDiagnosticID.depthLimit,
        "this takes more than \(limits.depth) calls inside calls, the limit of a cell; a recursion may not end"
      )
    }
    guard self.levels + levels <= limits.depth * CellLimits.levelsPerCall,
      EvaluationStack.hasRoom(since: stackTop)
    else {
      throw Fault(
        CellDiagnosticID.depthLimit,
        "the expressions of calls inside calls nest too deeply here; a recursion may not end"
      )
    }
    depth += 1
    self.levels += levels
  }

  func ascend(by levels: Int) {
    depth -= 1
    self.levels -= levels
  }

  // MARK: Room for variables

  /// Room for the variables of one call, each `.void`.
  ///
  /// Calls end in the reverse order of their beginning, so that theirs is a stack; deep recursions get rooms of their own.
  func takeSlots(_ count: Int) -> UnsafeMutablePointer<CellValue> {
    let slots: UnsafeMutablePointer<CellValue>
    // Less than all of it, so that even a frame without variables has a place inside.
    if taken + count < Self.roomCount {
      slots = room + taken
      taken += count
    } else {
      slots = .allocate(capacity: count)
    }
    slots.initialize(repeating: .void, count: count)
    return slots
  }

  /// Takes back what ``takeSlots(_:)`` gave.
  func giveBack(_ slots: UnsafeMutablePointer<CellValue>, _ count: Int) {
    slots.deinitialize(count: count)
    if slots >= room, slots < room + Self.roomCount {
      taken = slots - room
    } else {
      slots.deallocate()
    }
  }

  // MARK: Output

  func print(_ text: String, terminator: String?) throws {
    try count(text.utf8.count + (terminator?.utf8.count ?? 1))
    partialLine += text
    switch terminator {
    case nil, "\n"?: flush()
    case let terminator?: partialLine += terminator
    }
  }

  func expect(_ expectation: CellExpectation) throws {
    try count(expectation.operands.reduce(64) { $0 + $1.utf8.count })
    outputs.append(.expectation(expectation))
  }

  func show(_ value: CellValue, _ type: StaticType, at span: SourceSpan) {
    if !partialLine.isEmpty { flush() }
    outputs.append(.value(value, CellType(type), span))
  }

  /// Ends the line that `print` has begun.
  func flush() {
    outputs.append(.printed(partialLine))
    partialLine = ""
  }

  /// Ends the last line, if `print` has left it open.
  func finish() { if !partialLine.isEmpty { flush() } }

  private func count(_ bytes: Int) throws {
    printed += bytes
    guard printed <= limits.outputBytes else {
      throw Fault(
        CellDiagnosticID.outputLimit,
        "this prints more than \(limits.outputBytes) bytes, the limit of a cell"
      )
    }
  }
}
