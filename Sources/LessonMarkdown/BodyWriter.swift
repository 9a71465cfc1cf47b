public import Diagnostics
public import LessonModel

/// Writes a lesson's body as HTML, through libcmark's own renderer in safe mode.
///
/// What others computed is spliced in verbatim, keyed by its place in the lesson. What is none of ours comes out
/// exactly as `cmark` writes it, but for the ids of headings. Safe to use from several threads at once.
public struct BodyWriter: Sendable {
  /// What headings get beside their text.
  public enum HeadingStyle: Sendable {
    /// Nothing: as `cmark` writes them.
    case plain
    /// An id.
    case anchored
    /// An id, and behind the text a link of class `permalink` to it.
    case linked
  }

  let words: BodyWords
  let allowHTML: Bool
  let headingStyle: HeadingStyle

  /// A writer.
  ///
  /// - Parameters:
  ///   - words: What the HTML says by itself.
  ///   - allowHTML: Whether raw HTML in lessons is let through; else libcmark leaves a comment in its place.
  ///   - headingStyle: What headings get beside their text.
  public init(
    words: BodyWords = .english,
    allowHTML: Bool = false,
    headingStyle: HeadingStyle = .linked
  ) {
    self.words = words
    self.allowHTML = allowHTML
    self.headingStyle = headingStyle
  }

  /// Writes the body of a lesson.
  ///
  /// - Parameters:
  ///   - lesson: The lesson, as the parser gave it, without errors.
  ///   - replacements: HTML for every cell, inline value, formula and reference of the lesson, by its span. That
  ///     of inline values, references and formulas has to be phrasing content (`span`, not `div`), since it may
  ///     stand in a paragraph. HTML for a plain code block (`CodeBlock`) may be among them.
  /// - Returns: The body and its headings.
  /// - Throws: `SpliceError` if a replacement is missing or left over.
  public func write(
    _ lesson: Lesson,
    replacing replacements: [SourceSpan: String]
  ) throws(SpliceError) -> WrittenBody {
    let reading = MarkdownReading.reading(of: lesson.file, body: lesson.body)
    var splicer = TreeSplicer(
      reading: reading,
      replacements: replacements,
      words: words,
      allowHTML: allowHTML
    )
    splicer.numbering = FootnoteNumbering(reading)
    let tree = MarkdownTree(parsing: reading.text.bytes)
    let body = tree.withRoot { write($0, of: lesson, &splicer) }
    let leftOver = replacements.keys.filter { !splicer.used.contains($0) }.sorted()
    guard splicer.missing.isEmpty, leftOver.isEmpty else {
      throw SpliceError(missing: splicer.missing.sorted(), leftOver: leftOver)
    }
    return body
  }

  private func write(
    _ root: MarkdownNode,
    of lesson: Lesson,
    _ splicer: inout TreeSplicer
  ) -> WrittenBody {
    let reading = splicer.reading
    // Places are read off the tree before anything in it moves.
    let blocks = Block.all(below: root, in: reading.text)
    let fences = blocks.compactMap { block in
      FencedCode(block, of: reading.text).map { (block.node, $0) }
    }
    let headings = blocks.filter { $0.kind == .heading }.map {
      ($0.node, reading.text.origin($0.start))
    }
    splicer.spliceInlines(below: root)
    replaceCode(fences, &splicer)
    let titles = replaceHeadings(headings, of: lesson)
    let tables = tableHTML(splicer)
    let cells = Set(splicer.cells.values)
    for paragraph in splicer.paragraphsWithBlocks where !cells.contains(paragraph) {
      separateBlocks(of: paragraph, splicer, tables)
    }
    for node in cells { node.remove() }
    for (quote, alert) in splicer.alerts { replace(quote, by: alert) }
    let footnotes = footnotesHTML(splicer)
    return WrittenBody(html: root.html() + footnotes, headings: titles)
  }

