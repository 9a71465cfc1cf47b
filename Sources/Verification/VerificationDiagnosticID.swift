public import Diagnostics

/// The ids of what verification finds.
public enum VerificationDiagnosticID: String, DiagnosticID {
  // Claims and records.
  /// A number in the prose is not what the engine computes.
  case falseClaim = "false-claim"
  /// A value is another than the committed record says.
  case valueChanged = "value-changed"
  /// A cell or inline value has no entry in the committed record.
  case valueAdded = "value-added"
  /// The committed record has an entry for a cell or inline value that the lesson no longer has.
  case valueRemoved = "value-removed"
  /// A cell or inline value computes what the committed record has under another name.
  case entryRenamed = "entry-renamed"
  /// The lesson has no committed record.
  case recordMissing = "record-missing"
  /// A committed record cannot be read.
  case recordUnreadable = "record-unreadable"
  /// A committed record was written by another version.
  case recordSchema = "record-schema"
  /// A committed record belongs to no lesson of the course.
  case recordOrphaned = "record-orphaned"

  // Links and options.
  /// A link to a lesson that the course does not have in that language.
  case unknownLesson = "unknown-lesson"
  /// A link to a heading, table or equation that its lesson does not have.
  case unknownAnchor = "unknown-anchor"
  /// A link or an image whose file does not exist in the course's folder.
  case missingFile = "missing-file"
  /// A link to a file that the site does not have.
  case unpublishedFile = "unpublished-file"
  /// A link or an image that leads out of the course's folder.
  case linkOutside = "link-outside"
  /// An option of a cell that has nothing to work on.
  case unusedOption = "unused-option"

  // Translations.
  /// A cell or inline value of the source that its translation lacks, or the other way round.
  case translationIncomplete = "translation-incomplete"
  /// A cell whose code is another than the source's.
  case translationCell = "translation-cell"
  /// A claim that claims something else than the source's.
  case translationClaim = "translation-claim"
  /// A cell or inline value that computes something else than the source's.
  case translationValue = "translation-value"
  /// A translation whose sections are not the source's.
  case translationSections = "translation-sections"
  /// A section of the source that has changed since it was translated.
  case translationStale = "translation-stale"
  /// A translation of which the record does not know what it was made from.
  case translationUnrecorded = "translation-unrecorded"
}
