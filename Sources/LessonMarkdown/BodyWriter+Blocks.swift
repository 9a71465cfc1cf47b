import Diagnostics
import LessonModel

extension BodyWriter {
  /// Cells that rows may be short of and still get, in all tables together: a wide heading over many short rows
  /// would else be more HTML than the lesson is text.
  private static let largestFilling = 100_000

  /// The tables of a lesson.
  func tableHTML(_ splicer: TreeSplicer) -> [String] {
    var filling = Self.largestFilling
    return splicer.reading.tables.enumerated().map { number, table in
      let rows = (0..<table.rowCount).map { row in
        rowHTML(row, of: number, table, splicer, &filling)
      }
      let body = rows.dropFirst().joined()
      return """
        <div class="table-scroll" role="group" aria-label="\(words.table.escapedForHTML)" tabindex="0">
        <table>
        <thead>
        \(rows.first ?? "")</thead>
        \(body.isEmpty ? "" : "<tbody>\n\(body)</tbody>\n")</table>
        </div>
        """
    }
  }

  private func rowHTML(
    _ row: Int,
    of number: Int,
    _ table: PipeTable,
    _ splicer: TreeSplicer,
    _ filling: inout Int
  ) -> String {
    var html = "<tr>\n"
    let tag = row == 0 ? "th scope=\"col\"" : "td"
    let end = row == 0 ? "th" : "td"
    for (column, alignment) in table.columns.enumerated() {
      let place = TreeSplicer.CellPlace(table: number, row: row, column: column)
      let style =
        switch alignment {
        case .none: ""
        case .left: " class=\"left\""
        case .center: " class=\"center\""
        case .right: " class=\"right\""
        }
      if let cell = splicer.cells[place] {
        html += "<\(tag)\(style)>\(cell.inlineHTML)</\(end)>\n"
      } else if filling > 0 {
        filling -= 1
        html += "<\(tag)\(style)></\(end)>\n"
      } else {
        break
      }
    }
    return html + "</tr>\n"
  }

  /// Makes an aside of a quote that began with an alert's mark.
  func replace(_ quote: MarkdownNode, by alert: Alert) {
    if let first = quote.firstChild, first.kind == .paragraph, first.firstChild == nil {
      first.remove()
    }
    guard alert.kind == .claim else {
      let name = alert.kind.rawValue
      let title = (words.alerts[name] ?? name).escapedForHTML
      let open = """
        <aside class="alert \(name)" role="note">
        <p class="alert-title">\(title)</p>
        """
      move(quote.children, from: quote, into: open, "</aside>")
      return
    }
    let verdict = alert.verdict.map { verdict in
      "\n<p class=\"verdict\">\((words.verdicts[verdict] ?? verdict.rawValue).escapedForHTML)</p>"
    }
    let kind = alert.verdict.map { " \($0.rawValue)" } ?? ""
    let children = quote.children
    let said = Array(children.prefix(1))
    let computed = Array(children.dropFirst())
    if !said.isEmpty {
      wrap(
        said,
        "<div class=\"claim-said\">\n<p class=\"claim-title\">\(words.claim.escapedForHTML)</p>",
        "</div>\(verdict ?? "")"
      )
    }
    if !computed.isEmpty {
      wrap(
        computed,
        "<div class=\"claim-computed\">\n<p class=\"claim-title\">\(words.computed.escapedForHTML)</p>",
        "</div>"
      )
    }
    move(
      quote.children,
      from: quote,
      into: "<aside class=\"claim\(kind)\" role=\"note\">",
      "</aside>"
    )
  }

  private func wrap(_ nodes: [MarkdownNode], _ open: String, _ close: String) {
    guard let first = nodes.first,
      let division = MarkdownNode.custom(block: true, enter: open, exit: close)
    else { return }
    first.insertBefore(division)
    for node in nodes { division.append(node) }
  }

  private func move(
    _ nodes: [MarkdownNode],
    from old: MarkdownNode,
    into open: String,
    _ close: String
  ) {
    guard let custom = MarkdownNode.custom(block: true, enter: open, exit: close) else { return }
    for node in nodes { custom.append(node) }
    old.replace(by: custom)
  }

  /// The footnotes that are mentioned, in order; takes all footnotes' content out of the tree.
  func footnotesHTML(_ splicer: TreeSplicer) -> String {
    guard !splicer.footnotes.isEmpty else { return "" }
    let marks = Dictionary(
      splicer.footnotes.map { ($0.paragraph, $0.number) },
      uniquingKeysWith: { first, _ in first }
    )
    var contents: [Int: [MarkdownNode]] = [:]
    for (mark, number) in splicer.footnotes {
      var nodes: [MarkdownNode] = []
      var node = mark.next
      while let current = node, marks[current] == nil {
        nodes.append(current)
        node = current.next
      }
      contents[number] = nodes
    }
    let items = splicer.numbering.order.enumerated().map { index, number in
      let nodes = contents[number] ?? []
      let links = splicer.numbering.backLinksHTML(number, words: words)
      if let last = nodes.last, last.kind == .paragraph,
        let custom = MarkdownNode.custom(block: false, enter: links)
      {
        last.append(custom)
      }
      let html = nodes.map { $0.html() }.joined()
      let tail = nodes.last?.kind == .paragraph ? "" : "<p>\(links)</p>\n"
      return "<li id=\"fn-\(index + 1)\">\n\(html)\(tail)</li>\n"
    }
    for node in splicer.footnotes.map(\.paragraph) + contents.values.joined() { node.remove() }
    guard !items.isEmpty else { return "" }
    return """
      <section class="footnotes" role="doc-endnotes" aria-label="\(words.footnotes.escapedForHTML)">
      <ol>
      \(items.joined())</ol>
      </section>

      """
  }
}

extension MarkdownNode {
  /// What stands in a paragraph, without the paragraph.
  var inlineHTML: String {
    let html = html()
    guard html.hasPrefix("<p>"), html.hasSuffix("</p>\n") else { return html }
    return String(html.dropFirst(3).dropLast(5))
  }
}
