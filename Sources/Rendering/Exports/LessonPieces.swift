import Diagnostics
import LessonMarkdown
import LessonModel

/// A lesson as plain Markdown with its values filled in, and its cells between the pieces.
///
/// 1. What is ours in the prose (values, references, labelled equations, anchors, alerts) becomes an edit of the text.
/// 2. The cells cut the text in pieces; a cell inside a list or quote stays in its piece, as Markdown.
struct LessonPieces {
  /// A stretch of prose, or a cell.
  enum Piece {
    case prose(String)
    case cell(CodeCell, [LessonRecord.Output])
  }

  /// What documents of a format do not agree on.
  struct Dialect {
    /// What a link to another lesson ends with.
    let linkExtension: String
    /// Whether `> [!NOTE]` and `[^note]` are known.
    let isGitHub: Bool
  }

  let lesson: Lesson
  let record: LessonRecord
  let numbering: Numbering
  let wording: Wording
  let values: ValueText
  private let dialect: Dialect
  private let bodyWords: BodyWords
  private var edits: [(span: SourceSpan, text: String)] = []

  init(_ lesson: Lesson, record: LessonRecord, dialect: Dialect) {
    self.lesson = lesson
    self.record = record
    self.dialect = dialect
    numbering = Numbering(lesson: lesson, record: record)
    wording = Wording(language: lesson.language)
    values = ValueText(wording: wording)
    bodyWords = .words(for: lesson.language)
    gatherEdits()
  }

  /// The pieces in order.
  ///
  /// - Parameter markdown: Writes a cell that cannot stand by itself.
  /// - Returns: Prose and cells.
  func pieces(_ markdown: (CodeCell, [LessonRecord.Output]) -> String) -> [Piece] {
    var pieces: [Piece] = []
    var edits = self.edits
    var start = lesson.body.start
    func close(_ end: Int) {
      let text = self.text(SourceSpan(start, end), edits)
      if !text.isEmpty { pieces.append(.prose(text)) }
    }
    for cell in lesson.cells {
      let outputs = record[cell.key]?.outputs ?? []
      let line = lesson.file.span(ofLine: lesson.file.position(at: cell.span.start).line)
      let prefix = lesson.file.text(in: SourceSpan(line.start, cell.span.start))
      if prefix.allSatisfy({ $0 == " " }), prefix.count <= 3, !isInList(cell, line) {
        close(line.start)
        pieces.append(.cell(cell, outputs))
        start = cell.span.end
      } else {
        let rest = prefix.map { $0 == ">" || $0 == "\t" ? $0 : " " }
        let text = markdown(cell, outputs).split(separator: "\n", omittingEmptySubsequences: false)
        edits.append((cell.span, text.joined(separator: "\n\(String(rest))")))
      }
    }
    close(lesson.body.end)
    return pieces
  }

