import Diagnostics

/// Where in a committed record each entry stands.
struct RecordIndex {
  private let file: SourceFile
  private let heads: [String: Int]

  init(_ file: SourceFile) {
    self.file = file
    var heads: [String: Int] = [:]
    var isInside = false
    for number in 1...file.lineCount {
      let line = file.text(in: file.span(ofLine: number))
      if line.hasPrefix("  \"entries\"") { isInside = true }
      guard isInside, line.hasPrefix("    \"") else { continue }
      for ending in [": [", ": [],", ": []"] where line.hasSuffix(ending) {
        let key = RecordLines.unquoted(String(line.dropFirst(4).dropLast(ending.count)))
        if let key, heads[key] == nil { heads[key] = number }
      }
    }
    self.heads = heads
  }

  /// The place of a line of an entry, counted from 0; −1 is the line with its key.
  func place(of key: String, line: Int) -> Diagnostic.Place {
    Diagnostic.Place(file, textSpan(ofLine: (heads[key] ?? 0) + line + 1))
  }

  private func textSpan(ofLine number: Int) -> SourceSpan {
    let span = file.span(ofLine: number)
    let indent = file.bytes[span.start..<span.end].prefix { $0 == 0x20 }.count
    return SourceSpan(span.start + indent, span.end)
  }
}
