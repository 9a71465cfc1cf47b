import LessonModel

/// Bars for labelled values: upright where the labels have room below them, else lying with the labels at the left.
///
/// On a logarithmic scale a bar would have no true length; there a point on a thin stem marks the value.
struct BarWriter: Sendable {
  let chart: BarChart
  let context: DrawingContext
  private let measure: AxisMap
  private let labels: [LabelText]
  private let isLying: Bool
  private var canvas = Canvas()
  private var unplaced = UnplacedCount()

  /// A writer for a chart, on its own axis or on a shared one.
  init(_ chart: BarChart, extents: AxisExtents?, context: DrawingContext) {
    self.chart = chart
    self.context = context
    var extent = (extents ?? AxisExtents(.bars(chart))).y
    for line in chart.references {
      if let value = line.y { extent.add(value, on: chart.y.scale) }
    }
    let isLog = chart.y.scale.kind == .log
    measure = AxisMap(extent, chart.y, ends: isLog ? .loose : .round, includesZero: !isLog)
    labels = chart.labels.map { LabelText($0) }
    let room = Canvas.Layout.narrow.width / Double(max(1, chart.labels.count)) - 0.5
    let isNumbered = chart.labels.allSatisfy { Int($0) != nil }
    isLying = !isNumbered && labels.contains { $0.width > room }
  }

  /// The drawing.
  mutating func drawing() -> FigureDrawing {
    if isLying { addLyingAxes() } else { addUprightAxes() }
    for (index, group) in chart.groups.enumerated() { draw(group, index) }
    drawReferences()
    if measure.isEmpty {
      canvas.write(LabelText(context.wording.nothingToDraw), at: (0.5, 0.5), class: "empty")
    }
    if isLying {
      let height = 3.5 + 1.7 * Double(labels.count) * max(1, 0.6 * Double(chart.groups.count))
      canvas.height = height + canvas.margins.top
    }
    return FigureDrawing(
      svg: canvas.svg(label: context.alt, describedBy: context.description),
      legend: legend,
      notes: unplaced.notes(context.wording)
    )
  }

  // MARK: Axes

  private mutating func addUprightAxes() {
    let ticks = AxisTicks(measure, count: 5)
    canvas.addGrid(ticks, zero: measure.scale.kind == .log ? nil : measure.place(0))
    canvas.addYAxis(ticks, label: chart.y.label)
    let widest = labels.map(\.width).max() ?? 0
    let room = Canvas.Layout.narrow.width / Double(max(1, labels.count))
    let step = max(1, Int(((widest + 0.4) / room).rounded(.up)))
    for (index, label) in labels.enumerated() where index.isMultiple(of: step) {
      canvas.write(label, at: (middle(index), 0), shift: (0, 1.3), class: "tick")
    }
    canvas.margins.bottom = 1.9
    let label = LabelText(chart.xLabel)
    guard !label.isEmpty else { return }
    canvas.margins.bottom = 3.3
    canvas.write(label, at: (0.5, 0), shift: (0, 2.8), class: "axis")
  }

  private mutating func addLyingAxes() {
    let ticks = AxisTicks(measure, count: 4)
    var grid = PathText()
    for tick in ticks.major {
      grid.move(to: .init(x: Ink.x(tick.place), y: 0))
      grid.line(to: .init(x: Ink.x(tick.place), y: Ink.height))
    }
    canvas.draw(grid, class: "grid")
    canvas.addXAxis(ticks, label: chart.y.label)
    for (index, label) in labels.enumerated() {
      canvas.write(
        label,
        at: (0, 1 - middle(index)),
        shift: (-0.55, 0.34),
        anchor: .end,
        class: "tick"
      )
    }
    canvas.margins.left = (labels.map(\.width).max() ?? 0) + 0.9
    let label = LabelText(chart.xLabel)
    guard !label.isEmpty else { return }
    canvas.margins.top = 2.1
    canvas.write(
      label,
      at: (0, 1),
      shift: (-canvas.margins.left, -1.1),
      anchor: .start,
      class: "axis"
    )
  }

  /// Where the middle of a label's place is.
  private func middle(_ index: Int) -> Double { (Double(index) + 0.5) / Double(labels.count) }

  // MARK: Bars

  private mutating func draw(_ group: BarChart.Group, _ index: Int) {
    let isLog = measure.scale.kind == .log
    let width = (isLog ? 0.45 : 0.72) / Double(labels.count * chart.groups.count)
    let base = isLog ? 0 : measure.place(0) ?? 0
    var (bars, dots) = (PathText(), PathText())
    for (number, value) in group.values.enumerated() {
      let offset = (Double(index) - Double(chart.groups.count - 1) / 2) * width
      let center = middle(number) + offset
      guard let end = measure.place(value) else {
        unplaced.add(value)
        let isAbove = value == .infinity
        let kind = UnplacedCount.kind(of: value)
        canvas.write(
          LabelText(kind.symbol),
          at: isLying ? (isAbove ? 1 : 0, 1 - center) : (center, isAbove ? 1 : 0),
          shift: isLying ? (0.6, 0.34) : (0, isAbove ? 0.75 : -0.2),
          class: "odd s\(index % 6)"
        )
        continue
      }
      if isLog {
        bars.move(to: point(center, base))
        bars.line(to: point(center, end))
        dots.dot(at: point(center, end))
      } else {
        let half = width * 0.47
        let corner = point(center - half, base)
        bars.move(to: corner)
        bars.line(to: point(center - half, end))
        bars.line(to: point(center + half, end))
        bars.line(to: point(center + half, base))
        bars.close(to: corner)
      }
    }
    canvas.draw(bars, class: isLog ? "stem s\(index % 6)" : "bar s\(index % 6)")
    canvas.draw(dots, class: "dots large s\(index % 6)")
  }

  /// A place by its share along the labels and its share along the measure.
  private func point(_ along: Double, _ value: Double) -> PathText.Point {
    isLying
      ? .init(x: Ink.x(value), y: Ink.y(1 - along)) : .init(x: Ink.x(along), y: Ink.y(value))
  }

  private mutating func drawReferences() {
    for line in chart.references {
      guard let place = line.y.flatMap(measure.place), (0...1).contains(place) else { continue }
      var path = PathText()
      path.move(to: point(0, place))
      path.line(to: point(1, place))
      canvas.draw(path, class: "reference")
      if isLying {
        canvas.write(LabelText(line.label), at: (place, 1), shift: (0, -0.3), class: "note")
        canvas.margins.top = max(canvas.margins.top, 1.5)
      } else {
        canvas.write(
          LabelText(line.label),
          at: (1, place),
          shift: (-0.2, -0.4),
          anchor: .end,
          class: "note"
        )
      }
    }
  }

  private var legend: HTML {
    guard chart.groups.count > 1 else { return HTML() }
    let items = chart.groups.enumerated().map { index, group in
      SeriesPalette.item(
        "<path class=\"bar s\(index % 6)\" d=\"M9 1h14v12h-14z\"/>",
        LabelText(group.name)
      )
    }
    return "<ul class=\"legend\">\(items.joined())</ul>\n"
  }
}
