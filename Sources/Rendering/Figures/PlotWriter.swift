import LessonModel

/// Lines, steps and points over two axes.
///
/// 1. The axes are laid out over what all series need.
/// 2. Stripes, reference lines and series are drawn, thinned if they are long.
/// 3. What has no place on an axis is marked at its edge and counted.
/// 4. Names stand at the lines' ends if they have room there, else above the plot; labels where they cover least.
struct PlotWriter: Sendable {
  let plot: Plot
  let context: DrawingContext
  private let naming: SeriesPalette.Naming
  private let x: AxisMap
  private let y: AxisMap
  private var canvas = Canvas()
  private var placer = LabelPlacer()
  private var unplaced = UnplacedCount()
  /// How many series have marks above and below so far: those of the next stand in a row of their own.
  private var markRows = (above: 0, below: 0)

  /// A writer for a plot, on its own axes or on shared ones.
  init(
    _ plot: Plot,
    extents: AxisExtents? = nil,
    context: DrawingContext,
    naming: SeriesPalette.Naming = .whereThereIsRoom
  ) {
    self.naming = naming
    self.plot = plot
    self.context = context
    let extents = extents ?? AxisExtents(.plot(plot))
    let isCloud = plot.series.contains { plot.style(of: $0) == .points }
    let hasMarks = isCloud || plot.series.contains { plot.style(of: $0) == .linePoints }
    x = AxisMap(extents.x, plot.x, ends: hasMarks ? .loose : .tight)
    y = AxisMap(extents.y, plot.y, ends: .round)
  }

  /// The drawing.
  mutating func drawing() -> FigureDrawing {
    if context.isPanel { canvas.least = .panel }
    canvas.addAxes((x, plot.x.label), (y, plot.y.label))
    drawBands()
    drawReferences()
    for (index, series) in plot.series.enumerated() { draw(series, index) }
    let legend = nameSeries()
    writeAnnotations()
    if plot.x.range != nil || plot.y.range != nil { canvas.classes = "clipped" }
    if x.isEmpty || y.isEmpty {
      canvas.write(LabelText(context.wording.nothingToDraw), at: (0.5, 0.5), class: "empty")
      canvas.height = 9
    }
    return FigureDrawing(
      svg: canvas.svg(label: context.alt, describedBy: context.description),
      legend: legend,
      notes: unplaced.notes(context.wording)
    )
  }

  /// The class that gives a series its colour and dash.
  private func colorClass(_ index: Int) -> String {
    SeriesPalette.colorClass(index, of: plot)
  }
}

// MARK: - Series

extension PlotWriter {
  /// A point of a series on the plot, as shares from the lower left.
  private func place(_ series: Series, _ index: Int) -> (x: Double, y: Double)? {
    guard let one = x.place(series.x[index]), let other = y.place(series.y[index]) else {
      return nil
    }
    return (one, other)
  }

  private func inner(_ place: (x: Double, y: Double)) -> PathText.Point {
    PathText.Point(x: Ink.x(place.x), y: Ink.y(place.y))
  }

  private mutating func draw(_ series: Series, _ index: Int) {
    let style = plot.style(of: series)
    drawBand(of: series, index)
    mark(series, index)
    let parts = self.parts(of: series)
    let count = parts.map(\.count).reduce(0, +)
    if style != .points {
      var path = PathText()
      for part in parts {
        let points = LineThinning.thinned(part.map(inner))
        for (number, point) in points.enumerated() {
          if number == 0 {
            path.move(to: point)
          } else {
            if style == .step { path.line(to: .init(x: point.x, y: points[number - 1].y)) }
            path.line(to: point)
          }
        }
        // A point between two gaps is a line without length, which round ends make a dot.
        if points.count == 1, let only = points.first { path.line(to: only) }
      }
      canvas.draw(path, class: "line \(colorClass(index))")
    }
    if style == .points || style == .linePoints || (style == .line && count <= 1) {
      drawPoints(parts.flatMap { $0.map(inner) }, index)
    }
    avoid(parts)
  }

