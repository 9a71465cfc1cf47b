public import Diagnostics

/// What happens while a course is previewed, for the author's terminal.
public enum PreviewEvent: Sendable {
  /// A lesson was read and evaluated; `first` says whether for the first time.
  case lesson(
    path: String,
    first: Bool,
    run: Int,
    parts: Int,
    duration: Duration,
    problems: [Diagnostic]
  )
  /// A cell has been running for a while.
  case running(path: String, part: String, number: Int, count: Int, duration: Duration)
  /// The course's folder is wrong, or right again if there is nothing.
  case course([Diagnostic])
  /// The course cannot be read: one sentence.
  case unreadable(String)
}
