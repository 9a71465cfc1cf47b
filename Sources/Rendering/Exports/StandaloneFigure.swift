import LessonModel

/// A figure as an SVG file of its own, for documents that have neither the site's style nor its layout.
///
/// The drawing is that of a wide page in the light theme; title, legend and notes, HTML on the page, are text in it.
struct StandaloneFigure: Sendable {
  /// The width of a drawing, in pixels.
  static let width = 680.0
  /// More frames of sliders than this are not all drawn.
  static let mostFrames = 12

  let style: FigureStyle
  let writer: FigureWriter

  /// A figure's file.
  func svg(_ figure: Figure, alt: String?) -> String {
    let words = FigureWords(figure, wording: writer.wording)
    let context = DrawingContext(
      wording: writer.wording,
      alt: alt ?? words.alt,
      description: nil
    )
    return file(
      writer.drawing(of: figure, context: context),
      alt: context.alt,
      description: words.description
    )
  }

  /// The file of a figure with sliders: its frames side by side, evenly chosen ones if they are many.
  ///
  /// - Returns: The file; nil if the frames are no figures.
  func svg(_ explorable: Explorable, alt: String?) -> String? {
    let figures = explorable.frames.compactMap { value -> Figure? in
      if case .figure(let figure) = value { figure } else { nil }
    }
    guard figures.count == explorable.frames.count, let first = figures.first else { return nil }
    let explorableWriter = ExplorableWriter(writer: writer)
    let extents = AxisExtents(figures)
    let naming = explorableWriter.naming(figures, extents: extents)
    let chosen = Self.chosen(figures.count)
    let panels = chosen.map { index -> HTML in
      let title = explorableWriter.title(ofFrame: index, of: explorable)
      let words = FigureWords(figures[index], wording: writer.wording)
      let context = DrawingContext(wording: writer.wording, alt: words.alt, description: nil)
      let drawing = writer.drawing(
        of: figures[index],
        extents: extents,
        context: context,
        naming: naming
      )
      return """
        <div class="panel"><p class="figure-title">\(title)</p>
        \(drawing)</div>
        """
    }
    let count = chosen.count < 3 ? chosen.count : chosen.count == 4 ? 2 : 3
    let columns: HTML = " style=\"--columns:\(count)\""
    let note = writer.wording.partShown(frames: chosen.count, of: figures.count)
    let noteHTML: HTML = note.isEmpty ? HTML() : "<p class=\"figure-note\">\(note)</p>"
    let words = FigureWords(first, wording: writer.wording)
    return file(
      "<div class=\"panels\"\(columns)>\(panels.joined())</div>\(noteHTML)",
      alt: alt ?? words.alt,
      description: words.description
    )
  }

  private static func chosen(_ count: Int) -> [Int] {
    guard count > mostFrames else { return Array(0..<count) }
    return (0..<mostFrames).map { $0 * (count - 1) / (mostFrames - 1) }
  }

  private func file(_ drawing: HTML, alt: String, description: String) -> String {
    let tree = MarkupNode.parse(drawing)
    var layout = FigureLayout(width: Self.width)
    let body = layout.stack(tree.elements, isPanel: false)
    let css = style.css(for: tree.allClasses.union(["figure"]))
    let (width, height) = (
      Ink.decimal(Self.width + 24, places: 1), Ink.decimal(body.height + 24, places: 1)
    )
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="figure" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="\(style.faces)" font-size="13.3" \
      fill="\(style.ink)" role="img">
      <title>\(HTML(text: alt).markup)</title>
      <desc>\(HTML(text: description).markup)</desc>
      <style>
      svg.ink path, svg.marks path, svg.sample path{fill:none}
      \(css)
      </style>
      <rect width="\(width)" height="\(height)" fill="\(style.paper)"/>
      <svg x="12" y="12" width="\(Ink.decimal(Self.width, places: 1))" \
      height="\(Ink.decimal(body.height, places: 1))" overflow="visible">
      \(body.markup)</svg>
      </svg>

      """
  }
}
