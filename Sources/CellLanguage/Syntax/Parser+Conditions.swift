import Diagnostics

extension Parser {
  /// Whether the `{` here begins a closure that belongs to the call before it.
  ///
  /// Before a block it does only if more of the statement follows its `}` on the same line: as in Swift, which warns of
  /// it.
  var closureMayTrail: Bool {
    if allowsTrailingClosure { return true }
    var ahead = 0
    var depth = 0
    repeat {
      let next = peek(ahead)
      if next.kind == .end { return false }
      if next.is("{") { depth += 1 }
      if next.is("}") { depth -= 1 }
      ahead += 1
    } while depth > 0
    let next = peek(ahead)
    guard !next.startsLine else { return false }
    switch next.text {
    case "{", "where", ",", "(", "[", ".", "=", "?", "!": return next.kind != .string
    default: return next.kind == .operator
    }
  }

  /// Parses what stands before a `{` that opens a block.
  mutating func condition<Result>(_ body: (inout Parser) throws -> Result) rethrows -> Result {
    let outer = allowsTrailingClosure
    allowsTrailingClosure = false
    defer { allowsTrailingClosure = outer }
    return try body(&self)
  }

  mutating func conditions(of context: String) throws -> [ConditionSyntax] {
    try condition { parser in
      var conditions: [ConditionSyntax] = []
      repeat { conditions.append(try parser.oneCondition()) } while parser.accept(",")
      if parser.token.kind == .operator, parser.token.text == "=" {
        throw parser.fail(
          .unexpectedToken,
          "use of '=' in a boolean context, did you mean '=='?",
          at: parser.token.span,
          fixIt: Diagnostic.FixIt(parser.token.span, "==")
        )
      }
      return conditions
    }
  }

  mutating func oneCondition() throws -> ConditionSyntax {
    if accept("case") {
      let pattern = try casePattern()
      guard token.kind == .operator, token.text == "=" else {
        throw fail(
          .expectedToken,
          "expected '=' and a value behind a pattern\(found)",
          at: expectedSpan
        )
      }
      advance()
      return .pattern(pattern, try expression())
    }
    guard token.is("let") || token.is("var") else { return .expression(try expression()) }
    let isLet = advance().text == "let"
    let name = token
    guard name.kind == .identifier else {
      throw fail(.expectedName, "expected a name in optional binding", at: expectedSpan)
    }
    advance()
    if accept(":") { _ = try type() }
    guard token.kind == .operator, token.text == "=" else {
      return .binding(
        isLet: isLet,
        name.text,
        name.span,
        try node(.name(name.text), name.span)
      )
    }
    advance()
    return .binding(isLet: isLet, name.text, name.span, try expression())
  }

  mutating func ifSyntax() throws -> IfSyntax {
    try nested { parser in
      let start = parser.advance().span
      let conditions = try parser.conditions(of: "'if'")
      let body = try parser.block(of: "'if' statement")
      var otherwise: IfSyntax.Else?
      if ["elif", "elseif"].contains(parser.token.text), parser.token.kind == .identifier {
        throw parser.fail(
          .unexpectedToken,
          "'\(parser.token.text)' is not part of Swift; did you mean 'else if'?",
          at: parser.token.span,
          fixIt: Diagnostic.FixIt(parser.token.span, "else if")
        )
      }
      if parser.accept("else") {
        if parser.token.is("if") {
          let place = parser.token.span
          otherwise = .if(try parser.ifSyntax(), place)
        } else {
          otherwise = .block(try parser.block(of: "'else' branch"))
        }
      }
      return IfSyntax(
        conditions: conditions,
        body: body,
        otherwise: otherwise,
        span: SourceSpan(start.start, parser.lastEnd)
      )
    }
  }

  mutating func switchSyntax() throws -> SwitchSyntax {
    try nested { parser in
      let start = parser.advance().span
      let subject = try parser.condition { try $0.expression() }
      let open = try parser.expect("{", in: "'switch' statement")
      let outer = parser.allowsTrailingClosure
      parser.allowsTrailingClosure = true
      defer { parser.allowsTrailingClosure = outer }
      var cases: [SwitchSyntax.Case] = []
      var isBroken = false
      while !parser.token.is("}"), !parser.isAtEnd {
        do {
          cases.append(try parser.switchCase())
        } catch {
          isBroken = true
          parser.skipCase()
        }
      }
      guard parser.accept("}") else {
        throw parser.fail(.expectedToken, "expected '}' to match this '{'", at: open.span)
      }
      if isBroken { throw Failure() }
      return SwitchSyntax(
        subject: subject,
        cases: cases,
        span: SourceSpan(start.start, parser.lastEnd)
      )
    }
  }

