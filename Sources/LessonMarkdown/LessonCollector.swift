import Diagnostics
import LessonModel

/// Gathers the parts of a lesson from libcmark's tree.
struct LessonCollector {
  let reading: MarkdownReading
  private let allowHTML: Bool
  var diagnostics: [Diagnostic] = []
  private(set) var parts: [LessonPart] = []
  private(set) var formulas: [Formula] = []
  private(set) var headings: [Heading] = []
  private(set) var links: [Link] = []
  private(set) var references: [Reference] = []

  private var cells: [(fence: FencedCode, options: CellOptions)] = []
  private(set) var values: [(code: SourceSlice, span: SourceSpan)] = []
  private var titles: [(level: Int, text: String, span: SourceSpan, start: Int)] = []
  private var mentioned: Set<Int> = []
  /// References in captions, which are not the body's.
  private var captionReferences: [Reference] = []

  init(reading: MarkdownReading, allowHTML: Bool) {
    self.reading = reading
    self.allowHTML = allowHTML
  }

  /// Gathers everything below the document.
  mutating func collect(below root: MarkdownNode) {
    for block in Block.all(below: root, in: reading.text) {
      switch block.kind {
      case .code: collectCode(block)
      case .html: collectHTML(block)
      case .heading, .paragraph: collectInlines(block)
      default: break
      }
    }
  }

  // MARK: Blocks

  private mutating func collectCode(_ block: Block) {
    guard let fence = FencedCode(block, of: reading.text) else { return }
    let language = fence.info.prefix { !$0.isWhitespace }
    if !fence.isClosed {
      let what = fence.info.isEmpty ? "code block" : "code block '\(fence.info)'"
      report(.unclosedFence, "the \(what) is not closed by a fence", at: fence.fenceSpan)
    } else if fence.info.hasPrefix("{") {
      collectCell(fence)
    } else if language == "math" {
      collectFormula(fence, label: fence.info.dropFirst(language.count))
    }
  }

  private mutating func collectCell(_ fence: FencedCode) {
    let tag = fence.info.dropFirst().prefix { !"},".contains($0) && !$0.isWhitespace }
    if fence.info == "{swift}" {
      cells.append((fence, CellOptions(of: fence.code)))
    } else if tag == "swift" {
      report(
        .cellInfo,
        "the fence of a cell reads '{swift}'; its options stand on lines '//| key: value'",
        at: fence.infoSpan
      )
    } else if tag.isEmpty || Spelling.closest(to: String(tag), among: ["swift"]) != nil {
      report(
        .misspeltCell,
        "unknown language '\(fence.info)' of a cell; did you mean '{swift}'?",
        at: fence.infoSpan,
        fixIt: Diagnostic.FixIt(fence.infoSpan, "{swift}")
      )
    }
  }

  private mutating func collectFormula(_ fence: FencedCode, label: Substring) {
    let written = label.filter { !$0.isWhitespace }
    var name: String?
    if !written.isEmpty {
      let inner =
        written.hasPrefix("{#") && written.hasSuffix("}") ? written.dropFirst(2).dropLast() : ""
      var scratch = reading
      scratch.diagnostics = []
      name = scratch.checkedLabel(String(inner), at: fence.infoSpan)
      diagnostics += scratch.diagnostics
    }
    formulas.append(
      Formula(span: fence.span, tex: fence.code, isDisplayed: true, label: name)
    )
  }

  private mutating func collectHTML(_ block: Block) {
    let literal = block.node.literal
    let span = reading.text.span(block.range(in: reading.text))
    if reading.spelling?.occurs(in: literal) ?? false {
      report(.unclosedHTML, "the HTML here is not closed", at: span)
    } else if !allowHTML, !literal.drop(while: \.isWhitespace).hasPrefix("<!--") {
      warnAboutHTML(span)
    }
  }

  private mutating func warnAboutHTML(_ span: SourceSpan) {
    report(
      .rawHTML,
      "raw HTML is left out; 'allowHTML: true' in course.yml lets it through",
      at: span,
      severity: .warning
    )
  }

  // MARK: Inlines

