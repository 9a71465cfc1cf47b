import Diagnostics

/// What ends a running cell; becomes a diagnostic.
struct Fault: Error {
  let id: any DiagnosticID
  let message: String
  /// Where; nil until somebody on the way up knows.
  var place: Diagnostic.Place?
  /// The parameter of a host call whose argument is at fault.
  var parameter: String?
  /// The calls that led there, innermost first.
  var notes: [Diagnostic.Note] = []

  init(
    _ id: any DiagnosticID,
    _ message: String,
    at place: Diagnostic.Place? = nil,
    parameter: String? = nil
  ) {
    self.id = id
    self.message = message
    self.place = place
    self.parameter = parameter
  }

  /// The same with a place, if it has none yet.
  func placed(at place: Diagnostic.Place) -> Fault {
    guard self.place == nil else { return self }
    var fault = self
    fault.place = place
    return fault
  }

  var diagnostic: Diagnostic {
    func make(_ id: some DiagnosticID) -> Diagnostic {
      Diagnostic(id, message, at: place, notes: notes)
    }
    return make(id)
  }
}
