import Diagnostics

/// Where in a committed record each entry stands.
struct RecordIndex {
  private let file: SourceFile
  private let heads: [String: Int]
  /// The entries whose key an earlier one has, with their places.
  let repeated: [(key: String, place: Diagnostic.Place)]

  init(_ file: SourceFile) {
    self.file = file
    var heads: [String: Int] = [:]
    var repeated: [(String, Diagnostic.Place)] = []
    var isInside = false
    for number in 1...file.lineCount {
      let line = file.text(in: file.span(ofLine: number))
      if line.hasPrefix("  \"entries\"") { isInside = true }
      guard isInside, line.hasPrefix("    \"") else { continue }
      for ending in [": [", ": [],", ": []"] where line.hasSuffix(ending) {
        let key = RecordLines.unquoted(String(line.dropFirst(4).dropLast(ending.count)))
        guard let key else { continue }
        if heads[key] == nil {
          heads[key] = number
        } else {
          repeated.append((key, Diagnostic.Place(file, file.span(ofLine: number))))
        }
      }
    }
    self.heads = heads
    self.repeated = repeated
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