  /// Skips to the next case, or to the end of the `switch`.
  private mutating func skipCase() {
    repeat {
      if token.is("}") || isAtEnd { return }
      skipBalanced()
    } while !token.is("case") && !token.is("default")
  }

  mutating func switchCase() throws -> SwitchSyntax.Case {
    let start = token.span
    var patterns: [CasePatternSyntax] = []
    var filter: ExpressionSyntax?
    if accept("case") {
      repeat { patterns.append(try casePattern()) } while accept(",")
      if accept("where") { filter = try expression() }
    } else {
      try expect("default", in: "'switch' statement")
    }
    try expect(":", in: "'switch' case")
    let body = statements(untilCase: true)
    return SwitchSyntax.Case(
      patterns: patterns,
      filter: filter,
      body: body,
      span: SourceSpan(start.start, lastEnd)
    )
  }

  mutating func casePattern() throws -> CasePatternSyntax {
    if token.is("let") || token.is("var") {
      advance()
      return try bindingPattern()
    }
    if token.kind == .identifier, token.text == "_" { return .wildcard(advance().span) }
    if token.is("(") {
      let mark = index
      if let tuple = try tuplePattern() { return tuple }
      index = mark
    }
    if token.is("."), peek().text == "some", peek(2).is("(") {
      let start = advance().span
      advance()
      advance()
      let inner = try nested { try $0.casePattern() }
      try expect(")", in: "pattern of an optional")
      return .optional(inner, SourceSpan(start.start, lastEnd))
    }
    let value = try expression()
    if case .optionalChain(let payload) = value.kind {
      return .optional(.expression(payload), value.span)
    }
    return .expression(value)
  }

  /// A name behind `let`, or a tuple of which every name is one: `let (a, b)`.
  private mutating func bindingPattern() throws -> CasePatternSyntax {
    if token.kind == .identifier, !peek().is("."), !peek().is("(") {
      let name = advance()
      return optionalPattern(
        name.text == "_" ? .wildcard(name.span) : .binding(name.text, name.span),
        from: name.span
      )
    }
    if token.is("."), peek().text == "some", peek(2).is("(") {
      let start = advance().span
      advance()
      advance()
      let inner = try nested { try $0.bindingPattern() }
      try expect(")", in: "pattern of an optional")
      return .optional(inner, SourceSpan(start.start, lastEnd))
    }
    guard token.is("(") else { throw unsupported("this pattern is") }
    let open = advance().span
    var parts: [CasePatternSyntax] = []
    repeat {
      parts.append(
        try nested { parser in
          let isName = parser.token.kind == .identifier || parser.token.is("(")
          return isName ? try parser.bindingPattern() : .expression(try parser.expression())
        }
      )
    } while accept(",")
    try expect(")", in: "tuple pattern")
    let span = SourceSpan(open.start, lastEnd)
    return optionalPattern(parts.count == 1 ? parts[0] : .tuple(parts, span), from: span)
  }

  /// The pattern, or that of an optional if a `?` follows.
  private mutating func optionalPattern(_ inner: CasePatternSyntax, from start: SourceSpan)
    -> CasePatternSyntax
  {
    guard token.kind == .operator, token.text == "?", !token.spaceBefore else { return inner }
    return .optional(inner, start.union(advance().span))
  }

  /// `(pattern, pattern)` if one of the parts is more than an expression.
  mutating func tuplePattern() throws -> CasePatternSyntax? {
    let open = advance().span
    var parts: [CasePatternSyntax] = []
    repeat { parts.append(try nested { try $0.casePattern() }) } while accept(",")
    guard parts.count > 1, accept(")") else { return nil }
    let span = SourceSpan(open.start, lastEnd)
    return optionalPattern(.tuple(parts, span), from: span)
  }
}
