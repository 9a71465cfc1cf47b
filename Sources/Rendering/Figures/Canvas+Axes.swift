import LessonModel

extension Canvas {
  /// The numbers, marks and labels of both axes, with level lines behind the plot.
  ///
  /// - Parameters:
  ///   - x: The first axis and its label.
  ///   - y: The second axis and its label.
  mutating func addAxes(_ x: (map: AxisMap, label: String), _ y: (map: AxisMap, label: String)) {
    let xTicks = AxisTicks(x.map, count: least == .panel ? 3 : 5)
    let yTicks = AxisTicks(y.map, count: 5)
    addGrid(yTicks, zero: y.map.scale.kind == .log ? nil : y.map.place(0))
    addXAxis(xTicks, label: x.label)
    addYAxis(yTicks, label: y.label)
  }

  /// Level lines at the marks.
  mutating func addGrid(_ ticks: AxisTicks, zero: Double?) {
    var grid = PathText()
    for tick in ticks.major where tick.place > 0.002 {
      grid.move(to: .init(x: 0, y: Ink.y(tick.place)))
      grid.line(to: .init(x: Ink.width, y: Ink.y(tick.place)))
    }
    draw(grid, class: "grid")
    var base = PathText()
    let place = zero.map { (0.002...1).contains($0) ? $0 : 0 } ?? 0
    base.move(to: .init(x: 0, y: Ink.y(place)))
    base.line(to: .init(x: Ink.width, y: Ink.y(place)))
    draw(base, class: "base")
  }

  /// The lower axis.
  mutating func addXAxis(_ ticks: AxisTicks, label: String) {
    texts += Self.strip(ticks.major.map(\.place), isUpright: false, size: 0.4)
    texts += Self.strip(ticks.minor, isUpright: false, size: 0.22)
    for tick in spaced(ticks.major) {
      write(tick.label, at: (tick.place, 0), shift: (0, 1.5), class: "tick")
    }
    let label = LabelText(label)
    margins.bottom = 2
    // A number at the very end needs room for its half.
    let overhang = ticks.major.map { tick in
      max(0, tick.label.width / 2 - (1 - tick.place) * least.width)
    }.max()
    margins.right = max(margins.right, (overhang ?? 0) + 0.2)
    guard !label.isEmpty else { return }
    margins.bottom = 3.5
    write(label, at: (0.5, 0), shift: (0, 3), class: "axis")
  }

  /// The left axis; its label stands on top of it, level, where it is read first.
  mutating func addYAxis(_ ticks: AxisTicks, label: String) {
    texts += Self.strip(ticks.minor, isUpright: true, size: 0.25)
    for tick in stacked(ticks.major) {
      write(
        tick.label,
        at: (0, tick.place),
        shift: (-0.55, 0.34),
        anchor: .end,
        class: "tick"
      )
    }
    margins.left = max(margins.left, ticks.labelWidth + 0.9)
    margins.top = max(margins.top, 0.8)
    let label = LabelText(label)
    guard !label.isEmpty else { return }
    margins.top = 2.1
    write(
      label,
      at: (0, 1),
      shift: (-(ticks.labelWidth + 0.9), -1.1),
      anchor: .start,
      class: "axis"
    )
  }

  /// The numbers that have room, even on a phone: every second, third, … if need be.
  private func spaced(_ ticks: [AxisTicks.Tick]) -> [AxisTicks.Tick] {
    for step in 1...max(1, ticks.count) {
      let kept = ticks.enumerated().filter { $0.offset.isMultiple(of: step) }.map(\.element)
      let fits = zip(kept, kept.dropFirst()).allSatisfy { left, right in
        (right.place - left.place) * least.width
          >= (left.label.width + right.label.width) / 2 + 0.5
      }
      if fits { return kept }
    }
    return []
  }

  /// The numbers that have room above each other, even on a phone; zero goes before its neighbours.
  private func stacked(_ ticks: [AxisTicks.Tick]) -> [AxisTicks.Tick] {
    var kept: [AxisTicks.Tick] = []
    let order = ticks.filter { $0.label.plain == "0" } + ticks.filter { $0.label.plain != "0" }
    for tick in order
    where kept.allSatisfy({ abs($0.place - tick.place) * least.height >= 1.05 }) {
      kept.append(tick)
    }
    return kept
  }

  /// Marks outside the plot, stretched along their axis only.
  static func strip(_ places: [Double], isUpright: Bool, size: Double) -> HTML {
    var path = PathText()
    for place in places where (-1e-6...1.000001).contains(place) {
      let start =
        isUpright ? PathText.Point(x: 0, y: Ink.y(place)) : PathText.Point(x: Ink.x(place), y: 0)
      path.move(to: start)
      path.line(to: .init(x: start.x + (isUpright ? 1 : 0), y: start.y + (isUpright ? 0 : 1)))
    }
    guard !path.isEmpty else { return HTML() }
    let frame: HTML =
      isUpright
      ? "x=\"\(Ink.em(-size))\" width=\"\(Ink.em(size))\" viewBox=\"0 0 1 \(Ink.height)\""
      : "y=\"100%\" height=\"\(Ink.em(size))\" viewBox=\"0 0 \(Ink.width) 1\""
    return """
      <svg class="marks" \(frame) preserveAspectRatio="none"><path d="\(path.text)"/></svg>

      """
  }
}
