import LessonModel

/// Finds what is ours in the text of a paragraph, from left to right as Markdown does: code, tags, addresses and
/// escapes hide what is in them, and what comes first wins.
///
/// Takes time in proportion to the text: what was sought in vain once is not sought again.
struct InlineScanner {
  let text: [UInt8]
  var index = 0
  private(set) var elements: [InlineElement] = []
  var links: [LinkPlace] = []
  /// Where brackets stand open.
  var openBrackets: [Int] = []
  /// Ends of HTML constructs that do not come any more.
  var exhausted: Set<String> = []
  /// Starts of the runs of backticks, by length.
  private var backticks: [Int: [Int]] = [:]
  private var hasNoMoreDisplayEnds = false

  /// Scans `text`, at whose begin link definitions may stand.
  init(_ text: [UInt8], mayDefineLinks: Bool = true) {
    self.text = text
    indexBackticks()
    if mayDefineLinks { skipLinkDefinitions() }
    while index < text.count { step() }
  }

  /// The byte at an offset; 0 behind the end.
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < text.count ? text[offset] : 0
  }

  private mutating func step() {
    switch text[index] {
    case UInt8(ascii: "\\"): index += byte(index + 1).isPunctuation ? 2 : 1
    case UInt8(ascii: "`"): scanCode()
    case UInt8(ascii: "<"): scanAngle()
    case UInt8(ascii: "$"): scanFormula()
    case UInt8(ascii: "@"): scanReference()
    case UInt8(ascii: "["): scanBracket()
    case UInt8(ascii: "]"): scanClosingBracket()
    default: index += 1
    }
  }

  private mutating func add(_ kind: InlineElement.Kind, to end: Int) {
    elements.append(InlineElement(kind: kind, range: index..<end))
    index = end
  }

  // MARK: Code

  private mutating func indexBackticks() {
    var position = 0
    while position < text.count {
      guard text[position] == UInt8(ascii: "`") else {
        position += 1
        continue
      }
      let length = run(of: UInt8(ascii: "`"), at: position)
      backticks[length, default: []].append(position)
      position += length
    }
  }

  func run(of wanted: UInt8, at start: Int) -> Int {
    var end = start
    while end < text.count, text[end] == wanted { end += 1 }
    return end - start
  }

  private mutating func scanCode() {
    let length = run(of: UInt8(ascii: "`"), at: index)
    let content = index + length
    let starts = backticks[length] ?? []
    // The first run of that length behind the opening one.
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < content { low = middle + 1 } else { high = middle }
    }
    // libcmark pairs runs of at most 80.
    guard low < starts.count, length <= 80 else {
      index = content
      return
    }
    let code = trimmed(content..<starts[low])
    let end = starts[low] + length
    guard byte(code.lowerBound) == UInt8(ascii: "{"),
      let brace = text[code].prefix(24).firstIndex(of: UInt8(ascii: "}")),
      brace > code.lowerBound + 1,
      brace + 1 == code.upperBound || text[brace + 1].isWhitespace
    else {
      index = end
      return
    }
    let tag = code.lowerBound + 1..<brace
    add(.value(tag: tag, code: trimmed(brace + 1..<code.upperBound)), to: end)
  }

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, text[start].isWhitespace { start += 1 }
    while end > start, text[end - 1].isWhitespace { end -= 1 }
    return start..<end
  }

  // MARK: Formulas

  private mutating func scanFormula() {
    switch run(of: UInt8(ascii: "$"), at: index) {
    case 1: scanInlineFormula()
    case 2: scanDisplayedFormula()
    case let length: index += length
    }
  }

  /// Pandoc's rule: no white space behind the opening sign nor before the closing one, no digit behind that.
  private mutating func scanInlineFormula() {
    let start = index + 1
    guard start < text.count, !text[start].isWhitespace else {
      index = start
      return
    }
    var end = start
    var holdsBacktick = false
    while end < text.count, text[end] != UInt8(ascii: "$") {
      if text[end] == UInt8(ascii: "`") { holdsBacktick = true }
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard end < text.count, !text[end - 1].isWhitespace || text[end - 2] == UInt8(ascii: "\\"),
      !byte(end + 1).isDigit
    else {
      index = start
      return
    }
    var tex = start..<end
    if holdsBacktick {
      // As on GitHub: $`…`$.
      guard tex.count > 2, text[start] == UInt8(ascii: "`"), text[end - 1] == UInt8(ascii: "`")
      else {
        index = start
        return
      }
      tex = start + 1..<end - 1
    }
    add(.formula(tex: tex, isDisplayed: false, label: nil), to: end + 1)
  }

  private mutating func scanDisplayedFormula() {
    let start = index + 2
    guard !hasNoMoreDisplayEnds, let end = displayEnd(from: start) else {
      hasNoMoreDisplayEnds = true
      add(.unclosedFormula, to: start)
      return
    }
    guard !trimmed(start..<end).isEmpty else {
      index = end + 2
      return
    }
    let tex = trimmed(start..<end)
    var next = end + 2
    while byte(next) == 0x20 || byte(next) == 0x09 { next += 1 }
    guard byte(next) == UInt8(ascii: "{"), byte(next + 1) == UInt8(ascii: "#"),
      let brace = text[next...].prefix(200).firstIndex(where: {
        $0 == UInt8(ascii: "}") || $0 == 0x0A
      }),
      text[brace] == UInt8(ascii: "}")
    else {
      add(.formula(tex: tex, isDisplayed: true, label: nil), to: end + 2)
      return
    }
    add(.formula(tex: tex, isDisplayed: true, label: next + 2..<brace), to: brace + 1)
  }

  private func displayEnd(from start: Int) -> Int? {
    var end = start
    while end + 1 < text.count {
      if text[end] == UInt8(ascii: "$"), text[end + 1] == UInt8(ascii: "$") { return end }
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  // MARK: References and footnotes

  private mutating func scanReference() {
    let before = byte(index - 1)
    let start = index + 1
    guard !before.isNameByte, before != UInt8(ascii: "/"), before != UInt8(ascii: ".") else {
      index = start
      return
    }
    for kind in Reference.Kind.allCases {
      let prefix = Array("\(kind.rawValue)-".utf8)
      let name = start + prefix.count
      guard name < text.count, text[start..<name].elementsEqual(prefix) else { continue }
      var end = name
      while end < text.count, text[end].isNameByte || text[end] == UInt8(ascii: "-") { end += 1 }
      while end > name, !text[end - 1].isAlphanumeric { end -= 1 }
      guard end > name else { break }
      add(.reference(kind, name: name..<end), to: end)
      return
    }
    index = start
  }

  private mutating func scanBracket() {
    if byte(index + 1) == UInt8(ascii: "^") {
      let label = index + 2
      var end = label
      while end < text.count, end - label < 100, text[end] != UInt8(ascii: "]"),
        text[end] != UInt8(ascii: "["), !text[end].isWhitespace
      { end += 1 }
      let next = byte(end + 1)
      if end > label, byte(end) == UInt8(ascii: "]"), next != UInt8(ascii: "("),
        next != UInt8(ascii: "[")
      {
        add(.footnote(label: label..<end), to: end + 1)
        return
      }
    }
    openBrackets.append(index)
    index += 1
  }
}

extension UInt8 {
  var isWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  var isAlphanumeric: Bool { isLetter || isDigit }
  /// A letter, a digit or `_`.
  var isNameByte: Bool { isAlphanumeric || self == UInt8(ascii: "_") }
  var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isAlphanumeric }
}
