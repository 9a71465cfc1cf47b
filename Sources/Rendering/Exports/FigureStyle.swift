/// The ink of figures from the site's style sheets, for drawings that stand alone: the light theme, variables resolved.
///
/// Programs that draw SVG know less CSS than browsers: no variables, no `:is`, no nested rules. Layout is left out; a
/// drawing that stands alone has been laid out.
struct FigureStyle: Sendable {
  /// One rule: its selectors and declarations.
  private struct Rule: Sendable {
    let selectors: [String]
    let declarations: [(name: String, value: String)]
  }

  private static let inked: Set<String> = [
    "fill", "fill-opacity", "opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "stroke-dasharray", "vector-effect", "shape-rendering", "paint-order",
    "text-anchor", "font-weight", "font-style", "font-family", "font-size", "overflow",
  ]

  private let rules: [Rule]
  private var variables: [String: String] = [:]
  /// The variables that classes set on their own elements: `c` and `d` of a series.
  private var classVariables: [(name: String, values: [String: String])] = []

  /// Reads the style sheets; blocks behind `@` are left out.
  init(sheets: [String]) {
    let all = sheets.flatMap(Self.rules)
    for rule in all {
      let set = rule.declarations.filter {
        $0.name.hasPrefix("--") && !$0.value.contains("light-dark")
      }
      guard !set.isEmpty else { continue }
      if rule.selectors == [":root"] {
        for one in set { variables[one.name] = one.value }
      } else if rule.selectors.count == 1, let name = Self.soleClass(rule.selectors[0]) {
        let values = Dictionary(set.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        classVariables.append((name, values))
      }
    }
    rules = all
  }

  /// The paper's colour.
  var paper: String { variables["--paper"] ?? "#fff" }
  /// The ink's colour.
  var ink: String { variables["--ink"] ?? "#000" }
  /// The faces of labels.
  var faces: String { (variables["--sans"] ?? "sans-serif").replacing("\"", with: "'") }

  /// The rules that a drawing with these classes needs.
  func css(for classes: Set<String>) -> String {
    var lines: [String] = []
    for rule in rules {
      let selectors = rule.selectors.flatMap(Self.withoutIs).filter { selector in
        !selector.contains("[style") && !selector.contains("[class")
          && Self.classes(in: selector).allSatisfy(classes.contains)
          && (selector.contains(".") || selector.contains("svg"))
      }
      let declarations = rule.declarations.filter {
        Self.inked.contains($0.name) && !$0.value.contains("light-dark")
      }
      guard !selectors.isEmpty, !declarations.isEmpty else { continue }
      lines += written(selectors, declarations, classes)
    }
    return lines.joined(separator: "\n")
  }

  /// A rule; one for each class if it needs a variable that classes set.
  private func written(
    _ selectors: [String],
    _ declarations: [(name: String, value: String)],
    _ classes: Set<String>
  ) -> [String] {
    let own = declarations.filter { $0.value.contains("var(--c") || $0.value.contains("var(--d") }
    let shared = declarations.filter { one in !own.contains { $0.name == one.name } }
    var lines = shared.isEmpty ? [] : [line(selectors, shared, [:])]
    guard !own.isEmpty else { return lines }
    for (name, values) in classVariables where classes.contains(name) {
      lines.append(
        line(
          selectors.map { "\($0).\(name)" },
          own.filter { one in
            // What has a fallback is the same for all classes that do not set it.
            values["--c"] != nil || one.value.contains("--d")
          },
          values
        )
      )
    }
    return lines
  }

  private func line(
    _ selectors: [String],
    _ declarations: [(name: String, value: String)],
    _ values: [String: String]
  ) -> String {
    let all = variables.merging(values) { $1 }
    let written = declarations.map { "\($0.name):\(Self.resolved($0.value, all))" }
    return "\(selectors.joined(separator: ",")){\(written.joined(separator: ";"))}"
  }

  /// A value with its variables, or their fallbacks, in place.
  private static func resolved(_ value: String, _ variables: [String: String]) -> String {
    var value = value
    while let match = value.firstMatch(of: /var\((--[a-z0-9-]+)(?:,\s*([^()]*))?\)/) {
      let found = variables[String(match.1)] ?? match.2.map(String.init) ?? "none"
      value.replaceSubrange(match.range, with: found)
    }
    return value
  }

  private static func soleClass(_ selector: String) -> String? {
    selector.wholeMatch(of: /\.([A-Za-z][\w-]*)/).map { String($0.1) }
  }

  private static func classes(in selector: String) -> [String] {
    selector.matches(of: /\.([A-Za-z][\w-]*)/).map { String($0.1) }
  }

  /// `text:is(.a, .b)` as `text.a` and `text.b`.
  private static func withoutIs(_ selector: String) -> [String] {
    guard let match = selector.firstMatch(of: /:is\(([^()]*)\)/) else { return [selector] }
    return match.1.split(separator: ",").flatMap { part in
      withoutIs(
        selector.replacingCharacters(in: match.range, with: part.trimmed)
      )
    }
  }

  /// The rules of a sheet.
  private static func rules(_ sheet: String) -> [Rule] {
    var rules: [Rule] = []
    var rest = sheet.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: "")[...]
    while let open = rest.firstIndex(of: "{") {
      let head = rest[..<open].trimmed
      var end = rest.index(after: open)
      var depth = 1
      while end < rest.endIndex, depth > 0 {
        if rest[end] == "{" { depth += 1 }
        if rest[end] == "}" { depth -= 1 }
        end = rest.index(after: end)
      }
      let body = rest[rest.index(after: open)..<end].dropLast()
      rest = rest[end...]
      guard !head.hasPrefix("@") else { continue }
      let declarations = body.split(separator: ";").compactMap { text -> (String, String)? in
        guard let colon = text.firstIndex(of: ":") else { return nil }
        return (text[..<colon].trimmed, text[text.index(after: colon)...].trimmed)
      }
      rules.append(Rule(selectors: selectors(head), declarations: declarations))
    }
    return rules
  }

  /// Selectors between commas that stand in no parentheses.
  private static func selectors(_ head: String) -> [String] {
    var found = [""]
    var depth = 0
    for character in head {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        found.append("")
      } else {
        found[found.count - 1].append(character)
      }
    }
    return found.map { $0[...].trimmed }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
