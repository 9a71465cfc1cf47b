import LessonModel

/// Computed numbers in prose: a mark so quiet that it can be overlooked, and behind it where the number comes from.
struct ClaimWriter: Sendable {
  let values: ValueWriter

  /// A value or a claim within a line.
  ///
  /// Without a script, hovering, tapping or focusing the number shows the expression, the full value and the line.
  ///
  /// - Parameters:
  ///   - value: The inline value in the lesson.
  ///   - output: What the record has for it.
  ///   - line: Its line in the lesson's file, from 1.
  /// - Returns: The HTML.
  func html(_ value: InlineValue, output: LessonRecord.Output, line: Int) -> HTML {
    let expression = CodeWriter.highlighted(value.expression.text)
    let id = "inline-\(value.ordinal)-origin"
    switch output {
    case .claim(let claim, let computed):
      let holds = claim.holds(for: computed)
      let shown = Self.shown(claim)
      let failure: HTML =
        holds
        ? HTML() : "<span class=\"failure\">\(values.wording.claimFails)</span>"
      return marked(
        shown,
        classes: holds ? "claim" : "claim wrong",
        id: id,
        origin:
          "<code>\(expression)</code> <span class=\"full\">= \(Self.full(computed))</span>\(failure)",
        line: line
      )
    case .value(let computed):
      let full =
        Self.full(computed).map { " <span class=\"full\">= \($0)</span>" as HTML } ?? HTML()
      return marked(
        bare(computed),
        classes: "claim",
        id: id,
        origin: "<code>\(expression)</code>\(full)",
        line: line
      )
    case .printed(let text): return HTML(text: text)
    case .expectation: return HTML()
    }
  }

  private func marked(
    _ shown: HTML,
    classes: String,
    id: String,
    origin: HTML,
    line: Int
  ) -> HTML {
    """
    <span class="\(classes)" tabindex="0" aria-describedby="\(id)">\(shown)\
    <span class="origin" role="tooltip" id="\(id)">\(origin) \
    <span class="line">\(values.wording.line(line))</span></span></span>
    """
  }

  /// A value without a title of its own: the mark shows the full value already.
  private func bare(_ value: RecordedValue) -> HTML {
    guard case .number(let number) = value else { return values.inline(value) }
    return "<span class=\"number\">\(NumberFormat(alone: number).text(number).html)</span>"
  }

  /// The number as the author wrote it, with a true minus sign and the power of ten typeset.
  private static func shown(_ claim: Claim) -> HTML {
    let text = claim.written.text.replacing("-", with: "−")
    guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      let match = text.wholeMatch(of: /([^eE]*)[eE]([+−]?)([0-9]+)(.*)/),
      let exponent = Int(match.3)
    else { return "<span class=\"number\">\(text)</span>" }
    let sign = match.2 == "−" ? "−" : ""
    let mantissa = match.1 == "1" ? "" : match.1 == "−1" ? "−" : "\(match.1)·"
    return """
      <span class="number">\(String(mantissa))10<sup>\(sign)\(exponent)</sup>\(String(match.4))</span>
      """
  }

  private static func full(_ value: RecordedValue) -> HTML? {
    switch value {
    case .number(let value): full(value)
    case .integer(let value): HTML(text: NumberText.signed(value))
    default: nil
    }
  }

  /// Every digit, typeset.
  private static func full(_ value: Double) -> HTML { NumberText(shortest: value).html }
}
