public import Diagnostics

/// What can be wrong with the Markdown of a lesson, its front matter or `course.yml`.
public enum MarkdownDiagnosticID: String, CaseIterable, DiagnosticID {
  // The file and its front matter, and `course.yml`.
  case invalidUTF8 = "invalid-utf8"
  case unclosedFrontMatter = "unclosed-front-matter"
  case invalidYAML = "invalid-yaml"
  case unknownKey = "unknown-key"
  case missingKey = "missing-key"
  case wrongType = "wrong-type"
  case duplicateLesson = "duplicate-lesson"
  case duplicateLanguage = "duplicate-language"

  // Cells and inline values.
  case unclosedFence = "unclosed-fence"
  case unclosedHTML = "unclosed-html"
  case misspeltCell = "misspelt-cell"
  case cellInfo = "cell-info"
  case unknownOption = "unknown-option"
  case invalidOption = "invalid-option"
  case duplicateOption = "duplicate-option"
  case invalidName = "invalid-name"
  case duplicateName = "duplicate-name"
  case emptyInlineValue = "empty-inline-value"
  case misplacedInlineValue = "misplaced-inline-value"
  case claimWithoutNumber = "claim-without-number"

  // Formulas, references, headings, footnotes, alerts, links.
  case unclosedFormula = "unclosed-formula"
  case invalidLabel = "invalid-label"
  case duplicateLabel = "duplicate-label"
  case unknownReference = "unknown-reference"
  case invalidAnchor = "invalid-anchor"
  case duplicateAnchor = "duplicate-anchor"
  case unknownFootnote = "unknown-footnote"
  case duplicateFootnote = "duplicate-footnote"
  case unusedFootnote = "unused-footnote"
  case unknownAlert = "unknown-alert"
  case unknownVerdict = "unknown-verdict"
  case unsafeLink = "unsafe-link"
  case rawHTML = "raw-html"
}
