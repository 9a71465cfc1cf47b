import LessonModel

/// A cell and what it shows, as Markdown and SVG files.
struct CellMarkdown: Sendable {
  let pieces: LessonPieces
  let figures: StandaloneFigure
  private var values: ValueText { pieces.values }
  private var wording: Wording { pieces.wording }

  /// The code, if readers see it, and what the cell shows.
  func markdown(
    _ cell: CodeCell,
    _ outputs: [LessonRecord.Output]
  ) -> (text: String, images: [OutputFile]) {
    var blocks: [String] = []
    if cell.options.code != .hidden { blocks.append(Self.fenced(cell.code.text, "swift")) }
    guard cell.options.output != .hidden else { return (blocks.joined(separator: "\n\n"), []) }
    var images: [OutputFile] = []
    for one in ShownOutput.all(of: cell, outputs, pieces.numbering) {
      switch one {
      case .table(let table, let item, let hasCaption):
        blocks.append(heading(item, wording.table, cell, hasCaption))
        blocks.append(values.pipeTable(table))
      case .figure(let figure, let item, let hasCaption):
        let svg = figures.svg(figure, alt: cell.options.alt)
        let alt = cell.options.alt ?? FigureWords(figure, wording: figures.writer.wording).alt
        let name = "\(pieces.lesson.name).\(item.fileStem).svg"
        images.append(OutputFile(path: "\(pieces.lesson.language)/\(name)", text: svg))
        blocks.append("![\(alt.escapedForMarkdown)](\(name))")
        blocks.append(heading(item, wording.figure, cell, hasCaption))
      case .explorable(let explorable, let item, let hasCaption):
        if let svg = figures.svg(explorable, alt: cell.options.alt) {
          let name = "\(pieces.lesson.name).\(item.fileStem).svg"
          images.append(OutputFile(path: "\(pieces.lesson.language)/\(name)", text: svg))
          blocks.append("![\((cell.options.alt ?? "").escapedForMarkdown)](\(name))")
        } else {
          blocks.append(values.pipeTable(explorable.data(figures.writer.wording.dataWords)))
        }
        blocks.append(heading(item, wording.figure, cell, hasCaption))
      case .value(let value): blocks.append(values.markdown(value))
      case .printed(let text): blocks.append(Self.fenced(text, "text"))
      }
    }
    return (blocks.joined(separator: "\n\n"), images)
  }

  private func heading(
    _ item: Numbering.Item,
    _ word: String,
    _ cell: CodeCell,
    _ hasCaption: Bool
  ) -> String {
    let caption = hasCaption ? cell.options.caption.map(pieces.inline) : nil
    return pieces.heading(item, word, caption: caption ?? "")
  }

  /// Code between fences that it does not hold itself.
  private static func fenced(_ code: String, _ language: String) -> String {
    var fence = "```"
    while code.contains(fence) { fence += "`" }
    return "\(fence)\(language)\n\(code)\n\(fence)"
  }
}

/// One thing that a cell shows, with the number it has.
enum ShownOutput {
  case table(Table, Numbering.Item, hasCaption: Bool)
  case figure(Figure, Numbering.Item, hasCaption: Bool)
  case explorable(Explorable, Numbering.Item, hasCaption: Bool)
  case value(RecordedValue)
  /// What was printed, lines that follow each other together.
  case printed(String)

  /// What a cell shows, in order; the caption belongs to the first thing that has a number.
  static func all(
    of cell: CodeCell,
    _ outputs: [LessonRecord.Output],
    _ numbering: Numbering
  ) -> [ShownOutput] {
    var tables = (numbering.tables[cell.key] ?? []).makeIterator()
    var figures = (numbering.figures[cell.key] ?? []).makeIterator()
    var hasCaption = true
    var shown: [ShownOutput] = []
    for output in outputs {
      switch output {
      case .value(.table(let table)):
        guard let item = tables.next() else { continue }
        shown.append(.table(table, item, hasCaption: hasCaption))
        hasCaption = false
      case .value(.figure(let figure)):
        guard let item = figures.next() else { continue }
        shown.append(.figure(figure, item, hasCaption: hasCaption))
        hasCaption = false
      case .value(.explorable(let explorable)):
        guard let item = figures.next() else { continue }
        shown.append(.explorable(explorable, item, hasCaption: hasCaption))
        hasCaption = false
      case .value(let value): shown.append(.value(value))
      case .claim(_, let number): shown.append(.value(.number(number)))
      case .printed(let line):
        if case .printed(let before)? = shown.last {
          shown[shown.count - 1] = .printed("\(before)\n\(line)")
        } else {
          shown.append(.printed(line))
        }
      case .expectation: break
      }
    }
    return shown
  }
}
