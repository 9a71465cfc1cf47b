public import Diagnostics
public import LessonModel

/// Reads lessons: Markdown with cells, inline values, claims and formulas.
///
/// 1. The front matter gives title and description.
/// 2. `MarkdownReading` finds what is ours in the Markdown.
/// 3. libcmark parses the rest, and its tree says what of it is really there.
/// 4. Names, labels, anchors and references within the lesson are checked against each other.
///
/// Takes time in proportion to the file, whatever is in it, and is safe to use from several threads at once.
public struct LessonParser: Sendable {
  private let allowHTML: Bool

  /// A parser for the lessons of a course.
  ///
  /// - Parameter allowHTML: Whether the course lets lessons hold raw HTML; else each piece gets a warning.
  public init(allowHTML: Bool = false) { self.allowHTML = allowHTML }

  /// Reads a lesson.
  ///
  /// There is always one; if a diagnostic is an error, it is not fit to be rendered.
  ///
  /// - Parameters:
  ///   - file: The lesson's file.
  ///   - name: The file name without extension.
  ///   - language: BCP 47 tag of the language it is written in.
  /// - Returns: The lesson, and what is wrong with it in reading order.
  public func parse(
    _ file: SourceFile,
    name: String,
    language: String
  ) -> (lesson: Lesson, diagnostics: [Diagnostic]) {
    let frontMatter = FrontMatter(of: file)
    let reading = MarkdownReading.reading(of: file, body: frontMatter.body)
    var collector = LessonCollector(reading: reading, allowHTML: allowHTML)
    let tree = MarkdownTree(parsing: reading.text.bytes)
    tree.withRoot { collector.collect(below: $0) }
    collector.finish()
    let lesson = Lesson(
      name: name,
      language: language,
      file: file,
      title: frontMatter.title,
      description: frontMatter.description,
      body: frontMatter.body,
      parts: collector.parts,
      formulas: collector.formulas,
      headings: collector.headings,
      links: collector.links,
      references: collector.references
    )
    let diagnostics =
      Self.encodingDiagnostics(file) + frontMatter.diagnostics + reading.diagnostics
      + collector.diagnostics
    return (lesson, diagnostics.inReadingOrder())
  }

  /// An error at the first byte that is not UTF-8.
  static func encodingDiagnostics(_ file: SourceFile) -> [Diagnostic] {
    guard let offset = file.bytes.firstInvalidUTF8 else { return [] }
    return [
      Diagnostic(
        MarkdownDiagnosticID.invalidUTF8,
        "the file is not UTF-8",
        at: Diagnostic.Place(file, SourceSpan(offset, offset + 1))
      )
    ]
  }
}

extension [UInt8] {
  /// Offset of the first byte that is not part of well-formed UTF-8.
  fileprivate var firstInvalidUTF8: Int? {
    guard String(validating: self, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var iterator = makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += String(Character(scalar)).utf8.count
      case .emptyInput, .error: return Swift.min(offset, count)
      }
    }
  }
}
