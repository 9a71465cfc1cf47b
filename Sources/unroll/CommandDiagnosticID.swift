import Diagnostics

/// The ids of what goes wrong before a lesson is read or after it is made.
enum CommandDiagnosticID: String, DiagnosticID {
  /// A file or folder named on the command line does not exist, or is none of the kind that is wanted.
  case fileNotFound = "file-not-found"
  /// What belongs to the program is missing or broken: KaTeX, a template.
  case programIncomplete = "program-incomplete"
  /// Cells know no such name.
  case unknownReference = "unknown-reference-name"
  /// A lesson of `course.yml` has no file in the course's first language.
  case lessonMissing = "lesson-missing"
  /// A file in a language's folder is not in `course.yml`.
  case lessonUnlisted = "lesson-unlisted"
  /// A file of the course that is not read: a link out of its folder, a pipe, something huge.
  case fileRefused = "file-refused"
  /// The port asked for is another program's.
  case portTaken = "port-taken"
  /// The system's browser cannot be started.
  case noBrowser = "no-browser"
  /// A file that is to be made is there already.
  case fileExists = "file-exists"
  /// A title, name or language that cannot be used.
  case badName = "bad-name"
  /// `course.yml` is written in a way that nothing can be added to.
  case courseNotEdited = "course-not-edited"
  /// A page cannot be written.
  case outputUnwritable = "output-unwritable"
  /// No Chromium is there to print a PDF, or it failed.
  case pdfUnprintable = "pdf-unprintable"

  /// Whether the command was called wrongly, so that nothing was tried: what was named is not there, or cannot be a name.
  var isWrongCall: Bool {
    switch self {
    case .fileNotFound, .unknownReference, .badName: true
    default: false
    }
  }
}
