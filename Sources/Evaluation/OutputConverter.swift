import CellLanguage
import Diagnostics
import LessonModel

/// What a cell put out, as records keep it.
struct OutputConverter {
  let part: LessonPart
  let file: SourceFile

  /// The outputs in order, and what is wrong with them.
  func convert(_ result: CellResult) -> ([LessonRecord.Output], [Diagnostic]) {
    var outputs: [LessonRecord.Output] = []
    var diagnostics: [Diagnostic] = []
    for output in result.outputs {
      switch output {
      case .printed(let text):
        outputs.append(.printed(text))
      case .expectation(let expectation):
        outputs.append(
          .expectation(.init(holds: expectation.holds, operands: expectation.operands))
        )
        if !expectation.holds { diagnostics.append(failure(expectation)) }
      case .value(let value, let type, let span):
        do throws(Diagnostic) {
          outputs.append(try recorded(value, type: type, span: span))
        } catch {
          diagnostics.append(error)
        }
      }
    }
    return (outputs, diagnostics)
  }

  private func recorded(
    _ value: CellValue,
    type: CellType,
    span: SourceSpan
  ) throws(Diagnostic) -> LessonRecord.Output {
    let place = Diagnostic.Place(file, span)
    guard case .inline(let inline) = part else {
      return .value(try recorded(value, type: type, at: place))
    }
    if let claim = inline.claim {
      switch value {
      case .number(let number): return .claim(claim, number)
      case .integer(let number):
        guard let exact = Double(exactly: number) else {
          throw Diagnostic(
            EvaluationDiagnosticID.claimNotANumber,
            "the integer \(number) has more digits than a claim compares; claim a quotient or a difference of it",
            at: place
          )
        }
        return .claim(claim, exact)
      default:
        throw Diagnostic(
          EvaluationDiagnosticID.claimNotANumber,
          "a claim is about a number, found a value of type '\(type)'",
          at: place
        )
      }
    }
    let recorded = try recorded(value, type: type, at: place)
    switch recorded {
    case .table:
      throw Diagnostic(
        EvaluationDiagnosticID.tableInProse,
        "a table does not fit into a sentence; show it from a cell",
        at: place
      )
    case .figure, .explorable:
      throw Diagnostic(
        EvaluationDiagnosticID.figureInProse,
        "a figure does not fit into a sentence; show it from a cell",
        at: place
      )
    default: return .value(recorded)
    }
  }

  private func recorded(
    _ value: CellValue,
    type: CellType,
    at place: Diagnostic.Place
  ) throws(Diagnostic) -> RecordedValue {
    guard let recorded = RecordedValue(value) else {
      throw Diagnostic(
        EvaluationDiagnosticID.notShowable,
        "a value of type '\(type)' cannot be shown; show one of its properties, "
          + "or give it a name with 'let'",
        at: place
      )
    }
    return recorded
  }

  private func failure(_ expectation: CellExpectation) -> Diagnostic {
    let values =
      expectation.operands.count == 2
      ? "; the left side is \(expectation.operands[0]), the right side is \(expectation.operands[1])"
      : ""
    let message = expectation.message.map { ": \($0)" } ?? ""
    return Diagnostic(
      EvaluationDiagnosticID.expectationFailed,
      "'\(expectation.condition)' is false\(values)\(message)",
      at: Diagnostic.Place(file, expectation.span)
    )
  }
}
