/// A piece of our own writers' markup as a tree, so that a drawing can be laid out anew.
///
/// Reads only what those writers write: well-formed elements with quoted attributes. Text keeps its entities.
indirect enum MarkupNode: Sendable {
  /// Text, escaped as it stands in the markup.
  case text(String)
  /// An element.
  case element(Element)

  /// A tag with what is in it.
  struct Element: Sendable {
    let name: String
    let attributes: [(name: String, value: String)]
    var children: [MarkupNode] = []

    /// An attribute's value.
    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The names in its `class`.
    var classes: [Substring] { (self["class"] ?? "").split(separator: " ") }

    /// The elements directly inside.
    var elements: [Element] {
      children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// All classes in it and below.
    var allClasses: Set<String> {
      elements.reduce(into: Set(classes.map(String.init))) { $0.formUnion($1.allClasses) }
    }
  }

  /// The elements of a piece of markup, in an element without a name.
  static func parse(_ html: HTML) -> Element {
    var open = [Element(name: "", attributes: [])]
    var rest = html.markup[...]
    while let tag = rest.firstIndex(of: "<") {
      if tag > rest.startIndex { open[open.count - 1].children.append(.text(String(rest[..<tag]))) }
      guard let end = rest[tag...].firstIndex(of: ">") else { return open[0] }
      let inside = rest[rest.index(after: tag)..<end]
      rest = rest[rest.index(after: end)...]
      if inside.hasPrefix("/") {
        guard open.count > 1 else { continue }
        let closed = open.removeLast()
        open[open.count - 1].children.append(.element(closed))
      } else if inside.hasSuffix("/") {
        open[open.count - 1].children.append(.element(element(inside.dropLast())))
      } else {
        open.append(element(inside))
      }
    }
    if !rest.isEmpty { open[open.count - 1].children.append(.text(String(rest))) }
    while open.count > 1 {
      let closed = open.removeLast()
      open[open.count - 1].children.append(.element(closed))
    }
    return open[0]
  }

  /// A tag's name and attributes.
  private static func element(_ inside: Substring) -> Element {
    let name = inside.prefix { !$0.isWhitespace }
    var attributes: [(name: String, value: String)] = []
    var rest = inside[name.endIndex...]
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(whereSeparator: \.isWhitespace).last ?? ""
      let quoted = rest[rest.index(after: equals)...].dropFirst()
      let value = quoted.prefix { $0 != "\"" }
      attributes.append((String(name), String(value)))
      rest = quoted[value.endIndex...].dropFirst()
    }
    return Element(name: String(name), attributes: attributes)
  }

  /// The text in it, as a reader sees it.
  var plainText: String {
    switch self {
    case .text(let text): Self.unescaped(text)
    case .element(let element): element.children.map(\.plainText).joined()
    }
  }

  static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacing($1.0, with: $1.1) }
  }

  /// As markup again.
  var markup: String {
    switch self {
    case .text(let text): text
    case .element(let element): element.markup
    }
  }
}

extension MarkupNode.Element {
  /// As markup again.
  var markup: String { markup(attributes: attributes) }

  /// As markup with other attributes.
  func markup(attributes: [(name: String, value: String)]) -> String {
    let written = attributes.map { " \($0.name)=\"\($0.value)\"" }.joined()
    let inside = children.map(\.markup).joined()
    return inside.isEmpty ? "<\(name)\(written)/>" : "<\(name)\(written)>\(inside)</\(name)>"
  }
}
