public import Diagnostics
public import LessonModel
public import Verification

/// The course around a lesson, as it is on disk.
public struct LessonSurroundings: Sendable {
  /// A lesson's file.
  public struct Source: Sendable {
    /// The file name without extension.
    public let name: String
    /// BCP 47 tag of the language it is written in.
    public let language: String
    /// The file.
    public let file: SourceFile

    /// A lesson's file.
    public init(name: String, language: String, file: SourceFile) {
      self.name = name
      self.language = language
      self.file = file
    }
  }

  /// The course.
  public let course: Course
  /// All its lessons in all languages.
  public let sources: [Source]
  /// The other files of its folder.
  public let files: CourseFiles
  /// Gives the committed record of a lesson by its name.
  public let committed: @Sendable (String) -> SourceFile?

  /// A course as it is on disk.
  public init(
    course: Course,
    sources: [Source],
    files: CourseFiles,
    committed: @escaping @Sendable (String) -> SourceFile?
  ) {
    self.course = course
    self.sources = sources
    self.files = files
    self.committed = committed
  }
}
