import Diagnostics

/// Cuts a slice of a lesson into tokens, each with its place in the lesson.
struct Lexer {
  /// How deep strings may nest in interpolations.
  static let deepestInterpolation = 12

  private let slice: SourceSlice
  private let bytes: [UInt8]
  private var position = 0
  private var sawNewline = true
  private(set) var problems: [Problem] = []

  /// Something that is not a token.
  struct Problem {
    let id: CellDiagnosticID
    let message: String
    let span: SourceSpan
  }

  init(_ slice: SourceSlice) {
    self.slice = slice
    bytes = slice.bytes
  }

  /// All tokens and an end token.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4 + 1)
    while let token = next(depth: 0) { tokens.append(token) }
    tokens.append(endToken)
    return tokens
  }

  private var endToken: Token {
    Token(
      kind: .end,
      text: "",
      span: slice.fileSpan(position, position),
      startsLine: true,
      spaceBefore: true,
      spaceAfter: true
    )
  }

  private func peek(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  private mutating func complain(_ id: CellDiagnosticID, _ message: String, from start: Int) {
    guard problems.count < 20 else { return }
    problems.append(Problem(id: id, message: message, span: slice.fileSpan(start, position)))
  }

  /// The next token; nil at the end.
  private mutating func next(depth: Int) -> Token? {
    while true {
      skipSpace()
      guard position < bytes.count else { return nil }
      let start = position
      let byte = bytes[position]
      if isIdentifierStart(byte) && !isMathOperator { return identifier(start) }
      if isDigit(byte) { return number(start) }
      switch byte {
      case UInt8(ascii: "\""): return string(start, depth: depth)
      case UInt8(ascii: "$"):
        position += 1
        while isDigit(peek()) { position += 1 }
        if position == start + 1 {
          complain(.unexpectedCharacter, "'$' must be followed by a number", from: start)
          continue
        }
        return token(.shorthand, start, text: text(start + 1, position))
      case UInt8(ascii: "`"):
        position += 1
        while isIdentifierPart(peek()), position < bytes.count { position += 1 }
        let name = text(start + 1, position)
        if peek() == UInt8(ascii: "`") { position += 1 }
        return token(.identifier, start, text: name)
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: ";"), UInt8(ascii: "@"), UInt8(ascii: "#"):
        position += 1
        return token(.punctuation, start)
      case UInt8(ascii: "."):
        if peek(1) == UInt8(ascii: ".") { return operatorToken(start) }
        position += 1
        return token(.punctuation, start)
      default:
        if isOperatorByte(byte) || isMathOperator { return operatorToken(start) }
        position += 1
        while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
        if problems.last?.span.end != slice.fileOffset(start) {
          complain(
            .unexpectedCharacter,
            "'\(text(start, position))' is not part of Swift",
            from: start
          )
        }
      }
    }
  }

  /// White space and comments.
  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x0A, 0x0D:
        sawNewline = true
        position += 1
      case 0x20, 0x09, 0x0B, 0x0C, 0x00: position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipBlockComment()
      case 0xC2 where peek(1) == 0xA0: position += 2
      default: return
      }
    }
  }

  private mutating func skipBlockComment() {
    let start = position
    var depth = 0
    repeat {
      if peek() == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "*") {
        depth += 1
        position += 2
      } else if peek() == UInt8(ascii: "*"), peek(1) == UInt8(ascii: "/") {
        depth -= 1
        position += 2
      } else {
        if bytes[position] == 0x0A { sawNewline = true }
        position += 1
      }
    } while depth > 0 && position < bytes.count
    if depth > 0 {
      let end = position
      position = start + 2
      complain(.unterminatedComment, "unterminated '/*' comment", from: start)
      position = end
    }
  }

  private func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self)
  }

  private mutating func token(_ kind: Token.Kind, _ start: Int, text: String? = nil) -> Token {
    let before = start == 0 ? 0x20 : bytes[start - 1]
    let after = peek()
    defer { sawNewline = false }
    return Token(
      kind: kind,
      text: text ?? self.text(start, position),
      span: slice.fileSpan(start, position),
      startsLine: sawNewline,
      spaceBefore: Self.isSpaceBefore(before),
      spaceAfter: position >= bytes.count || Self.isSpaceAfter(after)
        || (after == UInt8(ascii: "/")
          && (peek(1) == UInt8(ascii: "/") || peek(1) == UInt8(ascii: "*")))
    )
  }

  private static func isSpaceBefore(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private static func isSpaceAfter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private func isIdentifierStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F || byte >= 0xC2
  }
  private func isIdentifierPart(_ byte: UInt8) -> Bool {
    isIdentifierStart(byte) || isDigit(byte) || byte >= 0x80
  }
  private func isOperatorByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "%"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"),
      UInt8(ascii: "~"), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  /// Whether a mathematical operator outside ASCII begins here: U+2190 to U+23FF, `×`, `÷`.
  private var isMathOperator: Bool {
    (peek() == 0xE2 && (0x86...0x8F).contains(peek(1)))
      || (peek() == 0xC3 && (peek(1) == 0x97 || peek(1) == 0xB7))
  }

  private mutating func identifier(_ start: Int) -> Token {
    while position < bytes.count, isIdentifierPart(bytes[position]), !isMathOperator {
      position += 1
    }
    let name = text(start, position)
    return token(Token.keywords.contains(name) ? .keyword : .identifier, start, text: name)
  }

  private mutating func operatorToken(_ start: Int) -> Token {
    let allowsPoints = peek() == UInt8(ascii: ".")
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "/"), position > start,
        peek(1) == UInt8(ascii: "/") || peek(1) == UInt8(ascii: "*")
      {
        break
      }
      if isOperatorByte(byte) || (allowsPoints && byte == UInt8(ascii: ".")) {
        position += 1
      } else if isMathOperator {
        position += byte == 0xC3 ? 2 : 3
      } else {
        break
      }
      // A postfix `!` or `?` is a token of its own.
      if position == start + 1, byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?"), start > 0,
        !Self.isSpaceBefore(bytes[start - 1]), peek() != UInt8(ascii: "="),
        !isOperatorByte(bytes[start - 1])
      {
        if byte == UInt8(ascii: "?"), peek() == UInt8(ascii: "?") { continue }
        break
      }
    }
    return token(.operator, start)
  }

  private mutating func number(_ start: Int) -> Token {
    var kind = Token.Kind.integer
    if peek() == UInt8(ascii: "0"), "xbo".utf8.contains(peek(1)) {
      return based(start)
    }
    skipDigits()
    if peek() == UInt8(ascii: "."), isDigit(peek(1)) {
      kind = .floating
      position += 1
      skipDigits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      let sign = peek(1) == UInt8(ascii: "-") || peek(1) == UInt8(ascii: "+") ? 1 : 0
      if isDigit(peek(1 + sign)) {
        kind = .floating
        position += 1 + sign
        skipDigits()
      }
    }
    let end = position
    if isIdentifierStart(peek()), !isMathOperator, position < bytes.count {
      while position < bytes.count, isIdentifierPart(bytes[position]), !isMathOperator {
        position += 1
      }
      complain(
        .invalidNumber,
        "'\(text(start, position))' is not a number; names cannot begin with a digit",
        from: start
      )
    }
    return token(kind, start, text: text(start, end).filter { $0 != "_" })
  }

  /// `0x1F`, `0b101`, `0o17`, and `0x1.8p-3`, which is floating.
  private mutating func based(_ start: Int) -> Token {
    let isHexadecimal = peek(1) == UInt8(ascii: "x")
    position += 2
    while isIdentifierPart(peek()), position < bytes.count { position += 1 }
    let hasFraction =
      isHexadecimal && peek() == UInt8(ascii: ".") && isHexadecimalFraction(position + 1)
    if hasFraction {
      position += 1
      while isIdentifierPart(peek()), position < bytes.count { position += 1 }
    }
    let isFloating =
      isHexadecimal && bytes[start..<position].contains { $0 == 0x70 || $0 == 0x50 }
    if isFloating, bytes[position - 1] | 0x20 == 0x70, "+-".utf8.contains(peek()), isDigit(peek(1))
    {
      position += 1
      skipDigits()
    }
    let digits = text(start, position).filter { $0 != "_" }
    if isFloating, Double(digits) == nil {
      complain(.invalidNumber, "'\(digits)' is not a number", from: start)
    }
    return token(isFloating ? .floating : .integer, start, text: digits)
  }

  /// Whether hexadecimal digits and a `p` with an exponent begin here: what follows the point of `0x1.8p1`.
  private func isHexadecimalFraction(_ offset: Int) -> Bool {
    var offset = offset
    while offset < bytes.count, isHexadecimalDigit(bytes[offset]) { offset += 1 }
    return offset < bytes.count && bytes[offset] | 0x20 == 0x70
  }

  private func isHexadecimalDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }

  private mutating func skipDigits() {
    while isDigit(peek()) || peek() == UInt8(ascii: "_") { position += 1 }
  }
}

