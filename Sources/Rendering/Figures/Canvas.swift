/// The area of a plot with what surrounds it, as one SVG that is as wide as its place.
///
/// The SVG's content box is the plot; numbers and labels stand in its padding. What is inside is stretched with it, what
/// is text keeps its size: so one drawing serves a phone, a wide screen and paper.
struct Canvas: Sendable {
  /// Room around the plot, in em of the figure's text.
  struct Margins: Sendable {
    var top = 0.8
    var right = 0.8
    var bottom = 0.8
    var left = 0.8
  }

  /// About how large the plot is in em, on a wide screen and on a phone.
  struct Layout: Sendable, Hashable {
    let width: Double
    let height: Double

    /// A column of text on a wide screen.
    static let wide = Layout(width: 40, height: 21)
    /// A phone held upright.
    static let narrow = Layout(width: 19, height: 14)
    /// One of several beside each other.
    static let panel = Layout(width: 9.5, height: 8)
  }

  var margins = Margins()
  /// The least room that numbers along the axes may have to do with.
  var least = Layout.narrow
  /// What is stretched: paths in the inner drawing.
  var drawing = HTML()
  /// What keeps its size: text, placed by shares.
  var texts = HTML()
  /// Further classes.
  var classes = ""
  /// The height of the whole in em; nil for the usual shape.
  var height: Double?
  /// The size of the plot in em where there is room, which keeps its shape; nil for the usual shape.
  var shape: Layout?

  /// Adds a path to the drawing.
  mutating func draw(_ path: PathText, class name: String) {
    guard !path.isEmpty else { return }
    drawing += "<path class=\"\(name)\" d=\"\(path.text)\"/>\n"
  }

  /// Adds text.
  ///
  /// - Parameters:
  ///   - label: The text.
  ///   - place: Where, as shares from the lower left.
  ///   - shift: How far from there, in em, to the right and down.
  ///   - anchor: Which part of the text stands there.
  ///   - name: Its class.
  mutating func write(
    _ label: LabelText,
    at place: (x: Double, y: Double),
    shift: (x: Double, y: Double) = (0, 0),
    anchor: Anchor = .middle,
    class name: String = ""
  ) {
    guard !label.isEmpty else { return }
    var attributes: HTML = "x=\"\(Ink.percent(place.x))\" y=\"\(Ink.percent(1 - place.y))\""
    if shift.x != 0 { attributes += " dx=\"\(Ink.em(shift.x))\"" }
    if shift.y != 0 { attributes += " dy=\"\(Ink.em(shift.y))\"" }
    if anchor != .middle { attributes += " text-anchor=\"\(anchor.rawValue)\"" }
    if !name.isEmpty { attributes += " class=\"\(name)\"" }
    texts += "<text \(attributes)>\(label.svg)</text>\n"
  }

  /// Which part of a text stands at its place.
  enum Anchor: String, Sendable {
    case start
    case middle
    case end
  }

  /// The SVG.
  ///
  /// - Parameters:
  ///   - label: What it says to who does not see it.
  ///   - description: The id of the long description.
  /// - Returns: The markup.
  func svg(label: String, describedBy description: String?) -> HTML {
    let described: HTML = description.map { " aria-describedby=\"\($0)\"" } ?? HTML()
    return svg(" role=\"img\" aria-label=\"\(label)\"\(described)")
  }

  /// The SVG with other attributes: one that only decorates has none.
  func svg(_ attributes: HTML = HTML()) -> HTML {
    let padding = [margins.top, margins.right, margins.bottom, margins.left].map(Ink.em)
      .joined(separator: " ")
    let more: HTML = classes.isEmpty ? HTML() : " \(classes)"
    var size: HTML = height.map { ";height:\(Ink.em($0))" } ?? HTML()
    if let shape {
      let width = shape.width + margins.left + margins.right
      let height = shape.height + margins.top + margins.bottom
      let ratio = Ink.decimal(width / height, places: 3)
      size = ";aspect-ratio:\(ratio);max-width:\(Ink.em(width))"
    }
    return """
      <svg class="chart\(more)"\(attributes) style="padding:\(padding)\(size)">
      <svg class="ink" viewBox="0 0 \(Ink.width) \(Ink.height)" preserveAspectRatio="none">
      \(drawing)</svg>
      \(texts)</svg>

      """
  }
}
