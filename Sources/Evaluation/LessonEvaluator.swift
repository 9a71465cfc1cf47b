public import CellLanguage
public import Diagnostics
public import LessonModel

/// Runs the cells and inline values of a lesson, in document order.
public struct LessonEvaluator: Sendable {
  private let limits: CellLimits

  /// An evaluator that grants every cell the same.
  public init(limits: CellLimits = CellLimits()) { self.limits = limits }

  /// What the lesson computes, and what went wrong.
  ///
  /// A cell that fails has no entry in the record; the cells below it run as far as they do not need it.
  public func evaluate(_ lesson: Lesson) -> (record: LessonRecord, diagnostics: [Diagnostic]) {
    EvaluationStack.run { HeapShare.shared.join { evaluateHere(lesson) } }
  }

  private func evaluateHere(_ lesson: Lesson) -> (record: LessonRecord, diagnostics: [Diagnostic]) {
    var session = CellSession(
      library: EngineLibrary.library,
      limits: limits,
      bytesHeld: { HeapShare.shared.bytes }
    )
    var entries: [LessonRecord.Entry] = []
    var diagnostics: [Diagnostic] = []
    for part in lesson.parts {
      let result = run(part, in: &session)
      diagnostics += result.diagnostics
      let converter = OutputConverter(part: part, file: lesson.file)
      let (outputs, problems) = converter.convert(result)
      diagnostics += problems
      if result.status == .completed, !problems.hasErrors || !outputs.isEmpty {
        entries.append(LessonRecord.Entry(key: part.key, outputs: outputs))
      }
    }
    return (LessonRecord(lesson: lesson.name, entries: entries), diagnostics)
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
