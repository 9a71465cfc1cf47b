import Diagnostics

extension MarkdownReading {
  /// A definition: its mark, and its lines, each without the four columns that belong to the definition.
  private struct Definition {
    let label: String
    let mark: Range<Int>
    let lines: ClosedRange<Int>
    var content: [Range<Int>]
  }

  /// Moves the footnotes' definitions, `[^label]: …` at the left margin, behind the text, each behind a token.
  mutating func moveFootnotes() {
    let starts = (1...text.lineCount).filter { definitionStart($0) != nil }
    guard !starts.isEmpty else { return }
    let tree = MarkdownTree(parsing: text.bytes)
    var isLiteral = [Bool](repeating: false, count: text.lineCount + 1)
    tree.withRoot { root in
      for block in Block.all(below: root, in: text) where block.kind == .code || block.kind == .html
      {
        for line in block.lines where line < isLiteral.count { isLiteral[line] = true }
      }
    }
    var edits: [MappedText.Edit] = []
    var appendix: [MappedText.Piece] = []
    var behind = 0
    for start in starts where start > behind && !isLiteral[start] {
      guard let definition = definition(at: start) else { continue }
      behind = definition.lines.upperBound
      let range = definition.mark.lowerBound..<text.line(behind).upperBound
      edits.append(MappedText.Edit(range: range, replacement: []))
      let span = text.span(definition.mark)
      if let first = footnoteNumbers[definition.label] {
        report(
          .duplicateFootnote,
          "the footnote '\(definition.label)' is defined twice",
          at: span,
          notes: [.init("first here", at: Diagnostic.Place(file, footnotes[first].span))]
        )
        continue
      }
      footnoteNumbers[definition.label] = footnotes.count
      let token = add(.footnote(footnotes.count), span)
      footnotes.append(
        Footnote(label: definition.label, span: span, whole: text.span(range))
      )
      appendix.append(.fresh([0x0A, 0x0A] + token + [0x0A, 0x0A], standingFor: definition.mark))
      for line in definition.content {
        appendix.append(.copy(line))
        appendix.append(.fresh([0x0A], standingFor: line.upperBound..<line.upperBound))
      }
    }
    guard !edits.isEmpty else { return }
    text = text.applying(edits, appending: appendix)
  }

  /// The label and the mark, colon included, if a definition begins on a line.
  private func definitionStart(_ number: Int) -> (label: Range<Int>, mark: Range<Int>)? {
    let line = text.line(number)
    let bytes = text.bytes[line]
    guard bytes.starts(with: "[^".utf8),
      let close = bytes.prefix(104).firstIndex(of: UInt8(ascii: "]")),
      close + 1 < line.upperBound, bytes[close + 1] == UInt8(ascii: ":")
    else { return nil }
    let label = line.lowerBound + 2..<close
    guard !label.isEmpty, !text.bytes[label].contains(where: { $0.isWhitespace || $0 == 0x5B })
    else { return nil }
    return (label, line.lowerBound..<close + 2)
  }

  private func definition(at start: Int) -> Definition? {
    guard let (label, mark) = definitionStart(start) else { return nil }
    let first = text.line(start)
    var content = mark.upperBound
    while content < first.upperBound, text.bytes[content].isWhitespace { content += 1 }
    var definition = Definition(
      label: String(decoding: text.bytes[label], as: UTF8.self),
      mark: mark,
      lines: start...start,
      content: [content..<first.upperBound]
    )
    var line = start + 1
    var last = start
    var blanks: [Range<Int>] = []
    while line <= text.lineCount {
      var cursor = LineCursor(text.bytes, line: text.line(line))
      if cursor.isBlank {
        blanks.append(text.line(line).lowerBound..<text.line(line).lowerBound)
      } else if cursor.indent >= 4 {
        cursor.skipColumns(4)
        definition.content += blanks + [cursor.textIndex..<text.line(line).upperBound]
        blanks = []
        last = line
      } else if blanks.isEmpty, continuesParagraph(line) {
        definition.content.append(text.line(line))
        last = line
      } else {
        break
      }
      line += 1
    }
    return Definition(
      label: definition.label,
      mark: mark,
      lines: start...last,
      content: definition.content
    )
  }

  /// Whether a line at the margin goes on with the paragraph above, and begins no block.
  private func continuesParagraph(_ number: Int) -> Bool {
    let bytes = text.bytes[text.line(number)].drop { $0 == 0x20 }
    guard let first = bytes.first, definitionStart(number) == nil else { return false }
    if "#>|=`~<*+-_$".utf8.contains(first) { return false }
    let digits = bytes.prefix { $0.isDigit }
    let next = bytes.dropFirst(digits.count).first
    return digits.isEmpty || !(next == UInt8(ascii: ".") || next == UInt8(ascii: ")"))
  }

  /// The mention of a footnote; nil with a diagnostic if there is no such footnote.
  mutating func mention(of label: String, at span: SourceSpan) -> Token.Kind? {
    if let number = footnoteNumbers[label] { return .mention(footnote: number) }
    let hint =
      Spelling.isWorthwhile(after: diagnostics.count, among: footnoteNumbers.count)
      ? Spelling.hint(for: label, among: footnoteNumbers.keys) : ""
    report(.unknownFootnote, "no footnote '\(label)' is defined\(hint)", at: span)
    return nil
  }
}
