import Diagnostics
import LessonMarkdown
import LessonModel

/// The body of a lesson's page: every value, formula and reference put in its place in the prose.
///
/// 1. The tables and equations are numbered.
/// 2. Each formula, inline value, cell, reference and plain code block becomes HTML; what is wrong is gathered.
/// 3. `LessonMarkdown` writes the prose with those pieces in it.
struct PageBody {
  private let lesson: Lesson
  private let record: LessonRecord
  private let typesetter: MathTypesetter
  private let numbering: Numbering
  private let wording: Wording
  /// What the page says beside the lesson while its author is at work; nil for a page that is published.
  private let draft: PageDraft?
  private var replacements: [SourceSpan: String] = [:]

  /// The body.
  private(set) var html = HTML()
  /// What each heading of the lesson says, in order.
  private(set) var headings: [HTML] = []
  /// The tables' data, as files beside the page.
  private(set) var data: [OutputFile] = []
  /// Values and claims in the prose.
  private(set) var checkedCount = 0
  /// Claims that are false.
  private(set) var failedCount = 0
  private(set) var diagnostics: [Diagnostic] = []

  init(
    lesson: Lesson,
    record: LessonRecord,
    typesetter: MathTypesetter,
    draft: PageDraft? = nil
  ) {
    self.draft = draft
    self.lesson = lesson
    self.record = record
    self.typesetter = typesetter
    numbering = Numbering(lesson: lesson, record: record)
    wording = Wording(language: lesson.language)
  }

  /// Writes everything.
  ///
  /// - Parameter allowHTML: Whether the course lets lessons hold raw HTML.
  mutating func write(allowHTML: Bool) {
    for formula in lesson.formulas { replacements[formula.span] = html(of: formula).markup }
    for reference in lesson.references { replacements[reference.span] = html(of: reference).markup }
    let entries = Dictionary(
      record.entries.map { ($0.key, $0.outputs) },
      uniquingKeysWith: { first, _ in first }
    )
    var behindCell = 0
    for part in lesson.parts {
      guard let outputs = entries[part.key] else {
        if draft != nil {
          if case .cell(let cell) = part { behindCell = cell.span.end }
          guard part.span.start >= behindCell || part.isCell else { continue }
          replacements[part.span] = withoutValue(part).markup
          continue
        }
        report(.missingEntry, "the record has no entry '\(part.key)'", at: part.span)
        continue
      }
      switch part {
      case .cell(let cell):
        behindCell = cell.span.end
        replacements[cell.span] = html(of: cell, outputs).markup
      case .inline(let value):
        // One in a caption is written with its cell.
        guard value.span.start >= behindCell else { continue }
        replacements[value.span] = html(of: value, outputs).markup
      }
    }
    for block in CodeBlock.all(in: lesson) {
      let code = block.code.text
      replacements[block.span] =
        (block.language == "swift"
        ? CodeWriter.shown(code) : CodeWriter.plain(code, language: block.language)).markup
    }
    var list = HTML()
    if let draft {
      if draft.problems.hasErrors {
        // What a cell that fails does not show is no news.
        diagnostics.removeAll { RenderingDiagnosticID.dependentOnRecord.contains($0.id) }
      }
      (replacements, list) = DraftWriter(lesson: lesson, draft: draft)
        .marked(replacements, diagnostics)
    } else if diagnostics.hasErrors {
      return
    }
    let writer = BodyWriter(words: .words(for: lesson.language), allowHTML: allowHTML)
    do {
      let body = try writer.write(lesson, replacing: replacements)
      html = list + HTML(trusted: body.html).joiningEastAsianLines()
      headings = body.headings.map(HTML.init(trusted:))
    } catch {
      for span in error.missing + error.leftOver {
        report(.misplacedPiece, "what is computed here has no place in the page", at: span)
      }
      html = list
    }
  }
}

// MARK: - Cells and values

extension PageBody {
  /// A part of a draft that has no value: its code.
  private func withoutValue(_ part: LessonPart) -> HTML {
    switch part {
    case .cell(let cell):
      let code = CodeWriter.cell(cell.code.text, visibility: .shown, wording: wording)
      return "<div class=\"cell\">\n\(code)</div>\n"
    case .inline(let value):
      return "<code class=\"preview-source\">\(value.expression.text)</code>"
    }
  }

