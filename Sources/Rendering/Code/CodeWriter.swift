import LessonModel

/// Code as a reader sees it.
package enum CodeWriter {
  /// Swift with its pieces marked, without an element around it.
  package static func highlighted(_ code: String) -> HTML {
    var html = HTML()
    for token in SwiftTokens(code) {
      let text = HTML(text: token.text)
      html +=
        token.kind == .plain
        ? text : "<span class=\"\(token.kind.rawValue)\">\(text)</span>"
    }
    return html
  }

  /// The code of a cell: all of it, its first line with the rest on request, or nothing.
  static func cell(
    _ code: String,
    visibility: CodeCell.CodeVisibility,
    wording: Wording
  ) -> HTML {
    let code = trimmed(code)
    guard visibility != .hidden, !code.isEmpty else { return HTML() }
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    guard visibility == .folded, lines.count > 1 else {
      return shown(code) + "\n"
    }
    let rest = lines.dropFirst().joined(separator: "\n")
    return """
      <details class="code"><summary><code>\(highlighted(String(lines[0])))</code>\
      <span class="more">\(wording.moreLines(lines.count - 1))</span></summary>\
      <pre\(focus(rest))><code>\(highlighted(rest))</code></pre></details>

      """
  }

  /// Swift that is shown whole.
  static func shown(_ code: String) -> HTML {
    "<pre class=\"code\"\(focus(code))><code>\(highlighted(code))</code></pre>"
  }

  /// What makes code that is wider than a phone scroll by keys.
  private static func focus(_ code: String) -> HTML {
    let width = code.split(separator: "\n").map(\.count).max() ?? 0
    return width > 34 ? " tabindex=\"0\"" : HTML()
  }

  /// The code without empty lines at its ends.
  private static func trimmed(_ code: String) -> String {
    let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
    let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: { !isBlank($0) }),
      let last = lines.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}
