public import Diagnostics
public import LessonModel
public import Rendering

/// A course as it is on disk now.
public struct PreviewCourse: Sendable {
  /// A lesson's file, read.
  public struct Source: Sendable {
    /// The file name without extension.
    public let name: String
    /// Tag of the language it is written in.
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
  /// Every lesson of the course in every language, in the course's order.
  public let sources: [Source]
  /// What is wrong with the course's folder.
  public let diagnostics: [Diagnostic]
  /// The pages' templates.
  public let templates: TemplateSet
  /// Another number whenever the templates are others.
  public let templatesVersion: Int

  /// A course as it is on disk.
  public init(
    course: Course,
    sources: [Source],
    diagnostics: [Diagnostic],
    templates: TemplateSet,
    templatesVersion: Int
  ) {
    self.course = course
    self.sources = sources
    self.diagnostics = diagnostics
    self.templates = templates
    self.templatesVersion = templatesVersion
  }

  /// Whether nothing is different.
  func isSame(as other: PreviewCourse) -> Bool {
    templatesVersion == other.templatesVersion && course.file == other.course.file
      && sources.count == other.sources.count
      && zip(sources, other.sources).allSatisfy { $0.language == $1.language && $0.file == $1.file }
      && diagnostics == other.diagnostics
  }
}
