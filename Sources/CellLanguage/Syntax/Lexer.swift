import Diagnostics

/// Cuts a slice of a lesson into tokens, each with its place in the lesson.
struct Lexer {
  /// How deep strings may nest in interpolations.
  static let deepestInterpolation = 12
  /// How many tokens a cell may have; a megabyte of brackets is not looked at to its end.
  static let mostTokens = 200_000

  let slice: SourceSlice
  let bytes: [UInt8]
  var position = 0
  var sawNewline = true
  private var tokenCount = 0
  /// Up to where there is no such closing quotation mark; who looks again finds none again.
  var unclosedQuotes: [Unicode.Scalar: Int] = [:]
  private(set) var problems: [Problem] = []

  /// Something that is not a token.
  struct Problem {
    let id: CellDiagnosticID
    let message: String
    let span: SourceSpan
    let fixIt: Diagnostic.FixIt?
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

  var endToken: Token {
    Token(
      kind: .end,
      text: "",
      span: slice.fileSpan(position, position),
      startsLine: true,
      spaceBefore: true,
      spaceAfter: true
    )
  }

  mutating func complain(
    _ id: CellDiagnosticID,
    _ message: String,
    from start: Int,
    to end: Int? = nil,
    fixIt: String? = nil
  ) {
    guard problems.count < 20 else { return }
    let span = slice.fileSpan(start, end ?? position)
    problems.append(
      Problem(
        id: id,
        message: message,
        span: span,
        fixIt: fixIt.map { Diagnostic.FixIt(span, $0) }
      )
    )
  }

  /// The next token; nil at the end.
  mutating func next(depth: Int) -> Token? {
    while true {
      skipSpace()
      guard let scalar = scalar() else { return nil }
      let start = position
      guard tokenCount < Self.mostTokens else {
        complain(
          .nestingTooDeep,
          "this is too long: a cell has at most \(Self.mostTokens) words and signs",
          from: start,
          to: start + 1
        )
        position = bytes.count
        return nil
      }
      switch bytes[position] {
      case UInt8(ascii: "\""): return string(start, depth: depth)
      case UInt8(ascii: "0")...UInt8(ascii: "9"): return number(start)
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
        skipName()
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
      case UInt8(ascii: "<") where peek(1) == UInt8(ascii: "#"):
        return placeholder(start)
      default:
        if let token = misquoted(scalar, start) { return token }
        if scalar.lookalike == nil {
          if scalar.beginsName { return identifier(start) }
          if scalar.beginsOperator { return operatorToken(start) }
        }
        position += Self.byteCount(scalar)
        rejectCharacter(scalar, start)
      }
    }
  }

  /// Says that a character begins no token, once for several in a row.
  private mutating func rejectCharacter(_ scalar: Unicode.Scalar, _ start: Int) {
    guard problems.last?.span.end != slice.fileOffset(start) else { return }
    let meant = scalar.lookalike ?? (scalar == "'" ? "\"" : nil)
    complain(
      .unexpectedCharacter,
      "'\(text(start, position))' is not part of Swift\(meant.map { "; did you mean '\($0)'?" } ?? "")",
      from: start,
      fixIt: meant.map { String(Character($0)) }
    )
  }

  // MARK: Names and operators

  private mutating func identifier(_ start: Int) -> Token {
    skipName()
    let name = text(start, position)
    return token(Token.keywords.contains(name) ? .keyword : .identifier, start, text: name)
  }

  /// Skips what a name may go on with.
  mutating func skipName() {
    while let scalar = scalar(), scalar.continuesName, scalar.lookalike == nil {
      position += Self.byteCount(scalar)
    }
  }

  /// `<#Int#>`, which stands in the place of a value that is still to be written; the checker says so.
  private mutating func placeholder(_ start: Int) -> Token {
    position += 2
    while position < bytes.count, bytes[position] != 0x0A {
      position += 1
      if bytes[position - 1] == UInt8(ascii: ">"), bytes[position - 2] == UInt8(ascii: "#") {
        break
      }
    }
    return token(.identifier, start)
  }

  private mutating func operatorToken(_ start: Int) -> Token {
    let isPostfixMark = peek() == UInt8(ascii: "!") || peek() == UInt8(ascii: "?")
    if isPostfixMark, !isSpaceBefore(start), !isOperatorEnd(start) {
      position += 1
      return token(.operator, start)
    }
    let allowsPoints = peek() == UInt8(ascii: ".")
    while let scalar = scalar() {
      if scalar == "/", position > start, beginsComment() { break }
      guard scalar.continuesOperator || (allowsPoints && scalar == ".") else { break }
      position += Self.byteCount(scalar)
    }
    return token(.operator, start)
  }

  /// Whether an operator ends before `offset`: then what follows is no postfix mark.
  private func isOperatorEnd(_ offset: Int) -> Bool {
    offset > 0 && Unicode.Scalar(bytes[offset - 1]).beginsOperator && bytes[offset - 1] < 0x80
      && bytes[offset - 1] != UInt8(ascii: "!") && bytes[offset - 1] != UInt8(ascii: "?")
  }

  // MARK: Space

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

  private func beginsComment(_ ahead: Int = 0) -> Bool {
    peek(ahead) == UInt8(ascii: "/")
      && (peek(ahead + 1) == UInt8(ascii: "/") || peek(ahead + 1) == UInt8(ascii: "*"))
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
      complain(.unterminatedComment, "unterminated '/*' comment", from: start, to: start + 2)
    }
  }

  // MARK: Tokens

  mutating func token(_ kind: Token.Kind, _ start: Int, text: String? = nil) -> Token {
    defer { sawNewline = false }
    tokenCount += 1
    return Token(
      kind: kind,
      text: text ?? self.text(start, position),
      span: slice.fileSpan(start, position),
      startsLine: sawNewline,
      spaceBefore: isSpaceBefore(start),
      spaceAfter: isSpaceAfter
    )
  }

  /// Whether white space, a comment or what opens or separates stands before `offset`.
  private func isSpaceBefore(_ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    switch bytes[offset - 1] {
    case 0x20, 0x09...0x0D, 0x00, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      return true
    case UInt8(ascii: "/"): return offset > 1 && bytes[offset - 2] == UInt8(ascii: "*")
    case 0xA0: return offset > 1 && bytes[offset - 2] == 0xC2
    default: return false
    }
  }

  /// Whether white space, a comment or what closes or separates stands here.
  private var isSpaceAfter: Bool {
    guard position < bytes.count else { return true }
    switch bytes[position] {
    case 0x20, 0x09...0x0D, 0x00, UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
      return true
    case UInt8(ascii: "/"): return beginsComment()
    case 0xC2: return peek(1) == 0xA0
    default: return false
    }
  }

  // MARK: Characters

  func peek(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self)
  }

  /// The character here; nil at the end.
  ///
  /// A byte that is not UTF-8 is a character that nothing is made of.
  func scalar() -> Unicode.Scalar? {
    guard position < bytes.count else { return nil }
    let first = bytes[position]
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first < 0xF5, position + count <= bytes.count else { return "\u{80}" }
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for byte in bytes[position + 1..<position + count] {
      guard byte & 0xC0 == 0x80 else { return "\u{80}" }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == count else { return "\u{80}" }
    return scalar
  }

  /// How many bytes ``scalar()`` has read.
  static func byteCount(_ scalar: Unicode.Scalar) -> Int {
    scalar == "\u{80}" ? 1 : UTF8.width(scalar)
  }
}
