import Diagnostics
import LessonMarkdown
import LessonModel

/// The body of a lesson's page: ready-made HTML for each cell, value, formula and reference, spliced into the prose.
struct PageBody {
  private let lesson: Lesson
  private let record: LessonRecord
  private let typesetter: MathTypesetter
  private let numbers: PageNumbers
  private let wording: Wording
  private let values: ValueWriter
  private var replacements: [SourceSpan: String] = [:]

  private let allowHTML: Bool

  /// The body.
  private(set) var html = ""
  /// The tables' data, as files beside the page.
  private(set) var data: [OutputFile] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(lesson: Lesson, record: LessonRecord, typesetter: MathTypesetter, allowHTML: Bool) {
    self.allowHTML = allowHTML
    self.lesson = lesson
    self.record = record
    self.typesetter = typesetter
    numbers = PageNumbers(lesson, record)
    wording = Wording(language: lesson.language)
    values = ValueWriter(wording: wording)
  }

  /// 1. formulas and references; 2. cells and inline values; 3. the prose around them.
  mutating func write() {
    for formula in lesson.formulas { replacements[formula.span] = html(of: formula).markup }
    for reference in lesson.references { replacements[reference.span] = html(of: reference).markup }
    for part in lesson.parts {
      switch part {
      case .cell(let cell): replacements[cell.span] = html(of: cell).markup
      case .inline(let value): replacements[value.span] = html(of: value).markup
      }
    }
    do {
      html = try BodyWriter(words: .words(for: lesson.language), allowHTML: allowHTML)
        .write(lesson, replacing: replacements).html
    } catch {
      report(error)
    }
  }
}

// MARK: - Formulas and references

extension PageBody {
  private mutating func html(of formula: Formula) -> HTML {
    let typeset = typeset(formula)
    guard formula.isDisplayed else { return "<span class=\"formula inline\">\(typeset)</span>" }
    // Spans throughout: a displayed formula may stand in a paragraph.
    guard let label = formula.label, let number = numbers.equations[label] else {
      return "<span class=\"equation\"><span class=\"formula\">\(typeset)</span></span>"
    }
    return """
      <span class="equation" id="\(label)"><span class="formula">\(typeset)</span>\
      <span class="equation-number">(\(number))</span></span>
      """
  }

  /// The formula's HTML; a TeX error is reported at its place and leaves the TeX as it is.
  private mutating func typeset(_ formula: Formula) -> HTML {
    let tex = formula.tex
    let problems: [TeXError]
    let html: HTML
    switch typesetter.typeset(tex.text, isDisplayed: formula.isDisplayed) {
    case .typeset(let typeset, let warnings): (html, problems) = (typeset, warnings)
    case .failure(let error):
      html = "<code>\(tex.text)</code>"
      problems = []
      report(error, in: tex, severity: .error)
    }
    for problem in problems { report(problem, in: tex, severity: .warning) }
    return html
  }

  private mutating func report(
    _ error: TeXError, in tex: SourceSlice, severity: Diagnostic.Severity
  ) {
    let span =
      error.offset.map { offset in
        let rest = tex.bytes[min(offset, tex.bytes.count)...]
        let isCommand = rest.first == UInt8(ascii: "\\")
        let letters = rest.dropFirst().prefix { (0x41...0x5A).contains($0 & 0xDF) }.count
        return tex.fileSpan(offset, offset + (isCommand ? 1 + max(1, letters) : 1))
      } ?? tex.span
    diagnostics.append(
      Diagnostic(
        RenderingDiagnosticID.texError, error.message, at: Diagnostic.Place(lesson.file, span),
        severity: severity))
  }

  private mutating func html(of reference: Reference) -> HTML {
    let anchor = "\(reference.kind.rawValue)-\(reference.name)"
    let (word, number, known) =
      switch reference.kind {
      case .table: (wording.table, numbers.tables[reference.name], numbers.tableNames)
      case .equation: (wording.equation, numbers.equations[anchor], Array(numbers.equations.keys))
      case .figure: (wording.figure, String?.none, [String]())
      }
    guard let number else {
      let names = known.map { $0.hasPrefix("eq-") ? String($0.dropFirst(3)) : $0 }
      diagnostics.append(
        Diagnostic(
          RenderingDiagnosticID.unknownReference,
          "the lesson shows no '\(anchor)'\(Spelling.hint(for: reference.name, among: names))",
          at: Diagnostic.Place(lesson.file, reference.span)))
      return HTML(text: "@\(anchor)")
    }
    let shown = reference.kind == .equation ? "(\(number))" : number
    return "<a href=\"#\(anchor)\">\(word)\u{A0}\(shown)</a>"
  }

