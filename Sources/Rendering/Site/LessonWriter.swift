import Diagnostics
import LessonModel

/// The text of one lesson: the prose with every value, formula and reference put in its place.
///
/// 1. Number the tables and equations.
/// 2. Make HTML of each formula, inline value, cell and reference, and gather what is wrong.
/// 3. Have the Markdown written with those pieces in it.
struct LessonWriter {
  /// What comes of a lesson.
  struct Written {
    var body = HTML()
    /// The data of its tables.
    var files: [OutputFile] = []
    /// Values and claims in its prose.
    var checkedCount = 0
    /// Claims that are false.
    var failedCount = 0
    var diagnostics: [Diagnostic] = []
  }

  let lesson: Lesson
  let record: LessonRecord
  let typesetter: MathTypesetter
  let markdown: any MarkdownWriter
  private let wording: Wording
  private let numbering: Numbering
  private var replacements: [SourceSpan: HTML] = [:]
  private var written = Written()

  init(
    lesson: Lesson, record: LessonRecord, typesetter: MathTypesetter,
    markdown: any MarkdownWriter
  ) {
    self.lesson = lesson
    self.record = record
    self.typesetter = typesetter
    self.markdown = markdown
    wording = Wording(language: lesson.language)
    numbering = Numbering(lesson: lesson, record: record)
  }

  /// Writes the lesson.
  static func write(
    _ lesson: Lesson, record: LessonRecord, typesetter: MathTypesetter,
    markdown: any MarkdownWriter
  ) -> Written {
    var writer = LessonWriter(
      lesson: lesson, record: record, typesetter: typesetter, markdown: markdown)
    writer.writeFormulas()
    writer.writeParts()
    writer.writeReferences()
    guard !writer.written.diagnostics.hasErrors else { return writer.written }
    switch markdown.body(of: lesson, replacements: writer.replacements) {
    case .success(let body): writer.written.body = body
    case .failure(let failure): writer.written.diagnostics += failure.all
    }
    return writer.written
  }

  private mutating func writeFormulas() {
    var labels: Set<String> = []
    for formula in lesson.formulas {
      let math = typeset(formula)
      guard let label = formula.label, let item = numbering.equations[label] else {
        replacements[formula.span] =
          formula.isDisplayed ? "<div class=\"equation\">\(math)</div>" : math
        continue
      }
      if !labels.insert(label).inserted {
        report(.duplicateLabel, "an equation '\(label)' is there already", at: formula.span)
      }
      replacements[formula.span] = """
        <div class="equation numbered" id="\(item.anchor)">\(math)\
        <span class="ordinal">(\(item.number))</span></div>
        """
    }
  }

  private mutating func writeParts() {
    let entries = Dictionary(record.entries.map { ($0.key, $0) }, uniquingKeysWith: { a, _ in a })
    for part in lesson.parts {
      guard let entry = entries[part.key] else {
        report(
          .missingEntry, "the record of '\(record.lesson)' has no entry '\(part.key)'",
          at: part.span)
        continue
      }
      switch part {
      case .cell(let cell): write(cell, entry: entry)
      case .inline(let value): write(value, entry: entry)
      }
    }
  }

  private mutating func write(_ cell: CodeCell, entry: LessonRecord.Entry) {
    var titles: [CellWriter.Titles] = []
    for case .value(.table(let table)) in entry.outputs where cell.options.output == .shown {
      let columns = table.columns.map { inline(SourceSlice(path: "", text: $0.title), in: cell.span) }
      let caption = titles.isEmpty ? cell.options.caption.map { inline($0, in: nil) } : nil
      titles.append(CellWriter.Titles(columns: columns, caption: caption ?? HTML()))
    }
    let (html, data) = CellWriter(wording: wording, lesson: lesson.name)
      .html(
        cell, outputs: entry.outputs, tables: numbering.tables[cell.key] ?? [], titles: titles)
    replacements[cell.span] = html
    written.files += data.map { OutputFile(path: "\(lesson.language)/\($0.name)", text: $0.text) }
  }

