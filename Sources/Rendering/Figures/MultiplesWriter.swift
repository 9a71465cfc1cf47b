import LessonModel

/// Figures beside each other.
struct MultiplesWriter: Sendable {
  let multiples: SmallMultiples
  let writer: FigureWriter
  let context: DrawingContext

  /// The panels, each a figure of its own to who hears the page.
  func drawing() -> FigureDrawing {
    let extents = multiples.sharesAxes ? AxisExtents(multiples.panels) : nil
    let panels = multiples.panels.map { panel -> HTML in
      let words = FigureWords(panel, wording: writer.wording)
      let own = DrawingContext(wording: writer.wording, alt: words.alt, description: nil)
      let shared = extents.map { Self.extents($0, for: panel) }
      return "<div class=\"panel\">\n\(writer.drawing(of: panel, extents: shared, context: own))</div>\n"
    }
    let columns: HTML =
      multiples.columns.map { " style=\"--columns:\($0)\"" } ?? HTML()
    return FigureDrawing(
      svg: """
        <div class="panels" role="group" aria-label="\(context.alt)"\(columns)>
        \(panels.joined())</div>

        """
    )
  }

  /// The shared ends, as far as the panel measures the same.
  private static func extents(_ shared: AxisExtents, for panel: Figure) -> AxisExtents {
    var result = AxisExtents(panel)
    if !result.x.isEmpty { result.x.form(union: shared.x) }
    if !result.y.isEmpty { result.y.form(union: shared.y) }
    if !result.value.isEmpty { result.value.form(union: shared.value) }
    return result
  }
}
