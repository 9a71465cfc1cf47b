public import LessonModel

/// The text of a committed record: JSON, one value or one row of a table a line, made to be read in a pull request.
///
///     {
///       "schema": 2,
///       "lesson": "2-4-activations",
///       "translations": {
///         "zh": {
///           "": "91ab36e20f1d5c77",
///           "ranges": "0f1e2d3c4b5a6978"
///         }
///       },
///       "entries": {
///         "Activation.sigmoid.derivative(0)": [
///           0.25
///         ],
///         "ranges": [
///           {"table": ["activation", "range of f′"]},
///           ["sigmoid", {"interval": "(0.0, 0.25]"}]
///         ]
///       }
///     }
///
/// Doubles are shortest decimals that read back to the same value, always with a point or an exponent; infinities and
/// NaN are strings. A bound and an expectation are kept as they are written. Entries stand in the lesson's order. For each translation the digests of the source's sections
/// say which text was translated; a lesson without translations has none.
public struct RecordFile: Sendable, Hashable {
  /// The version of the format.
  ///
  /// 2: inline values are keyed by their expression, translations have digests.
  public static let schema = 2

  /// What one cell or inline value computed, as lines of JSON.
  public struct Entry: Sendable, Hashable {
    /// The key of the cell or inline value.
    public let key: String
    /// Lines without indentation and trailing comma.
    public let lines: [String]
  }

  /// The source's text that a translation was made from.
  public struct Translation: Sendable, Hashable {
    /// BCP 47 tag of the translation's language.
    public let language: String
    /// The sections of the source as they were, in order.
    public let sections: [SectionDigest]

    /// A translation made from these sections.
    public init(language: String, sections: [SectionDigest]) {
      self.language = language
      self.sections = sections
    }
  }

  /// The lesson's name.
  public let lesson: String
  /// The translations, by language.
  public let translations: [Translation]
  /// The entries, in the lesson's order.
  public let entries: [Entry]

  /// Writes a record down.
  ///
  /// - Parameters:
  ///   - record: What the lesson computes.
  ///   - translations: What its translations were made from.
  public init(_ record: LessonRecord, translations: [Translation] = []) {
    lesson = record.lesson
    self.translations = translations.sorted { $0.language < $1.language }
    entries = record.entries.map {
      Entry(key: $0.key, lines: $0.outputs.flatMap(RecordLines.lines))
    }
  }

  /// A record from what was read.
  init(lesson: String, translations: [Translation], entries: [Entry]) {
    self.lesson = lesson
    self.translations = translations
    self.entries = entries
  }

  /// The same values with other translations.
  public func with(translations: [Translation]) -> RecordFile {
    RecordFile(
      lesson: lesson,
      translations: translations.sorted { $0.language < $1.language },
      entries: entries
    )
  }

  /// The text of the file.
  public var text: String {
    let blocks = entries.map { entry in
      let key = RecordLines.quoted(entry.key)
      guard !entry.lines.isEmpty else { return "    \(key): []" }
      let lines = entry.lines.map { "      \($0)" }.joined(separator: ",\n")
      return "    \(key): [\n\(lines)\n    ]"
    }
    let body = blocks.isEmpty ? "{}" : "{\n\(blocks.joined(separator: ",\n"))\n  }"
    return """
      {
        "schema": \(Self.schema),
        "lesson": \(RecordLines.quoted(lesson)),
      \(translationText)  "entries": \(body)
      }

      """
  }

  private var translationText: String {
    guard !translations.isEmpty else { return "" }
    let blocks = translations.map { translation in
      let lines = translation.sections.map {
        "      \(RecordLines.quoted($0.anchor)): \"\($0.digest)\""
      }
      return "    \(RecordLines.quoted(translation.language)): {\n"
        + "\(lines.joined(separator: ",\n"))\n    }"
    }
    return "  \"translations\": {\n\(blocks.joined(separator: ",\n"))\n  },\n"
  }
}
