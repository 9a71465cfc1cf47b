public import Diagnostics

/// An error that a binding throws and a reader should see, with an id of its own.
///
/// The language adds the place: the call, or the argument that `parameter` names.
public protocol CellReportableError: Error {
  /// The stable id.
  var diagnosticID: any DiagnosticID { get }
  /// One lower-case sentence without a full stop.
  var message: String { get }
  /// The parameter whose argument is at fault, by its label or its name; nil if it is the call as a whole.
  var parameter: String? { get }
  /// The message as the reader sees it; `message`, if nothing else is said.
  var reportedMessage: String { get }
}

extension CellReportableError {
  /// The message.
  public var reportedMessage: String { message }
}

/// A plain reportable error.
public struct HostError: CellReportableError {
  /// The stable id.
  public let diagnosticID: any DiagnosticID
  /// One lower-case sentence without a full stop.
  public let message: String
  /// The parameter whose argument is at fault.
  public let parameter: String?

  /// An error about a call, or about one argument of it.
  public init(_ id: any DiagnosticID, _ message: String, parameter: String? = nil) {
    diagnosticID = id
    self.message = message
    self.parameter = parameter
  }
}
