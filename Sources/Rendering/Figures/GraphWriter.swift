import LessonModel

/// A recurrent network through time: a column for each time step, states in a row, the gradient on every edge.
///
/// Time goes to the right, forward by thin arrows. Below each edge the gradient comes back: the thickness of its arrow is
/// its size, on a logarithmic scale, and its value stands beside it. Values of a vector stand below each other.
struct GraphWriter: Sendable {
  let graph: UnrolledGraph
  let context: DrawingContext
  private let sizes: AxisMap
  private let hasLoss: Bool
  private let hasOutput: Bool

  /// A writer for a graph, with its own thickness or a shared one.
  init(_ graph: UnrolledGraph, extents: AxisExtents?, context: DrawingContext) {
    self.graph = graph
    self.context = context
    hasLoss = graph.steps.contains { $0.gradient != nil }
    hasOutput = graph.steps.contains { !$0.output.isEmpty }
    let extents = extents ?? AxisExtents(.graph(graph))
    sizes = AxisMap(hasLoss ? extents.y : extents.value, Axis(scale: .log), ends: .tight)
  }

  /// The drawing; wider than a phone if there are many steps, and then it scrolls.
  func drawing() -> FigureDrawing {
    let columns = graph.steps.count + 1
    let width = Double(columns) * Self.columnWidth
    var body = HTML()
    for step in 1..<columns { body += edges(to: step) }
    for index in 0..<columns { body += node(index) }
    let described: HTML = context.description.map { " aria-describedby=\"\($0)\"" } ?? HTML()
    return FigureDrawing(
      svg: """
        <div class="scroll" tabindex="0" role="group" aria-label="\(context.wording.graph)">
        <svg class="graph" role="img" aria-label="\(context.alt)"\(described) \
        viewBox="0 0 \(Self.n(width)) \(Self.n(height))" \
        style="min-width:\(Self.n(width * 0.68))rem;max-width:\(Self.n(width * 0.84))rem">
        \(body)</svg></div>

        """,
      legend: """
        <p class="figure-key">\(LabelText(hasLoss ? context.wording.graphLegend : context.wording.gainLegend).html)</p>

        """
    )
  }

  // MARK: Places, in em

  private static let columnWidth = 5.4
  private static let radius = 1.35
  private static let mostValues = 3

  private func x(_ index: Int) -> Double { (Double(index) + 0.5) * Self.columnWidth }

  /// Lines that a vector takes.
  private static func lines(_ vectors: [[Double]]) -> Double {
    Double(vectors.map { min($0.count, mostValues) }.max() ?? 0)
  }

  private var outputY: Double { hasLoss ? 2.6 : 1.2 }
  private var stateY: Double {
    let values = Self.lines([graph.initialState] + graph.steps.map(\.state))
    return (hasOutput ? outputY + 1.5 : 0) + max(1.4, 1.05 * values + 0.5) + Self.radius
  }
  private var arrowY: Double { stateY + Self.radius + 0.75 }
  private var inputY: Double { stateY + Self.radius + 3.9 }
  private var height: Double { inputY + 1 + 1.05 * Self.lines(graph.steps.map(\.input)) }

  // MARK: Edges

  private func edges(to step: Int) -> HTML {
    let (start, end) = (x(step - 1), x(step))
    let one = graph.steps[step - 1]
    var html = arrow((start + Self.radius, stateY), (end - Self.radius - 0.1, stateY))
    html += arrow((end, inputY - 1.05), (end, stateY + Self.radius + 0.1))
    if !one.output.isEmpty {
      html += arrow((end, stateY - Self.radius), (end, outputY + 0.55))
    }
    let middle = (start + end) / 2
    html += text(Self.short(one.gain), (middle, stateY - 0.4), "value")
    // What reaches S_{t−1} has come over this edge.
    let gradient = step == 1 ? graph.initialGradient : graph.steps[step - 2].gradient
    guard let size = hasLoss ? gradient : one.gain else { return html }
    html += thickArrow(size, (end - 0.45, arrowY), (start + 0.45, arrowY))
    if hasLoss { html += text(Self.short(size), (middle, arrowY + 1.4), "value back") }
    return html
  }

