public import Diagnostics

/// The ids of what goes wrong on the way to a page.
public enum RenderingDiagnosticID: String, DiagnosticID {
  /// TeX that KaTeX does not understand.
  case texError = "tex-error"
  /// A mention of a table, figure or equation that the lesson does not have.
  case unknownReference = "unknown-reference"
  /// A computed piece that found no place on its page.
  case unplacedPiece = "unplaced-piece"
}