  private mutating func html(of cell: CodeCell, _ outputs: [LessonRecord.Output]) -> HTML {
    var titles: [CellWriter.Titles] = []
    var figures: [(item: Numbering.Item, caption: HTML)] = []
    if cell.options.output != .hidden {
      var items = (numbering.figures[cell.key] ?? []).makeIterator()
      // The caption belongs to the first thing that has a number.
      var caption = cell.options.caption
      for case .value(let value) in outputs {
        guard value.numberedKind != nil else { continue }
        let text = caption.map { inline($0) } ?? HTML()
        caption = nil
        if case .table(let table) = value {
          let columns = table.columns.map { title($0.title, of: cell) }
          titles.append(CellWriter.Titles(columns: columns, caption: text))
        } else if let item = items.next() {
          checkLabels(of: value, cell)
          figures.append((item, text))
        }
      }
    }
    let writer = CellWriter(
      wording: wording,
      figureWording: FigureWording(language: lesson.language),
      lesson: lesson.name
    )
    let (html, data) = writer.html(
      cell,
      outputs: outputs,
      tables: numbering.tables[cell.key] ?? [],
      figures: figures,
      titles: titles,
      answer: answerNumber(of: cell)
    )
    checkSize(of: outputs, html, cell)
    self.data += data.map { OutputFile(path: "\(lesson.language)/\($0.name)", text: $0.text) }
    return html
  }

  /// Which of several folded outputs a cell's is.
  private func answerNumber(of cell: CodeCell) -> Int? {
    guard cell.options.output == .folded else { return nil }
    let folded = lesson.cells.filter { $0.options.output == .folded }
    return folded.count > 1 ? folded.firstIndex { $0.key == cell.key }.map { $0 + 1 } : nil
  }

  /// Reports the TeX that labels of figures cannot show.
  private mutating func checkLabels(of value: RecordedValue, _ cell: CodeCell) {
    var seen: Set<String> = []
    for label in value.labels where seen.insert(label).inserted {
      for command in LabelText(label).unknownCommands {
        report(
          .unsupportedLabel,
          "a figure's label cannot show '\(command)', in the label '\(label)'",
          at: cell.code.span
        )
      }
    }
  }

  /// Reports a figure with sliders that would make the page slow to load.
  private mutating func checkSize(
    of outputs: [LessonRecord.Output],
    _ html: HTML,
    _ cell: CodeCell
  ) {
    let size = html.markup.utf8.count
    guard size > ExplorableWriter.mostBytes else { return }
    for case .value(.explorable(let explorable)) in outputs {
      report(
        .figureTooLarge,
        "\(explorable.frames.count) frames take \(size / 1024) KiB, a page has room for "
          + "\(ExplorableWriter.mostBytes / 1024); use fewer values or fewer points",
        at: cell.code.span
      )
      return
    }
  }

  private mutating func html(of value: InlineValue, _ outputs: [LessonRecord.Output]) -> HTML {
    guard let output = outputs.last else {
      report(.missingEntry, "the record has no value for '\(value.key)'", at: value.span)
      return HTML()
    }
    checkedCount += 1
    if case .claim(let claim, let computed) = output, !claim.holds(for: computed) {
      failedCount += 1
    }
    let line = lesson.file.position(at: value.span.start).line
    return ClaimWriter(values: ValueWriter(wording: wording))
      .html(value, output: output, line: line)
  }
}

// MARK: - Formulas and references

extension PageBody {
  /// Phrasing content, also where it is displayed: it may stand in a paragraph.
  private mutating func html(of formula: Formula) -> HTML {
    let math = typeset(formula)
    guard formula.isDisplayed else { return Self.inline(math, tex: formula.tex) }
    let item = formula.label.flatMap { numbering.equations[$0] }
    // What may be wider than a phone scrolls by keys, too.
    let focus: HTML = formula.tex.bytes.count > 24 ? " tabindex=\"0\"" : HTML()
    let body: HTML = "<span class=\"formula\"\(focus)>\(math)</span>"
    guard let item else { return "<span class=\"equation\">\(body)</span>" }
    return """
      <span class="equation" id="\(item.anchor)">\(body)\
      <span class="ordinal">(\(item.number))</span></span>
      """
  }