  private mutating func collectInlines(_ block: Block) {
    let text = reading.text
    let whole = text.span(block.range(in: text))
    let start = text.origin(block.start)
    var places = (reading.links[start] ?? [])[...]
    var title = ""
    var images = 0
    block.node.walk { node, isEntering in
      switch node.kind {
      case .image:
        images += isEntering ? 1 : -1
        if isEntering { collectLink(node, isImage: true, &places, whole) }
      case .link:
        if isEntering { collectLink(node, isImage: false, &places, whole) }
      case .text:
        for part in reading.spelling?.parts(of: node.literal) ?? [.text(node.literal)] {
          switch part {
          case .text(let text): title += text
          case .token(let number): title += collectToken(number, inImage: images > 0)
          }
        }
      case .codeSpan: title += reading.restored(node.literal)
      case .softBreak, .lineBreak: title += " "
      case .inlineHTML:
        let literal = node.literal
        if !allowHTML, !literal.hasPrefix("</"), !literal.hasPrefix("<!--") { warnAboutHTML(whole) }
      default: break
      }
    }
    if block.kind == .heading {
      let words = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let span = reading.anchors[start].map { whole.union($0.span) } ?? whole
      titles.append((block.node.headingLevel, words, span, start))
    }
  }

  private mutating func collectLink(
    _ node: MarkdownNode,
    isImage: Bool,
    _ places: inout ArraySlice<MarkdownReading.PlacedLink>,
    _ whole: SourceSpan
  ) {
    let url = reading.restored(node.url)
    var span = whole
    // Both are in the order of the text; a link by reference has no place of its own.
    let near = places.prefix(32)
    if let index = near.firstIndex(where: {
      $0.destination == url || "mailto:\($0.destination)" == url
    }) {
      span = places[index].span
      places = places[(index + 1)...]
    }
    if SafeLink.isDangerous(url) {
      report(.unsafeLink, "the address '\(url.prefix(40))' is unsafe and left out", at: span)
    }
    links.append(Link(destination: url, isImage: isImage, span: span))
  }

  /// Takes in what a token stands for; returns its text in a heading without markup.
  private mutating func collectToken(_ number: Int, inImage: Bool) -> String {
    guard reading.tokens.indices.contains(number) else { return "" }
    let token = reading.tokens[number]
    switch token.kind {
    case .formula(let formula):
      if !inImage { formulas.append(formula) }
      return formula.tex.text
    case .value(let code):
      if inImage {
        report(
          .misplacedInlineValue,
          "an inline value cannot stand in the description of an image",
          at: token.span
        )
      } else {
        values.append((code, token.span))
      }
      return code.text
    case .reference(let reference):
      if !inImage { references.append(reference) }
      return "\(reference.kind.rawValue)-\(reference.name)"
    case .mention(let footnote):
      mentioned.insert(footnote)
      return ""
    case .footnote, .table, .tableCell, .alert:
      return ""
    }
  }

