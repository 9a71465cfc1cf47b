import Diagnostics

extension Parser {
  /// How tight the infix operators bind, and where equal ones group.
  enum Precedence {
    enum Grouping { case left, right, none }

    static let table: [String: (Int, Grouping)] = [
      "*": (150, .left), "/": (150, .left), "%": (150, .left), "⊙": (150, .left),
      "×": (150, .left), "+": (140, .left), "-": (140, .left), "..<": (130, .none),
      "...": (130, .none), "??": (120, .right), "<": (110, .none), "<=": (110, .none),
      ">": (110, .none), ">=": (110, .none), "==": (110, .none), "!=": (110, .none),
      "≈": (110, .none), "&&": (100, .left), "||": (90, .left),
    ]
  }

  mutating func expression() throws -> ExpressionSyntax {
    try nested { parser in
      let condition = try parser.binary(atLeast: 0)
      guard parser.token.kind == .operator, parser.token.text == "?", parser.token.spaceBefore
      else { return condition }
      parser.advance()
      let first = try parser.expression()
      guard parser.accept(":") else {
        throw parser.fail(
          .expectedToken,
          "expected ':' after '? …' in ternary expression",
          at: parser.expectedSpan
        )
      }
      let second = try parser.expression()
      return try parser.node(
        .ternary(condition, first, second),
        condition.span.union(second.span)
      )
    }
  }

  /// Words that begin a statement and no expression.
  private static let statementWords: Set<String> = [
    "let", "var", "func", "for", "while", "repeat", "guard", "return", "break", "continue",
  ]

  private mutating func binary(atLeast least: Int) throws -> ExpressionSyntax {
    var left = try unary()
    while true {
      if token.is("as") {
        guard 125 >= least else { return left }
        advance()
        if token.kind == .operator, token.text == "?" || token.text == "!" {
          throw unsupported("'as\(token.text)' is")
        }
        let type = try self.type()
        left = try node(.coercion(left, type), SourceSpan(left.span.start, lastEnd))
        continue
      }
      if token.is("is") { throw unsupported("'is' is") }
      guard isBinaryOperator(token), let (precedence, grouping) = Precedence.table[token.text]
      else {
        try rejectOperator()
        return left
      }
      guard precedence >= least else { return left }
      let operation = advance()
      if isAtEnd
        || (token.startsLine && token.kind == .keyword && Self.statementWords.contains(token.text))
        || token.is(")") || token.is("}") || token.is("]") || token.is(",")
      {
        throw fail(
          .expectedExpression,
          "expected expression behind operator '\(operation.text)'",
          at: operation.span
        )
      }
      let right = try nested {
        try $0.binary(atLeast: grouping == .right ? precedence : precedence + 1)
      }
      left = try node(
        .binary(operation.text, operation.span, left, right),
        left.span.union(right.span)
      )
      if grouping == .none, isBinaryOperator(token), Precedence.table[token.text]?.0 == precedence {
        throw fail(
          .nonAssociative,
          "adjacent operators '\(operation.text)' and '\(token.text)' are non-associative; use parentheses",
          at: token.span
        )
      }
    }
  }

  /// An operator that stands where a binary one could, and is not one.
  private mutating func rejectOperator() throws {
    guard isBinaryOperator(token), !token.startsLine || token.spaceAfter else { return }
    let text = token.text
    if ["=", "?", "!", "->", "&"].contains(text) || Self.compoundAssignments.contains(text) {
      return
    }
    let hint =
      switch text {
      case "**", "^": "; powers are written pow(x, y)"
      case "===", "!==": "; did you mean '\(text.dropLast())'?"
      case "//": ""
      default: ""
      }
    throw fail(
      .unknownOperator,
      "'\(text)' is not an operator of the cells' language\(hint)",
      at: token.span
    )
  }

  private mutating func unary() throws -> ExpressionSyntax {
    if token.is("try") {
      advance()
      if token.kind == .operator, token.text == "?" || token.text == "!" {
        throw unsupported("'try\(token.text)' is")
      }
      return try nested { try $0.binary(atLeast: 0) }
    }
    if token.kind == .identifier, token.text == "await", peek().kind == .identifier,
      !peek().startsLine
    {
      throw unsupported("concurrency is")
    }
    if token.kind == .operator {
      let operation = token
      if operation.text == "..<" || operation.text == "..." {
        advance()
        let upper = try nested { try $0.binary(atLeast: 131) }
        return try node(
          .partialRange(nil, upper, isClosed: operation.text == "..."),
          operation.span.union(upper.span)
        )
      }
      if ["-", "!", "+"].contains(operation.text) {
        advance()
        if operation.spaceAfter, operation.text != "-" || operation.spaceBefore {
          throw fail(
            .unexpectedToken,
            "unary operator '\(operation.text)' cannot be separated from its operand",
            at: operation.span
          )
        }
        let operand = try nested { try $0.unary() }
        return try node(
          .prefix(operation.text, operand),
          operation.span.union(operand.span)
        )
      }
      if operation.text == "&" { throw unsupported("'inout' is") }
      throw fail(
        operation.text == "=" ? .expectedExpression : .unknownOperator,
        operation.text == "="
          ? "expected expression, found '='"
          : "'\(operation.text)' is not a prefix operator of the cells' language",
        at: operation.span
      )
    }
    return try postfix()
  }