  /// A short formula is not torn apart at the end of a line; the last piece of a longer one is not torn from the
  /// punctuation behind it, before which browsers would break.
  private static func inline(_ math: HTML, tex: SourceSlice) -> HTML {
    guard tex.bytes.count > 28 else { return "<span class=\"short\">\(math)</span>" }
    let (markup, end) = (math.markup, "</span></span>")
    guard let last = markup.ranges(of: "<b class=base>").last, markup.hasSuffix(end) else {
      return math
    }
    let piece = markup[last.lowerBound...].dropLast(end.count)
    return HTML(trusted: "\(markup[..<last.lowerBound])<b class=short>\(piece)</b>\(end)")
  }

  private mutating func html(of reference: Reference) -> HTML {
    let (word, kind) =
      switch reference.kind {
      case .table: (wording.table, "table")
      case .figure: (wording.figure, "figure")
      case .equation: (wording.equation, "equation")
      }
    guard let item = numbering[reference] else {
      let hint = Spelling.hint(for: reference.name, among: numbering.names(of: reference.kind))
      report(
        .emptyReference,
        "'\(reference.name)' shows no \(kind) to refer to\(hint)",
        at: reference.span
      )
      return HTML()
    }
    let number = reference.kind == .equation ? "(\(item.number))" : item.number
    return "<a class=\"reference\" href=\"#\(item.anchor)\">\(word)\u{A0}\(number)</a>"
  }

  /// The formula's HTML; what is wrong with its TeX is reported at its place.
  private mutating func typeset(_ formula: Formula) -> HTML {
    let problems: [TeXError]
    let html: HTML
    let id: RenderingDiagnosticID
    switch typesetter.typeset(formula.tex.text, isDisplayed: formula.isDisplayed) {
    case .typeset(let math, let warnings): (html, problems, id) = (math, warnings, .texWarning)
    case .failure(let error): (html, problems, id) = (HTML(), [error], .texError)
    }
    for problem in problems {
      let span = problem.offset.map { formula.tex.span(ofTokenAt: $0) } ?? formula.span
      report(id, problem.message, at: span)
    }
    return html
  }

  /// Short Markdown, a caption or a column's title, with its formulas typeset and its values computed.
  private mutating func inline(_ slice: SourceSlice) -> HTML {
    let text = InlineText(slice)
    var pieces: [SourceSpan: String] = [:]
    for formula in text.formulas {
      pieces[formula.span] = Self.inline(typeset(formula), tex: formula.tex).markup
    }
    for reference in text.references { pieces[reference.span] = html(of: reference).markup }
    for value in lesson.inlineValues where slice.file === lesson.file {
      guard slice.span.start <= value.span.start, value.span.end <= slice.span.end,
        let outputs = record[value.key]?.outputs
      else { continue }
      pieces[value.span] = html(of: value, outputs).markup
    }
    let html = try? text.html(replacing: pieces, words: .words(for: lesson.language))
    return html.map(HTML.init(trusted:)) ?? HTML(text: slice.text)
  }

  /// The title of a column, which a cell computed; what is wrong with it is reported at the cell.
  private mutating func title(_ text: String, of cell: CodeCell) -> HTML {
    guard text.contains(where: { "$*_`\\@&[<".contains($0) }) else { return HTML(text: text) }
    let before = diagnostics.count
    let html = inline(SourceSlice(path: lesson.file.path, text: text))
    for index in before..<diagnostics.count {
      let found = diagnostics[index]
      diagnostics[index] = Diagnostic(
        RenderingDiagnosticID(rawValue: found.id) ?? .texError,
        "\(found.message), in the column title '\(text)'",
        at: Diagnostic.Place(lesson.file, cell.code.span),
        severity: found.severity
      )
    }
    return html
  }

  private mutating func report(_ id: RenderingDiagnosticID, _ message: String, at span: SourceSpan)
  {
    diagnostics.append(
      Diagnostic(
        id,
        message,
        at: Diagnostic.Place(lesson.file, span),
        severity: id == .texWarning ? .warning : .error
      )
    )
  }
}

extension SourceSlice {
  /// The place in the file of the TeX command or the character at an offset.
  fileprivate func span(ofTokenAt offset: Int) -> SourceSpan {
    guard offset < bytes.count else { return fileSpan(bytes.count, bytes.count) }
    var end = offset + 1
    if bytes[offset] == UInt8(ascii: "\\") {
      while end < bytes.count, (0x61...0x7A).contains(bytes[end] | 0x20) { end += 1 }
      if end == offset + 1 { end += 1 }
    }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return fileSpan(offset, min(end, bytes.count))
  }
}
