import Diagnostics
import LessonModel

extension MarkdownReading {
  /// Makes tokens of everything ours in paragraphs and headings of the text's tree.
  mutating func maskElements(in tree: borrowing MarkdownTree) {
    var all: [MappedText.Edit] = []
    var appendix: [MappedText.Piece] = []
    tree.withRoot { root in
      for block in Block.all(below: root, in: text) {
        guard block.kind == .paragraph || block.kind == .heading else { continue }
        var lines = block.lines
        let key = text.origin(block.start)
        if block.kind == .heading, let edit = explicitAnchor(of: block) { all.append(edit) }
        if block.beginsQuote, block.kind == .paragraph, let edit = alert(of: block) {
          all.append(edit)
          guard lines.count > 1 else { continue }
          lines = lines.lowerBound + 1...lines.upperBound
        }
        if block.kind == .paragraph, let first = tableStart(in: block, lines: lines) {
          let table = maskTable(of: block, lines: first...lines.upperBound)
          all.append(table.edit)
          appendix += table.appendix
          guard first > lines.lowerBound else { continue }
          lines = lines.lowerBound...first - 1
        }
        let leaf = LeafText(block, lines: lines, of: text)
        let found = edits(of: leaf)
        all += found.edits
        if !found.links.isEmpty { links[key] = found.links }
      }
    }
    guard !all.isEmpty else { return }
    text = text.applying(all, appending: appendix)
  }

  /// Tokens for what is ours in `leaf`, and the links in it.
  mutating func edits(
    of leaf: LeafText,
    mayDefineLinks: Bool = true
  ) -> (edits: [MappedText.Edit], links: [PlacedLink]) {
    let scanner = InlineScanner(leaf.bytes, mayDefineLinks: mayDefineLinks)
    var edits: [MappedText.Edit] = []
    for element in scanner.elements {
      guard let kind = tokenKind(of: element, in: leaf) else { continue }
      let range = leaf.range(element.range)
      edits.append(MappedText.Edit(range: range, replacement: add(kind, text.span(range))))
    }
    return (edits, placed(scanner.links, in: leaf))
  }

  func placed(_ links: [LinkPlace], in leaf: LeafText) -> [PlacedLink] {
    // An image inside a link ends before the link, but begins behind it.
    links.sorted { $0.range.lowerBound < $1.range.lowerBound }.map {
      PlacedLink(destination: leaf.string($0.destination), span: leaf.span($0.range))
    }
  }

  /// What an element stands for; nil, with a diagnostic if it is wrong, if it stays as it is written.
  mutating func tokenKind(of element: InlineElement, in leaf: LeafText) -> Token.Kind? {
    let span = leaf.span(element.range)
    switch element.kind {
    case .formula(let tex, let isDisplayed, let label):
      let name = label.flatMap { checkedLabel(leaf.string($0), at: leaf.span($0)) }
      return .formula(
        Formula(span: span, tex: leaf.slice(tex), isDisplayed: isDisplayed, label: name)
      )
    case .unclosedFormula:
      report(
        .unclosedFormula,
        "the formula that '$$' opens is not closed before its paragraph ends; a literal sign is '\\$'",
        at: span
      )
      return nil
    case .value(let tag, let code):
      return valueKind(tag: leaf.string(tag), at: leaf.span(tag), code: leaf.slice(code), span)
    case .reference(let kind, let name):
      return .reference(Reference(kind: kind, name: leaf.string(name), span: span))
    case .footnote(let label):
      return mention(of: leaf.string(label), at: span)
    }
  }

  private mutating func valueKind(
    tag: String,
    at place: SourceSpan,
    code: SourceSlice,
    _ span: SourceSpan
  ) -> Token.Kind? {
    guard tag == "swift" else {
      if let meant = Spelling.closest(to: tag, among: ["swift"]) {
        report(
          .misspeltCell,
          "unknown language '\(tag)' of inline code; did you mean '\(meant)'?",
          at: place,
          fixIt: Diagnostic.FixIt(place, meant)
        )
      }
      return nil
    }
    guard !code.bytes.isEmpty else {
      report(.emptyInlineValue, "an inline value needs an expression behind '{swift}'", at: span)
      return nil
    }
    return .value(code)
  }

  /// The label of a formula if it is a good one.
  mutating func checkedLabel(_ label: String, at span: SourceSpan) -> String? {
    if label.hasPrefix("eq-"), isName(label.dropFirst(3)) { return label }
    let start = SourceSpan(span.start, span.start)
    let fixIt =
      isName(label[...]) && !label.hasPrefix("eq") ? Diagnostic.FixIt(start, "eq-") : nil
    report(
      .invalidLabel,
      "the label '\(label)' of a formula is not 'eq-' and a name of letters, digits and hyphens",
      at: span,
      fixIt: fixIt
    )
    return nil
  }

