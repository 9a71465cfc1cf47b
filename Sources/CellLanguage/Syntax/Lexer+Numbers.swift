extension Lexer {
  mutating func number(_ start: Int) -> Token {
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
    if let scalar = scalar(), scalar.beginsName, scalar.lookalike == nil {
      skipName()
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
    skipName()
    let hasFraction =
      isHexadecimal && peek() == UInt8(ascii: ".") && isHexadecimalFraction(position + 1)
    if hasFraction {
      position += 1
      skipName()
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
