import Diagnostics

/// A recursive descent parser; an error skips to the next statement, so that several are found in one cell.
struct Parser {
  /// How deep expressions and blocks may nest.
  static let deepestNesting = 96
  /// How deep a tree may get, long chains of operators included.
  static let deepestTree = 160
  /// How many diagnostics one cell gives at most.
  static let mostProblems = 20

  /// Thrown after a problem has been noted.
  struct Failure: Error {}

  let file: SourceFile
  private(set) var tokens: [Token]
  var index = 0
  private(set) var problems: [Diagnostic] = []
  /// Whether `{` may begin a trailing closure here.
  var allowsTrailingClosure = true
  private var nesting = 0
  private var hasGivenUp = false
  /// Names that skipped statements would have declared.
  private(set) var lostNames: [String: SourceSpan] = [:]

  init(_ slice: SourceSlice) {
    var lexer = Lexer(slice)
    let tokens = lexer.tokens()
    self.init(tokens, file: slice.file)
    for problem in lexer.problems {
      complain(problem.id, problem.message, at: problem.span, fixIt: problem.fixIt)
    }
    for token in tokens where token.kind == .operator && token.text == "=" {
      guard token.spaceBefore != token.spaceAfter else { continue }
      complain(
        .unexpectedToken,
        "'=' must have consistent whitespace on both sides",
        at: token.span
      )
    }
  }

  /// Parses the tokens of an interpolation.
  init(_ tokens: [Token], file: SourceFile) {
    self.tokens = tokens
    self.file = file
  }

  var token: Token { tokens[index] }
  var isAtEnd: Bool { tokens[index].kind == .end }

  func peek(_ ahead: Int = 1) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  /// The end of the token before.
  var lastEnd: Int { index > 0 ? tokens[index - 1].span.end : tokens[0].span.start }

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[index]
    if index < tokens.count - 1 { index += 1 }
    return token
  }

  /// Takes the first character of an operator: the `>` of `>>`.
  mutating func splitOperator() {
    let token = tokens[index]
    guard token.text.count > 1 else {
      advance()
      return
    }
    tokens[index] = Token(
      kind: .operator,
      text: String(token.text.dropFirst()),
      span: SourceSpan(token.span.start + 1, token.span.end),
      startsLine: false,
      spaceBefore: false,
      spaceAfter: token.spaceAfter
    )
  }

  mutating func accept(_ text: String) -> Bool {
    guard token.is(text) else { return false }
    advance()
    return true
  }

  @discardableResult
  mutating func expect(_ text: String, in context: String) throws -> Token {
    guard token.is(text) else {
      throw fail(.expectedToken, "expected '\(text)' in \(context)\(found)", at: expectedSpan)
    }
    return advance()
  }

  /// `, found 'x'`, or nothing at the end of a line.
  var found: String {
    isAtEnd || token.startsLine ? "" : ", found '\(spelling)'"
  }

  private var spelling: String {
    switch token.kind {
    case .shorthand: "$\(token.text)"
    case .string: "\""
    default: token.text
    }
  }

  /// Where something is missing: the next token, or behind the last one if a line ends there.
  var expectedSpan: SourceSpan {
    isAtEnd || token.startsLine ? SourceSpan(lastEnd, lastEnd) : token.span
  }

  mutating func complain(
    _ id: CellDiagnosticID,
    _ message: String,
    at span: SourceSpan,
    notes: [Diagnostic.Note] = [],
    fixIt: Diagnostic.FixIt? = nil
  ) {
    guard problems.count < Self.mostProblems, !hasGivenUp else { return }
    problems.append(
      Diagnostic(
        id,
        Self.shortened(message),
        at: Diagnostic.Place(file, span),
        notes: notes,
        fixIt: fixIt
      )
    )
  }

  mutating func fail(
    _ id: CellDiagnosticID,
    _ message: String,
    at span: SourceSpan,
    fixIt: Diagnostic.FixIt? = nil
  ) -> Failure {
    complain(id, message, at: span, fixIt: fixIt)
    return Failure()
  }

  /// A message without what is too long to be read.
  static func shortened(_ message: String) -> String {
    message.utf8.count > 600 ? message.prefix(200) + "…" + message.suffix(100) : message
  }

  /// Stops reading: what follows is not looked at.
  mutating func giveUp(_ message: String) -> Failure {
    let failure = fail(.nestingTooDeep, message, at: token.span)
    index = tokens.count - 1
    hasGivenUp = true
    return failure
  }

  /// Runs `body` one level deeper, unless that is too deep.
  mutating func nested<Result>(_ body: (inout Parser) throws -> Result) throws -> Result {
    guard nesting < Self.deepestNesting else {
      throw giveUp("this is nested too deeply")
    }
    nesting += 1
    defer { nesting -= 1 }
    return try body(&self)
  }

  /// An expression node, unless the tree gets too deep.
  mutating func node(_ kind: ExpressionSyntax.Kind, _ span: SourceSpan) throws -> ExpressionSyntax {
    let node = ExpressionSyntax(kind, span)
    guard node.depth <= Self.deepestTree else {
      throw giveUp("this expression is too long; break it up with 'let'")
    }
    return node
  }

  /// Parses the tokens of an interpolation at the same nesting.
  mutating func interpolation(_ tokens: [Token], _ span: SourceSpan) throws -> ExpressionSyntax {
    var inner = Parser(tokens, file: file)
    inner.nesting = nesting
    defer {
      if !hasGivenUp {
        problems += inner.problems.prefix(max(0, Self.mostProblems - problems.count))
      }
      hasGivenUp = hasGivenUp || inner.hasGivenUp
    }
    guard !inner.isAtEnd else {
      throw fail(.expectedExpression, "expected expression in string interpolation", at: span)
    }
    let value = try inner.expression()
    guard inner.isAtEnd else {
      throw inner.fail(
        .unexpectedToken,
        "unexpected '\(inner.token.text)' in string interpolation",
        at: inner.token.span
      )
    }
    return value
  }

  // MARK: Recovery

  /// Skips to the beginning of the next statement of this block: a line's beginning, a semicolon, or the block's end.
  mutating func skipStatement(from start: Int) {
    defer { noteLostNames(start) }
    if index == start, !isAtEnd, !token.is("}") { skipBalanced() }
    while !isAtEnd, !token.is("}"), !token.is(";"), !token.startsLine { skipBalanced() }
  }

  /// Remembers the names that a skipped statement would have declared, so that their uses are not reported.
  mutating func noteLostNames(_ start: Int) {
    for position in start..<min(index, tokens.count - 1)
    where ["let", "var", "func"].contains(tokens[position].text) {
      var next = position + 1
      while tokens[next].kind == .identifier || tokens[next].is("(") || tokens[next].is(",") {
        if tokens[next].kind == .identifier { lostNames[tokens[next].text] = tokens[next].span }
        next += 1
      }
    }
  }

  /// Skips a token, or all between a bracket and its partner.
  mutating func skipBalanced() {
    var depth = 0
    repeat {
      if token.is("(") || token.is("[") || token.is("{") { depth += 1 }
      if token.is(")") || token.is("]") || token.is("}") { depth -= 1 }
      advance()
    } while depth > 0 && !isAtEnd
  }

  func isBinaryOperator(_ token: Token) -> Bool {
    token.kind == .operator && token.spaceBefore == token.spaceAfter
  }
}
