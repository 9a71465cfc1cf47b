import Diagnostics

extension Parser {
  mutating func closure() throws -> ExpressionSyntax {
    try nested { parser in
      let open = try parser.expect("{", in: "closure")
      let outer = parser.allowsTrailingClosure
      parser.allowsTrailingClosure = true
      defer { parser.allowsTrailingClosure = outer }
      var parameters: [ClosureSyntax.Parameter]?
      var result: TypeSyntax?
      if parser.closureHasCaptureList { throw parser.unsupported("capture lists are") }
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

  /// Whether `[…]` and `in` stand here, with or without parameters between them.
  private var closureHasCaptureList: Bool {
    guard token.is("[") else { return false }
    var ahead = 1
    while !peek(ahead).is("]") {
      // No list is as long as that.
      if ahead > 60 || peek(ahead).kind == .end || peek(ahead).is("}") { return false }
      ahead += 1
    }
    ahead += 1
    while peek(ahead).kind == .identifier || peek(ahead).is(",") { ahead += 1 }
    return signatureEnds(ahead)
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
  func signatureEnds(_ ahead: Int) -> Bool {
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

  mutating func closureSignature() throws -> (
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