  /// Short Markdown — a caption, a column's title — with its formulas typeset.
  private mutating func inline(_ slice: SourceSlice) -> HTML {
    let text = InlineText(slice)
    var replacements: [SourceSpan: String] = [:]
    for formula in text.formulas {
      replacements[formula.span] = "<span class=\"formula inline\">\(typeset(formula))</span>"
    }
    for reference in text.references {
      replacements[reference.span] = html(of: reference).markup
    }
    do {
      return HTML(trusted: try text.html(replacing: replacements))
    } catch {
      report(error)
      return HTML(text: text.plainText)
    }
  }

  /// A piece without its place or a place without its piece: a mistake of ours, told rather than left in the page.
  private mutating func report(_ error: SpliceError) {
    let span = (error.missing + error.leftOver).first ?? lesson.body
    diagnostics.append(
      Diagnostic(
        RenderingDiagnosticID.unplacedPiece, "this does not come out on the page where it stands",
        at: Diagnostic.Place(lesson.file, span)))
  }

  /// The title of a column, which a cell computed; TeX errors in it are reported at the cell.
  private mutating func title(_ text: String, of cell: CodeCell) -> HTML {
    guard text.contains(where: { "$*_`\\".contains($0) }) else { return HTML(text: text) }
    let before = diagnostics.count
    let html = inline(SourceSlice(path: lesson.file.path, text: text))
    let place = Diagnostic.Place(lesson.file, cell.code.span)
    for index in before..<diagnostics.count {
      diagnostics[index] = Diagnostic(
        RenderingDiagnosticID.texError,
        "in the column title '\(text)': \(diagnostics[index].message)", at: place,
        severity: diagnostics[index].severity)
    }
    return html
  }
}

// MARK: - Cells and values

extension PageBody {
  private func html(of value: InlineValue) -> HTML {
    guard let output = record[value.key]?.outputs.first else {
      return "<code>\(value.expression.text)</code>"
    }
    let line = lesson.file.position(at: value.span.start).line
    return ClaimWriter(values: values).html(value, output: output, line: line)
  }

  private mutating func html(of cell: CodeCell) -> HTML {
    let code = CodeWriter.cell(
      cell.code.text, visibility: cell.options.code, wording: wording)
    var shown = HTML()
    if cell.options.output == .shown { shown = outputs(of: cell) }
    guard !code.isEmpty || !shown.isEmpty else { return HTML() }
    return "<div class=\"cell\">\n\(code)\(shown)</div>\n"
  }

  private mutating func outputs(of cell: CodeCell) -> HTML {
    var html = HTML()
    var tables = 0
    var printed: [String] = []
    var expectations: [LessonRecord.Expectation] = []
    for output in record[cell.key]?.outputs ?? [] {
      if case .printed(let line) = output {
        printed.append(line)
        continue
      }
      html += flush(&printed)
      switch output {
      case .value(.table(let table)):
        html += self.table(table, of: cell, index: tables)
        tables += 1
      case .value(let value): html += "<div class=\"output\">\(values.inline(value))</div>\n"
      case .expectation(let expectation): expectations.append(expectation)
      case .printed, .claim: break
      }
    }
    html += flush(&printed)
    return html + self.html(of: expectations)
  }

  private func flush(_ printed: inout [String]) -> HTML {
    guard !printed.isEmpty else { return HTML() }
    defer { printed = [] }
    return "<pre class=\"printed\">\(printed.joined(separator: "\n"))</pre>\n"
  }

  private func html(of expectations: [LessonRecord.Expectation]) -> HTML {
    guard !expectations.isEmpty else { return HTML() }
    let failed = expectations.filter { !$0.holds }
    if let first = failed.first {
      return "<p class=\"expectations wrong\">\(wording.expectationFails(first.operands))</p>\n"
    }
    return "<p class=\"expectations\">\(wording.expectationsHold(expectations.count))</p>\n"
  }

  private mutating func table(_ table: Table, of cell: CodeCell, index: Int) -> HTML {
    let name = cell.options.name ?? cell.key
    let suffix = index == 0 ? "" : "-\(index + 1)"
    let path = "\(lesson.name).\(name)\(suffix).csv"
    data.append(
      OutputFile(path: "\(lesson.language)/\(path)", text: CommaSeparatedValues.text(table)))
    var titles: [HTML] = []
    for column in table.columns { titles.append(title(column.title, of: cell)) }
    var caption = HTML()
    if index == 0, let slice = cell.options.caption { caption = inline(slice) }
    return TableWriter(values: values).html(
      table, titles: titles,
      frame: TableWriter.Frame(
        anchor: "tbl-\(name)\(suffix)", label: "\(wording.table) \(numbers.table(cell.key, index))",
        caption: caption, data: path))
  }
}
