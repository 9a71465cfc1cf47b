/// Which of KaTeX's fonts a formula needs, by the classes in its HTML.
enum MathFonts {
  /// Upright and italic letters: every page with math needs them.
  static let always: Set<String> = ["KaTeX_Main-Regular", "KaTeX_Math-Italic"]

  /// The fonts that typeset HTML needs beyond `always`.
  static func faces(in html: String) -> Set<String> {
    let classes = Set(Classes(html: html.utf8))
    return Set(
      byClass.lazy.filter { classes.contains($0.key) }.flatMap { face in
        face.value.split(separator: " ").map { "KaTeX_\($0)" }
      }
    )
  }

  private static let byClass: [String: String] = [
    "amsrm": "AMS-Regular",
    "boldsymbol": "Math-BoldItalic",
    "delim-size1": "Size1-Regular",
    "delim-size4": "Size4-Regular",
    "large-op": "Size2-Regular",
    "mathbb": "AMS-Regular",
    "mathbf": "Main-Bold",
    "mathboldsf": "SansSerif-Bold",
    "mathcal": "Caligraphic-Regular Caligraphic-Bold",
    "mathfrak": "Fraktur-Regular Fraktur-Bold",
    "mathit": "Main-Italic",
    "mathitsf": "SansSerif-Italic",
    "mathscr": "Script-Regular",
    "mathsf": "SansSerif-Regular",
    "mathtt": "Typewriter-Regular",
    "size1": "Size1-Regular",
    "size2": "Size2-Regular",
    "size3": "Size3-Regular",
    "size4": "Size4-Regular",
    "small-op": "Size1-Regular",
    "textbb": "AMS-Regular",
    "textbf": "Main-Bold Main-BoldItalic",
    "textboldsf": "SansSerif-Bold",
    "textfrak": "Fraktur-Regular Fraktur-Bold",
    "textit": "Main-Italic Main-BoldItalic",
    "textitsf": "SansSerif-Italic",
    "textscr": "Script-Regular",
    "textsf": "SansSerif-Regular",
    "texttt": "Typewriter-Regular",
  ]
}

/// The words of all `class` attributes.
private struct Classes: Sequence, IteratorProtocol {
  private var rest: Substring.UTF8View
  private var words: [Substring.UTF8View] = []

  init(html: String.UTF8View) { rest = html[...] }

  mutating func next() -> String? {
    while words.isEmpty {
      guard let range = rest.firstRange(of: "class=".utf8) else { return nil }
      rest = rest[range.upperBound...]
      // One class alone has no quotes.
      let isQuoted = rest.first == UInt8(ascii: "\"")
      if isQuoted { rest = rest.dropFirst() }
      let end =
        rest.firstIndex {
          isQuoted
            ? $0 == UInt8(ascii: "\"") : $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">")
        } ?? rest.endIndex
      words = rest[..<end].split(separator: UInt8(ascii: " "))
      rest = rest[end...]
    }
    return words.popLast().map { String(decoding: $0, as: UTF8.self) }
  }
}
