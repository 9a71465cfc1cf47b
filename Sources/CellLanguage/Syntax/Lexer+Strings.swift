import Diagnostics

/// String literals.
///
/// 1. The text is collected as bytes; in a `"""` literal a line break of the source is a mark that UTF-8 has not, so
///    that it differs from an escaped one.
/// 2. An interpolation is cut into tokens where it stands.
/// 3. At the end of a `"""` literal the indentation is known, and is taken from behind every mark.
extension Lexer {
  /// Stands for a line break of a `"""` literal.
  private static let lineBreak: UInt8 = 0xFF
  /// Stands for one that a backslash before it takes back.
  private static let joinedLines: UInt8 = 0xFE

  private enum Piece {
    case text([UInt8])
    case interpolation(StringSegment)
  }

  mutating func string(_ start: Int, depth: Int) -> Token {
    let isMultiline = peek(1) == UInt8(ascii: "\"") && peek(2) == UInt8(ascii: "\"")
    position += isMultiline ? 3 : 1
    var pieces: [Piece] = []
    var text: [UInt8] = []
    var isClosed = false
    scan: while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\"") where !isMultiline:
        position += 1
        isClosed = true
        break scan
      case UInt8(ascii: "\"") where peek(1) == byte && peek(2) == byte:
        position += 3
        isClosed = true
        break scan
      case 0x0A where !isMultiline: break scan
      case 0x0A:
        text.append(Self.lineBreak)
        position += 1
      case UInt8(ascii: "\\"):
        if peek(1) == UInt8(ascii: "(") {
          pieces.append(.text(text))
          text = []
          let open = position
          position += 2
          pieces.append(.interpolation(interpolation(open, depth: depth)))
        } else if isMultiline, let end = lineEnd(behind: position + 1) {
          text.append(Self.joinedLines)
          position = end
        } else {
          escape(into: &text)
        }
      case 0xF8...0xFF:
        text += [0xEF, 0xBF, 0xBD]
        position += 1
      default:
        text.append(byte)
        position += 1
      }
    }
    pieces.append(.text(text))
    if !isClosed {
      complain(.unterminatedString, "unterminated string literal", from: start)
    } else if isMultiline {
      pieces = withoutIndentation(pieces, start)
    }
    var result = token(.string, start, text: "")
    result.segments = pieces.compactMap { piece in
      switch piece {
      case .text(let text): text.isEmpty ? nil : .text(String(decoding: text, as: UTF8.self))
      case .interpolation(let segment): segment
      }
    }
    return result
  }

  /// A literal between quotation marks that Swift has not, `'x'` or `“x”`, as if they were its own; one complaint.
  mutating func misquoted(_ opening: Unicode.Scalar, _ start: Int) -> Token? {
    let closing: Unicode.Scalar
    switch opening {
    case "'": closing = "'"
    case "\u{201C}": closing = "\u{201D}"
    case "\u{2018}": closing = "\u{2019}"
    default: return nil
    }
    guard start >= unclosedQuotes[closing] ?? 0 else { return nil }
    let mark = position
    position += Self.byteCount(opening)
    let textStart = position
    while let scalar = scalar(), scalar != "\n", scalar != closing {
      position += Self.byteCount(scalar)
    }
    guard scalar() == closing else {
      unclosedQuotes[closing] = position
      position = mark
      return nil
    }
    let text = text(textStart, position)
    position += Self.byteCount(closing)
    complain(
      .unexpectedCharacter,
      "\(opening == "'" ? "single-quoted string literal" : "curly quotation mark") found, use '\"'",
      from: start,
      fixIt: "\"\(text)\""
    )
    var token = token(.string, start, text: "")
    token.segments = [.text(text)]
    return token
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

  private mutating func escape(into text: inout [UInt8]) {
    let start = position
    let byte = peek(1)
    position += 2
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "0"): text.append(0x00)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): text.append(byte)
    case UInt8(ascii: "u") where peek() == UInt8(ascii: "{"):
      position += 1
      let digits = position
      while position < bytes.count, position - digits < 9, peek() != UInt8(ascii: "}") {
        position += 1
      }
      let code = UInt32(self.text(digits, position), radix: 16).flatMap(Unicode.Scalar.init)
      position = min(position + 1, bytes.count)
      if let code {
        text += Array(String(Character(code)).utf8)
      } else {
        complain(.invalidEscape, "invalid Unicode escape in string literal", from: start)
      }
    default:
      position = min(position, bytes.count)
      complain(.invalidEscape, "invalid escape sequence in string literal", from: start)
    }
  }

  // MARK: Several lines

  /// The beginning of the next line, if nothing but white space stands before it.
  private func lineEnd(behind offset: Int) -> Int? {
    var offset = offset
    while offset < bytes.count, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    return offset < bytes.count && bytes[offset] == 0x0A ? offset + 1 : nil
  }

  /// A `"""` literal without its first and last line break and the indentation of its last line.
  private mutating func withoutIndentation(_ pieces: [Piece], _ start: Int) -> [Piece] {
    guard case .text(let first)? = pieces.first, first.first == Self.lineBreak else {
      complain(
        .expectedToken,
        "the text of a multi-line string literal begins on a new line",
        from: start,
        to: start + 3
      )
      return []
    }
    guard case .text(let last)? = pieces.last, let lastBreak = last.lastIndex(of: Self.lineBreak),
      last[(lastBreak + 1)...].allSatisfy({ $0 == 0x20 || $0 == 0x09 })
    else {
      complain(
        .expectedToken,
        "the closing quotes of a multi-line string literal stand on a line of their own",
        from: position - 3
      )
      return []
    }
    let indentation = last[(lastBreak + 1)...]
    var line = start
    var result: [Piece] = []
    for (index, piece) in pieces.enumerated() {
      guard case .text(var text) = piece else {
        result.append(piece)
        continue
      }
      if index == pieces.count - 1 { text.removeSubrange(lastBreak...) }
      var shown: [UInt8] = []
      var position = 0
      while position < text.count {
        let byte = text[position]
        position += 1
        guard byte == Self.lineBreak || byte == Self.joinedLines else {
          shown.append(byte)
          continue
        }
        // The first line break of all is not part of the text.
        if byte == Self.lineBreak, !(index == 0 && position == 1) { shown.append(0x0A) }
        line = startOfLine(behind: line)
        if text[position...].starts(with: indentation) {
          position += indentation.count
        } else if position < text.count || index < pieces.count - 1,
          position == text.count || text[position] != Self.lineBreak
        {
          complain(
            .unexpectedToken,
            "a line of a multi-line string literal is indented less than its closing quotes",
            from: line,
            to: line
          )
        }
      }
      result.append(.text(shown))
    }
    return result
  }

  /// Where the line after that of `offset` begins.
  private func startOfLine(behind offset: Int) -> Int {
    (bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
  }
}
