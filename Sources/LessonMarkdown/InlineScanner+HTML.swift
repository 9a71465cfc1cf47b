extension InlineScanner {
  /// At `<`: skips an address or a tag, in which nothing is ours.
  mutating func scanAngle() {
    if let end = addressEnd() {
      links.append(LinkPlace(range: index..<end, destination: index + 1..<end - 1))
      index = end
    } else {
      index = tagEnd() ?? index + 1
    }
  }

  /// Behind `<scheme:…>` or `<name@host>`.
  private func addressEnd() -> Int? {
    var end = index + 1
    guard byte(end).isAlphanumeric else { return nil }
    var isAddress = false
    while end < text.count, text[end] > 0x20, text[end] != UInt8(ascii: "<") {
      switch text[end] {
      case UInt8(ascii: ">"): return isAddress ? end + 1 : nil
      case UInt8(ascii: ":"), UInt8(ascii: "@"): isAddress = true
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="):
        if !isAddress { return nil }
      default: break
      }
      end += 1
    }
    return nil
  }

  /// Behind a tag, a comment, an instruction, a declaration or CDATA.
  private mutating func tagEnd() -> Int? {
    switch byte(index + 1) {
    case UInt8(ascii: "!"):
      if starts("<!--") { return end(of: "-->", from: index + 4) }
      if starts("<![CDATA[") { return end(of: "]]>", from: index + 9) }
      return byte(index + 2).isLetter ? end(of: ">", from: index + 2) : nil
    case UInt8(ascii: "?"):
      return end(of: "?>", from: index + 2)
    case UInt8(ascii: "/"):
      var end = index + 2
      guard byte(end).isLetter else { return nil }
      while byte(end).isAlphanumeric || byte(end) == UInt8(ascii: "-") { end += 1 }
      while end < text.count, text[end].isWhitespace { end += 1 }
      return byte(end) == UInt8(ascii: ">") ? end + 1 : nil
    default:
      return openTagEnd()
    }
  }

  private func openTagEnd() -> Int? {
    var end = index + 1
    guard byte(end).isLetter else { return nil }
    while byte(end).isAlphanumeric || byte(end) == UInt8(ascii: "-") { end += 1 }
    while end < text.count {
      let before = end
      while end < text.count, text[end].isWhitespace { end += 1 }
      if byte(end) == UInt8(ascii: ">") { return end + 1 }
      if byte(end) == UInt8(ascii: "/") {
        return byte(end + 1) == UInt8(ascii: ">") ? end + 2 : nil
      }
      guard end > before, byte(end).isNameByte || byte(end) == UInt8(ascii: ":") else { return nil }
      while byte(end).isNameByte || [0x2D, 0x2E, 0x3A].contains(byte(end)) { end += 1 }
      var value = end
      while value < text.count, text[value].isWhitespace { value += 1 }
      guard byte(value) == UInt8(ascii: "=") else { continue }
      value += 1
      while value < text.count, text[value].isWhitespace { value += 1 }
      guard let behind = attributeEnd(value) else { return nil }
      end = behind
    }
    return nil
  }

  private func attributeEnd(_ start: Int) -> Int? {
    let quote = byte(start)
    var end = start
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      end += 1
      while end < text.count, text[end] != quote { end += 1 }
      return end < text.count ? end + 1 : nil
    }
    let stops = Array("\"'=<>`".utf8)
    while end < text.count, !text[end].isWhitespace, !stops.contains(text[end]) { end += 1 }
    return end > start ? end : nil
  }

  private func starts(_ prefix: String) -> Bool {
    text[index...].starts(with: prefix.utf8)
  }

  /// Behind the next occurrence of `mark`; a mark that was not found is not sought again.
  private mutating func end(of mark: String, from start: Int) -> Int? {
    guard !exhausted.contains(mark) else { return nil }
    let wanted = Array(mark.utf8)
    var position = start
    while position + wanted.count <= text.count {
      if text[position..<position + wanted.count].elementsEqual(wanted) {
        return position + wanted.count
      }
      position += 1
    }
    exhausted.insert(mark)
    return nil
  }
}
