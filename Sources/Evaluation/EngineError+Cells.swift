public import CellLanguage
public import Diagnostics
public import RecurrentEngine

extension EngineError: CellReportableError {
  /// The id, as one of ours; that of the cell's limit if one was reached.
  public var diagnosticID: any DiagnosticID {
    switch self {
    case .budgetExhausted: CellDiagnosticID.stepLimit
    case .stopped:
      EngineGuard.current?.reason == .memory
        ? CellDiagnosticID.memoryLimit : CellDiagnosticID.timeLimit
    default: EngineDiagnosticID(rawValue: id) ?? .invalidArgument
    }
  }

  /// The message; in the words of the cell's limit if one was reached.
  public var reportedMessage: String {
    guard let watch = EngineGuard.current else { return message }
    switch self {
    case .budgetExhausted: return watch.limits.stepMessage
    case .stopped:
      return watch.reason == .memory ? watch.limits.memoryMessage : watch.limits.timeMessage
    default: return message
    }
  }
}
