public import Diagnostics
public import LessonModel

/// Holds a translation to its source: the same cells up to the text of strings and comments, the same claims, the same
/// values, the same sections, none of which changed since it was translated.
public struct TranslationCheck: Sendable {
  private let source: Lesson
  private let translation: Lesson

  /// Compares `translation` with `source`, which has the same name in the course's first language.
  public init(source: Lesson, translation: Lesson) {
    self.source = source
    self.translation = translation
  }

  /// Everything that is not the same.
  ///
  /// - Parameters:
  ///   - sourceRecord: What the source computes; nil if it cannot be run.
  ///   - translationRecord: What the translation computes; nil if it cannot be run.
  ///   - committed: The lesson's committed record; nil if there is none.
  /// - Returns: Diagnostics at their places in the translation, each with a note on the place in the source.
  public func diagnostics(
    sourceRecord: LessonRecord?,
    translationRecord: LessonRecord?,
    committed: SourceFile?
  ) -> [Diagnostic] {
    let cells = cellDiagnostics()
    let (inline, values) = (
      inlineDiagnostics(), cells.isEmpty ? valueDiagnostics(sourceRecord, translationRecord) : []
    )
    let sections = sectionDiagnostics()
    return cells + inline + (inline.isEmpty ? values : []) + sections
      + (sections.isEmpty ? staleDiagnostics(committed) : [])
  }

  // MARK: Cells

