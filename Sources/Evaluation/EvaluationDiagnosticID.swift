public import Diagnostics

/// The ids of what goes wrong between a lesson and its record.
public enum EvaluationDiagnosticID: String, DiagnosticID {
  /// A `#expect` whose condition is false.
  case expectationFailed = "expectation-failed"
  /// A cell shows a value that has no form on a page.
  case notShowable = "not-showable"
  /// A claim about something that is no number.
  case claimNotANumber = "claim-not-a-number"
  /// A table in the middle of a sentence.
  case tableInProse = "table-in-prose"
  /// The columns of a table do not fit each other.
  case tableShape = "table-shape"
  /// A figure in the middle of a sentence.
  case figureInProse = "figure-in-prose"
  /// Data from which no figure can be made: lengths that differ, no numbers, an axis without extent.
  case figureData = "figure-data"
  /// More than a page can hold.
  case figureTooLarge = "figure-too-large"
}

/// The ids of what the engine throws, as `EngineError.id` spells them.
public enum EngineDiagnosticID: String, DiagnosticID {
  /// An array has another shape than the others ask for.
  case shapeMismatch = "shape-mismatch"
  /// The rows of a matrix differ in length.
  case raggedRows = "ragged-rows"
  /// A list has another number of elements than the others ask for.
  case countMismatch = "count-mismatch"
  /// A sequence without elements.
  case emptySequence = "empty-sequence"
  /// An index outside its range.
  case indexOutOfRange = "index-out-of-range"
  /// A value that has no meaning here.
  case invalidArgument = "invalid-argument"
  /// An array of more elements than the engine makes, or than a cell may have.
  case tooLarge = "too-large"
  /// The derivative cannot be found from the output.
  case noDerivativeFromOutput = "no-derivative-from-output"
  /// An iteration did not settle.
  case noConvergence = "no-convergence"
}
