import LessonModel

/// Figures as HTML: the drawing, the caption, and behind a disclosure what it says in words and its numbers.
struct FigureWriter: Sendable {
  /// What stands around a figure.
  struct Frame: Sendable {
    /// The fragment that leads to it: `fig-gains`.
    let anchor: String
    /// `Figure 2-5.1`.
    let label: String
    /// What it shows; may be empty.
    let caption: HTML
    /// Address of its data, relative to the page.
    let data: String
    /// What the author says it shows, in place of the computed sentence.
    let alt: String?
  }

  let values: ValueWriter
  let wording: FigureWording

  /// A figure with its caption, words and numbers.
  func html(_ figure: Figure, frame: Frame) -> HTML {
    let words = FigureWords(figure, wording: wording)
    let context = DrawingContext(
      wording: wording,
      alt: frame.alt ?? words.alt,
      description: "\(frame.anchor)-text"
    )
    let drawing = drawing(of: figure, context: context)
    var tables = [figure.data(wording.dataWords)]
    if case .contours(let map) = figure, let paths = map.pathData(wording.dataWords) {
      tables.append(paths)
    }
    return """
      <figure class="figure" id="\(frame.anchor)">
      \(drawing)\(caption(frame))</figure>
      \(disclosure(words.description, tables, frame: frame))
      """
  }

  /// What a figure says in words and its numbers, below it and closed.
  func disclosure(_ text: String, _ tables: [Table], frame: Frame) -> HTML {
    let numbers = tables.enumerated().map { index, table in
      let label = "\(frame.label), \(wording.data)" + (index > 0 ? " \(index + 1)" : "")
      return DataTable(values: values, wording: wording).html(table, label: label)
    }
    return """
      <details class="words">
      <summary>\(wording.dataAndDescription)</summary>
      <p id="\(frame.anchor)-text">\(text)</p>
      \(numbers.joined())</details>

      """
  }

  /// The caption and the link to the data.
  func caption(_ frame: Frame) -> HTML {
    let text: HTML = frame.caption.isEmpty ? HTML() : " \(frame.caption)"
    return """
      <figcaption id="\(frame.anchor)-caption"><span><b>\(frame.label)</b>\(text)</span> \
      <a class="data" href="\(frame.data)" download title="\(values.wording.downloadCSV)" \
      aria-label="\(frame.label), \(values.wording.downloadCSV)">CSV</a></figcaption>

      """
  }

  /// The drawing with its title, legend and notes.
  func drawing(
    of figure: Figure,
    extents: AxisExtents? = nil,
    context: DrawingContext,
    naming: SeriesPalette.Naming = .whereThereIsRoom
  ) -> HTML {
    let drawing = plainDrawing(figure, extents, context, naming: naming)
    let title = LabelText(figure.title).html
    let head: HTML = title.isEmpty ? HTML() : "<p class=\"figure-title\">\(title)</p>\n"
    let notes = drawing.notes.map { "<p class=\"figure-note\">\($0)</p>\n" as HTML }
    return head + drawing.legend + drawing.svg + notes.joined()
  }

  private func plainDrawing(
    _ figure: Figure,
    _ extents: AxisExtents?,
    _ context: DrawingContext,
    naming: SeriesPalette.Naming
  ) -> FigureDrawing {
    switch figure {
    case .plot(let plot):
      var writer = PlotWriter(
        plot,
        extents: extents,
        context: context,
        naming: naming
      )
      return writer.drawing()
    case .histogram(let histogram):
      return HistogramWriter(histogram, extents: extents, context: context).drawing()
    case .bars(let chart):
      var writer = BarWriter(chart, extents: extents, context: context)
      return writer.drawing()
    case .heatMap(let map):
      return HeatMapWriter(map, extents: extents, context: context).drawing()
    case .contours(let map):
      var writer = ContourWriter(map, extents: extents, context: context)
      return writer.drawing()
    case .graph(let graph):
      return GraphWriter(graph, extents: extents, context: context).drawing()
    case .multiples(let multiples):
      return MultiplesWriter(multiples: multiples, writer: self, context: context).drawing()
    }
  }
}
