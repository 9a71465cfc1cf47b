extension InlineScanner {
  /// At `]`: skips the address of a link, in which nothing is ours.
  mutating func scanClosingBracket() {
    guard let open = openBrackets.popLast(), byte(index + 1) == UInt8(ascii: "("),
      let (destination, end) = linkTail(index + 2)
    else {
      index += 1
      return
    }
    links.append(LinkPlace(range: open..<end, destination: destination))
    index = end
  }

  /// Skips `[label]: address "title"` at the begin of a paragraph.
  mutating func skipLinkDefinitions() {
    while index < text.count {
      var position = index
      skipSpaces(&position)
      guard byte(position) == UInt8(ascii: "["), let label = labelEnd(position + 1),
        byte(label + 1) == UInt8(ascii: ":")
      else { return }
      position = label + 2
      skipWhitespace(&position)
      guard let destination = destination(position), !destination.isEmpty else { return }
      position = destination.upperBound
      if position > destination.lowerBound, byte(position) == UInt8(ascii: ">") { position += 1 }
      var end = position
      skipSpaces(&end)
      let endsBeforeTitle = end >= text.count || text[end] == 0x0A
      var title = position
      skipWhitespace(&title)
      if title > position, var afterTitle = titleEnd(title) {
        skipSpaces(&afterTitle)
        if afterTitle >= text.count || text[afterTitle] == 0x0A {
          index = min(afterTitle + 1, text.count)
          continue
        }
      }
      guard endsBeforeTitle else { return }
      index = min(end + 1, text.count)
    }
  }

  /// Address, optional title and closing parenthesis, from behind the opening one.
  private func linkTail(_ start: Int) -> (destination: Range<Int>, end: Int)? {
    var position = start
    skipWhitespace(&position)
    guard let destination = destination(position) else { return nil }
    position = destination.upperBound
    if position < text.count, text[position] == UInt8(ascii: ">") { position += 1 }
    let behind = position
    skipWhitespace(&position)
    if position > behind, let title = titleEnd(position) {
      position = title
      skipWhitespace(&position)
    }
    return byte(position) == UInt8(ascii: ")") ? (destination, position + 1) : nil
  }

  /// An address, without its angle brackets.
  private func destination(_ start: Int) -> Range<Int>? {
    var end = start
    if byte(start) == UInt8(ascii: "<") {
      end += 1
      while end < text.count, text[end] != UInt8(ascii: ">") {
        if text[end] == 0x0A || text[end] == UInt8(ascii: "<") { return nil }
        end += text[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      return end < text.count ? start + 1..<end : nil
    }
    var depth = 0
    while end < text.count, text[end] > 0x20, text[end] != 0x7F {
      switch text[end] {
      case UInt8(ascii: "\\"):
        if byte(end + 1).isPunctuation { end += 1 }
      case UInt8(ascii: "("):
        depth += 1
        if depth > 32 { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { return start..<end }
        depth -= 1
      default: break
      }
      end += 1
    }
    return depth == 0 ? start..<min(end, text.count) : nil
  }

  /// Behind a title that begins at `start`; nil if none does.
  private func titleEnd(_ start: Int) -> Int? {
    let close: UInt8
    switch byte(start) {
    case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
    case UInt8(ascii: "'"): close = UInt8(ascii: "'")
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var end = start + 1
    while end < text.count, text[end] != close {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return end < text.count ? end + 1 : nil
  }

  private func labelEnd(_ start: Int) -> Int? {
    var end = start
    while end < text.count, end - start < 1000 {
      switch text[end] {
      case UInt8(ascii: "]"): return end > start ? end : nil
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): end += 2
      default: end += 1
      }
    }
    return nil
  }

  private func skipSpaces(_ position: inout Int) {
    while byte(position) == 0x20 || byte(position) == 0x09 { position += 1 }
  }

  private func skipWhitespace(_ position: inout Int) {
    while position < text.count, text[position].isWhitespace { position += 1 }
  }
}
