/// A figure as it is drawn: the SVG and what stands around it in HTML.
struct FigureDrawing: Sendable {
  /// The drawing.
  var svg = HTML()
  /// What names the series or the colours, above the drawing.
  var legend = HTML()
  /// What is not drawn, or not as it is: sentences.
  var notes: [String] = []
}

/// Who a drawing is for: what it says to those who do not see it, and in which words.
struct DrawingContext: Sendable {
  let wording: FigureWording
  /// The alternative text.
  let alt: String
  /// The id of the long description, if there is one.
  let description: String?
  /// Whether several stand beside each other: fewer numbers have room along its axes.
  var isPanel = false
}