  /// Cells and formulas in fences, and plain code for which the caller has something better.
  private func replaceCode(_ fences: [(MarkdownNode, FencedCode)], _ splicer: inout TreeSplicer) {
    for (node, fence) in fences where fence.isClosed {
      let isOurs = fence.info == "{swift}" || fence.info.prefix { !$0.isWhitespace } == "math"
      let html = isOurs ? splicer.html(for: fence.span) : splicer.optionalHTML(for: fence.span)
      if let html, let custom = MarkdownNode.custom(block: true, enter: html) {
        node.replace(by: custom)
      }
    }
  }

  /// Gives headings their ids; returns what they say, in the lesson's order.
  private func replaceHeadings(_ found: [(MarkdownNode, Int)], of lesson: Lesson) -> [String] {
    let nodes = Dictionary(found.map { ($0.1, $0.0) }, uniquingKeysWith: { first, _ in first })
    return lesson.headings.map { heading in
      guard let node = nodes[heading.span.start] else { return "" }
      let html = node.html()
      let open = "<h\(heading.level)>"
      let close = "</h\(heading.level)>\n"
      guard html.hasPrefix(open), html.hasSuffix(close) else { return "" }
      let inner = String(html.dropFirst(open.count).dropLast(close.count))
      if headingStyle != .plain {
        let id = heading.anchor.escapedForHTML
        let link =
          headingStyle == .linked
          ? """
           <a class="permalink" href="#\(id)" aria-label="\(words.permalink.escapedForHTML)">#</a>
          """ : ""
        let whole = "<h\(heading.level) id=\"\(id)\">\(inner)\(link)</h\(heading.level)>"
        if let custom = MarkdownNode.custom(block: true, enter: whole) { node.replace(by: custom) }
      }
      return inner.withoutFootnoteMarks.withoutLinks
    }
  }

  /// Takes formulas that stand on lines of their own, and tables, out of a paragraph.
  private func separateBlocks(
    of paragraph: MarkdownNode,
    _ splicer: TreeSplicer,
    _ tables: [String]
  ) {
    let children = paragraph.children
    var current: MarkdownNode?
    for (index, child) in children.enumerated() {
      let before = index > 0 ? children[index - 1].kind : .softBreak
      let after = index + 1 < children.count ? children[index + 1].kind : .softBreak
      let standsAlone =
        (before == .softBreak || before == .lineBreak)
        && (after == .softBreak || after == .lineBreak)
      if let content = splicer.blocks[child], standsAlone {
        let html =
          switch content {
          case .html(let html): html
          case .table(let number): tables.indices.contains(number) ? tables[number] : ""
          }
        if let custom = MarkdownNode.custom(block: true, enter: html) {
          paragraph.insertBefore(custom)
        }
        current = nil
        continue
      }
      let isBreak = child.kind == .softBreak || child.kind == .lineBreak
      let isAtEdge =
        current == nil
        || (index + 1 < children.count && splicer.blocks[children[index + 1]] != nil
          && (index + 2 == children.count || children[index + 2].kind == .softBreak
            || children[index + 2].kind == .lineBreak))
      if isBreak, isAtEdge { continue }
      if current == nil, let fresh = MarkdownNode.paragraph() {
        paragraph.insertBefore(fresh)
        current = fresh
      }
      current?.append(child)
    }
    paragraph.remove()
  }
}

extension String {
  /// Inline HTML without the marks of footnotes.
  fileprivate var withoutFootnoteMarks: String {
    let open = "<sup class=\"footnote-mark\">"
    guard contains(open) else { return self }
    var pieces = components(separatedBy: open)
    let first = pieces.removeFirst()
    return pieces.reduce(first) {
      $0 + $1.components(separatedBy: "</sup>").dropFirst().joined(separator: "</sup>")
    }
  }

  private func components(separatedBy separator: String) -> [String] {
    var pieces: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      pieces.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return pieces + [String(rest)]
  }
}
