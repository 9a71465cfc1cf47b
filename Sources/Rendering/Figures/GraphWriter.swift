import LessonModel

/// A recurrent network through time: a column for each time step, states in a row, the gradient on every edge.
///
/// Forward goes to the right and up; thin lines. Backward the gradient comes from the right: the thickness of the line
/// below each edge is its size, on a logarithmic scale, and its value stands beside it.
struct GraphWriter: Sendable {
  let graph: UnrolledGraph
  let context: DrawingContext
  private let gradients: AxisMap
  private let hasLoss: Bool
  private let hasOutput: Bool

  /// A writer for a graph, with its own thickness or a shared one.
  init(_ graph: UnrolledGraph, extents: AxisExtents?, context: DrawingContext) {
    self.graph = graph
    self.context = context
    hasLoss = graph.steps.contains { $0.gradient != nil }
    hasOutput = graph.steps.contains { !$0.output.isEmpty }
    let extents = extents ?? AxisExtents(.graph(graph))
    gradients = AxisMap(
      hasLoss ? extents.y : extents.value,
      Axis(scale: .log),
      ends: .tight
    )
  }

  /// The drawing; wider than a phone if there are many steps.
  func drawing() -> FigureDrawing {
    let columns = graph.steps.count + 1
    let width = Double(columns) * 5.2
    var body = HTML()
    for index in 0..<columns - 1 { body += edges(from: index) }
    for index in 0..<columns { body += node(index) }
    let height = top + 14.0 - (hasLoss ? 0 : 1.5)
    let legend = LabelText(
      hasLoss ? context.wording.graphLegend : context.wording.gainLegend
    ).html
    return FigureDrawing(
      svg: """
        <div class="scroll" tabindex="0" role="region" aria-label="\(context.wording.graph)">
        <svg class="graph" role="img" aria-label="\(context.alt)"\(described) \
        viewBox="0 0 \(Ink.decimal(width, places: 2)) \(Ink.decimal(height, places: 2))" \
        style="min-width:\(Ink.decimal(width * 0.68, places: 1))rem;max-width:\(Ink.decimal(width * 0.82, places: 1))rem">
        \(body)</svg></div>

        """,
      legend: "<p class=\"figure-key\">\(legend)</p>\n"
    )
  }

  private var described: HTML {
    context.description.map { " aria-describedby=\"\($0)\"" } ?? HTML()
  }

  // MARK: Places, in em

  private var top: Double { hasOutput ? 5 : 0.8 }
  private var stateY: Double { top + 3 }
  private var inputY: Double { top + 9.6 }

  private func x(_ index: Int) -> Double { Double(index) * 5.2 + 2.6 }

  // MARK: Edges

  private func edges(from index: Int) -> HTML {
    let (start, end) = (x(index), x(index + 1))
    let step = graph.steps[index]
    let middle = (start + end) / 2
    var html = line("forward", (start + 1.45, stateY), (end - 1.75, stateY), arrow: true)
    // X_t and ŷ_t.
    html += line("forward", (end, inputY - 1), (end, stateY + 1.75), arrow: true)
    if !step.output.isEmpty {
      html += line("forward", (end, stateY - 1.45), (end, top - 1.7), arrow: true)
    }
    let gain = LabelText(Self.short(step.gain))
    html += text(gain, (middle, stateY - 0.5), "value")
    let size =
      hasLoss ? (index == 0 ? graph.initialGradient : graph.steps[index - 1].gradient) : step.gain
    guard let size else { return html }
    // What reaches S_t comes over the edge from S_{t+1}.
    let below = stateY + 2.05
    html += thick(size, (end - 0.4, below), (start + 0.4, below))
    if hasLoss {
      html += text(LabelText(Self.short(size)), (middle, below + 1.35), "value back")
    }
    return html
  }