  /// Whether a cell without a mark of its own in front belongs to a list's item above.
  private func isInList(_ cell: CodeCell, _ line: SourceSpan) -> Bool {
    guard cell.span.start > line.start else { return false }
    var number = lesson.file.position(at: line.start).line - 1
    while number > 0 {
      let text = lesson.file.text(in: lesson.file.span(ofLine: number))
      let content = text.drop(while: \.isWhitespace)
      if !content.isEmpty, content.startIndex == text.startIndex {
        return content.firstMatch(of: /^([-+*]|[0-9]+[.)])\s/) != nil
      }
      number -= 1
    }
    return false
  }

  /// Short Markdown, a caption, with its values and references filled in.
  func inline(_ slice: SourceSlice) -> String {
    text(slice.span, captionEdits(slice))
  }

  /// The number and words above a table or below a figure.
  func heading(_ item: Numbering.Item, _ word: String, caption: String) -> String {
    "**\(word) \(item.number)**" + (caption.isEmpty ? "" : " \(caption)")
  }

  // MARK: The text

  private func text(_ span: SourceSpan, _ edits: [(span: SourceSpan, text: String)]) -> String {
    let inside = edits.filter { span.start <= $0.span.start && $0.span.end <= span.end }
      .sorted { $0.span < $1.span }
    var text = ""
    var start = span.start
    for edit in inside where edit.span.start >= start {
      text += lesson.file.text(in: SourceSpan(start, edit.span.start)) + edit.text
      start = edit.span.end
    }
    text += lesson.file.text(in: SourceSpan(start, span.end))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let bare = lines.drop { $0.allSatisfy(\.isWhitespace) }.reversed()
      .drop { $0.allSatisfy(\.isWhitespace) }.reversed()
    return bare.joined(separator: "\n")
  }

  private mutating func gatherEdits() {
    let captions = lesson.cells.compactMap(\.options.caption)
    for value in lesson.inlineValues where !captions.contains(where: { $0.span.holds(value.span) })
    {
      edits.append((value.span, text(of: value)))
    }
    for reference in lesson.references { edits.append((reference.span, text(of: reference))) }
    for formula in lesson.formulas where formula.isDisplayed {
      if let text = text(of: formula) { edits.append((formula.span, text)) }
    }
    for link in lesson.links where !link.isImage { addLink(link) }
    for heading in lesson.headings { addAnchor(heading) }
    addAlerts()
    if !dialect.isGitHub { addFootnotes() }
  }

  private func captionEdits(_ slice: SourceSlice) -> [(span: SourceSpan, text: String)] {
    lesson.inlineValues.filter { slice.span.holds($0.span) }.map { ($0.span, text(of: $0)) }
      + InlineText(slice).references.map { ($0.span, text(of: $0)) }
  }

  private func text(of value: InlineValue) -> String {
    switch record[value.key]?.outputs.last {
    case .claim(let claim, _): values.claimed(claim)
    case .value(let computed): values.markdown(computed)
    case .printed(let text): text.escapedForMarkdown
    case .expectation, nil: ""
    }
  }

  private func text(of reference: Reference) -> String {
    let word =
      switch reference.kind {
      case .table: wording.table
      case .figure: wording.figure
      case .equation: wording.equation
      }
    let number = numbering[reference]?.number ?? reference.name
    return "\(word)\u{A0}\(reference.kind == .equation ? "(\(number))" : number)"
  }

  /// A numbered equation, or one in a fence, between dollar signs; nil if it stays as it is written.
  private func text(of formula: Formula) -> String? {
    let isFence = !lesson.file.text(in: formula.span).hasPrefix("$")
    guard isFence || formula.label != nil else { return nil }
    let tag = formula.label.flatMap { numbering.equations[$0] }.map { " \\tag{\($0.number)}" } ?? ""
    let line = lesson.file.span(ofLine: lesson.file.position(at: formula.span.start).line)
    let prefix = lesson.file.text(in: SourceSpan(line.start, formula.span.start))
    let rest = prefix.map { $0 == ">" ? $0 : " " }
    let isAlone = prefix.allSatisfy { $0 == ">" || $0 == " " }
    let tex = formula.tex.text.split(separator: "\n").joined(
      separator: "\n\(isAlone ? String(rest) : "")"
    )
    let gap = isAlone && formula.tex.lines.count > 1 ? "\n\(String(rest))" : ""
    return "$$\(gap)\(tex.trimmingNewlines)\(tag)\(gap)$$"
  }

  /// Lets a link lead to the other lesson in the same format.
  private mutating func addLink(_ link: Link) {
    guard dialect.linkExtension != "md",
      let match = link.destination.wholeMatch(of: /([^:\/#?]+)\.md(#.*)?/)
    else { return }
    let text = lesson.file.text(in: link.span)
    guard let range = text.firstRange(of: "](\(link.destination)") else { return }
    let start = link.span.start + text[..<range.lowerBound].utf8.count + 2
    edits.append(
      (
        SourceSpan(start, start + link.destination.utf8.count),
        "\(match.1).\(dialect.linkExtension)\(match.2 ?? "")"
      )
    )
  }

  /// An anchor that the author gave a heading.
  private mutating func addAnchor(_ heading: Heading) {
    let text = lesson.file.text(in: heading.span)
    guard let match = text.firstMatch(of: /[ \t]*\{#([^}\n]*)\}/),
      match.1 == heading.anchor
    else { return }
    let start = heading.span.start + text[..<match.range.lowerBound].utf8.count
    edits.append(
      (
        SourceSpan(start, start + text[match.range].utf8.count), " <a id=\"\(heading.anchor)\"></a>"
      )
    )
  }

  /// The lines of the body that are not code.
  private var proseLines: [SourceSpan] {
    let code = lesson.cells.map(\.span) + CodeBlock.all(in: lesson).map(\.span)
    return (1...lesson.file.lineCount).map(lesson.file.span(ofLine:)).filter { line in
      line.start >= lesson.body.start && !code.contains { $0.contains(line.start) }
    }
  }

  /// Footnotes as raised numbers, and their texts as a list.
  private mutating func addFootnotes() {
    var mentions: [(label: String, span: SourceSpan)] = []
    var definitions: [String: SourceSpan] = [:]
    for line in proseLines {
      let text = lesson.file.text(in: line)
      for match in text.matches(of: /\[\^([^\]\s]+)\](:\s*)?/) {
        let start = line.start + text[..<match.range.lowerBound].utf8.count
        let label = String(match.1)
        if match.range.lowerBound == text.startIndex, match.2 != nil {
          definitions[label] = SourceSpan(start, start + match.0.utf8.count)
        } else {
          mentions.append((label, SourceSpan(start, start + label.utf8.count + 3)))
        }
      }
    }
    var numbers: [String: Int] = [:]
    for mention in mentions where definitions[mention.label] != nil {
      let number = numbers[mention.label] ?? numbers.count + 1
      numbers[mention.label] = number
      edits.append((mention.span, "<sup>\(number)</sup>"))
    }
    for (label, span) in definitions {
      guard let number = numbers[label] else { continue }
      edits.append((span, "- <sup>\(number)</sup> "))
    }
  }

  /// Headings of alerts in words, where the reader's program does not know them.
  private mutating func addAlerts() {
    for line in proseLines {
      let text = lesson.file.text(in: line)
      guard let match = text.firstMatch(of: /^([ >]*>\s*)\[!([A-Za-z]+)\]\s*(\w*)\s*$/) else {
        continue
      }
      let kind = match.2.lowercased()
      let verdict = Verdict(rawValue: match.3.lowercased()).flatMap { bodyWords.verdicts[$0] }
      let word: String
      if kind == "claim" {
        word = bodyWords.claim + (verdict.map { " · \(bodyWords.computed): \($0)" } ?? "")
      } else if let alert = bodyWords.alerts[kind], !dialect.isGitHub {
        word = alert
      } else {
        continue
      }
      // An empty line behind it, so that it is a paragraph of its own.
      edits.append((line, "\(match.1)**\(word)**\n\(match.1)"))
    }
  }
}

extension SourceSpan {
  fileprivate func holds(_ other: SourceSpan) -> Bool { start <= other.start && other.end <= end }
}

extension String {
  fileprivate var trimmingNewlines: String {
    String(drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed())
  }
}