  /// The stretches between gaps.
  private func parts(of series: Series) -> [[(x: Double, y: Double)]] {
    var parts: [[(x: Double, y: Double)]] = [[]]
    for index in series.x.indices {
      if let place = place(series, index) {
        parts[parts.count - 1].append(place)
      } else if !parts[parts.count - 1].isEmpty {
        parts.append([])
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  private mutating func drawPoints(_ points: [PathText.Point], _ index: Int) {
    guard points.count > PointCloud.mostDots else {
      var path = PathText()
      for point in Self.distinct(points) { path.dot(at: point) }
      let size = points.count > 400 ? "small" : points.count > 80 ? "medium" : "large"
      canvas.draw(path, class: "dots \(size) \(colorClass(index))")
      if !SeriesPalette.isFilled(index, of: plot), points.count <= 80 {
        canvas.draw(path, class: "dots core")
      }
      return
    }
    let cloud = PointCloud(points)
    for (level, path) in cloud.paths.enumerated() where !path.isEmpty {
      canvas.drawing += """
        <path class="cloud level-\(level) \(colorClass(index))" \
        transform="scale(\(cloud.cellSize)) translate(0 .5)" d="\(path)"/>

        """
    }
  }

  private static func distinct(_ points: [PathText.Point]) -> [PathText.Point] {
    var seen: Set<PathText.Point> = []
    return points.filter { seen.insert($0).inserted }
  }

  /// The band around a series: up along one edge, back along the other.
  private mutating func drawBand(of series: Series, _ index: Int) {
    guard !series.lower.isEmpty else { return }
    var path = PathText()
    var stretch: [(low: PathText.Point, high: PathText.Point)] = []
    func finish(_ stretch: inout [(low: PathText.Point, high: PathText.Point)]) {
      guard let first = stretch.first else { return }
      path.move(to: first.high)
      for edge in stretch.dropFirst() { path.line(to: edge.high) }
      for edge in stretch.reversed() { path.line(to: edge.low) }
      path.close(to: first.high)
      stretch = []
    }
    for point in series.x.indices {
      if let across = x.place(series.x[point]), let low = edge(series.lower[point]),
        let high = edge(series.upper[point])
      {
        stretch.append((inner((across, low)), inner((across, high))))
      } else {
        finish(&stretch)
      }
    }
    finish(&stretch)
    canvas.draw(path, class: "spread \(colorClass(index))")
  }

  /// Where an edge of a band is: what has no place on a logarithmic axis is below it.
  private func edge(_ value: Double) -> Double? {
    if let place = y.place(value) { return place }
    guard !value.isNaN else { return nil }
    return value > 0 ? 1 : 0
  }

  private mutating func avoid(_ parts: [[(x: Double, y: Double)]]) {
    let count = parts.map(\.count).reduce(0, +)
    let stride = max(1, count / 300)
    var kept: [(x: Double, y: Double)] = []
    for part in parts {
      for (index, point) in part.enumerated() where index.isMultiple(of: stride) {
        // Long straight pieces count all along.
        if let last = kept.last, index > 0, part.count < 60 {
          for step in 1..<6 {
            let share = Double(step) / 6
            kept.append(
              (last.x + share * (point.x - last.x), last.y + share * (point.y - last.y))
            )
          }
        }
        kept.append(point)
      }
    }
    placer.avoid(kept)
  }
}

// MARK: - What has no place

extension PlotWriter {
  /// Marks at the edges what cannot be drawn where it is.
  private mutating func mark(_ series: Series, _ index: Int) {
    var marks: [(place: Double, sign: UnplacedCount.Kind)] = []
    for point in series.x.indices {
      guard let kind = unplaced.add(x: series.x[point], y: series.y[point], x, y),
        let place = x.place(series.x[point]), (0...1).contains(place)
      else { continue }
      marks.append((place, kind))
    }
    let stride = max(1, (marks.count + 23) / 24)
    for (number, mark) in marks.enumerated() where number.isMultiple(of: stride) {
      let isAbove = mark.sign == .infinite
      let row = 0.8 * Double(min(3, isAbove ? markRows.above : markRows.below))
      canvas.write(
        LabelText(mark.sign.symbol),
        at: (mark.place, isAbove ? 1 : 0),
        shift: (0, isAbove ? 0.75 + row : -0.15 - row),
        class: "odd \(colorClass(index))"
      )
    }
    if marks.contains(where: { $0.sign == .infinite }) { markRows.above += 1 }
    if marks.contains(where: { $0.sign != .infinite }) { markRows.below += 1 }
  }
}

// MARK: - Stripes, reference lines, markers

extension PlotWriter {
  private mutating func drawBands() {
    for band in plot.bands {
      let (horizontal, vertical) = (shares(band.x, x), shares(band.y, y))
      guard let across = band.x == nil ? (0, 1) : horizontal,
        let along = band.y == nil ? (0, 1) : vertical
      else { continue }
      var path = PathText()
      let start = inner((across.0, along.0))
      path.move(to: start)
      path.line(to: inner((across.1, along.0)))
      path.line(to: inner((across.1, along.1)))
      path.line(to: inner((across.0, along.1)))
      path.close(to: start)
      canvas.draw(path, class: "stripe")
    }
  }

  /// The part of a range that is on the plot.
  private func shares(_ range: AxisRange?, _ axis: AxisMap) -> (Double, Double)? {
    guard let range else { return nil }
    let low = axis.place(range.lowerBound) ?? (range.lowerBound.isNaN ? .nan : 0)
    let high = axis.place(range.upperBound) ?? (range.upperBound > 0 ? 1 : .nan)
    guard low < 1, high > 0, low < high else { return nil }
    return (max(0, low), min(1, high))
  }

  private mutating func drawReferences() {
    for line in plot.references {
      var path = PathText()
      if let place = line.x.flatMap(x.place), (0...1).contains(place) {
        path.move(to: inner((place, 0)))
        path.line(to: inner((place, 1)))
      }
      if let place = line.y.flatMap(y.place), (0...1).contains(place) {
        path.move(to: inner((0, place)))
        path.line(to: inner((1, place)))
      }
      canvas.draw(path, class: "reference")
    }
  }

  private mutating func writeAnnotations() {
    var dots = PathText()
    for marker in plot.markers {
      guard let across = x.place(marker.x), let along = y.place(marker.y) else { continue }
      dots.dot(at: inner((across, along)))
      placer.avoid([(across, along)])
      write(marker.label, Self.around((across, along)), class: "marker")
    }
    canvas.draw(dots, class: "dots ring")
    canvas.draw(dots, class: "dots core")
    for line in plot.references { writeLabel(of: line) }
    for band in plot.bands {
      let across = shares(band.x, x) ?? (0, 1)
      let along = shares(band.y, y) ?? (0, 1)
      let middle = (across.0 + across.1) / 2
      let candidates = [(along.1, 1.1), (along.0, -0.5)].map { height, shift in
        LabelPlacer.Candidate(place: (middle, height), shift: (0, shift), anchor: .middle)
      }
      write(band.label, candidates, class: "note")
    }
  }

  private mutating func writeLabel(of line: ReferenceLine) {
    var candidates: [LabelPlacer.Candidate] = []
    if let place = line.y.flatMap(y.place), (0...1).contains(place) {
      for (across, shift, anchor) in [
        (1.0, -0.3, Canvas.Anchor.end), (0, 0.4, .start), (0.5, 0, .middle),
      ] {
        for down in [-0.45, 1.05] {
          candidates.append(.init(place: (across, place), shift: (shift, down), anchor: anchor))
        }
      }
    }
    if let place = line.x.flatMap(x.place), (0...1).contains(place) {
      for (height, down) in [(1.0, 0.9), (0, -0.6), (0.5, 0.3)] {
        for (shift, anchor) in [(0.4, Canvas.Anchor.start), (-0.4, .end)] {
          candidates.append(.init(place: (place, height), shift: (shift, down), anchor: anchor))
        }
      }
    }
    write(line.label, candidates, class: "note")
  }

  /// Places around a point.
  static func around(_ place: (x: Double, y: Double)) -> [LabelPlacer.Candidate] {
    let shifts: [(x: Double, y: Double, anchor: Canvas.Anchor)] = [
      (0.6, -0.5, .start), (-0.6, -0.5, .end), (0.6, 1.1, .start), (-0.6, 1.1, .end),
      (0, -0.8, .middle), (0, 1.5, .middle), (0.7, 0.35, .start), (-0.7, 0.35, .end),
    ]
    return shifts.map { .init(place: place, shift: ($0.x, $0.y), anchor: $0.anchor) }
  }

  private mutating func write(
    _ text: String,
    _ candidates: [LabelPlacer.Candidate],
    class name: String
  ) {
    let label = LabelText(text)
    guard !label.isEmpty, let best = placer.place(width: label.width, candidates) else { return }
    canvas.write(label, at: best.place, shift: best.shift, anchor: best.anchor, class: name)
  }
}

// MARK: - Names

extension PlotWriter {
  /// Whether the names of all series have room at the lines' ends.
  var hasRoomForNames: Bool { namesAtEnds != nil }

  private var namedSeries: [Int] {
    plot.series.indices.filter { !plot.series[$0].name.isEmpty }
  }

  /// The names where the lines end; nil if they do not all fit.
  private var namesAtEnds: [SeriesPalette.End]? {
    let named = namedSeries
    let ends = named.compactMap { index in
      place(ofEnd: plot.series[index]).map {
        SeriesPalette.End(index: index, label: LabelText(plot.series[index].name), y: $0)
      }
    }
    return ends.count == named.count ? SeriesPalette.spread(ends) : nil
  }

  /// Writes the names at the lines' ends, or gives the legend that names them.
  private mutating func nameSeries() -> HTML {
    let named = namedSeries
    guard !named.isEmpty, naming != .elsewhere else { return HTML() }
    guard naming != .legend, let spread = namesAtEnds else {
      return SeriesPalette.legend(of: plot, named)
    }
    for end in spread {
      canvas.write(
        end.label,
        at: (1, end.y),
        shift: (0.5, 0.34),
        anchor: .start,
        class: "name \(colorClass(end.index))"
      )
    }
    canvas.margins.right = max(
      canvas.margins.right,
      1.12 * (spread.map(\.label.width).max() ?? 0) + 0.9
    )
    return HTML()
  }

  /// The height at which a line leaves the plot at its right; nil if it does not get there.
  private func place(ofEnd series: Series) -> Double? {
    guard plot.style(of: series) != .points,
      let last = series.x.indices.last(where: { place(series, $0) != nil }),
      let end = place(series, last), end.x > 0.9, (-0.01...1.01).contains(end.y)
    else { return nil }
    return end.y
  }
}
