/// What verification asks about the files of a course besides its lessons.
///
/// Paths are relative to the course's folder and never lead out of it.
public struct CourseFiles: Sendable {
  /// Whether there is such a file.
  public let exists: @Sendable (String) -> Bool
  /// The names of the files in a folder.
  public let names: @Sendable (String) -> [String]

  /// Files as two questions.
  public init(
    exists: @escaping @Sendable (String) -> Bool,
    names: @escaping @Sendable (String) -> [String]
  ) {
    self.exists = exists
    self.names = names
  }

  /// No files.
  public static let none = CourseFiles(exists: { _ in false }, names: { _ in [] })
}
