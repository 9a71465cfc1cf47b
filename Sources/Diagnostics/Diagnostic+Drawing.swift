extension Diagnostic {
  /// The diagnostic as a person reads it: the first line as swiftc prints it, then the source line with a caret.
  ///
  ///     lessons/en/2-5.md:42:49: error: recurrentWeights has shape 3×2, expected 2×2 [shape-mismatch]
  ///     42 | let jacobian = stepJacobian(hiddenState: h, recurrentWeights: weights)
  ///        |                                                               ^~~~~~~
  ///
  /// - Parameter colour: Whether to mark severity and caret with ANSI colours.
  /// - Returns: Lines, each ending in a line feed.
  public func drawn(colour: Bool = false) -> String {
    var lines: [String] = []
    let paint = Paint(on: colour)
    let label = paint.severity(severity)
    let text = paint.bold(message)
    lines.append("\(Self.prefix(place))\(label): \(text) [\(id)]")
    if let place { lines += Self.excerpt(place, paint: paint) }
    for note in notes {
      lines.append("\(Self.prefix(note.place))note: \(note.message)")
      if let place = note.place { lines += Self.excerpt(place, paint: paint) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `path:line:column: `, or nothing.
  private static func prefix(_ place: Place?) -> String {
    guard let place else { return "" }
    let position = place.file.position(at: place.span.start)
    return "\(place.file.path):\(position.line):\(position.column): "
  }

  /// The source line and, below it, the caret; the caret is placed by characters, wide ones counting two.
  private static func excerpt(_ place: Place, paint: Paint) -> [String] {
    let file = place.file
    let number = file.position(at: place.span.start).line
    let lineSpan = file.span(ofLine: number)
    let start = min(place.span.start, lineSpan.end)
    let end = min(max(place.span.end, start), lineSpan.end)
    // Of an enormous line only the bytes near the mark are looked at.
    let first = file.startOfCharacter(max(lineSpan.start, start - Window.reach))
    let last = file.startOfCharacter(min(lineSpan.end, end + Window.reach))
    let window = Window(
      before: file.text(in: SourceSpan(first, start)),
      marked: file.text(in: SourceSpan(start, min(end, start + Window.reach))),
      after: file.text(in: SourceSpan(end, last)),
      isCut: (before: first > lineSpan.start, after: last < lineSpan.end)
    )
    let gutter = String(number)
    let blank = String(repeating: " ", count: gutter.count)
    return [
      "\(gutter) | \(window.line)",
      "\(blank) | \(window.padding)\(paint.caret(window.caret))",
    ]
  }
}

/// What of a source line is shown: all of it, or the part around the mark if it is very long.
private struct Window {
  static let limit = 160
  /// How many bytes before the mark, in it and behind it are looked at.
  static let reach = 512

  let line: String
  let padding: String
  let caret: String

  init(before: String, marked: String, after: String, isCut: (before: Bool, after: Bool)) {
    var before = Substring(before)
    var marked = Substring(marked)
    var after = Substring(after)
    var lead = ""
    var tail = ""
    if before.count + marked.count + after.count > Self.limit || isCut.before || isCut.after {
      if before.count > 60 || isCut.before {
        before = before.suffix(60)
        lead = "…"
      }
      if marked.count > 60 { marked = marked.prefix(60) }
      if after.count > 40 || isCut.after {
        after = after.prefix(40)
        tail = "…"
      }
    }
    let shown = { (text: Substring) in
      String(text.map { $0 == "\t" ? "\t" : ($0.isControl ? "\u{FFFD}" : $0) })
    }
    line = lead + shown(before) + shown(marked) + shown(after) + tail
    padding =
      lead.map { _ in " " }.joined()
      + before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.columns) }.joined()
    let width = marked.reduce(0) { $0 + ($1 == "\t" ? 1 : $1.columns) }
    caret = "^" + String(repeating: "~", count: max(0, width - 1))
  }
}

extension SourceFile {
  /// The offset, or where the character begins that it is inside of.
  fileprivate func startOfCharacter(_ offset: Int) -> Int {
    var start = offset
    while start > 0, offset - start < 3, start < bytes.count, bytes[start] & 0xC0 == 0x80 {
      start -= 1
    }
    return start
  }
}

extension Character {
  /// Whether a terminal would obey it instead of showing it.
  fileprivate var isControl: Bool {
    unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }
  }

  /// How many columns a terminal gives it: two for East Asian wide characters, else one.
  fileprivate var columns: Int {
    guard let scalar = unicodeScalars.first?.value else { return 0 }
    switch scalar {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}

/// ANSI colours, or none.
private struct Paint {
  let on: Bool

  func bold(_ text: String) -> String { on ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  func caret(_ text: String) -> String { on ? "\u{1B}[1;32m\(text)\u{1B}[0m" : text }
  func severity(_ severity: Diagnostic.Severity) -> String {
    let code = severity == .error ? "1;31" : "1;35"
    return on ? "\u{1B}[\(code)m\(severity.rawValue)\u{1B}[0m" : severity.rawValue
  }
}
