import Diagnostics

/// Diagnostics as the protocol has them.
struct DiagnosticMessages {
  let encoding: PositionEncoding
  /// The lesson's text that the editor has.
  let file: SourceFile

  /// Those of the lesson at their places; those of other files at its beginning, with their place beside them.
  func json(_ diagnostics: [Diagnostic]) -> JSONValue {
    .array(diagnostics.inReadingOrder().map(json))
  }

  private func json(_ diagnostic: Diagnostic) -> JSONValue {
    let isHere = diagnostic.place?.file.path == file.path
    let span = isHere ? diagnostic.place?.span : nil
    var related = diagnostic.notes.compactMap { note in
      note.place.map { Self.related(note.message, $0, encoding) }
    }
    if let place = diagnostic.place, !isHere {
      related.insert(Self.related("it is here", place, encoding), at: 0)
    }
    let more = diagnostic.notes.filter { $0.place == nil }.map { "\n\($0.message)" }.joined()
    var json: [String: JSONValue] = [
      "range": encoding.range(span ?? SourceSpan(0, 0), in: file),
      "severity": diagnostic.severity == .error ? 1 : 2,
      "code": .string(diagnostic.id),
      "source": "unroll",
      "message": .string(diagnostic.message + more),
    ]
    if !related.isEmpty { json["relatedInformation"] = .array(related) }
    return .object(json)
  }

  private static func related(
    _ message: String,
    _ place: Diagnostic.Place,
    _ encoding: PositionEncoding
  ) -> JSONValue {
    [
      "message": .string(message),
      "location": [
        "uri": .string(OpenDocument.uri(of: place.file.path)),
        "range": encoding.range(place.span, in: place.file),
      ],
    ]
  }
}
