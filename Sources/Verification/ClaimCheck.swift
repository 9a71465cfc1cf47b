public import Diagnostics
public import LessonModel

/// Holds the claims of a lesson to the values in its record.
public enum ClaimCheck {
  /// One diagnostic for each claim that is false, at its place, with the true value and what to write instead.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - record: What it computes.
  ///   - operands: What the parts of a claim's expression were, by the claim's key; each becomes a note.
  /// - Returns: Nothing if all claims are true.
  public static func diagnostics(
    of lesson: Lesson,
    record: LessonRecord,
    operands: [String: [OperandValue]] = [:]
  ) -> [Diagnostic] {
    let entries = Dictionary(
      record.entries.map { ($0.key, $0.outputs) },
      uniquingKeysWith: { first, _ in first }
    )
    return lesson.inlineValues.compactMap { inline in
      guard let claim = inline.claim, case .claim(_, let value)? = entries[inline.key]?.first,
        !claim.holds(for: value)
      else { return nil }
      let notes = (operands[inline.key] ?? []).map {
        Diagnostic.Note(
          "'\($0.text)' is \($0.value)",
          at: Diagnostic.Place(lesson.file, $0.span)
        )
      }
      return diagnostic(inline, claim: claim, value: value, file: lesson.file, notes: notes)
    }
  }

  private static func diagnostic(
    _ inline: InlineValue,
    claim: Claim,
    value: Double,
    file: SourceFile,
    notes: [Diagnostic.Note]
  ) -> Diagnostic {
    let written = claim.written.text
    let expression = inline.expression.text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    let isRounded = claim.relation == .approximately
    let claimed = isRounded ? written : "\(written) \(claim.relation.rawValue) '\(expression)'"
    let subject = isRounded ? "the value of '\(expression)' is" : "but its value is"
    var fixIt: Diagnostic.FixIt?
    if isRounded, value.isFinite, let span = span(of: written, in: inline, file: file) {
      fixIt = Diagnostic.FixIt(span, claim.written.writingAlike(value))
    }
    return Diagnostic(
      VerificationDiagnosticID.falseClaim,
      "the claim is \(claimed), \(subject) \(full(value)); \(cure(claim, value))",
      at: Diagnostic.Place(file, inline.span),
      notes: notes,
      fixIt: fixIt
    )
  }

  private static func full(_ value: Double) -> String {
    value.isNaN ? "NaN" : value.isFinite ? String(value) : value < 0 ? "-∞" : "∞"
  }

  private static func cure(_ claim: Claim, _ value: Double) -> String {
    guard !value.isNaN else {
      return "no claim is true of NaN, so mend what it is computed from"
    }
    let text = full(value)
    switch claim.relation {
    case .approximately: return "write \(claim.written.writingAlike(value))"
    case .less where value == -.infinity, .greater where value == .infinity:
      return "no number is \(value < 0 ? "less" : "greater"), so mend what it is computed from"
    case .less: return "write a number less than \(text)"
    case .lessOrEqual: return "write \(text) or less"
    case .greater: return "write a number greater than \(text)"
    case .greaterOrEqual: return "write \(text) or more"
    }
  }

  /// Where the number of a claim stands: it is the first occurrence inside the backticks.
  private static func span(
    of written: String,
    in inline: InlineValue,
    file: SourceFile
  ) -> SourceSpan? {
    let target = Array(written.utf8)
    let last = inline.expression.span.start - target.count
    guard last >= inline.span.start else { return nil }
    return (inline.span.start...last)
      .first { file.bytes[$0..<$0 + target.count].elementsEqual(target) }
      .map { SourceSpan($0, $0 + target.count) }
  }
}