  /// An arrow to the left whose thickness is a size on a logarithmic scale; dashed if the size has no place there.
  private func thickArrow(
    _ size: Double,
    _ from: (x: Double, y: Double),
    _ to: (x: Double, y: Double)
  ) -> HTML {
    guard let place = sizes.place(size) else {
      return "<path class=\"none\" d=\"M\(Self.n(from.x)) \(Self.n(from.y))H\(Self.n(to.x))\"/>\n"
    }
    let half = 0.05 + 0.38 * min(max(place, 0), 1)
    let neck = to.x + 0.35 + 1.1 * half
    let points = [
      (from.x, from.y - half), (neck, from.y - half), (neck, from.y - half - 0.2), to,
      (neck, from.y + half + 0.2), (neck, from.y + half), (from.x, from.y + half),
    ].map { "\(Self.n($0.0)) \(Self.n($0.1))" }.joined(separator: "L")
    return "<path class=\"gradient\" d=\"M\(points)z\"/>\n"
  }

  /// A thin arrow to the right or up.
  private func arrow(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) -> HTML {
    let (back, aside) = (0.42, 0.26)
    let corners =
      from.y == to.y
      ? [(to.x - back, to.y - aside), to, (to.x - back, to.y + aside)]
      : [(to.x - aside, to.y + back), to, (to.x + aside, to.y + back)]
    let head = corners.map { "\(Self.n($0.0)) \(Self.n($0.1))" }.joined(separator: "L")
    return """
      <path d="M\(Self.n(from.x)) \(Self.n(from.y))L\(Self.n(to.x)) \(Self.n(to.y))M\(head)"/>

      """
  }

  // MARK: Nodes

  private func node(_ index: Int) -> HTML {
    let center = x(index)
    let step = index == 0 ? nil : graph.steps[index - 1]
    let state = step?.state ?? graph.initialState
    var html: HTML = """
      <circle cx="\(Self.n(center))" cy="\(Self.n(stateY))" r="\(Self.n(Self.radius))"/>

      """
    html += text("$S_{\(index)}$", (center, stateY + 0.3), "name")
    let hasArrow = step?.output.isEmpty == false
    let shift = hasArrow ? 0.35 : 0
    let lines = Self.lines([state])
    html += values(
      state,
      (center + shift, stateY - Self.radius - 0.5 - 1.05 * (lines - 1)),
      isBeside: hasArrow
    )
    guard let step else { return html }
    html += text("$X_{\(index)}$", (center, inputY), "name")
    html += values(step.input, (center, inputY + 1.15), isBeside: false)
    if hasArrow { html += text("$\\hat y_{\(index)}$", (center, outputY), "name") }
    if let loss = step.loss {
      html += text("$L_{\(index)}$ = \(Self.short(loss))", (center, outputY - 1.5), "value")
    }
    return html
  }

  /// The elements of a vector below each other; the third of many is an ellipsis.
  private func values(
    _ vector: [Double],
    _ place: (x: Double, y: Double),
    isBeside: Bool
  ) -> HTML {
    let most = Self.mostValues
    let shown =
      vector.count <= most
      ? vector.map(Self.short) : vector.prefix(most - 1).map(Self.short) + ["⋮"]
    return shown.enumerated().map { index, one in
      text(one, (place.x, place.y + 1.05 * Double(index)), isBeside ? "value start" : "value")
    }.joined()
  }

  private func text(_ label: String, _ place: (x: Double, y: Double), _ name: String) -> HTML {
    """
    <text class="\(name)" x="\(Self.n(place.x))" y="\(Self.n(place.y))">\(LabelText(label).svg)</text>

    """
  }

  private static func n(_ value: Double) -> String { Ink.decimal(value, places: 2) }

  /// A number of two digits, as a label.
  private static func short(_ value: Double) -> String {
    let text = NumberFormat(alone: value, digits: 2).text(value)
    guard let exponent = text.exponent else { return text.plain }
    let point = text.fraction.isEmpty ? "" : ".\(text.fraction)"
    return "\(text.sign)\(text.whole)\(point)·10$^{\(exponent)}$"
  }
}
