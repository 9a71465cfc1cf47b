public import Diagnostics
public import LessonModel

/// A line of Markdown in which only inlines mean something: a caption, the heading of a computed column.
///
/// Formulas, references and inline values are found by the same rules as in a lesson.
public struct InlineText: Sendable {
  /// The formulas, in order; their spans are those of the slice's file.
  public let formulas: [Formula]
  /// The references, in order.
  public let references: [Reference]
  /// The links and images, in order.
  public let links: [Link]
  /// What is wrong with it.
  public let diagnostics: [Diagnostic]
  /// The text without markup; formulas as TeX.
  public let plainText: String

  /// The inline values, in order: the code behind `{swift}`, and the whole span.
  let values: [(code: SourceSlice, span: SourceSpan)]
  private let reading: MarkdownReading

  /// Reads a line of Markdown that stands in a file; made once for each line.
  public init(_ text: SourceSlice) {
    self = text.file.reading(of: text.span) { InlineText(reading: text) }
  }

  private init(reading text: SourceSlice) {
    let reading = MarkdownReading(inline: text)
    var collector = LessonCollector(reading: reading, allowHTML: false)
    let tree = MarkdownTree(parsing: reading.text.bytes)
    var plain = ""
    tree.withRoot { root in
      collector.collect(below: root)
      plain = collector.plainText(below: root)
    }
    self.reading = reading
    formulas = collector.formulas
    references = collector.references
    links = collector.links
    values = collector.values
    plainText = plain
    diagnostics = reading.diagnostics + collector.diagnostics
  }

  /// Reads a line of Markdown that stands in no file.
  public init(_ text: String) { self.init(SourceSlice(path: "", text: text)) }

  /// Writes it as inline HTML.
  ///
  /// - Parameters:
  ///   - replacements: HTML for every formula and reference, by its span; an inline value without one stays code.
  ///   - words: What the HTML says by itself.
  /// - Returns: Phrasing content.
  /// - Throws: `SpliceError` if a replacement is missing or left over.
  public func html(
    replacing replacements: [SourceSpan: String],
    words: BodyWords = .english
  ) throws(SpliceError) -> String {
    var splicer = TreeSplicer(
      reading: reading,
      replacements: replacements,
      words: words,
      allowHTML: false
    )
    splicer.keepsValues = true
    let tree = MarkdownTree(parsing: reading.text.bytes)
    let html = tree.withRoot { root in
      splicer.spliceInlines(below: root)
      return root.inlineHTML
    }
    let leftOver = replacements.keys.filter { !splicer.used.contains($0) }.sorted()
    guard splicer.missing.isEmpty, leftOver.isEmpty else {
      throw SpliceError(missing: splicer.missing.sorted(), leftOver: leftOver)
    }
    return html
  }
}
