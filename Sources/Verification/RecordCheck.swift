public import Diagnostics
public import LessonModel

/// Holds today's record of a lesson to the committed one, exactly: the engine gives the same bits everywhere.
public struct RecordCheck: Sendable {
  private let lesson: Lesson
  private let today: RecordFile
  private let text: String

  /// A check of what a lesson computes now.
  ///
  /// - Parameters:
  ///   - lesson: The lesson, for the places.
  ///   - record: What was computed now.
  public init(of lesson: Lesson, record: LessonRecord) {
    self.lesson = lesson
    today = RecordFile(record)
    text = today.text
  }

  /// One diagnostic for each cell and inline value whose record differs, at its place in the lesson.
  ///
  /// A note says where in the record the old value stands.
  ///
  /// - Parameter committed: The committed record; nil if there is none.
  /// - Returns: Nothing if the record is what accepting would write, but for what translations were made from.
  public func diagnostics(against committed: SourceFile?) -> [Diagnostic] {
    guard let committed else {
      return [
        Diagnostic(
          VerificationDiagnosticID.recordMissing,
          "lesson '\(lesson.name)' has no committed record; '\(Self.accept(lesson))' writes it",
          at: Diagnostic.Place(lesson.file, SourceSpan(0, 0))
        )
      ]
    }
    // Most records are what they were; those of lessons with translations are read all the same.
    let committedText = committed.text
    guard text != committedText else { return [] }
    let old: RecordFile
    do {
      old = try RecordFile(text: committedText)
    } catch {
      return [Self.unreadable(committed, error, lesson)]
    }
    let new = today.with(translations: old.translations)
    let found =
      Self.repetitions(lesson, committed)
      + Self.differences(lesson, new: new, old: old, committed: committed)
    guard found.isEmpty else { return found }
    let expected = new.text
    return expected == committedText ? [] : [Self.misshapen(committed, expected, lesson)]
  }

  /// The command that accepts what a lesson computes now.
  static func accept(_ lesson: Lesson) -> String { "unroll verify --accept \(lesson.file.path)" }

  private static func unreadable(
    _ file: SourceFile,
    _ error: RecordFile.ReadingError,
    _ lesson: Lesson
  ) -> Diagnostic {
    switch error {
    case .schema(let found):
      let version = Int(found) ?? 0
      let cure =
        version > RecordFile.schema
        ? "it was written by a newer unroll; update unroll"
        : "an older unroll wrote it; '\(accept(lesson))' writes it anew, and its diff shows whether values changed"
      return Diagnostic(
        VerificationDiagnosticID.recordSchema,
        "the record has schema \(found), this unroll reads and writes schema \(RecordFile.schema); \(cure)",
        at: Diagnostic.Place(file, file.span(ofLine: 2))
      )
    case .line(let number):
      let line = file.span(ofLine: number)
      return Diagnostic(
        VerificationDiagnosticID.recordUnreadable,
        "\(flaw(of: line, in: file)); '\(accept(lesson))' writes the record anew",
        at: Diagnostic.Place(file, line)
      )
    }
  }

  /// What is wrong with a line that cannot be read.
  private static func flaw(of line: SourceSpan, in file: SourceFile) -> String {
    let text = file.text(in: line).drop { $0 == " " }
    if ["<<<<<<<", "=======", ">>>>>>>"].contains(where: text.hasPrefix) {
      return "this line is left over from a merge conflict"
    }
    if line.end < file.bytes.count, file.bytes[line.end] == 0x0D {
      return "this line ends in a carriage return, as git makes them with 'core.autocrlf'; "
        + "say '*.json text eol=lf' in '.gitattributes'"
    }
    return "this line is not as unroll writes it; records are not edited by hand"
  }

  /// The record says the same in other words: another order, another number of a cell, a comma.
  private static func misshapen(_ file: SourceFile, _ text: String, _ lesson: Lesson) -> Diagnostic
  {
    let expected = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = (1...file.lineCount).first {
      $0 > expected.count || file.text(in: file.span(ofLine: $0)) != expected[$0 - 1]
    }
    return Diagnostic(
      VerificationDiagnosticID.recordUnreadable,
      "from this line on the record has the lesson's values, but not in the lesson's order and unroll's form; "
        + "'\(accept(lesson))' writes it anew",
      at: Diagnostic.Place(file, file.span(ofLine: line ?? 1))
    )
  }

  /// Entries that have the key of one above them.
  private static func repetitions(_ lesson: Lesson, _ committed: SourceFile) -> [Diagnostic] {
    RecordIndex(committed).repeated.map { key, place in
      Diagnostic(
        VerificationDiagnosticID.recordUnreadable,
        "the record has an entry '\(key)' already; '\(accept(lesson))' writes it anew",
        at: place
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
    let lines = RecordIndex(committed)
    let accept = accept(lesson)
    func note(_ entry: RecordFile.Entry, line: Int = -1) -> [Diagnostic.Note] {
      [Diagnostic.Note("in the record", at: lines.place(of: entry.key, line: line))]
    }
    return EntryAlignment(old: old.entries, new: new.entries).pairs.compactMap { pair in
      let place = Diagnostic.Place(
        lesson.file,
        pair.new.flatMap { spans[$0.key] } ?? SourceSpan(0, 0)
      )
      switch (pair.old, pair.new) {
      case (let old?, let new?):
        if let difference = ValueDifference(from: old.lines, to: new.lines) {
          return Diagnostic(
            VerificationDiagnosticID.valueChanged,
            "'\(new.key)' \(difference.text); if that is right, '\(accept)' accepts it",
            at: place,
            notes: note(old, line: difference.line)
          )
        }
        guard pair.isRenamed else { return nil }
        return Diagnostic(
          VerificationDiagnosticID.entryRenamed,
          "'\(new.key)' computes what the record has as '\(old.key)'; '\(accept)' renames it there",
          at: place,
          notes: note(old)
        )
      case (nil, let new?):
        return Diagnostic(
          VerificationDiagnosticID.valueAdded,
          "'\(new.key)' is not in the committed record; '\(accept)' adds it",
          at: place
        )
      case (let old?, nil):
        return Diagnostic(
          VerificationDiagnosticID.valueRemoved,
          "the record has '\(old.key)', which lesson '\(lesson.name)' no longer has; '\(accept)' removes it",
          at: lines.place(of: old.key, line: -1)
        )
      case (nil, nil):
        return nil
      }
    }
  }
}