  private mutating func postfix() throws -> ExpressionSyntax {
    var value = try primary()
    while true {
      if token.is(".") {
        // A point on a new line continues the expression.
        let point = advance()
        let name = token
        switch name.kind {
        case .identifier, .keyword:
          advance()
          value = try node(
            .member(value, name.text, name.span),
            SourceSpan(value.span.start, name.span.end)
          )
        case .integer:
          advance()
          value = try node(
            .member(value, name.text, name.span),
            SourceSpan(value.span.start, name.span.end)
          )
        case .floating where name.text.allSatisfy({ $0.isNumber || $0 == "." }):
          // `.0.1` reads as a number.
          advance()
          for part in name.text.split(separator: ".") {
            value = try node(
              .member(value, String(part), name.span),
              SourceSpan(value.span.start, name.span.end)
            )
          }
        default:
          throw fail(.expectedName, "expected member name following '.'", at: point.span)
        }
      } else if token.is("("), !token.startsLine {
        value = try call(value)
      } else if token.is("["), !token.startsLine {
        advance()
        let arguments = try self.arguments(closing: "]")
        value = try node(
          .subscript(value, arguments),
          SourceSpan(value.span.start, lastEnd)
        )
      } else if token.is("{"), !token.startsLine, allowsTrailingClosure, value.canBeCalled {
        value = try trailingClosures(value, [])
      } else if token.kind == .operator, !token.spaceBefore, !token.startsLine,
        token.text == "!" || token.text == "?"
      {
        let mark = advance()
        value = try node(
          mark.text == "!" ? .unwrap(value) : .optionalChain(value),
          SourceSpan(value.span.start, mark.span.end)
        )
      } else if token.kind == .operator, token.text == "...", !token.spaceBefore, token.spaceAfter {
        let mark = advance()
        value = try node(
          .partialRange(value, nil, isClosed: true),
          SourceSpan(value.span.start, mark.span.end)
        )
      } else {
        return value
      }
    }
  }

  private mutating func call(_ callee: ExpressionSyntax) throws -> ExpressionSyntax {
    advance()
    let arguments = try self.arguments(closing: ")")
    if token.is("{"), !token.startsLine, allowsTrailingClosure {
      return try trailingClosures(callee, arguments)
    }
    return try node(.call(callee, arguments), SourceSpan(callee.span.start, lastEnd))
  }

  private mutating func trailingClosures(
    _ callee: ExpressionSyntax,
    _ arguments: [ArgumentSyntax]
  ) throws -> ExpressionSyntax {
    var arguments = arguments
    arguments.append(
      ArgumentSyntax(label: nil, labelSpan: nil, value: try closure(), isTrailing: true)
    )
    while token.kind == .identifier, !token.startsLine, peek().is(":"), peek(2).is("{") {
      let label = advance()
      advance()
      arguments.append(
        ArgumentSyntax(
          label: label.text,
          labelSpan: label.span,
          value: try closure(),
          isTrailing: true
        )
      )
    }
    return try node(.call(callee, arguments), SourceSpan(callee.span.start, lastEnd))
  }