  private mutating func write(_ value: InlineValue, entry: LessonRecord.Entry) {
    guard let output = entry.outputs.last else {
      report(.missingEntry, "the record has no value for '\(value.key)'", at: value.span)
      return
    }
    let line = lesson.file.position(at: value.span.start).line
    replacements[value.span] = ClaimWriter(values: ValueWriter(wording: wording))
      .html(value, output: output, line: line)
    written.checkedCount += 1
    if case .claim(let claim, let computed) = output, !claim.holds(for: computed) {
      written.failedCount += 1
    }
  }

  private mutating func writeReferences() {
    for reference in lesson.references {
      guard let item = numbering[reference] else {
        let kind = reference.kind
        let hint = Spelling.hint(for: reference.name, among: numbering.names(of: kind))
        report(
          .unknownReference,
          "no shown \(Self.word(kind)) of this lesson is named '\(reference.name)'\(hint)",
          at: reference.span)
        continue
      }
      let word =
        switch reference.kind {
        case .table: wording.table
        case .figure: wording.figure
        case .equation: wording.equation
        }
      replacements[reference.span] = """
        <a class="reference" href="#\(item.anchor)">\(word)\u{A0}\(item.number)</a>
        """
    }
  }

  /// A caption or heading; where it was computed, what is wrong with it is wrong with its cell.
  private mutating func inline(_ text: SourceSlice, in cell: SourceSpan?) -> HTML {
    var found: [Diagnostic] = []
    let html = markdown.inline(text) { formula in
      let (math, diagnostics) = Self.typeset(
        formula, with: typesetter, file: lesson.file, cell: cell)
      found += diagnostics
      return math
    }
    written.diagnostics += found
    return html
  }

  private mutating func typeset(_ formula: Formula) -> HTML {
    let (html, diagnostics) = Self.typeset(
      formula, with: typesetter, file: lesson.file, cell: nil)
    written.diagnostics += diagnostics
    return html
  }

  private static func typeset(
    _ formula: Formula, with typesetter: MathTypesetter, file: SourceFile, cell: SourceSpan?
  ) -> (HTML, [Diagnostic]) {
    let place = { (error: TeXError) in
      Diagnostic.Place(file, cell ?? error.offset.map { formula.tex.span(ofTokenAt: $0) } ?? formula.span)
    }
    let suffix = cell == nil ? "" : " in '\(formula.tex.text)'"
    switch typesetter.typeset(formula.tex.text, isDisplayed: formula.isDisplayed) {
    case .typeset(let html, let warnings):
      return (
        html,
        warnings.map {
          Diagnostic(
            RenderingDiagnosticID.texWarning, $0.message + suffix, at: place($0),
            severity: .warning)
        }
      )
    case .failure(let error):
      return (
        HTML(),
        [Diagnostic(RenderingDiagnosticID.texError, error.message + suffix, at: place(error))]
      )
    }
  }

  private mutating func report(_ id: RenderingDiagnosticID, _ message: String, at span: SourceSpan) {
    written.diagnostics.append(Diagnostic(id, message, at: Diagnostic.Place(lesson.file, span)))
  }

  private static func word(_ kind: Reference.Kind) -> String {
    switch kind {
    case .table: "table"
    case .figure: "figure"
    case .equation: "equation"
    }
  }
}

extension SourceSlice {
  /// The place in the file of the command or the character at an offset.
  fileprivate func span(ofTokenAt offset: Int) -> SourceSpan {
    guard offset < bytes.count else { return fileSpan(bytes.count, bytes.count) }
    var end = offset + 1
    if bytes[offset] == UInt8(ascii: "\\") {
      let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
      while end < bytes.count, isLetter(bytes[end]) { end += 1 }
      if end == offset + 1 { end += 1 }
    }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return fileSpan(offset, min(end, bytes.count))
  }
}
