import LessonModel

/// Puts the pieces of a drawing below and beside each other, as a browser does with their HTML.
struct FigureLayout {
  /// A piece in its place.
  struct Piece {
    var markup = ""
    var height = 0.0
  }

  /// The size of a figure's text, in pixels.
  private static let em = 13.3
  /// The same in panels.
  private static let panelEm = 12.6
  private static let lineHeight = 1.5

  let width: Double

  /// Elements below each other.
  mutating func stack(_ elements: [MarkupNode.Element], isPanel: Bool) -> Piece {
    elements.reduce(into: Piece()) { pile, element in
      let piece = place(element, at: pile.height, isPanel: isPanel)
      pile.markup += piece.markup
      pile.height += piece.height
    }
  }

  /// An element at a height.
  private mutating func place(
    _ element: MarkupNode.Element,
    at y: Double,
    isPanel: Bool
  ) -> Piece {
    let classes = element.classes
    if classes.contains("chart") {
      return chart(element, at: (0, y), width: width, isPanel: isPanel)
    }
    if classes.contains("graph") { return graph(element, at: y) }
    if classes.contains("legend") { return legend(element, at: y) }
    if classes.contains("color-key") { return colorKey(element, at: y) }
    if classes.contains("panels") { return panels(element, at: y) }
    if element.name == "p" {
      return text(element, at: y, isBold: classes.contains("figure-title"))
    }
    var inner = FigureLayout(width: width)
    let piece = inner.stack(element.elements, isPanel: isPanel)
    return Piece(markup: Self.moved(piece.markup, 0, y), height: piece.height)
  }

  private static func moved(_ markup: String, _ x: Double, _ y: Double) -> String {
    x == 0 && y == 0
      ? markup : "<g transform=\"translate(\(n(x)) \(n(y)))\">\n\(markup)</g>\n"
  }

  private static func n(_ value: Double) -> String { Ink.decimal(value, places: 1) }

  // MARK: Drawings

  /// A chart: what is padding on the page is room around a nested drawing.
  private func chart(
    _ element: MarkupNode.Element,
    at place: (x: Double, y: Double),
    width: Double,
    isPanel: Bool
  ) -> Piece {
    let em = isPanel || element.classes.contains("color-scale") ? Self.panelEm : Self.em
    let style = Self.style(of: element)
    let padding = (style["padding"] ?? "").split(separator: " ").map { (Self.number($0) ?? 0) * em }
    let (top, right) = (padding.first ?? 0, padding.dropFirst().first ?? 0)
    let (bottom, left) = (padding.dropFirst(2).first ?? 0, padding.dropFirst(3).first ?? 0)
    let widest = style["max-width"].flatMap { Self.number($0[...]) }.map { $0 * em } ?? width
    let whole = min(width, widest)
    let isScale = element.classes.contains("color-scale")
    let height =
      isScale
      ? 2.5 * em
      : style["height"].flatMap { Self.number($0[...]) }.map { $0 * em }
        ?? whole / (style["aspect-ratio"].flatMap { Double($0) } ?? (isPanel ? 1.15 : 1.85))
    let attributes: [(name: String, value: String)] = [
      ("class", element["class"] ?? "chart"), ("x", Self.n(place.x + left)),
      ("y", Self.n(place.y + top)), ("width", Self.n(max(1, whole - left - right))),
      ("height", Self.n(max(1, height - top - bottom))), ("font-size", Self.n(em)),
      ("overflow", "visible"),
    ]
    var drawn = element
    let content = (width: max(1, whole - left - right), height: max(1, height - top - bottom))
    drawn.children = element.children.map { Self.stretched($0, content, em: em) }
    return Piece(markup: drawn.markup(attributes: attributes) + "\n", height: height + 0.4 * em)
  }

