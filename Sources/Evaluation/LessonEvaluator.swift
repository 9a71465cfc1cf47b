public import CellLanguage
public import Diagnostics
public import LessonModel
import RecurrentEngine

/// Runs the cells and inline values of a lesson, in document order.
public struct LessonEvaluator: Sendable {
  private let limits: CellLimits

  /// An evaluator that grants every cell the same.
  public init(limits: CellLimits = CellLimits()) { self.limits = limits }

  /// What the lesson computes, and what went wrong.
  ///
  /// A cell that fails has no entry in the record; the cells below it run as far as they do not need it.
  public func evaluate(_ lesson: Lesson) -> (record: LessonRecord, diagnostics: [Diagnostic]) {
    let evaluated = evaluateWithOperands(lesson)
    return (evaluated.record, evaluated.diagnostics)
  }

  /// What the lesson computes, what went wrong, and what explains the claims that are false.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - memory: Shared with the lesson's translations, which make the same long calls.
  /// - Returns: As ``evaluate(_:)``, and by the key of each false claim the values of its expression's parts.
  public func evaluateWithOperands(_ lesson: Lesson, sharing memory: CallMemory? = nil) -> (
    record: LessonRecord, diagnostics: [Diagnostic], operands: [String: [OperandValue]]
  ) {
    let evaluated = EvaluationStack.run {
      HeapShare.shared.join { evaluateHere(lesson, EarlierRuns(nil), nil, memory) }
    }
    return (evaluated.record, evaluated.diagnostics, evaluated.operands)
  }

  /// What the lesson computes, without running again what the change of a version cannot affect.
  ///
  /// The result is what ``evaluateWithOperands(_:)`` gives, sooner.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - previous: What came of an earlier version, complete or cancelled.
  ///   - monitor: Looks on, and may cancel; use a new one for each evaluation.
  /// - Returns: The lesson evaluated, to be reused for its next version.
  public func evaluate(
    _ lesson: Lesson,
    reusing previous: EvaluatedLesson?,
    monitor: EvaluationMonitor = EvaluationMonitor()
  ) -> EvaluatedLesson {
    EvaluationStack.run {
      HeapShare.shared.join { evaluateHere(lesson, EarlierRuns(previous), monitor) }
    }
  }

  /// A memory for a lesson and its translations, as long as they are evaluated.
  public func sharedMemory() -> CallMemory {
    CallMemory(
      workDone: { WorkBudget.current?.operationsUsed ?? 0 },
      charge: { try WorkBudget.current?.charge(operations: $0) },
      hasRoom: { [limits] in (HeapShare.shared.bytes ?? 0) < limits.allocatedBytes / 4 }
    )
  }

  /// Evaluates a lesson; keeps what a later version can reuse if there is a monitor.
  private func evaluateHere(
    _ lesson: Lesson,
    _ earlier: EarlierRuns,
    _ monitor: EvaluationMonitor?,
    _ memory: CallMemory? = nil
  ) -> EvaluatedLesson {
    var earlier = earlier
    var session = CellSession(
      library: EngineLibrary.library,
      limits: limits,
      bytesHeld: { HeapShare.shared.bytes },
      isCancelled: { EngineGuard.current?.isCancelled ?? false },
      memory: memory
    )
    var parts: [(part: LessonPart, run: PartRun)] = []
    var entries: [LessonRecord.Entry] = []
    var changes: VariableChanges?
    var runCount = 0
    for (index, part) in lesson.parts.enumerated() {
      let mayChange: Bool
      if monitor != nil {
        let known = changes ?? VariableChanges(in: session)
        changes = known
        mayChange = known.mayHappen(in: part)
      } else {
        mayChange = true
      }
      let run: PartRun
      if let reused = earlier.run(of: part, mayChangeVariables: mayChange) {
        run = claiming(part, reused, lesson.file)
      } else {
        if let monitor {
          guard !monitor.isCancelled else { break }
          monitor.report(
            .init(
              part: part,
              number: index + 1,
              count: lesson.parts.count,
              start: .now,
              entries: entries
            )
          )
        }
        run = self.run(part, in: &session, lesson.file, monitor, mayChange)
        if let monitor, monitor.isCancelled { break }
        runCount += 1
      }
      if monitor != nil {
        session = run.session ?? session
        if mayChange { changes = nil }
        if run.isRecorded { entries.append(.init(key: part.key, outputs: run.outputs)) }
      }
      parts.append((part, run))
    }
    monitor?.report(nil)
    return EvaluatedLesson(lesson, parts: parts, runCount: runCount)
  }

