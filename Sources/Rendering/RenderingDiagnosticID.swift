public import Diagnostics

/// The ids of what goes wrong on the way to a page.
public enum RenderingDiagnosticID: String, CaseIterable, DiagnosticID {
  /// TeX that KaTeX does not understand.
  case texError = "tex-error"
  /// TeX that KaTeX typesets, but LaTeX would not, or not like that.
  case texWarning = "tex-warning"
  /// A mention of a cell that shows no table or figure.
  case emptyReference = "empty-reference"
  /// The record has nothing for a cell or an inline value of the lesson.
  case missingEntry = "missing-entry"
  /// Something computed at a place that the prose has no room for.
  case misplacedPiece = "misplaced-piece"
  /// TeX in a label of a figure that labels do not know.
  case unsupportedLabel = "unsupported-label"
  /// A figure with sliders whose frames are more than a page has room for.
  case figureTooLarge = "figure-too-large"

  /// Those that say nothing new when a record is known to be incomplete.
  static let dependentOnRecord: Set<String> = Set(
    [emptyReference, missingEntry, misplacedPiece].map(\.rawValue)
  )
}