  /// A drawing inside a chart whose paths have the size that they are seen in.
  private static func stretched(
    _ node: MarkupNode,
    _ content: (width: Double, height: Double),
    em: Double
  ) -> MarkupNode {
    guard case .element(var inner) = node, inner.name == "svg" else { return node }
    let box = (inner["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard box.count == 4, box[2] > 0, box[3] > 0 else { return node }
    let width = inner["width"].flatMap { number($0[...]) }.map { $0 * em } ?? content.width
    let height = inner["height"].flatMap { number($0[...]) }.map { $0 * em } ?? content.height
    let path = StretchedPath(scaleX: width / box[2], scaleY: height / box[3])
    let frame = inner.attributes.filter { !["class", "x", "y"].contains($0.name) }
    inner.children = inner.children.map { child in
      guard case .element(let one) = child, one.name == "path" else { return child }
      if one.classes.contains("cloud") {
        // Its squares are as large as the drawing's own unit, and stretched with it.
        let nested = MarkupNode.Element(name: "svg", attributes: frame, children: [child])
        return .element(nested)
      }
      let attributes = one.attributes.map { ($0.name, $0.name == "d" ? path($0.value) : $0.value) }
      return .element(MarkupNode.Element(name: "path", attributes: attributes))
    }
    let attributes = inner.attributes.filter {
      $0.name != "viewBox" && $0.name != "preserveAspectRatio"
    }
    return .element(
      MarkupNode.Element(name: "svg", attributes: attributes, children: inner.children)
    )
  }

  /// The network through time, which keeps its shape.
  private func graph(_ element: MarkupNode.Element, at y: Double) -> Piece {
    let box = (element["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
    guard box.count == 4, box[2] > 0 else { return Piece() }
    let widest = Self.style(of: element)["max-width"].flatMap { Self.number($0[...]) } ?? 40
    let shown = min(width, widest * 18)
    let height = shown * box[3] / box[2]
    let attributes: [(name: String, value: String)] = [
      ("class", "graph"), ("y", Self.n(y)), ("width", Self.n(shown)), ("height", Self.n(height)),
      ("viewBox", element["viewBox"] ?? ""), ("font-size", "1"), ("overflow", "visible"),
    ]
    return Piece(markup: element.markup(attributes: attributes) + "\n", height: height + 8)
  }

  /// Panels in columns, each row as high as its highest.
  private func panels(_ element: MarkupNode.Element, at y: Double) -> Piece {
    let count = max(1, Self.style(of: element)["--columns"].flatMap { Int($0) } ?? 3)
    let gap = 26.0
    var inner = FigureLayout(width: (width - gap * Double(count - 1)) / Double(count))
    var result = Piece()
    var row = 0.0
    for (index, panel) in element.elements.enumerated() {
      if index > 0, index.isMultiple(of: count) {
        result.height += row + 14
        row = 0
      }
      let piece = inner.stack(panel.elements, isPanel: true)
      let x = Double(index % count) * (inner.width + gap)
      result.markup += Self.moved(piece.markup, x, y + result.height)
      row = max(row, piece.height)
    }
    result.height += row
    return result
  }

  // MARK: Words

  private func legend(_ element: MarkupNode.Element, at y: Double) -> Piece {
    var result = Piece()
    var x = 0.0
    for item in element.elements {
      let label = Self.label(item.elements.first { $0.name == "span" }?.children ?? [])
      let size = 40 + label.width * Self.em
      if x > 0, x + size > width {
        x = 0
        result.height += 20
      }
      let line = y + result.height
      if let sample = item.elements.first(where: { $0.name == "svg" }) {
        result.markup += sample.markup(attributes: [
          ("class", "sample"), ("x", Self.n(x)), ("y", Self.n(line + 2)), ("width", "32"),
          ("height", "14"), ("viewBox", "0 0 32 14"),
        ])
      }
      result.markup +=
        "<text x=\"\(Self.n(x + 40))\" y=\"\(Self.n(line + 13.5))\">\(label.svg.markup)</text>\n"
      x += size + 22
    }
    result.height += 26
    return result
  }

  private func colorKey(_ element: MarkupNode.Element, at y: Double) -> Piece {
    let span = element.elements.first { $0.name == "span" }
    let label = Self.label(span?.children ?? [])
    let left = label.isEmpty ? 0 : label.width * Self.em + 12
    var result = Piece(
      markup: label.isEmpty
        ? "" : "<text y=\"\(Self.n(y + 13.5))\">\(label.svg.markup)</text>\n",
      height: 36
    )
    if let scale = element.elements.first(where: { $0.classes.contains("color-scale") }) {
      let piece = chart(
        scale,
        at: (left, y),
        width: min(270, max(80, width - left)),
        isPanel: true
      )
      result.markup += piece.markup
      result.height = max(result.height, piece.height)
    }
    return result
  }

  /// A paragraph, broken where it is too long.
  private func text(_ element: MarkupNode.Element, at y: Double, isBold: Bool) -> Piece {
    let lines = Self.label(element.children).broken(width: width / Self.em)
    let weight = isBold ? " font-weight=\"600\"" : ""
    let step = Self.lineHeight * Self.em
    let markup = lines.enumerated().map { index, line in
      let base = y + Self.em + Double(index) * step
      return "<text y=\"\(Self.n(base))\"\(weight)>\(line.svg.markup)</text>\n"
    }
    return Piece(markup: markup.joined(), height: step * Double(lines.count) + 5)
  }

  /// Text with the little markup that labels have.
  private static func label(_ nodes: [MarkupNode]) -> LabelText {
    var label = LabelText("")
    func add(_ nodes: [MarkupNode], isVariable: Bool, level: Int) {
      for node in nodes {
        switch node {
        case .text(let text):
          let plain = MarkupNode.unescaped(text).replacing("\n", with: " ")
          label.runs.append(.init(text: plain, isVariable: isVariable, level: level))
        case .element(let one):
          let raised = one.name == "sup" ? 1 : one.name == "sub" ? -1 : level
          add(one.children, isVariable: isVariable || one.name == "i", level: raised)
        }
      }
    }
    add(nodes, isVariable: false, level: 0)
    label.runs.removeAll { $0.text.allSatisfy(\.isNewline) }
    return label
  }

  /// The declarations of an element's own style.
  private static func style(of element: MarkupNode.Element) -> [String: String] {
    let pairs = (element["style"] ?? "").split(separator: ";").map { text in
      let name = text.prefix { $0 != ":" }
      return (String(name), String(text[name.endIndex...].dropFirst()))
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// The number in front of a unit.
  private static func number(_ text: Substring) -> Double? {
    Double(text.prefix { $0.isNumber || $0 == "." || $0 == "-" })
  }
}

extension LabelText {
  /// Lines of no more than a width in em, broken at spaces.
  fileprivate func broken(width: Double) -> [LabelText] {
    guard self.width > width else { return [self] }
    var lines = [LabelText("")]
    for run in runs {
      for word in run.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        var piece = run
        piece.text = (word.offset > 0 ? " " : "") + word.element
        var longer = lines[lines.count - 1]
        longer.runs.append(piece)
        if word.offset > 0, longer.width > width {
          piece.text = String(word.element)
          longer = LabelText("")
          longer.runs = [piece]
          lines.append(longer)
        } else {
          lines[lines.count - 1] = longer
        }
      }
    }
    return lines
  }
}
