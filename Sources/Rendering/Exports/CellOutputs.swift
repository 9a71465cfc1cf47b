import LessonMarkdown
import LessonModel

/// What a cell shows, as outputs of a notebook.
struct CellOutputs: Sendable {
  let pieces: LessonPieces
  let figures: StandaloneFigure
  private var values: ValueText { pieces.values }
  private var wording: Wording { pieces.wording }

  func outputs(_ cell: CodeCell, _ outputs: [LessonRecord.Output]) -> [Notebook.Output] {
    ShownOutput.all(of: cell, outputs, pieces.numbering).flatMap { one -> [Notebook.Output] in
      switch one {
      case .table(let table, let item, let hasCaption):
        return [
          words(item, wording.table, cell, hasCaption),
          .shown(["text/html": html(table), "text/plain": values.plainTable(table)]),
        ]
      case .figure(let figure, let item, let hasCaption):
        let alt = cell.options.alt ?? FigureWords(figure, wording: figures.writer.wording).alt
        return [
          .shown([
            "image/svg+xml": figures.svg(figure, alt: cell.options.alt), "text/plain": alt,
          ]),
          words(item, wording.figure, cell, hasCaption),
        ]
      case .explorable(let explorable, let item, let hasCaption):
        let text = values.plainTable(explorable.data(figures.writer.wording.dataWords))
        let shown: Notebook.Output =
          figures.svg(explorable, alt: cell.options.alt)
          .map { .shown(["image/svg+xml": $0, "text/plain": text]) }
          ?? .shown([
            "text/html": html(explorable.data(figures.writer.wording.dataWords)),
            "text/plain": text,
          ])
        return [shown, words(item, wording.figure, cell, hasCaption)]
      case .value(let value):
        let plain = values.plain(value)
        if case .matrix = value {
          return [.shown(["text/markdown": values.markdown(value), "text/plain": plain])]
        }
        return [.shown(["text/plain": plain])]
      case .printed(let text): return [.printed(text + "\n")]
      }
    }
  }

  /// A table; Jupyter typesets the formulas in its titles.
  private func html(_ table: Table) -> String {
    let titles = table.columns.map { HTML(text: $0.title) }
    return TableWriter(values: figures.writer.values).table(table, titles: titles).markup
  }

  private func words(
    _ item: Numbering.Item,
    _ word: String,
    _ cell: CodeCell,
    _ hasCaption: Bool
  ) -> Notebook.Output {
    let caption = hasCaption ? cell.options.caption.map(pieces.inline) ?? "" : ""
    let text = pieces.heading(item, word, caption: caption)
    return .shown(["text/markdown": text, "text/plain": text])
  }
}
