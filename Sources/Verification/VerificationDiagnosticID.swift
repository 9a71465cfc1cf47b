public import Diagnostics

/// The ids of what verification finds.
public enum VerificationDiagnosticID: String, DiagnosticID {
  /// A number in the prose is not what the engine computes.
  case falseClaim = "false-claim"
  /// A value is another than the committed record says.
  case valueChanged = "value-changed"
  /// A cell or inline value has no entry in the committed record.
  case valueAdded = "value-added"
  /// The committed record has an entry for a cell or inline value that the lesson no longer has.
  case valueRemoved = "value-removed"
  /// The lesson has no committed record.
  case recordMissing = "record-missing"
  /// A committed record cannot be read, or was written by another version.
  case recordUnreadable = "record-unreadable"
  /// A committed record belongs to no lesson of the course.
  case recordOrphaned = "record-orphaned"
}
