import Diagnostics

/// The ids of what goes wrong before a lesson is read or after it is made.
enum CommandDiagnosticID: String, DiagnosticID {
  /// A file or folder named on the command line does not exist.
  case fileNotFound = "file-not-found"
  /// Cells know no such name.
  case unknownReference = "unknown-reference-name"
  /// A lesson of `course.yml` has no file in the course's first language.
  case lessonMissing = "lesson-missing"
  /// A file in a language's folder is not in `course.yml`.
  case lessonUnlisted = "lesson-unlisted"
  /// A file of the course that is not read: a link out of its folder, a pipe, something huge.
  case fileRefused = "file-refused"
  /// A page cannot be written.
  case outputUnwritable = "output-unwritable"
  /// No Chromium is there to print a PDF, or it failed.
  case pdfUnprintable = "pdf-unprintable"
}
