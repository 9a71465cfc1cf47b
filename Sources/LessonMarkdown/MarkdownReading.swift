import Diagnostics
import LessonModel

/// A lesson's body as libcmark is to parse it, with tokens for what is ours, and what the tokens stand for.
///
/// Parser and writer make the same reading of the same file, so that what the one finds the other can replace.
struct MarkdownReading {
  /// An id that the author gave a heading, and where.
  struct Anchor {
    let id: String
    let span: SourceSpan
  }

  /// A link whose place is known.
  struct PlacedLink {
    let destination: String
    let span: SourceSpan
  }

  let file: SourceFile
  /// The text to parse.
  var text: MappedText
  var tokens: [Token] = []
  var tables: [PipeTable] = []
  var footnotes: [Footnote] = []
  /// By the offset in the file of the heading.
  var anchors: [Int: Anchor] = [:]
  /// By the offset in the file of the paragraph or heading, in order.
  var links: [Int: [PlacedLink]] = [:]
  var diagnostics: [Diagnostic] = []
  /// Nil if the file uses every private character; then nothing is ours.
  let spelling: TokenSpelling?
  /// The numbers of the footnotes, by label.
  var footnoteNumbers: [String: Int] = [:]

  /// The reading of the Markdown in `body`, which is made once for each file.
  static func reading(of file: SourceFile, body: SourceSpan) -> MarkdownReading {
    file.reading(of: body) { MarkdownReading(file: file, body: body) }
  }

  private init(file: SourceFile, body: SourceSpan) {
    self.file = file
    text = MappedText(file: file, span: body)
    spelling = TokenSpelling(unusedIn: text.bytes)
    guard spelling != nil else { return }
    moveFootnotes()
    maskElements(in: maskStraddlingFormulas())
  }

  /// Reads one line of Markdown in which blocks mean nothing: a caption, a column's heading.
  init(inline slice: SourceSlice) {
    file = slice.file
    text = MappedText(slice)
    spelling = TokenSpelling(unusedIn: text.bytes)
    guard spelling != nil else { return }
    let whole = 0..<text.bytes.count
    var edits = edits(of: LeafText(whole, of: text), mayDefineLinks: false).edits
    // In front, so that no byte of the text begins a block.
    let start = add(.tableCell(table: 0, row: 0, column: 0), text.span(whole)) + [0x20]
    if let first = edits.first, first.range.lowerBound == 0 {
      edits[0] = MappedText.Edit(range: first.range, replacement: start + first.replacement)
    } else {
      edits.append(MappedText.Edit(range: 0..<0, replacement: start))
    }
    text = text.applying(edits)
  }

  /// A token's number in a new token's spelling.
  mutating func add(_ kind: Token.Kind, _ span: SourceSpan) -> [UInt8] {
    tokens.append(Token(kind: kind, span: span))
    return spelling?.spelled(tokens.count - 1) ?? []
  }

  mutating func report(
    _ id: MarkdownDiagnosticID,
    _ message: String,
    at span: SourceSpan,
    severity: Diagnostic.Severity = .error,
    notes: [Diagnostic.Note] = [],
    fixIt: Diagnostic.FixIt? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        id,
        message,
        at: Diagnostic.Place(file, span),
        severity: severity,
        notes: notes,
        fixIt: fixIt
      )
    )
  }

  /// The text with tokens put back as they were written.
  func restored(_ text: String) -> String {
    guard let spelling, spelling.occurs(in: text) else { return text }
    return spelling.parts(of: text).map { part in
      switch part {
      case .text(let text): text
      case .token(let number):
        tokens.indices.contains(number)
          ? file.text(in: tokens[number].span).split(whereSeparator: \.isNewline)
            .joined(separator: " ") : ""
      }
    }.joined()
  }

  /// Makes tokens of formulas that Markdown takes apart because a line inside begins like a list or a heading.
  ///
  /// - Returns: The tree of the text as it is then.
  private mutating func maskStraddlingFormulas() -> MarkdownTree {
    // A formula taken out can bring another to light, but not often.
    for _ in 0..<8 {
      let tree = MarkdownTree(parsing: text.bytes)
      let edits = straddlingFormulas(in: tree)
      guard !edits.isEmpty else { return tree }
      text = text.applying(edits)
    }
    return MarkdownTree(parsing: text.bytes)
  }

  private mutating func straddlingFormulas(in tree: borrowing MarkdownTree) -> [MappedText.Edit] {
    guard Self.holdsDollars(text.bytes[...]) else { return [] }
    return tree.withRoot { root in
      var edits: [MappedText.Edit] = []
      var end = 0
      for block in Block.all(below: root, in: text)
      where block.start >= end && (block.kind == .paragraph || block.kind == .heading) {
        guard let (leaf, element) = straddlingFormula(in: block),
          let kind = tokenKind(of: element, in: leaf)
        else { continue }
        let range = leaf.range(element.range)
        edits.append(MappedText.Edit(range: range, replacement: add(kind, text.span(range))))
        end = range.upperBound
      }
      return edits
    }
  }

  /// A formula that begins a line of `block` and ends behind the block, in the same containers, before an empty line.
  private func straddlingFormula(in block: Block) -> (LeafText, InlineElement)? {
    guard Self.holdsDollars(text.bytes[block.range(in: text)]) else { return nil }
    var leaf = LeafText(block, lines: block.lines, of: text)
    let start = InlineScanner(leaf.bytes).elements.first { element in
      guard case .unclosedFormula = element.kind else { return false }
      return leaf.lines.contains { $0.lowerBound == element.range.lowerBound }
    }?.range.lowerBound
    guard let start else { return nil }
    var line = block.lines.upperBound + 1
    while line <= text.lineCount {
      let (cursor, belongs) = block.containers.cursor(on: line, of: text)
      guard belongs, !cursor.isBlank else { return nil }
      leaf.add(line, of: block)
      line += 1
      guard let last = leaf.lines.last, Self.holdsDollars(leaf.bytes[last]) else { continue }
      return InlineScanner(leaf.bytes).elements.first { $0.range.lowerBound == start }
        .map { (leaf, $0) }
    }
    return nil
  }

  private static func holdsDollars(_ bytes: ArraySlice<UInt8>) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: "$") && $1 == UInt8(ascii: "$") }
  }
}