  /// A line whose thickness is a size on a logarithmic scale, with an arrow at its end.
  private func thick(_ size: Double, _ from: (Double, Double), _ to: (Double, Double)) -> HTML {
    guard let place = gradients.place(size) else {
      return line("none", from, to, arrow: false)
    }
    let half = (0.07 + 0.42 * min(max(place, 0), 1))
    let head = to.0 + max(0.5, 1.6 * half)
    let points = [
      (from.0, from.1 - half), (head, from.1 - half), (head, from.1 - half - 0.22), (to.0, to.1),
      (head, from.1 + half + 0.22), (head, from.1 + half), (from.0, from.1 + half),
    ].map { "\(Self.n($0.0)) \(Self.n($0.1))" }.joined(separator: "L")
    return "<path class=\"gradient\" d=\"M\(points)z\"/>\n"
  }

  private func line(
    _ name: String,
    _ from: (Double, Double),
    _ to: (Double, Double),
    arrow: Bool
  ) -> HTML {
    var path = "M\(Self.n(from.0)) \(Self.n(from.1))L\(Self.n(to.0)) \(Self.n(to.1))"
    if arrow {
      let isLevel = from.1 == to.1
      let corners =
        isLevel
        ? [(to.0 - 0.5, to.1 - 0.3), (to.0, to.1), (to.0 - 0.5, to.1 + 0.3)]
        : [(to.0 - 0.3, to.1 + 0.5), (to.0, to.1), (to.0 + 0.3, to.1 + 0.5)]
      path += "M" + corners.map { "\(Self.n($0.0)) \(Self.n($0.1))" }.joined(separator: "L")
    }
    return "<path class=\"\(name)\" d=\"\(path)\"/>\n"
  }

  // MARK: Nodes

  private func node(_ index: Int) -> HTML {
    let center = x(index)
    let step = index == 0 ? nil : graph.steps[index - 1]
    let state = step?.state ?? graph.initialState
    var html: HTML = """
      <circle cx="\(Self.n(center))" cy="\(Self.n(stateY))" r="1.45"/>

      """
    html += text(LabelText("$S_{\(index)}$"), (center, stateY + 0.3), "name")
    html += numbers(state, center + 0.35, stateY - 2.1, isAbove: true, hasArrow: step != nil)
    guard let step else { return html }
    html += text(LabelText("$X_{\(index)}$"), (center, inputY + 0.2), "name")
    html += numbers(step.input, center, inputY + 1.5, isAbove: false, hasArrow: false)
    guard !step.output.isEmpty else { return html }
    html += text(LabelText("$\\hat y_{\(index)}$"), (center, top - 2.1), "name")
    if let loss = step.loss {
      html += text(LabelText("$L$ = \(Self.short(loss))"), (center, top - 3.6), "value")
    }
    return html
  }

  /// The first elements of a vector, one below the other is too tall: one or two in a line.
  private func numbers(
    _ vector: [Double],
    _ x: Double,
    _ y: Double,
    isAbove: Bool,
    hasArrow: Bool
  ) -> HTML {
    guard !vector.isEmpty else { return HTML() }
    let shown = vector.prefix(vector.count > 2 ? 1 : 2).map(Self.short)
    let more = vector.count > shown.count ? ", …" : ""
    let list = vector.count == 1 ? shown[0] : "(\(shown.joined(separator: ", "))\(more))"
    guard isAbove else { return text(LabelText(list), (x, y), "value") }
    let start = hasArrow && hasOutput
    return text(LabelText(list), (start ? x : x - 0.35, y), start ? "value start" : "value")
  }

  private func text(_ label: LabelText, _ place: (Double, Double), _ name: String) -> HTML {
    """
    <text class="\(name)" x="\(Self.n(place.0))" y="\(Self.n(place.1))">\(label.svg)</text>

    """
  }

  private static func n(_ value: Double) -> String { Ink.decimal(value, places: 2) }

  /// A number of two digits.
  private static func short(_ value: Double) -> String {
    let text = NumberFormat(alone: value, digits: 2).text(value)
    guard let exponent = text.exponent else { return text.plain }
    let mantissa = text.fraction.isEmpty ? text.whole : "\(text.whole).\(text.fraction)"
    return "\(text.sign)\(mantissa)·10$^{\(exponent)}$"
  }
}