  /// Runs a part.
  private func run(
    _ part: LessonPart,
    in session: inout CellSession,
    _ file: SourceFile,
    _ monitor: EvaluationMonitor?,
    _ mayChangeVariables: Bool
  ) -> PartRun {
    let start = ContinuousClock.now
    let result = run(part, in: &session, monitor)
    let (outputs, problems) = OutputConverter(part: part, file: file).convert(result)
    var operands: [OperandValue]?
    if case .inline(let inline) = part, case .claim(let claim, let value)? = outputs.first,
      !claim.holds(for: value), ContinuousClock.now - start < Self.longestExplained
    {
      operands = self.operands(of: inline, in: session)
    }
    return PartRun(
      part: part,
      file: file,
      outputs: outputs,
      isRecorded: result.status == .completed && (!problems.hasErrors || !outputs.isEmpty),
      diagnostics: result.diagnostics + problems,
      operands: operands,
      session: monitor == nil ? nil : session,
      mayChangeVariables: mayChangeVariables
    )
  }

  /// An earlier run for a part that may claim something else of the same value.
  private func claiming(_ part: LessonPart, _ run: PartRun, _ file: SourceFile) -> PartRun {
    guard case .inline(let inline) = part, let claim = inline.claim, claim != run.part.claim,
      case .claim(_, let value)? = run.outputs.first
    else { return run }
    let isExplained = !claim.holds(for: value)
    return PartRun(
      part: part,
      file: file,
      outputs: [.claim(claim, value)],
      isRecorded: run.isRecorded,
      diagnostics: run.diagnostics,
      operands: isExplained ? run.session.map { operands(of: inline, in: $0) } : nil,
      session: run.session,
      mayChangeVariables: run.mayChangeVariables
    )
  }

  /// A claim that took longer is not explained: its parts would take as long again.
  private static let longestExplained = Duration.milliseconds(500)
  /// More parts than this confuse.
  private static let mostOperands = 6

  /// The parts of a claim's expression that fit on a line.
  private func operands(of inline: InlineValue, in session: CellSession) -> [OperandValue] {
    let parts = EngineGuard(limits: limits).watch { session.operands(of: inline.expression) }
    return parts.compactMap { part -> OperandValue? in
      switch part.value {
      case .integer, .number, .boolean, .text, .array, .tuple, .range, .closedRange, .interval:
        break
      case .host(let object):
        guard object.value is Vector || object.value is Interval else { return nil }
      default: return nil
      }
      let text = part.value.description
      guard text.count <= 60, !text.contains(where: \.isNewline) else { return nil }
      return OperandValue(text: part.code.text, span: part.code.span, value: text)
    }.prefix(Self.mostOperands).map { $0 }
  }

  /// Runs one part with a budget of its own for the engine's work.
  private func run(
    _ part: LessonPart,
    in session: inout CellSession,
    _ monitor: EvaluationMonitor?
  ) -> CellResult {
    EngineGuard(limits: limits, monitor: monitor).watch {
      switch part {
      case .cell(let cell): session.run(cell.code)
      case .inline(let inline):
        session.evaluate(
          expression: inline.expression,
          expecting: inline.claim == nil ? nil : .double
        )
      }
    }
  }
}
