import Diagnostics

extension Parser {
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
    if token.is("case") { throw unsupported("'if case' is") }
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
      while !parser.token.is("}"), !parser.isAtEnd { cases.append(try parser.switchCase()) }
      guard parser.accept("}") else {
        throw parser.fail(.expectedToken, "expected '}' to match this '{'", at: open.span)
      }
      return SwitchSyntax(
        subject: subject,
        cases: cases,
        span: SourceSpan(start.start, parser.lastEnd)
      )
    }
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
      guard token.kind == .identifier else { throw unsupported("this pattern is") }
      let name = advance()
      return .binding(name.text, name.span)
    }
    if token.kind == .identifier, token.text == "_" { return .wildcard(advance().span) }
    if token.is("(") {
      let mark = index
      if let tuple = try tuplePattern() { return tuple }
      index = mark
    }
    return .expression(try expression())
  }

  /// `(pattern, pattern)` if one of the parts is more than an expression.
  mutating func tuplePattern() throws -> CasePatternSyntax? {
    let open = advance().span
    var parts: [CasePatternSyntax] = []
    repeat { parts.append(try nested { try $0.casePattern() }) } while accept(",")
    guard parts.count > 1, accept(")") else { return nil }
    return .tuple(parts, SourceSpan(open.start, lastEnd))
  }
}
