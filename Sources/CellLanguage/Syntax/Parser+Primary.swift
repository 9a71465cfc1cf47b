import Diagnostics

extension Parser {
  mutating func primary() throws -> ExpressionSyntax {
    let start = token
    switch start.kind {
    case .integer:
      advance()
      if let value = Self.integer(start.text) { return try node(.integer(value), start.span) }
      guard let value = Double(start.text), value.isFinite else {
        throw fail(.integerTooLarge, Self.overflow(start.text), at: start.span)
      }
      return try node(.largeInteger(value, start.text), start.span)
    case .floating:
      advance()
      return try node(.floating(Double(start.text) ?? .nan), start.span)
    case .string:
      advance()
      var parts: [StringPart] = []
      for segment in start.segments {
        switch segment {
        case .text(let text): parts.append(.text(text))
        case .interpolation(let tokens, let span):
          parts.append(.value(try nested { try $0.interpolation(tokens, span) }))
        }
      }
      return try node(.string(parts), start.span)
    case .shorthand:
      advance()
      return try node(.name("$" + start.text), start.span)
    case .identifier:
      advance()
      return try node(.name(start.text), start.span)
    case .keyword: return try keywordExpression()
    case .punctuation: return try bracketed()
    case .operator, .end:
      throw fail(.expectedExpression, "expected expression\(found)", at: expectedSpan)
    }
  }

  /// What is said of an integer that is no `Int`.
  static func overflow(_ text: String) -> String {
    "integer literal '\(text)' overflows when stored into 'Int'"
  }

  static func integer(_ text: String) -> Int? {
    switch text.prefix(2) {
    case "0x": Int(text.dropFirst(2), radix: 16)
    case "0b": Int(text.dropFirst(2), radix: 2)
    case "0o": Int(text.dropFirst(2), radix: 8)
    default: Int(text)
    }
  }

  /// What stands behind `=` or `return`: there, `if` and `switch` are expressions.
  mutating func branchesOrExpression() throws -> ExpressionSyntax {
    if token.is("if") {
      let syntax = try ifSyntax()
      return try node(.if(syntax), syntax.span)
    }
    if token.is("switch") {
      let syntax = try switchSyntax()
      return try node(.switch(syntax), syntax.span)
    }
    return try expression()
  }

  mutating func keywordExpression() throws -> ExpressionSyntax {
    let start = token
    switch start.text {
    case "true", "false":
      advance()
      return try node(.boolean(start.text == "true"), start.span)
    case "nil":
      advance()
      return try node(.nil, start.span)
    case "if", "switch":
      throw fail(
        .misplacedStatement,
        "'\(start.text)' may only be used as expression behind 'return' or as the source of an assignment",
        at: start.span
      )
    case "self", "Self", "super", "inout", "init":
      throw fail(
        .unsupported,
        "'\(start.text)' is not part of the cells' language",
        at: start.span
      )
    default:
      throw fail(.expectedExpression, "expected expression\(found)", at: expectedSpan)
    }
  }

  mutating func bracketed() throws -> ExpressionSyntax {
    let start = token
    switch start.text {
    case "(":
      advance()
      let elements = try arguments(closing: ")")
      let span = SourceSpan(start.span.start, lastEnd)
      if elements.count == 1, elements[0].label == nil {
        if case .operatorReference(let name) = elements[0].value.kind {
          return try node(.operatorReference(name), span)
        }
        return try node(.parenthesised(elements[0].value), span)
      }
      return try node(.tuple(elements), span)
    case "[": return try collection()
    case "{": return try closure()
    case ".":
      advance()
      let name = token
      guard name.kind == .identifier || name.kind == .keyword, !name.startsLine else {
        throw fail(.expectedName, "expected member name following '.'", at: start.span)
      }
      advance()
      return try node(.implicitMember(name.text), start.span.union(name.span))
    case "#":
      advance()
      let name = token
      if name.kind == .string, !name.spaceBefore { throw unsupported("raw strings are") }
      guard name.kind == .identifier, !name.spaceBefore else {
        throw fail(.unexpectedToken, "unexpected '#'", at: start.span)
      }
      advance()
      guard name.text == "expect" else {
        throw fail(
          .unknownMacro,
          "there is no macro '#\(name.text)'; cells have '#expect'",
          at: start.span.union(name.span)
        )
      }
      try expect("(", in: "'#expect'")
      let arguments = try self.arguments(closing: ")")
      return try node(.expectation(arguments), SourceSpan(start.span.start, lastEnd))
    default:
      throw fail(.expectedExpression, "expected expression\(found)", at: expectedSpan)
    }
  }

  mutating func collection() throws -> ExpressionSyntax {
    let open = advance()
    let outer = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = outer }
    if token.is(":"), peek().is("]") {
      advance()
      advance()
      return try node(.dictionary([]), SourceSpan(open.span.start, lastEnd))
    }
    var elements: [ExpressionSyntax] = []
    var entries: [(ExpressionSyntax, ExpressionSyntax)] = []
    while !token.is("]") {
      let first = try expression()
      if accept(":") {
        entries.append((first, try expression()))
      } else {
        elements.append(first)
      }
      guard accept(",") else { break }
    }
    guard accept("]") else {
      throw fail(
        .expectedToken,
        "expected ']' in container literal\(found)",
        at: expectedSpan
      )
    }
    let span = SourceSpan(open.span.start, lastEnd)
    guard entries.isEmpty || elements.isEmpty else {
      throw fail(
        .expectedToken,
        "expected ':' in dictionary literal",
        at: elements[0].span
      )
    }
    return try node(entries.isEmpty ? .array(elements) : .dictionary(entries), span)
  }
}
