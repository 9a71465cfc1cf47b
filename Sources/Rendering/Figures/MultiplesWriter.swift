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
      let own = DrawingContext(
        wording: writer.wording,
        alt: words.alt,
        description: nil,
        isPanel: true
      )
      let shared = extents.map { Self.extents($0, for: panel) }
      let drawing = writer.drawing(
        of: panel,
        extents: shared,
        context: own,
        naming: commonSeries == nil ? .whereThereIsRoom : .elsewhere
      )
      return "<div class=\"panel\">\n\(drawing)</div>\n"
    }
    let count = multiples.columns ?? ([1: 1, 2: 2, 4: 2][multiples.panels.count] ?? 3)
    let columns: HTML = " style=\"--columns:\(count)\""
    return FigureDrawing(
      svg: """
        <div class="panels" role="group" aria-label="\(context.alt)"\(columns)>
        \(panels.joined())</div>

        """,
      legend: commonSeries.map { one in
        SeriesPalette.legend(of: one, one.series.indices.filter { !one.series[$0].name.isEmpty })
      } ?? HTML()
    )
  }

  /// The first panel's plot, if all panels have series of the same names, which then stand above all.
  private var commonSeries: Plot? {
    let plots = multiples.panels.compactMap { panel -> Plot? in
      if case .plot(let plot) = panel { plot } else { nil }
    }
    guard plots.count == multiples.panels.count, plots.count > 1, let first = plots.first,
      first.series.contains(where: { !$0.name.isEmpty }),
      plots.allSatisfy({ $0.series.map(\.name) == first.series.map(\.name) })
    else { return nil }
    return first
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
