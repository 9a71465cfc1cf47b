public import Diagnostics

/// What `Rendering` finds wrong.
public enum RenderingDiagnosticID: String, CaseIterable, DiagnosticID {
  /// KaTeX does not understand a formula.
  case texError = "tex-error"
  /// A formula that KaTeX typesets, but LaTeX would not, or not like that.
  case texWarning = "tex-warning"
  /// `@tbl-…`, `@fig-…` or `@eq-…` names nothing in the lesson.
  case unknownReference = "unknown-reference"
  /// Two labelled equations have one name.
  case duplicateLabel = "duplicate-label"
  /// The record has no entry for a cell or an inline value of the lesson.
  case missingEntry = "missing-entry"
  /// A part of the installation is missing: KaTeX, a template.
  case missingResource = "missing-resource"
  /// A template that cannot be read as Mustache.
  case templateError = "template-error"
}