  /// Arguments up to the closing bracket, which is taken too.
  private mutating func arguments(closing: String) throws -> [ArgumentSyntax] {
    let outer = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = outer }
    var arguments: [ArgumentSyntax] = []
    while !token.is(closing) {
      var label: Token?
      if token.kind == .identifier || token.kind == .keyword, peek().is(":") {
        label = advance()
        advance()
      }
      if token.kind == .operator, peek().is(",") || peek().is(")") {
        let operation = advance()
        arguments.append(
          ArgumentSyntax(
            label: label?.text,
            labelSpan: label?.span,
            value: try node(.operatorReference(operation.text), operation.span)
          )
        )
      } else {
        arguments.append(
          ArgumentSyntax(
            label: label?.text == "_" ? nil : label?.text,
            labelSpan: label?.span,
            value: try expression()
          )
        )
      }
      guard accept(",") else { break }
    }
    guard accept(closing) else {
      throw fail(
        .expectedToken,
        closing == ")"
          ? "expected ',' or ')' in argument list\(found)" : "expected ']' in subscript\(found)",
        at: expectedSpan
      )
    }
    return arguments
  }

  // MARK: Primary expressions

  private mutating func primary() throws -> ExpressionSyntax {
    let start = token
    switch start.kind {
    case .integer:
      advance()
      guard let value = Self.integer(start.text) else {
        throw fail(
          .integerTooLarge,
          "integer literal '\(start.text)' overflows when stored into 'Int'",
          at: start.span
        )
      }
      return try node(.integer(value), start.span)
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

  private static func integer(_ text: String) -> Int? {
    switch text.prefix(2) {
    case "0x": Int(text.dropFirst(2), radix: 16)
    case "0b": Int(text.dropFirst(2), radix: 2)
    case "0o": Int(text.dropFirst(2), radix: 8)
    default: Int(text)
    }
  }

  private mutating func keywordExpression() throws -> ExpressionSyntax {
    let start = token
    switch start.text {
    case "true", "false":
      advance()
      return try node(.boolean(start.text == "true"), start.span)
    case "nil":
      advance()
      return try node(.nil, start.span)
    case "if":
      let syntax = try ifSyntax()
      return try node(.if(syntax), syntax.span)
    case "switch":
      let syntax = try switchSyntax()
      return try node(.switch(syntax), syntax.span)
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

  private mutating func bracketed() throws -> ExpressionSyntax {
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

  private mutating func collection() throws -> ExpressionSyntax {
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

  // MARK: Closures

  mutating func closure() throws -> ExpressionSyntax {
    try nested { parser in
      let open = try parser.expect("{", in: "closure")
      let outer = parser.allowsTrailingClosure
      parser.allowsTrailingClosure = true
      defer { parser.allowsTrailingClosure = outer }
      var parameters: [ClosureSyntax.Parameter]?
      var result: TypeSyntax?
      if parser.closureHasSignature { (parameters, result) = try parser.closureSignature() }
      let body = parser.statements()
      guard parser.accept("}") else {
        throw parser.fail(.expectedToken, "expected '}' at end of closure", at: open.span)
      }
      let span = SourceSpan(open.span.start, parser.lastEnd)
      return try parser.node(
        .closure(ClosureSyntax(parameters: parameters, result: result, body: body, span: span)),
        span
      )
    }
  }

  /// Whether `in` follows the names or the parenthesised parameters that stand here.
  private var closureHasSignature: Bool {
    var ahead = 0
    if token.is("(") {
      var depth = 0
      repeat {
        let next = peek(ahead)
        if next.is("(") { depth += 1 }
        if next.is(")") { depth -= 1 }
        if next.kind == .end || next.is("{") { return false }
        ahead += 1
      } while depth > 0
      return signatureEnds(ahead)
    }
    while peek(ahead).kind == .identifier {
      ahead += 1
      if signatureEnds(ahead) { return true }
      guard peek(ahead).is(",") else { return false }
      ahead += 1
    }
    return false
  }

  /// Whether `in`, or a result type and `in`, stand so many tokens ahead.
  private func signatureEnds(_ ahead: Int) -> Bool {
    var ahead = ahead
    if peek(ahead).is("->") {
      while peek(ahead).kind != .end, !peek(ahead).is("{"), !peek(ahead).startsLine,
        !peek(ahead).is("in")
      {
        ahead += 1
      }
    }
    return peek(ahead).is("in")
  }

  private mutating func closureSignature() throws -> (
    [ClosureSyntax.Parameter], TypeSyntax?
  ) {
    var parameters: [ClosureSyntax.Parameter] = []
    let isParenthesised = accept("(")
    while !token.is("in"), !token.is(")"), !token.is("->") {
      guard token.kind == .identifier else {
        throw fail(.expectedName, "expected a name in closure parameters", at: token.span)
      }
      let name = advance()
      let type = isParenthesised && accept(":") ? try self.type() : nil
      parameters.append(.init(name: name.text, type: type, span: name.span))
      guard accept(",") else { break }
    }
    if isParenthesised { try expect(")", in: "closure parameters") }
    let result = accept("->") ? try type() : nil
    try expect("in", in: "closure")
    return (parameters, result)
  }
}

extension ExpressionSyntax {
  /// Whether a closure behind it is an argument: behind a literal it is not.
  fileprivate var canBeCalled: Bool {
    switch kind {
    case .name, .member, .implicitMember, .call, .subscript: true
    default: false
    }
  }
}