  private func cellDiagnostics() -> [Diagnostic] {
    let theirs = Dictionary(
      source.cells.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let ours = Set(translation.cells.map(\.key))
    let missing = source.cells.filter { !ours.contains($0.key) }.map { cell in
      problem(
        .translationIncomplete,
        "the translation lacks the cell '\(cell.key)' of the source; copy it",
        at: counterpart(of: cell.span),
        note: cell.span
      )
    }
    return missing
      + translation.cells.flatMap { cell -> [Diagnostic] in
        guard let original = theirs[cell.key] else {
          return [
            problem(
              .translationIncomplete,
              "the source has no cell '\(cell.key)'; add it there or remove it here",
              at: cell.span,
              note: nil
            )
          ]
        }
        return optionDiagnostics(cell, original) + codeDiagnostics(cell, original)
      }
  }

  private func optionDiagnostics(_ cell: CodeCell, _ original: CodeCell) -> [Diagnostic] {
    let (ours, theirs) = (cell.options, original.options)
    return [
      ("code", ours.code.rawValue, theirs.code.rawValue),
      ("output", ours.output.rawValue, theirs.output.rawValue),
    ].filter { $0.1 != $0.2 }.map { key, here, there in
      problem(
        .translationCell,
        "the cell '\(cell.key)' has '\(key): \(here)', the source has '\(key): \(there)'; write '\(there)'",
        at: cell.span,
        note: original.span
      )
    }
  }

  private func codeDiagnostics(_ cell: CodeCell, _ original: CodeCell) -> [Diagnostic] {
    let (ours, theirs) = (CodeOutline(cell.code).tokens, CodeOutline(original.code).tokens)
    let count = zip(ours, theirs).prefix { $0.text == $1.text }.count
    guard count < max(ours.count, theirs.count) else { return [] }
    let here = count < ours.count ? ours[count] : nil
    let there = count < theirs.count ? theirs[count] : nil
    let place = here?.span ?? SourceSpan(cell.code.span.end, cell.code.span.end)
    let found = Self.shown(here?.text)
    let expected = Self.shown(there?.text)
    let canReplace = here != nil && there != nil && found != expected && there?.text != "\n"
    return [
      Diagnostic(
        VerificationDiagnosticID.translationCell,
        "the cell '\(cell.key)' has \(found) here, the source has \(expected); "
          + "a translation changes the text of strings and comments only",
        at: Diagnostic.Place(translation.file, place),
        notes: [note(there?.span ?? original.code.span)],
        fixIt: canReplace ? there.map { Diagnostic.FixIt(place, $0.text) } : nil
      )
    ]
  }

  private static func shown(_ token: String?) -> String {
    switch token {
    case nil: "nothing more"
    case "\n": "the end of a line"
    case "\"": "a string"
    case let token?: "'\(token)'"
    }
  }

  // MARK: Inline values and claims

  private func inlineDiagnostics() -> [Diagnostic] {
    let theirs = Dictionary(
      source.inlineValues.map { ($0.key, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    let ours = Set(translation.inlineValues.map(\.key))
    let missing = source.inlineValues.filter { !ours.contains($0.key) }.map { value in
      problem(
        .translationIncomplete,
        "the translation lacks \(Self.described(value)) of the source; put it into this section",
        at: counterpart(of: value.span),
        note: value.span
      )
    }
    return missing
      + translation.inlineValues.compactMap { value in
        guard let original = theirs[value.key] else {
          let meant = Spelling.closest(to: value.key, among: theirs.keys)
          return problem(
            .translationIncomplete,
            "the source has no \(Self.described(value))"
              + (meant.map { "; did you mean '\($0)'?" } ?? "; add it there or remove it here"),
            at: value.span,
            note: meant.flatMap { theirs[$0]?.span }
          )
        }
        guard !Self.isSame(value.claim, original.claim) else { return nil }
        return problem(
          .translationClaim,
          "the translation has \(Self.described(value)), the source has \(Self.described(original)); "
            + "write what the source has",
          at: value.span,
          note: original.span
        )
      }
  }

  private static func described(_ value: InlineValue) -> String {
    guard let claim = value.claim else { return "value '\(value.key)'" }
    return "claim '\(claim.written.text) \(claim.relation.rawValue) \(value.key)'"
  }

  private static func isSame(_ left: Claim?, _ right: Claim?) -> Bool {
    left?.relation == right?.relation && left?.written.value == right?.written.value
      && left?.written.lastPlace == right?.written.lastPlace
  }

  // MARK: Values

  private func valueDiagnostics(_ theirs: LessonRecord?, _ ours: LessonRecord?) -> [Diagnostic] {
    guard let theirs, let ours else { return [] }
    let originals = Dictionary(
      RecordFile(theirs).entries.map { ($0.key, RecordLines.withoutText($0.lines)) },
      uniquingKeysWith: { first, _ in first }
    )
    let spans = Dictionary(
      translation.parts.map { ($0.key, $0.span) },
      uniquingKeysWith: { first, _ in first }
    )
    return RecordFile(ours).entries.compactMap { entry in
      guard let original = originals[entry.key], let span = spans[entry.key],
        let difference = ValueDifference(
          from: original,
          to: RecordLines.withoutText(entry.lines)
        )
      else { return nil }
      return problem(
        .translationValue,
        "'\(entry.key)' \(difference.text(now: "here", before: "in the source")); "
          + "let no number depend on translated text",
        at: span,
        note: source.parts.first { $0.key == entry.key }?.span
      )
    }
  }

  // MARK: Sections

  private func sectionDiagnostics() -> [Diagnostic] {
    let (ours, theirs) = (translation.headings, source.headings)
    let count = zip(ours, theirs).prefix { $0.level == $1.level }.count
    guard count < max(ours.count, theirs.count) else { return [] }
    if count < ours.count, count < theirs.count {
      return [
        problem(
          .translationSections,
          "the heading '\(ours[count].text)' has level \(ours[count].level), the source has "
            + "'\(theirs[count].text)' of level \(theirs[count].level) here; a translation has the source's sections",
          at: ours[count].span,
          note: theirs[count].span
        )
      ]
    }
    if count < theirs.count {
      return [
        problem(
          .translationSections,
          "the translation ends before the section '\(theirs[count].text)' of the source; translate it",
          at: SourceSpan(translation.file.span.end, translation.file.span.end),
          note: theirs[count].span
        )
      ]
    }
    return [
      problem(
        .translationSections,
        "the source has no section for '\(ours[count].text)'; add it there or remove it here",
        at: ours[count].span,
        note: nil
      )
    ]
  }

  private func staleDiagnostics(_ committed: SourceFile?) -> [Diagnostic] {
    guard let committed, let file = try? RecordFile(text: committed.text) else { return [] }
    let accept = RecordCheck.accept(translation)
    guard let known = file.translations.first(where: { $0.language == translation.language })
    else {
      return [
        problem(
          .translationUnrecorded,
          "the record does not know from which text this was translated; if from today's, '\(accept)' says so",
          at: SourceSpan(0, 0),
          note: nil
        )
      ]
    }
    let digests = Dictionary(
      known.sections.map { ($0.anchor, $0.digest) },
      uniquingKeysWith: { first, _ in first }
    )
    let now = SectionDigest.sections(of: source)
    let changed = now.enumerated().compactMap { index, section -> Diagnostic? in
      let digest = digests[section.anchor]
      guard digest != section.digest else { return nil }
      let heading = index > 0 ? source.headings[index - 1] : nil
      let name =
        heading.map { "the section '\($0.text)'" } ?? "the title, the description or the opening"
      return problem(
        .translationStale,
        "\(name) of the source \(digest == nil ? "is new" : "has changed") since it was translated; "
          + "bring this up to date, then '\(accept)' says so",
        at: index > 0 ? translation.headings[index - 1].span : SourceSpan(0, 0),
        note: heading?.span ?? SourceSpan(0, 0)
      )
    }
    let anchors = Set(now.map(\.anchor))
    let removed = known.sections.filter { !anchors.contains($0.anchor) }.map { section in
      problem(
        .translationStale,
        "the section '#\(section.anchor)' that was translated is gone from the source; "
          + "bring this up to date, then '\(accept)' says so",
        at: SourceSpan(0, 0),
        note: nil
      )
    }
    return changed + removed
  }
}

extension TranslationCheck {
  /// The heading in the translation below which what stands in the source at `span` belongs.
  private func counterpart(of span: SourceSpan) -> SourceSpan {
    let index = source.headings.lastIndex { $0.span.start <= span.start }
    guard let index, translation.headings.indices.contains(index) else {
      return SourceSpan(translation.body.start, translation.body.start)
    }
    return translation.headings[index].span
  }

  private func note(_ span: SourceSpan) -> Diagnostic.Note {
    Diagnostic.Note("in the source", at: Diagnostic.Place(source.file, span))
  }

  private func problem(
    _ id: VerificationDiagnosticID,
    _ message: String,
    at span: SourceSpan,
    note: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      id,
      message,
      at: Diagnostic.Place(translation.file, span),
      notes: note.map { [self.note($0)] } ?? []
    )
  }
}
