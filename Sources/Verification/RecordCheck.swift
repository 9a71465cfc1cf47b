public import Diagnostics
public import LessonModel

/// Holds today's record of a lesson to the committed one, exactly: the engine gives the same bits everywhere.
public enum RecordCheck {
  /// One diagnostic for each cell and inline value whose record differs, at its place in the lesson.
  ///
  /// - Parameters:
  ///   - lesson: The lesson, for the places.
  ///   - record: What was computed now.
  ///   - committed: The committed record; nil if there is none.
  /// - Returns: Nothing if the two say the same.
  public static func diagnostics(
    of lesson: Lesson,
    record: LessonRecord,
    committed: SourceFile?
  ) -> [Diagnostic] {
    let start = Diagnostic.Place(lesson.file, SourceSpan(0, 0))
    guard let committed else {
      return [
        Diagnostic(
          VerificationDiagnosticID.recordMissing,
          "lesson '\(lesson.name)' has no committed record; write it with 'unroll verify --accept'",
          at: start
        )
      ]
    }
    let old: RecordFile
    do {
      old = try RecordFile(text: committed.text)
    } catch {
      return [unreadable(committed, error)]
    }
    return differences(lesson, new: RecordFile(record), old: old, committed: committed)
  }

  private static func unreadable(
    _ file: SourceFile,
    _ error: RecordFile.ReadingError
  ) -> Diagnostic {
    switch error {
    case .schema(let found):
      Diagnostic(
        VerificationDiagnosticID.recordUnreadable,
        "the record has schema \(found), this version writes \(RecordFile.schema); renew it with 'unroll verify --accept'",
        at: Diagnostic.Place(file, file.span(ofLine: 2))
      )
    case .line(let number):
      Diagnostic(
        VerificationDiagnosticID.recordUnreadable,
        "this line is not as 'unroll verify --accept' writes it; renew the record with that",
        at: Diagnostic.Place(file, file.span(ofLine: number))
      )
    }
  }

  private static func differences(
    _ lesson: Lesson,
    new: RecordFile,
    old: RecordFile,
    committed: SourceFile
  ) -> [Diagnostic] {
    let spans = Dictionary(
      lesson.parts.map { ($0.key, $0.span) },
      uniquingKeysWith: { first, _ in first }
    )
    let oldLines = Dictionary(
      old.entries.map { ($0.key, $0.lines) },
      uniquingKeysWith: { first, _ in first }
    )
    let newKeys = Set(new.entries.map(\.key))
    var found: [Diagnostic] = []
    for entry in new.entries {
      let place = Diagnostic.Place(lesson.file, spans[entry.key] ?? SourceSpan(0, 0))
      guard let lines = oldLines[entry.key] else {
        found.append(
          Diagnostic(
            VerificationDiagnosticID.valueAdded,
            "'\(entry.key)' is not in the committed record; accept it with 'unroll verify --accept'",
            at: place
          )
        )
        continue
      }
      if let message = ValueDifference.message(from: lines, to: entry.lines) {
        found.append(
          Diagnostic(
            VerificationDiagnosticID.valueChanged,
            "'\(entry.key)' \(message)",
            at: place
          )
        )
      }
    }
    for entry in old.entries where !newKeys.contains(entry.key) {
      let name = RecordLines.quoted(entry.key)
      let line = (1...committed.lineCount).first {
        committed.text(in: committed.span(ofLine: $0)).hasPrefix("    \(name): [")
      }
      found.append(
        Diagnostic(
          VerificationDiagnosticID.valueRemoved,
          "the committed record has '\(entry.key)', the lesson no longer has; "
            + "accept that with 'unroll verify --accept'",
          at: Diagnostic.Place(committed, committed.span(ofLine: line ?? 1))
        )
      )
    }
    return found
  }
}
