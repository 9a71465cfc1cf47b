import LessonModel

/// How values become colours: steps of a perceptually even map, from little to much, or to both sides of zero.
struct ColorScale: Sendable {
  /// Steps from little to much.
  static let stepCount = 24
  /// Steps to each side of zero.
  static let sideCount = 10

  let axis: AxisMap
  /// Whether there are both signs, so that zero is in the middle.
  let isDiverging: Bool

  /// The colours for values.
  init(_ extent: Extent, _ axis: Axis) {
    let hasBothSigns = extent.low < 0 && extent.high > 0 && axis.scale.kind != .log
    isDiverging = axis.range.map { $0.lowerBound < 0 && $0.upperBound > 0 } ?? hasBothSigns
    guard isDiverging, axis.range == nil else {
      self.axis = AxisMap(extent, axis, ends: .tight)
      return
    }
    let largest = max(-extent.low, extent.high)
    self.axis = AxisMap(
      Extent([-largest, largest], on: axis.scale),
      axis,
      ends: .tight
    )
  }

  /// The step of a share of the scale, from 0 to 1.
  func step(_ place: Double) -> Int {
    let place = min(max(place, 0), 1)
    let count = isDiverging ? 2 * Self.sideCount + 1 : Self.stepCount
    return min(count - 1, Int(place * Double(count)))
  }

  /// The class of a step.
  func colorClass(_ step: Int) -> String {
    guard isDiverging else { return "q\(step)" }
    let side = step - Self.sideCount
    return side < 0 ? "n\(-side)" : "p\(side)"
  }

  /// The number of steps.
  var count: Int { isDiverging ? 2 * Self.sideCount + 1 : Self.stepCount }

  /// The scale as a small drawing with numbers, above the map.
  func legend(label: String) -> HTML {
    let ticks = AxisTicks(axis, count: 4)
    var canvas = Canvas()
    canvas.classes = "color-scale"
    canvas.margins = Canvas.Margins(top: 0.1, right: 1.5, bottom: 1.6, left: 1.5)
    for step in 0..<count {
      var path = PathText()
      let (left, right) = (step * Ink.width / count, (step + 1) * Ink.width / count)
      path.move(to: .init(x: left, y: 0))
      path.line(to: .init(x: right, y: 0))
      path.line(to: .init(x: right, y: Ink.height))
      path.line(to: .init(x: left, y: Ink.height))
      path.close(to: .init(x: left, y: 0))
      canvas.draw(path, class: colorClass(step))
    }
    canvas.texts += Canvas.strip(ticks.major.map(\.place), isUpright: false, size: 0.3)
    for tick in ticks.major {
      canvas.write(tick.label, at: (tick.place, 0), shift: (0, 1.3), class: "tick")
    }
    let name = LabelText(label).html
    return """
      <div class="color-key" aria-hidden="true"><span>\(name)</span>
      \(canvas.svg())</div>

      """
  }
}
