public import CellLanguage
public import Diagnostics
public import LessonModel

extension FigureError: CellReportableError {
  /// The id, as one of ours.
  public var diagnosticID: any DiagnosticID {
    switch kind {
    case .data: EvaluationDiagnosticID.figureData
    case .size: EvaluationDiagnosticID.figureTooLarge
    }
  }
}
