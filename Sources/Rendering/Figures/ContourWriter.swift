import LessonModel

/// A surface as regions of colour, one over the other, with paths and markers on them.
struct ContourWriter: Sendable {
  let map: ContourMap
  let context: DrawingContext
  private let x: AxisMap
  private let y: AxisMap
  private let colors: ColorScale
  private var canvas = Canvas()
  private var placer = LabelPlacer()

  /// A writer for a map, on its own axes and colours or on shared ones.
  init(_ map: ContourMap, extents: AxisExtents?, context: DrawingContext) {
    self.map = map
    self.context = context
    let extents = extents ?? AxisExtents(.contours(map))
    x = AxisMap(extents.x, map.x, ends: .tight)
    y = AxisMap(extents.y, map.y, ends: .tight)
    colors = ColorScale(extents.value, map.value)
  }

  /// The drawing.
  mutating func drawing() -> FigureDrawing {
    canvas.classes = "map clipped"
    canvas.shape = Canvas.Layout(width: 36, height: 25)
    drawRegions()
    canvas.addXAxis(AxisTicks(x, count: 5), label: map.x.label)
    canvas.addYAxis(AxisTicks(y, count: 5), label: map.y.label)
    canvas.texts += Canvas.strip(
      AxisTicks(y, count: 5).major.map(\.place),
      isUpright: true,
      size: 0.4
    )
    for (index, path) in map.paths.enumerated() { draw(path, index) }
    writeMarkers()
    var unplaced = UnplacedCount()
    for value in map.values.elements where colors.axis.place(value) == nil { unplaced.add(value) }
    return FigureDrawing(
      svg: canvas.svg(label: context.alt, describedBy: context.description),
      legend: colors.legend(label: map.value.label) + legend,
      notes: unplaced.mapNotes(context.wording)
    )
  }

  // MARK: Regions

  /// The heights at which the colour changes, as shares of the scale, ascending.
  private var levels: [Double] {
    let chosen = map.levels.compactMap(colors.axis.place)
    guard map.levels.isEmpty else { return chosen }
    let count = colors.isDiverging ? 2 * ColorScale.sideCount + 1 : 12
    return (1..<count).map { Double($0) / Double(count) }
  }

  private mutating func drawRegions() {
    let places = map.values.elements.map { value -> Double in
      if let place = colors.axis.place(value) { return place }
      return value.isNaN ? .nan : value > 0 ? 2 : -1
    }
    let tracer = ContourTracer(
      rows: map.values.rowCount,
      columns: map.values.columnCount,
      heights: places
    )
    let levels = self.levels
    for (index, level) in ([-.infinity] + levels).enumerated() {
      var path = PathText()
      let outlines = tracer.outlines(level: level == -.infinity ? -1_000 : level)
      for outline in outlines {
        let points = LineThinning.thinned(Self.straightened(outline.map(inner)))
        guard let first = points.first, points.count > 2 else { continue }
        path.move(to: first)
        for point in points.dropFirst() { path.line(to: point) }
        path.close(to: first)
      }
      let above = index < levels.count ? levels[index] : 1
      let middle = (max(0, level) + above) / 2
      canvas.draw(path, class: "region \(colors.colorClass(colors.step(middle)))")
    }
  }

  /// A point of the grid in the inner drawing.
  private func inner(_ point: ContourTracer.Point) -> PathText.Point {
    let across = x.place(Self.value(map.xs, at: point.x)) ?? 0
    let along = y.place(Self.value(map.ys, at: point.y)) ?? 0
    return PathText.Point(x: Ink.x(across), y: Ink.y(along))
  }

  private static func value(_ grid: [Double], at index: Double) -> Double {
    let index = min(max(index, 0), Double(grid.count - 1))
    let low = min(Int(index), grid.count - 2)
    let share = index - Double(low)
    return grid[low] + share * (grid[low + 1] - grid[low])
  }

  /// A line without the points between two others in the same direction.
  private static func straightened(_ points: [PathText.Point]) -> [PathText.Point] {
    var kept: [PathText.Point] = []
    for point in points {
      if kept.last == point { continue }
      while kept.count >= 2 {
        let (a, b) = (kept[kept.count - 2], kept[kept.count - 1])
        let cross = (b.x - a.x) * (point.y - b.y) - (b.y - a.y) * (point.x - b.x)
        let isOnward = (b.x - a.x) * (point.x - b.x) + (b.y - a.y) * (point.y - b.y) >= 0
        guard cross == 0, isOnward else { break }
        kept.removeLast()
      }
      kept.append(point)
    }
    return kept
  }

  // MARK: Paths

  private mutating func draw(_ series: Series, _ index: Int) {
    let places = zip(series.x, series.y).compactMap { one, other -> (x: Double, y: Double)? in
      guard let across = x.place(one), let along = y.place(other) else { return nil }
      return (across, along)
    }
    let points = LineThinning.thinned(places.map { .init(x: Ink.x($0.x), y: Ink.y($0.y)) })
    guard let first = points.first, let last = points.last else { return }
    placer.avoid(places.filter { (0...1).contains($0.x) && (0...1).contains($0.y) })
    var (line, dots, ends) = (PathText(), PathText(), PathText())
    line.move(to: first)
    for point in points.dropFirst() { line.line(to: point) }
    for point in points { dots.dot(at: point) }
    ends.dot(at: last)
    canvas.draw(line, class: "way halo")
    canvas.draw(line, class: "way w\(index % 3)")
    if points.count <= 200 { canvas.draw(dots, class: "dots medium w\(index % 3)") }
    var start = PathText()
    start.dot(at: first)
    canvas.draw(start, class: "dots ring")
    canvas.draw(start, class: "dots core")
    canvas.draw(ends, class: "dots goal")
    canvas.draw(ends, class: "dots large w\(index % 3)")
  }

  private mutating func writeMarkers() {
    var dots = PathText()
    for marker in map.markers {
      guard let across = x.place(marker.x), let along = y.place(marker.y) else { continue }
      dots.dot(at: .init(x: Ink.x(across), y: Ink.y(along)))
      let label = LabelText(marker.label)
      let candidates = PlotWriter.around((across, along))
      guard !label.isEmpty, let best = placer.place(width: label.width, candidates) else {
        continue
      }
      canvas.write(label, at: best.place, shift: best.shift, anchor: best.anchor, class: "marker")
    }
    canvas.draw(dots, class: "dots ring")
    canvas.draw(dots, class: "dots core")
  }

  private var legend: HTML {
    let items = map.paths.enumerated().compactMap { index, path -> HTML? in
      guard !path.name.isEmpty else { return nil }
      return SeriesPalette.item(
        """
        <path class="way halo" d="M2 7h28"/><path class="way w\(index % 3)" d="M2 7h28"/>\
        <path class="dots large w\(index % 3)" d="M30 7h0"/>
        """,
        LabelText(path.name)
      )
    }
    return items.isEmpty ? HTML() : "<ul class=\"legend\">\(items.joined())</ul>\n"
  }
}