  /// The text below a node without markup.
  func plainText(below root: MarkdownNode) -> String {
    var copy = self
    var text = ""
    root.walk { node, _ in
      switch node.kind {
      case .text:
        for part in reading.spelling?.parts(of: node.literal) ?? [.text(node.literal)] {
          switch part {
          case .text(let piece): text += piece
          case .token(let number): text += copy.collectToken(number, inImage: false)
          }
        }
      case .codeSpan: text += reading.restored(node.literal)
      case .softBreak, .lineBreak: text += " "
      default: break
      }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  // MARK: The whole

  /// Puts everything in the order of the file, gives keys and anchors, and checks names.
  mutating func finish() {
    formulas.sort { $0.span < $1.span }
    references.sort { $0.span < $1.span }
    titles.sort { $0.span < $1.span }
    finishParts()
    links.sort { $0.span.start < $1.span.start }
    finishNames()
    finishHeadings()
    for (number, footnote) in reading.footnotes.enumerated() where !mentioned.contains(number) {
      report(
        .unusedFootnote,
        "the footnote '\(footnote.label)' is not mentioned",
        at: footnote.span,
        severity: .warning
      )
    }
  }

  private mutating func finishParts() {
    cells.sort { $0.fence.span < $1.fence.span }
    var parts: [LessonPart] = []
    for (index, cell) in cells.enumerated() {
      diagnostics += cell.options.diagnostics
      let key = cell.options.options.name ?? "cell-\(index + 1)"
      parts.append(
        .cell(
          CodeCell(
            key: key,
            span: cell.fence.span,
            options: cell.options.options,
            code: cell.options.code
          )
        )
      )
      if let caption = cell.options.options.caption {
        let text = InlineText(caption)
        captionReferences += text.references
        links += text.links
        values += text.values
      }
    }
    values.sort { $0.span < $1.span }
    var namer = InlineKeyNamer()
    for (index, value) in values.enumerated() {
      let claim = ClaimReader(value.code)
      if let diagnostic = claim.diagnostic { diagnostics.append(diagnostic) }
      parts.append(
        .inline(
          InlineValue(
            key: namer.key(for: claim.expression.text),
            ordinal: index + 1,
            span: value.span,
            expression: claim.expression,
            claim: claim.claim
          )
        )
      )
    }
    self.parts = parts.sorted { $0.span < $1.span }
  }

  private mutating func finishNames() {
    var names: [String: SourceSpan] = [:]
    for cell in cells {
      guard let name = cell.options.options.name, let span = cell.options.nameSpan else { continue }
      if let first = names[name] {
        report(
          .duplicateName,
          "the name '\(name)' is used twice",
          at: span,
          notes: [note("first here", first)]
        )
      }
      names[name] = names[name] ?? span
    }
    var labels: [String: SourceSpan] = [:]
    for formula in formulas {
      guard let label = formula.label else { continue }
      if let first = labels[label] {
        report(
          .duplicateLabel,
          "the label '\(label)' is used twice",
          at: formula.span,
          notes: [note("first here", first)]
        )
      }
      labels[label] = labels[label] ?? formula.span
    }
    let equations = Set(labels.keys.map { String($0.dropFirst(3)) })
    let cells = Set(names.keys)
    for reference in references + captionReferences {
      let (known, what) =
        reference.kind == .equation ? (equations, "equation") : (cells, "cell")
      guard !known.contains(reference.name) else { continue }
      let meant =
        Spelling.isWorthwhile(after: diagnostics.count, among: known.count)
        ? Spelling.closest(to: reference.name, among: known) : nil
      let nameSpan = SourceSpan(
        reference.span.end - reference.name.utf8.count,
        reference.span.end
      )
      let place = meant.flatMap { names[$0] ?? labels["eq-\($0)"] }
      report(
        .unknownReference,
        "no \(what) is called '\(reference.name)'"
          + (meant.map { "; did you mean '\($0)'?" }
            ?? "; name one with \(reference.kind == .equation ? "'{#eq-\(reference.name)}'" : "'//| name: \(reference.name)'")"),
        at: reference.span,
        notes: place.map { [note("it is here", $0)] } ?? [],
        fixIt: meant.map { Diagnostic.FixIt(nameSpan, $0) }
      )
    }
  }

  private mutating func finishHeadings() {
    // Ids of captions, equations and footnotes are not free for headings.
    var taken = Set(formulas.compactMap(\.label))
    for cell in cells {
      guard let name = cell.options.options.name else { continue }
      taken.formUnion(Reference.Kind.allCases.map { "\($0.rawValue)-\(name)" })
    }
    for number in 1...(reading.footnotes.count + 1) {
      taken.formUnion(["fn-\(number)", "fnref-\(number)"])
    }
    var explicit: [String: SourceSpan] = [:]
    for title in titles {
      guard let anchor = reading.anchors[title.start] else { continue }
      if let first = explicit[anchor.id] {
        report(
          .duplicateAnchor,
          "the anchor '\(anchor.id)' is used twice",
          at: anchor.span,
          notes: [note("first here", first)]
        )
      } else if taken.contains(anchor.id) {
        report(
          .duplicateAnchor,
          "the anchor '\(anchor.id)' is already the id of something else",
          at: anchor.span
        )
      }
      explicit[anchor.id] = explicit[anchor.id] ?? anchor.span
    }
    var namer = AnchorNamer(avoiding: taken.union(explicit.keys))
    headings = titles.map { title in
      let anchor = reading.anchors[title.start]?.id ?? namer.anchor(for: title.text)
      return Heading(level: title.level, text: title.text, anchor: anchor, span: title.span)
    }
  }

  private func note(_ message: String, _ span: SourceSpan) -> Diagnostic.Note {
    Diagnostic.Note(message, at: Diagnostic.Place(reading.file, span))
  }

  private mutating func report(
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
        at: Diagnostic.Place(reading.file, span),
        severity: severity,
        notes: notes,
        fixIt: fixIt
      )
    )
  }
}
