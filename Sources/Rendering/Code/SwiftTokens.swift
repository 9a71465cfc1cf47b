/// What a piece of Swift is, as far as colour cares.
enum SwiftTokenKind: String, Sendable {
  case keyword = "k"
  case type = "t"
  case number = "n"
  case string = "s"
  case comment = "c"
  case plain = ""
}

/// Swift cut into coloured pieces; joined, they are the text again, whatever it is.
///
/// Looks at bytes: everything that decides is ASCII, and what is beyond it can only be part of a word.
struct SwiftTokens: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private var position = 0

  init(_ code: String) { bytes = Array(code.utf8) }

  mutating func next() -> (kind: SwiftTokenKind, text: String)? {
    guard let first = byte(position) else { return nil }
    let (kind, end) = token(first)
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = end
    guard kind == nil else { return (kind ?? .plain, text) }
    if Self.keywords.contains(text) { return (.keyword, text) }
    return (text.first?.isUppercase == true ? .type : .plain, text)
  }

  /// The kind of the next token, nil for a word, and its end.
  private func token(_ first: UInt8) -> (kind: SwiftTokenKind?, end: Int) {
    switch first {
    case UInt8(ascii: "/") where byte(position + 1) == UInt8(ascii: "/"):
      return (.comment, end(from: position) { $0 != 0x0A && $0 != 0x0D })
    case UInt8(ascii: "/") where byte(position + 1) == UInt8(ascii: "*"):
      return (.comment, endOfBlockComment())
    case UInt8(ascii: "\""):
      return (.string, endOfString())
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return (.number, endOfNumber())
    case UInt8(ascii: "#"), UInt8(ascii: "@"):
      let end = end(from: position + 1, while: Self.isWord)
      return (end == position + 1 ? .plain : .keyword, end)
    case UInt8(ascii: "."):
      // An implicit member or a member: never a keyword, even `.none` or `.default`.
      guard let next = byte(position + 1), Self.isWord(next), !Self.isDigit(next) else {
        return (.plain, position + 1)
      }
      return (.plain, end(from: position + 1, while: Self.isWord))
    case _ where Self.isWord(first):
      return (nil, end(from: position, while: Self.isWord))
    default:
      return (.plain, end(from: position + 1) { !Self.isStart($0) })
    }
  }

  private func byte(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func end(from start: Int, while condition: (UInt8) -> Bool) -> Int {
    var index = start
    while index < bytes.count, condition(bytes[index]) { index += 1 }
    return index
  }

  private func endOfBlockComment() -> Int {
    var depth = 0
    var index = position
    while index < bytes.count {
      switch (bytes[index], byte(index + 1)) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        depth += 1
        index += 2
      case (UInt8(ascii: "*"), UInt8(ascii: "/")):
        depth -= 1
        index += 2
        if depth == 0 { return index }
      default:
        index += 1
      }
    }
    return index
  }

  /// The end of a string literal: behind its closing quote or at the end of its line; interpolations belong to it.
  private func endOfString() -> Int {
    let quote = UInt8(ascii: "\"")
    func isLongQuote(_ index: Int) -> Bool {
      bytes[index] == quote && byte(index + 1) == quote && byte(index + 2) == quote
    }
    let isLong = isLongQuote(position)
    var index = position + (isLong ? 3 : 1)
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case quote where !isLong: return index + 1
      case quote where isLongQuote(index): return index + 3
      case 0x0A where !isLong, 0x0D where !isLong: return index
      default: index += 1
      }
    }
    return bytes.count
  }

  /// The end of digits, a point only before a digit (a range follows `0..`), an exponent with its sign.
  private func endOfNumber() -> Int {
    var index = position
    while let byte = byte(index) {
      let next = self.byte(index + 1) ?? 0x20
      if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E"),
        next == UInt8(ascii: "-") || next == UInt8(ascii: "+")
      {
        index += 2
      } else if Self.isWord(byte) || (byte == UInt8(ascii: ".") && Self.isDigit(next)) {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...:
      true
    default: false
    }
  }

  private static func isStart(_ byte: UInt8) -> Bool {
    isWord(byte) || "\"/#@.".utf8.contains(byte)
  }

  private static let keywords: Set<String> = [
    "as", "break", "case", "catch", "continue", "default", "do", "else", "enum", "extension",
    "false", "for", "func", "guard", "if", "import", "in", "inout", "is", "let", "nil", "repeat",
    "return", "self", "static", "struct", "switch", "throw", "throws", "true", "try", "var",
    "where", "while",
  ]
}
