import Diagnostics
import LessonModel

/// Puts computed HTML in the place of tokens in libcmark's tree, as custom nodes, which libcmark writes verbatim.
struct TreeSplicer {
  let reading: MarkdownReading
  let replacements: [SourceSpan: String]
  let words: BodyWords
  let allowHTML: Bool
  /// Whether inline values without a replacement stay code.
  var keepsValues = false
  /// The footnotes, by their numbers in the reading.
  var numbering = FootnoteNumbering()

  private(set) var used: Set<SourceSpan> = []
  private(set) var missing: [SourceSpan] = []
  /// The paragraphs that hold a table's cells.
  private(set) var cells: [CellPlace: MarkdownNode] = [:]
  /// Paragraphs behind which a footnote's content stands.
  private(set) var footnotes: [(paragraph: MarkdownNode, number: Int)] = []
  /// Custom nodes inside paragraphs that are blocks of their own, with their HTML or the table they stand for.
  private(set) var blocks: [MarkdownNode: BlockContent] = [:]
  /// Paragraphs that hold such nodes, in order.
  private(set) var paragraphsWithBlocks: [MarkdownNode] = []
  /// Quotes that began with an alert's mark.
  ///
  /// Not its paragraph, which may be taken apart.
  private(set) var alerts: [(quote: MarkdownNode, alert: Alert)] = []

  struct CellPlace: Hashable {
    let table: Int
    let row: Int
    let column: Int
  }

  enum BlockContent {
    case html(String)
    case table(Int)
  }

  init(
    reading: MarkdownReading,
    replacements: [SourceSpan: String],
    words: BodyWords,
    allowHTML: Bool
  ) {
    self.reading = reading
    self.replacements = replacements
    self.words = words
    self.allowHTML = allowHTML
  }

  /// Splices inlines everywhere below `root`.
  mutating func spliceInlines(below root: MarkdownNode) {
    var texts: [(node: MarkdownNode, isInImage: Bool)] = []
    var others: [MarkdownNode] = []
    var images = 0
    root.walk { node, isEntering in
      switch node.kind {
      case .image:
        images += isEntering ? 1 : -1
        if isEntering { others.append(node) }
      case .text: texts.append((node, images > 0))
      case .link: if isEntering { others.append(node) }
      case .codeSpan, .inlineHTML, .html, .code: others.append(node)
      default: break
      }
    }
    for node in others { restore(node) }
    guard let spelling = reading.spelling else { return }
    for (node, isInImage) in texts {
      let literal = node.literal
      guard spelling.occurs(in: literal) else { continue }
      if isInImage {
        node.setLiteral(plain(literal))
      } else {
        splice(spelling.parts(of: literal), for: node)
      }
    }
  }

  /// The HTML that stands for a place; noted as missing if there is none.
  mutating func html(for span: SourceSpan) -> String {
    if let html = replacements[span] {
      used.insert(span)
      return html
    }
    missing.append(span)
    return ""
  }

  /// The HTML that stands for a place if the caller supplies any.
  mutating func optionalHTML(for span: SourceSpan) -> String? {
    guard let html = replacements[span] else { return nil }
    used.insert(span)
    return html
  }

  /// Puts back what was no token after all, leads links to pages, and lets raw HTML through if it is allowed.
  private func restore(_ node: MarkdownNode) {
    switch node.kind {
    case .link, .image:
      let url = reading.restored(node.url)
      let title = node.title
      if SafeLink.isDangerous(url) {
        node.setURL("")
      } else if node.kind == .link, let page = SafeLink.page(of: url) {
        node.setURL(page)
      } else if url != node.url {
        node.setURL(url)
      }
      if reading.spelling?.occurs(in: title) ?? false { node.setTitle(reading.restored(title)) }
    case .html, .inlineHTML:
      guard allowHTML else { return }
      let html = reading.restored(node.literal)
      if let custom = MarkdownNode.custom(block: node.kind == .html, enter: html) {
        node.replace(by: custom)
      }
    default:
      let literal = node.literal
      if reading.spelling?.occurs(in: literal) ?? false {
        node.setLiteral(reading.restored(literal))
      }
    }
  }

  /// Tokens as text, where there is no place for HTML.
  private func plain(_ literal: String) -> String {
    (reading.spelling?.parts(of: literal) ?? []).map { part in
      guard case .token(let number) = part else {
        if case .text(let text) = part { return text }
        return ""
      }
      guard reading.tokens.indices.contains(number) else { return "" }
      switch reading.tokens[number].kind {
      case .formula(let formula): return formula.tex.text
      case .value(let code): return code.text
      case .mention, .footnote, .table, .tableCell, .alert: return ""
      case .reference(let reference): return reference.name
      }
    }.joined()
  }

  private mutating func splice(_ parts: [TokenSpelling.Part], for node: MarkdownNode) {
    let parent = node.parent
    var dropsSpace = false
    for part in parts {
      switch part {
      case .text(let text):
        let shown = dropsSpace ? String(text.drop { $0 == " " }) : text
        dropsSpace = false
        if !shown.isEmpty, let piece = MarkdownNode.text(shown) { node.insertBefore(piece) }
      case .token(let number):
        guard reading.tokens.indices.contains(number) else { continue }
        let token = reading.tokens[number]
        if case .tableCell = token.kind { dropsSpace = true }
        splice(token, before: node, in: parent)
      }
    }
    node.remove()
  }

  private static func isInLink(_ node: MarkdownNode) -> Bool {
    var ancestor = node.parent
    while let one = ancestor {
      if one.kind == .link { return true }
      ancestor = one.parent
    }
    return false
  }

  private mutating func splice(_ token: Token, before node: MarkdownNode, in parent: MarkdownNode?)
  {
    let html: String
    var content: BlockContent?
    switch token.kind {
    case .formula, .reference:
      html = self.html(for: token.span)
      content = token.isBlock ? .html(html) : nil
    case .value(let code):
      let stays = keepsValues && replacements[token.span] == nil
      let shown = stays ? "<code>\(code.text.escapedForHTML)</code>" : self.html(for: token.span)
      // In a link the focus is the link's.
      html = Self.isInLink(node) ? shown.replacing(" tabindex=\"0\"", with: "") : shown
    case .mention(let footnote):
      html = numbering.mentionHTML(footnote, at: token.span, words: words)
    case .table(let number):
      html = ""
      content = .table(number)
    case .footnote(let number):
      if let parent { footnotes.append((parent, number)) }
      return
    case .tableCell(let table, let row, let column):
      cells[CellPlace(table: table, row: row, column: column)] = parent
      return
    case .alert(let alert):
      if let next = node.next, next.kind == .softBreak || next.kind == .lineBreak { next.remove() }
      if let quote = parent?.parent, quote.kind == .quote { alerts.append((quote, alert)) }
      return
    }
    guard let custom = MarkdownNode.custom(block: false, enter: html) else { return }
    node.insertBefore(custom)
    if let content, let parent, parent.kind == .paragraph {
      blocks[custom] = content
      if paragraphsWithBlocks.last != parent { paragraphsWithBlocks.append(parent) }
    }
  }
}
