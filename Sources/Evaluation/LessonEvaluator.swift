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
  /// - Parameter lesson: The lesson.
  /// - Returns: As ``evaluate(_:)``, and by the key of each false claim the values of its expression's parts.
  public func evaluateWithOperands(_ lesson: Lesson) -> (
    record: LessonRecord, diagnostics: [Diagnostic], operands: [String: [OperandValue]]
  ) {
    EvaluationStack.run { HeapShare.shared.join { evaluateHere(lesson) } }
  }

  private func evaluateHere(_ lesson: Lesson) -> (
    record: LessonRecord, diagnostics: [Diagnostic], operands: [String: [OperandValue]]
  ) {
    var session = CellSession(
      library: EngineLibrary.library,
      limits: limits,
      bytesHeld: { HeapShare.shared.bytes }
    )
    var entries: [LessonRecord.Entry] = []
    var diagnostics: [Diagnostic] = []
    var operands: [String: [OperandValue]] = [:]
    for part in lesson.parts {
      let start = ContinuousClock.now
      let result = run(part, in: &session)
      diagnostics += result.diagnostics
      let converter = OutputConverter(part: part, file: lesson.file)
      let (outputs, problems) = converter.convert(result)
      diagnostics += problems
      if result.status == .completed, !problems.hasErrors || !outputs.isEmpty {
        entries.append(LessonRecord.Entry(key: part.key, outputs: outputs))
      }
      if case .inline(let inline) = part, case .claim(let claim, let value)? = outputs.first,
        !claim.holds(for: value), ContinuousClock.now - start < Self.longestExplained
      {
        operands[part.key] = self.operands(of: inline, in: session)
      }
    }
    return (LessonRecord(lesson: lesson.name, entries: entries), diagnostics, operands)
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
  private func run(_ part: LessonPart, in session: inout CellSession) -> CellResult {
    EngineGuard(limits: limits).watch {
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