// MARK: Strings

extension Lexer {
  private mutating func string(_ start: Int, depth: Int) -> Token {
    let isMultiline = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"")
    position += isMultiline ? 3 : 1
    var segments: [StringSegment] = []
    var buffer: [UInt8] = []
    func flush() {
      if !buffer.isEmpty { segments.append(.text(String(decoding: buffer, as: UTF8.self))) }
    }
    var isClosed = false
    scan: while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        if !isMultiline {
          position += 1
          isClosed = true
          break scan
        }
        if peek(1) == byte, peek(2) == byte {
          position += 3
          isClosed = true
          break scan
        }
        buffer.append(byte)
        position += 1
      case 0x0A where !isMultiline: break scan
      case UInt8(ascii: "\\"):
        if peek(1) == UInt8(ascii: "(") {
          flush()
          buffer = []
          let open = position
          position += 2
          segments.append(interpolation(open, depth: depth))
        } else {
          escape(into: &buffer)
        }
      default:
        buffer.append(byte)
        position += 1
      }
    }
    flush()
    if !isClosed { complain(.unterminatedString, "unterminated string literal", from: start) }
    if isMultiline { segments = withoutIndentation(segments, start: start) }
    var result = token(.string, start, text: "")
    result.segments = segments
    return result
  }

  private mutating func interpolation(_ open: Int, depth: Int) -> StringSegment {
    guard depth < Self.deepestInterpolation else {
      complain(.nestingTooDeep, "strings are nested too deeply", from: open)
      position = bytes.count
      return .text("")
    }
    let outerNewline = sawNewline
    sawNewline = false
    defer { sawNewline = outerNewline }
    var tokens: [Token] = []
    var parentheses = 1
    while let token = next(depth: depth + 1) {
      if token.is("(") { parentheses += 1 }
      if token.is(")") { parentheses -= 1 }
      if parentheses == 0 { break }
      tokens.append(token)
    }
    tokens.append(endToken)
    return .interpolation(tokens, slice.fileSpan(open, position))
  }

  private mutating func escape(into buffer: inout [UInt8]) {
    let start = position
    let byte = peek(1)
    position += 2
    switch byte {
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "0"): buffer.append(0x00)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): buffer.append(byte)
    case UInt8(ascii: "u") where peek() == UInt8(ascii: "{"):
      position += 1
      let digits = position
      while position < bytes.count, position - digits < 9, peek() != UInt8(ascii: "}") {
        position += 1
      }
      let code = UInt32(text(digits, position), radix: 16).flatMap(Unicode.Scalar.init)
      position = min(position + 1, bytes.count)
      if let code {
        buffer += Array(String(Character(code)).utf8)
      } else {
        complain(.invalidEscape, "invalid Unicode escape in string literal", from: start)
      }
    default:
      position = min(position, bytes.count)
      complain(.invalidEscape, "invalid escape sequence in string literal", from: start)
    }
  }

  /// The text of a `"""` literal: without its first and last line break and the indentation of its last line.
  private func withoutIndentation(_ segments: [StringSegment], start: Int) -> [StringSegment] {
    guard case .text(let last)? = segments.last, let lineBreak = last.lastIndex(of: "\n") else {
      return segments
    }
    let indentation = String(last[last.index(after: lineBreak)...])
    guard indentation.allSatisfy({ $0 == " " || $0 == "\t" }) else { return segments }
    var result = segments.map { segment -> StringSegment in
      if case .text(let text) = segment {
        StringSegment.text(Self.replacing(text, indentation: indentation))
      } else {
        segment
      }
    }
    if case .text(let text)? = result.last, text.hasSuffix("\n") {
      result[result.count - 1] = .text(String(text.dropLast()))
    }
    if case .text(let text)? = result.first, text.hasPrefix("\n") {
      result[0] = .text(String(text.dropFirst()))
    }
    return result
  }

  /// `text` without `indentation` behind each line break.
  private static func replacing(_ text: String, indentation: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().map { index, line in
      index > 0 && line.hasPrefix(indentation)
        ? String(line.dropFirst(indentation.count)) : String(line)
    }.joined(separator: "\n")
  }
}