  /// Cuts `{#id}` off the end of a heading.
  private mutating func explicitAnchor(of block: Block) -> MappedText.Edit? {
    // In a heading with an underline the text ends on the line above it.
    let number = max(block.lines.lowerBound, block.lines.upperBound - (block.isSetext ? 1 : 0))
    let line = text.line(number)
    var end = line.upperBound
    let start = max(line.lowerBound, number == block.lines.lowerBound ? block.start : 0)
    func skipSpaces() { while end > start, text.bytes[end - 1].isWhitespace { end -= 1 } }
    skipSpaces()
    if !block.isSetext {
      let closing = end
      while end > start, text.bytes[end - 1] == UInt8(ascii: "#") { end -= 1 }
      if end == closing || !(end > start && text.bytes[end - 1].isWhitespace) { end = closing }
      skipSpaces()
    }
    guard end > start, text.bytes[end - 1] == UInt8(ascii: "}"),
      let open = text.bytes[start..<end].lastIndex(of: UInt8(ascii: "{")), open + 1 < end,
      text.bytes[open + 1] == UInt8(ascii: "#")
    else { return nil }
    let id = String(decoding: text.bytes[open + 2..<end - 1], as: UTF8.self)
    let place = text.span(open..<end)
    guard !id.isEmpty, id.unicodeScalars.allSatisfy({ $0.isAnchorScalar }) else {
      report(
        .invalidAnchor,
        "the anchor '\(id)' of a heading is not made of letters, digits, hyphens, '_' and '.'",
        at: place
      )
      return nil
    }
    anchors[text.origin(block.start)] = Anchor(id: id, span: place)
    var from = open
    while from > start, text.bytes[from - 1].isWhitespace { from -= 1 }
    return MappedText.Edit(range: from..<end, replacement: [])
  }

  /// Makes a token of `[!NOTE]` on the first line of a quote.
  private mutating func alert(of block: Block) -> MappedText.Edit? {
    let line = text.line(block.lines.lowerBound)
    let range = block.start..<max(block.start, line.upperBound)
    let bytes = text.bytes[range]
    guard bytes.starts(with: "[!".utf8), let close = bytes.firstIndex(of: UInt8(ascii: "]")) else {
      return nil
    }
    let word = String(decoding: bytes[(range.lowerBound + 2)..<close], as: UTF8.self)
    let rest = String(decoding: bytes[(close + 1)...], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !word.isEmpty, word.utf8.allSatisfy({ $0.isLetter }) else { return nil }
    let names = Alert.Kind.allCases.map { $0.rawValue.uppercased() }
    guard let kind = Alert.Kind(rawValue: word.lowercased()) else {
      if rest.isEmpty, let meant = Spelling.closest(to: word.uppercased(), among: names) {
        let place = text.span(range.lowerBound + 2..<close)
        report(
          .unknownAlert,
          "unknown alert '\(word)'; did you mean '\(meant)'?",
          at: place,
          fixIt: Diagnostic.FixIt(place, meant)
        )
      }
      return nil
    }
    guard kind == .claim || rest.isEmpty else { return nil }
    var verdict: Verdict?
    if !rest.isEmpty {
      verdict = Verdict(rawValue: rest.lowercased())
      if verdict == nil {
        let verdicts = Verdict.allCases.map(\.rawValue)
        report(
          .unknownVerdict,
          "unknown verdict '\(rest)', expected one of \(verdicts.joined(separator: ", "))"
            + Spelling.hint(for: rest, among: verdicts),
          at: text.span(close + 1..<range.upperBound)
        )
      }
    }
    let token = add(.alert(Alert(kind: kind, verdict: verdict)), text.span(range))
    return MappedText.Edit(range: range, replacement: token)
  }
}

/// Whether `text` can name a cell or an equation: ASCII letters, digits, `-` and `_`, a letter or digit at both ends.
func isName(_ text: Substring) -> Bool {
  guard let first = text.utf8.first, let last = text.utf8.last else { return false }
  return first.isAlphanumeric && last.isAlphanumeric
    && text.utf8.allSatisfy { $0.isNameByte || $0 == UInt8(ascii: "-") }
}

extension Unicode.Scalar {
  /// Whether it may stand in an anchor: a letter or digit of any script, `-`, `_`, `.` or `:`.
  var isAnchorScalar: Bool {
    properties.isAlphabetic || properties.numericType != nil || "-_.:".unicodeScalars.contains(self)
  }
}
