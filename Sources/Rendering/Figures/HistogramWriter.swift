import LessonModel

/// Bars without gaps over the bins.
struct HistogramWriter: Sendable {
  let histogram: Histogram
  let context: DrawingContext
  private let x: AxisMap
  private let y: AxisMap

  /// A writer for a histogram, on its own axes or on shared ones.
  init(_ histogram: Histogram, extents: AxisExtents?, context: DrawingContext) {
    self.histogram = histogram
    self.context = context
    let extents = extents ?? AxisExtents(.histogram(histogram))
    x = AxisMap(extents.x, histogram.x, ends: .tight)
    y = AxisMap(extents.y, Axis(), ends: .round, includesZero: true)
  }

  /// The drawing.
  func drawing() -> FigureDrawing {
    var canvas = Canvas()
    if context.isPanel { canvas.least = .panel }
    let yLabel = histogram.yLabel.isEmpty ? context.wording.count : histogram.yLabel
    canvas.addAxes((x, histogram.x.label), (y, yLabel))
    var path = PathText()
    var outline = PathText()
    let base = Ink.y(y.place(0) ?? 0)
    for (index, count) in histogram.counts.enumerated() where count > 0 {
      guard let left = x.place(histogram.edges[index]),
        let right = x.place(histogram.edges[index + 1]), let top = y.place(Double(count))
      else { continue }
      let corner = PathText.Point(x: Ink.x(left), y: base)
      for part in [true, false] {
        var bar = part ? path : outline
        bar.move(to: corner)
        bar.line(to: .init(x: corner.x, y: Ink.y(top)))
        bar.line(to: .init(x: Ink.x(right), y: Ink.y(top)))
        bar.line(to: .init(x: Ink.x(right), y: base))
        if part {
          bar.close(to: corner)
          path = bar
        } else {
          outline = bar
        }
      }
    }
    canvas.draw(path, class: "bar s0")
    canvas.draw(outline, class: "bar-edge")
    if x.isEmpty {
      canvas.write(LabelText(context.wording.nothingToDraw), at: (0.5, 0.5), class: "empty")
    }
    let apart = FigureWords.apart(histogram, context.wording)
    return FigureDrawing(
      svg: canvas.svg(label: context.alt, describedBy: context.description),
      notes: apart.isEmpty ? [] : [context.wording.sentence(apart)]
    )
  }
}
