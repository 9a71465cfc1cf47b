public import Diagnostics

/// The course as `lessons/course.yml` describes it: the lessons in order, and what the pages say around them.
public struct Course: Sendable {
  /// A natural language in which the course is published.
  public struct Language: Sendable, Hashable {
    /// BCP 47 tag, which is also the name of the folder of its lessons: `en`, `zh`.
    public let tag: String
    /// The language's name in that language: `English`, `中文`.
    public let name: String
    /// The course's title in that language.
    public let title: String
    /// What the course is, in two sentences of that language.
    public let description: String
    /// The line at the foot of each page in that language.
    public let footer: String

    /// A language and the course's words in it.
    public init(tag: String, name: String, title: String, description: String, footer: String) {
      self.tag = tag
      self.name = name
      self.title = title
      self.description = description
      self.footer = footer
    }
  }

  /// A heading over several lessons in the contents, by language tag, and the names of the lessons below it.
  public struct Part: Sendable, Hashable {
    /// The heading in each language, by tag.
    public let title: [String: String]
    /// File names without extension, in order.
    public let lessons: [String]

    /// A heading and the lessons below it.
    public init(title: [String: String], lessons: [String]) {
      self.title = title
      self.lessons = lessons
    }
  }

  /// `course.yml` itself, for diagnostics.
  public let file: SourceFile?
  /// The languages; the first is the source, whose record the translations share.
  public let languages: [Language]
  /// The lessons under their headings, in order.
  public let parts: [Part]
  /// Address of the course's repository, if it has one.
  public let repository: String?
  /// Address that the site is published at, with a slash behind it, if it is known.
  public let address: String?
  /// Whether lessons may hold raw HTML.
  public let allowHTML: Bool
  /// Whether the course has a lesson `index`, which is its front page.
  public let hasFrontPage: Bool

  /// The name of the lesson that is the front page, above the contents; it is in no part.
  public static let frontPage = "index"

  /// A course.
  public init(
    file: SourceFile?,
    languages: [Language],
    parts: [Part],
    repository: String? = nil,
    address: String? = nil,
    allowHTML: Bool = false,
    hasFrontPage: Bool = false
  ) {
    self.file = file
    self.languages = languages
    self.parts = parts
    self.repository = repository
    self.address = address
    self.allowHTML = allowHTML
    self.hasFrontPage = hasFrontPage
  }

  /// All lessons' names in order, the front page first.
  public var lessonNames: [String] {
    (hasFrontPage ? [Self.frontPage] : []) + parts.flatMap(\.lessons)
  }

  /// The same course with a front page.
  public func withFrontPage() -> Course {
    Course(
      file: file,
      languages: languages,
      parts: parts,
      repository: repository,
      address: address,
      allowHTML: allowHTML,
      hasFrontPage: true
    )
  }
}
