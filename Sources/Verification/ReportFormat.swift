/// How a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// For a person: the finding, its line of source, a caret.
  case text
  /// For a program.
  case json
  /// For CI systems that show tests: GitLab, Jenkins, Azure, CircleCI.
  case junit
  /// Workflow commands that GitHub shows as annotations at the lines of a pull request.
  case github
}
