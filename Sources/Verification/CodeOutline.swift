import Diagnostics

/// The words of a cell's code without what a translation may change: comments, and the text of strings.
///
/// What a string interpolates is code and stays. Spaces do not count, nor line breaks inside brackets.
struct CodeOutline {
  struct Token {
    let text: String
    let span: SourceSpan
  }

  private(set) var tokens: [Token] = []

  private let code: SourceSlice
  private var index = 0
  /// What is open: brackets, and strings inside of whose interpolations we are.
  private var open: [UInt8] = []

  init(_ code: SourceSlice) {
    self.code = code
    while index < code.bytes.count { scan() }
    while tokens.last?.text == "\n" { tokens.removeLast() }
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    index + offset < code.bytes.count ? code.bytes[index + offset] : 0
  }

  private mutating func add(_ start: Int, _ text: String? = nil) {
    let end = max(index, start)
    tokens.append(
      Token(
        text: text ?? String(decoding: code.bytes[start..<end], as: UTF8.self),
        span: code.fileSpan(start, end)
      )
    )
  }

  private mutating func scan() {
    let start = index
    switch byte() {
    case 0x0A, 0x0D:
      index += 1
      let isInside = open.last.map { $0 != UInt8(ascii: "{") } ?? false
      if !isInside, tokens.last.map({ $0.text != "\n" }) ?? false { add(start, "\n") }
    case 0x20, 0x09:
      index += 1
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
      while index < code.bytes.count, byte() != 0x0A { index += 1 }
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
      skipComment()
    case UInt8(ascii: "\""):
      beginString()
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      open.append(byte())
      index += 1
      add(start)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      closeBracket()
    case let first where Self.isWord(first):
      // A point between digits belongs to the number.
      while Self.isWord(byte())
        || (first.isDigit && byte() == UInt8(ascii: ".") && byte(1).isDigit)
      { index += 1 }
      add(start)
    case let first where "<>=&|?!+-*/%^~".utf8.contains(first):
      while "<>=&|?!+-*/%^~".utf8.contains(byte()) { index += 1 }
      add(start)
    default:
      index += 1
      add(start)
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: "_")
      || (0x41...0x5A).contains(byte & 0xDF)
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*") {
        depth += 1
        index += 2
      } else if byte() == UInt8(ascii: "*"), byte(1) == UInt8(ascii: "/") {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0 && index < code.bytes.count
  }
}

// MARK: - Strings

extension CodeOutline {
  /// Marks in `open` for the interpolation of a string of one line and of several.
  private static let short: UInt8 = 1
  private static let long: UInt8 = 3

  private mutating func beginString() {
    let start = index
    let isLong = byte(1) == UInt8(ascii: "\"") && byte(2) == UInt8(ascii: "\"")
    index += isLong ? 3 : 1
    add(start, "\"")
    skipText(isLong: isLong)
  }

  /// Goes behind the text up to an interpolation or the end of the string.
  private mutating func skipText(isLong: Bool) {
    while index < code.bytes.count {
      let start = index
      switch byte() {
      case UInt8(ascii: "\\"):
        index += 2
        if code.bytes[start..<min(index, code.bytes.count)].last == UInt8(ascii: "(") {
          open.append(isLong ? Self.long : Self.short)
          add(start, "\\(")
          return
        }
      case UInt8(ascii: "\""):
        let ends =
          !isLong || (byte(1) == UInt8(ascii: "\"") && byte(2) == UInt8(ascii: "\""))
        index += ends && isLong ? 3 : 1
        if ends {
          add(start, "\"")
          return
        }
      case 0x0A where !isLong:
        return
      default:
        index += 1
      }
    }
    index = code.bytes.count
  }

  private mutating func closeBracket() {
    let start = index
    let opening = open.popLast()
    index += 1
    add(start)
    if opening == Self.short || opening == Self.long { skipText(isLong: opening == Self.long) }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
