public import Diagnostics
public import LessonModel

/// Holds the claims of a lesson to the values in its record.
public enum ClaimCheck {
  /// One diagnostic for each claim that is false, at its place, with the true value and what to write instead.
  public static func diagnostics(of lesson: Lesson, record: LessonRecord) -> [Diagnostic] {
    lesson.inlineValues.compactMap { inline in
      guard let claim = inline.claim,
        case .claim(_, let value)? = record[inline.key]?.outputs.first,
        !claim.holds(for: value)
      else { return nil }
      return diagnostic(inline, claim: claim, value: value, file: lesson.file)
    }
  }

  private static func diagnostic(
    _ inline: InlineValue,
    claim: Claim,
    value: Double,
    file: SourceFile
  ) -> Diagnostic {
    let written = claim.written.text
    let expression = inline.expression.text
    let cure = claim.written.writingAlike(value)
    let full = String(value)
    let message: String
    var fixIt: Diagnostic.FixIt?
    switch claim.relation {
    case .approximately:
      let rounded = cure == full ? "" : " (\(full))"
      message = "the claim is \(written), the value of '\(expression)' is \(cure)\(rounded)"
      if value.isFinite, let span = span(of: written, in: inline, file: file) {
        fixIt = Diagnostic.FixIt(span, cure)
      }
    default:
      message =
        "the claim is \(written) \(claim.relation.rawValue) '\(expression)', but its value is \(full)"
    }
    return Diagnostic(
      VerificationDiagnosticID.falseClaim,
      message,
      at: Diagnostic.Place(file, inline.span),
      fixIt: fixIt
    )
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
