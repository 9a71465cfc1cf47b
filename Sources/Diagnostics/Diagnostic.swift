/// The stable ids of the diagnostics of one stage: an enumeration of kebab-case strings.
///
/// Being an enumeration, the ids of a stage can be listed, and a test holds each to a rejected lesson.
public protocol DiagnosticID: RawRepresentable<String>, CaseIterable, Sendable {}

/// Something that is wrong, and where.
///
/// The message is lower case, one sentence without a full stop: what was found and what was expected, with names in
/// single quotes.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// The lesson is not rendered; the exit status is 1.
    case error
    /// Worth a look; nothing is withheld.
    case warning
  }

  /// A further place that helps to understand the first.
  public struct Note: Sendable, Hashable {
    /// What is to be seen there.
    public let message: String
    /// Where; nil if it concerns no place.
    public let place: Place?

    /// A note on a place.
    public init(_ message: String, at place: Place? = nil) {
      self.message = message
      self.place = place
    }
  }

  /// A span in a file.
  public struct Place: Sendable, Hashable {
    /// The file.
    public let file: SourceFile
    /// The bytes in it.
    public let span: SourceSpan

    /// A span in a file.
    public init(_ file: SourceFile, _ span: SourceSpan) {
      self.file = file
      self.span = span
    }
  }

  /// A replacement that would mend what is wrong.
  public struct FixIt: Sendable, Hashable {
    /// The bytes to replace, in the file of the diagnostic.
    public let span: SourceSpan
    /// What to write instead.
    public let replacement: String

    /// Replaces the bytes in `span` by `replacement`.
    public init(_ span: SourceSpan, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// How bad it is.
  public let severity: Severity
  /// The stable kebab-case id.
  public let id: String
  /// One lower-case sentence without a full stop.
  public let message: String
  /// Where; nil if it concerns no file.
  public let place: Place?
  /// Further places.
  public let notes: [Note]
  /// What would mend it.
  public let fixIt: FixIt?

  /// A diagnostic with an id of its stage.
  public init(
    _ id: some DiagnosticID,
    _ message: String,
    at place: Place?,
    severity: Severity = .error,
    notes: [Note] = [],
    fixIt: FixIt? = nil
  ) {
    self.severity = severity
    self.id = id.rawValue
    self.message = message
    self.place = place
    self.notes = notes
    self.fixIt = fixIt
  }

  private init(_ other: Diagnostic, place: Place?, notes: [Note], fixIt: FixIt?) {
    severity = other.severity
    id = other.id
    message = other.message
    self.place = place
    self.notes = notes
    self.fixIt = fixIt
  }

  /// The same diagnostic of another version of the file.
  ///
  /// - Parameter move: Tells where a place is in that version.
  /// - Returns: The diagnostic with all its places moved.
  public func moved(_ move: (Place) -> Place) -> Diagnostic {
    Diagnostic(
      self,
      place: place.map(move),
      notes: notes.map { Note($0.message, at: $0.place.map(move)) },
      fixIt: place.flatMap { place in
        fixIt.map { FixIt(move(Place(place.file, $0.span)).span, $0.replacement) }
      }
    )
  }
}

extension Sequence<Diagnostic> {
  /// Whether one of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// In the order in which a reader meets them: by file, then by place.
  public func inReadingOrder() -> [Diagnostic] {
    enumerated().sorted { left, right in
      let (a, b) = (left.element.place, right.element.place)
      let leftKey = (a?.file.path ?? "", a?.span.start ?? 0, left.offset)
      let rightKey = (b?.file.path ?? "", b?.span.start ?? 0, right.offset)
      return leftKey < rightKey
    }.map(\.element)
  }
}
