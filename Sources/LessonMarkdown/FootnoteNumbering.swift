import Diagnostics

/// The numbers of the footnotes, in the order in which a reader meets their marks.
struct FootnoteNumbering {
  /// The footnotes of the reading, in the order of their numbers, which count from 1.
  private(set) var order: [Int] = []
  /// For each footnote its number.
  private var numbers: [Int: Int] = [:]
  /// For each footnote its marks in the text.
  private var mentions: [Int: [SourceSpan]] = [:]

  init() {}

  /// Numbers the footnotes: first those that the text mentions, then those that only footnotes mention.
  init(_ reading: MarkdownReading) {
    var inText: [(SourceSpan, Int)] = []
    var inFootnotes: [Int: [(SourceSpan, Int)]] = [:]
    let wholes = reading.footnotes.enumerated().sorted { $0.element.whole < $1.element.whole }
    for token in reading.tokens {
      guard case .mention(let footnote) = token.kind else { continue }
      // The last footnote that begins before the mark, if it also ends behind it.
      var low = 0
      var high = wholes.count
      while low < high {
        let middle = (low + high) / 2
        if wholes[middle].element.whole.start <= token.span.start {
          low = middle + 1
        } else {
          high = middle
        }
      }
      if low > 0, wholes[low - 1].element.whole.contains(token.span.start) {
        inFootnotes[wholes[low - 1].offset, default: []].append((token.span, footnote))
      } else {
        inText.append((token.span, footnote))
      }
    }
    take(inText)
    var next = 0
    while next < order.count {
      take(inFootnotes[order[next]] ?? [])
      next += 1
    }
  }

  private mutating func take(_ found: [(SourceSpan, Int)]) {
    for (span, footnote) in found.sorted(by: { $0.0 < $1.0 }) {
      if numbers[footnote] == nil {
        order.append(footnote)
        numbers[footnote] = order.count
      }
      mentions[footnote, default: []].append(span)
    }
  }

  /// The mark of a footnote at one place.
  func mentionHTML(_ footnote: Int, at span: SourceSpan, words: BodyWords) -> String {
    guard let number = numbers[footnote] else { return "" }
    let index = mentions[footnote]?.firstIndex(of: span) ?? 0
    return """
      <sup class="footnote-mark"><a href="#fn-\(number)" id="\(Self.markID(number, index))" \
      role="doc-noteref" aria-label="\(words.footnote.escapedForHTML) \(number)">\(number)</a></sup>
      """
  }

  /// The links from a footnote back to its marks.
  func backLinksHTML(_ footnote: Int, words: BodyWords) -> String {
    guard let number = numbers[footnote] else { return "" }
    let count = mentions[footnote]?.count ?? 0
    return (0..<count).map { index in
      let name = "\(words.backToText) \(number)\(count > 1 ? ".\(index + 1)" : "")"
      return """
         <a class="footnote-back" href="#\(Self.markID(number, index))" role="doc-backlink" \
        aria-label="\(name.escapedForHTML)">↩\(index > 0 ? "<sup>\(index + 1)</sup>" : "")</a>
        """
    }.joined()
  }

  /// `fnref-1`; `fnref-1-2` for the second mark of the first footnote.
  private static func markID(_ number: Int, _ index: Int) -> String {
    "fnref-\(number)" + (index > 0 ? "-\(index + 1)" : "")
  }
}
