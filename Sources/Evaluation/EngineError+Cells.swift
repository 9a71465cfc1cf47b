public import CellLanguage
public import Diagnostics
public import RecurrentEngine

extension EngineError: CellReportableError {
  /// The id, as one of ours.
  public var diagnosticID: any DiagnosticID {
    EngineDiagnosticID(rawValue: id) ?? .invalidArgument
  }
}
