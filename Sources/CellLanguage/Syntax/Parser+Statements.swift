import Diagnostics

extension Parser {
  /// All statements of a cell.
  mutating func program() -> [StatementSyntax] {
    var statements: [StatementSyntax] = []
    while !isAtEnd {
      statements += self.statements()
      if token.is("}") {
        complain(.unexpectedToken, "extraneous '}' at top level", at: token.span)
        advance()
      }
      if problems.count >= Self.mostProblems { break }
    }
    return statements
  }

  /// Exactly one expression.
  mutating func soleExpression() -> ExpressionSyntax? {
    guard !isAtEnd else {
      complain(.expectedExpression, "expected expression", at: token.span)
      return nil
    }
    guard let value = try? expression() else { return nil }
    guard isAtEnd else {
      complain(
        .unexpectedToken,
        "expected one expression\(found)",
        at: token.span
      )
      return nil
    }
    return value
  }

  /// Statements up to `}` or the end.
  mutating func statements(untilCase: Bool = false) -> [StatementSyntax] {
    var statements: [StatementSyntax] = []
    while !isAtEnd, !token.is("}"), problems.count < Self.mostProblems {
      if untilCase, token.is("case") || token.is("default") { break }
      if token.is(";") {
        complain(.unexpectedToken, "';' statements are not allowed", at: token.span)
        advance()
        continue
      }
      var start = index
      do {
        statements += try nested { try $0.statement() }
        start = index
        let endsCase = untilCase && (token.is("case") || token.is("default"))
        if !isAtEnd, !token.startsLine, !token.is("}"), !token.is(";"), !endsCase {
          if token.text == "++" || token.text == "--" { throw steps() }
          throw fail(
            .unexpectedToken,
            token.kind == .operator
              ? "unexpected operator '\(token.text)'; operators have white space on both sides or on neither"
              : "consecutive statements on a line must be separated by ';'\(found)\(statementHint)",
            at: token.span
          )
        }
      } catch {
        skipStatement(from: start)
      }
      _ = accept(";")
    }
    return statements
  }

  /// What is said of `i++`.
  private mutating func steps() -> Failure {
    let sign = token.text.prefix(1)
    return fail(
      .unknownOperator,
      "'\(token.text)' is not an operator in Swift; write '\(sign)= 1'",
      at: token.span,
      fixIt: Diagnostic.FixIt(token.span, " \(sign)= 1")
    )
  }

  mutating func block(of context: String) throws -> [StatementSyntax] {
    let open = try expect("{", in: context)
    let outer = allowsTrailingClosure
    allowsTrailingClosure = true
    defer { allowsTrailingClosure = outer }
    let body = try nested { $0.statements() }
    guard accept("}") else {
      throw fail(.expectedToken, "expected '}' to match this '{'", at: open.span)
    }
    return body
  }

  mutating func statement() throws -> [StatementSyntax] {
    let start = token.span
    if token.kind == .keyword || token.kind == .identifier || token.is("@") || token.is("#"),
      let kind = try keywordStatement()
    {
      return kind.map { StatementSyntax($0, SourceSpan(start.start, lastEnd)) }
    }
    let target = try expression()
    if token.kind == .operator, token.text == "=" || Self.compoundAssignments.contains(token.text) {
      let operation = advance()
      let value = try branchesOrExpression()
      return [
        StatementSyntax(
          .assignment(target, operation.text, operation.span, value),
          SourceSpan(start.start, lastEnd)
        )
      ]
    }
    return [StatementSyntax(.expression(target), SourceSpan(start.start, lastEnd))]
  }

  static let compoundAssignments: Set<String> = ["+=", "-=", "*=", "/=", "%="]

  mutating func keywordStatement() throws -> [StatementSyntax.Kind]? {
    switch token.text {
    case "let", "var": return try variables()
    case "func": return [try .function(function())]
    case "if": return [try .if(ifSyntax())]
    case "switch": return [try .switch(switchSyntax())]
    case "for":
      advance()
      if accept("case") { return [try forCase()] }
      try rejectCounting()
      let pattern = try self.pattern()
      if accept(":") { _ = try type() }
      try expect("in", in: "'for' statement")
      let sequence = try condition { try $0.expression() }
      let filter = accept("where") ? try condition { try $0.expression() } : nil
      return [.for(pattern, sequence, filter, try block(of: "'for' statement"))]
    case "while":
      advance()
      let conditions = try self.conditions(of: "'while'")
      return [.while(conditions, try block(of: "'while' statement"))]
    case "repeat":
      advance()
      let body = try block(of: "'repeat' statement")
      try expect("while", in: "'repeat' statement")
      return [.repeat(body, try expression())]
    case "guard":
      advance()
      let conditions = try self.conditions(of: "'guard'")
      try expect("else", in: "'guard' statement")
      return [.guard(conditions, try block(of: "'guard' statement"))]
    case "return":
      advance()
      let isBare = isAtEnd || token.is("}") || token.is(";") || token.startsLine
      return [.return(isBare ? nil : try branchesOrExpression())]
    case "break", "continue":
      let word = advance()
      if token.kind == .identifier, !token.startsLine { throw unsupported("labels of loops are") }
      return [word.text == "break" ? .break : .continue]
    case "#": return nil
    case "@":
      throw unsupported("attributes are")
    default:
      if token.kind == .identifier, peek().kind == .identifier, !peek().startsLine,
        let meant = ForeignWord.declarations[token.text]
      {
        throw fail(
          .unexpectedToken,
          "'\(token.text)' begins no declaration in Swift; did you mean '\(meant)'?",
          at: token.span,
          fixIt: Diagnostic.FixIt(token.span, meant)
        )
      }
      try rejectUnsupported()
      return nil
    }
  }

  /// `for case pattern in sequence where condition`: a loop over everything with an `if case` in it.
  private mutating func forCase() throws -> StatementSyntax.Kind {
    let start = token.span.start
    let pattern = try casePattern()
    try expect("in", in: "'for' statement")
    let sequence = try condition { try $0.expression() }
    var conditions = [
      // No cell can use this name.
      ConditionSyntax.pattern(pattern, try node(.name("$element"), SourceSpan(start, start)))
    ]
    if accept("where") { conditions.append(.expression(try condition { try $0.expression() })) }
    let body = try block(of: "'for' statement")
    let span = SourceSpan(start, lastEnd)
    let choice = IfSyntax(conditions: conditions, body: body, otherwise: nil, span: span)
    return .for(
      .name("$element", SourceSpan(start, start)),
      sequence,
      nil,
      [StatementSyntax(.if(choice), span)]
    )
  }

  /// Says of what Swift has and cells have not that it is not there, and skips it.
  mutating func rejectUnsupported() throws {
    let next = peek()
    let introducesName = next.kind == .identifier && !next.startsLine
    let message: String
    switch token.text {
    case "class", "struct", "enum", "protocol", "extension", "typealias", "associatedtype":
      message = "types of one's own are not"
    case "actor" where introducesName: message = "types of one's own are not"
    case "import": message = "imports are not"
    case "await" where introducesName, "async" where introducesName: message = "concurrency is not"
    case "do", "catch", "throw", "defer", "fallthrough", "inout", "init", "deinit", "subscript",
      "operator", "precedencegroup":
      message = "'\(token.text)' is not"
    case "static", "public", "private", "fileprivate", "internal":
      message = "'\(token.text)' is not"
    default:
      if token.kind == .identifier, next.is(":"), !next.spaceBefore,
        ["for", "while", "repeat"].contains(peek(2).text)
      {
        message = "labels of loops are not"
        break
      }
      return
    }
    let start = token.span
    advance()
    while !isAtEnd, !token.startsLine, !token.is("{"), !token.is("}"), !token.is(";") {
      skipBalanced()
    }
    if token.is("{") { skipBalanced() }
    throw fail(.unsupported, "\(message) part of the cells' language", at: start)
  }

  mutating func unsupported(_ what: String) -> Failure {
    fail(.unsupported, "\(what) not part of the cells' language", at: token.span)
  }

  // MARK: Declarations

  mutating func variables() throws -> [StatementSyntax.Kind] {
    let isLet = advance().text == "let"
    var result: [StatementSyntax.Kind] = []
    repeat {
      let pattern = try self.pattern()
      let type = accept(":") ? try self.type() : nil
      var value: ExpressionSyntax?
      if token.kind == .operator, token.text == "=" {
        advance()
        value = try branchesOrExpression()
      } else if token.is("{") {
        throw unsupported("computed variables are")
      }
      result.append(
        .variable(VariableSyntax(isLet: isLet, pattern: pattern, type: type, value: value))
      )
    } while accept(",")
    return Self.sharingTypes(result)
  }

  /// `var x, y: Int` declares both as `Int`.
  private static func sharingTypes(_ kinds: [StatementSyntax.Kind]) -> [StatementSyntax.Kind] {
    var shared: TypeSyntax?
    let reversed = kinds.reversed().map { kind -> StatementSyntax.Kind in
      guard case .variable(let variable) = kind, variable.value == nil else {
        shared = nil
        return kind
      }
      shared = variable.type ?? shared
      return .variable(
        VariableSyntax(
          isLet: variable.isLet,
          pattern: variable.pattern,
          type: shared,
          value: nil
        )
      )
    }
    return reversed.reversed()
  }

  mutating func pattern() throws -> PatternSyntax {
    if token.is("(") {
      let open = advance()
      var parts: [PatternSyntax] = []
      repeat {
        if token.kind == .identifier, peek().is(":") {
          advance()
          advance()
        }
        parts.append(try nested { try $0.pattern() })
      } while accept(",")
      try expect(")", in: "tuple pattern")
      return parts.count == 1
        ? parts[0] : .tuple(parts, SourceSpan(open.span.start, lastEnd))
    }
    if token.kind == .identifier {
      let name = advance()
      return name.text == "_" ? .wildcard(name.span) : .name(name.text, name.span)
    }
    if token.kind == .keyword {
      throw fail(
        .expectedName,
        "keyword '\(token.text)' cannot be used as a name here",
        at: token.span
      )
    }
    throw fail(.expectedName, "expected a name\(found)", at: expectedSpan)
  }

  /// What may be meant by what follows a statement.
  private var statementHint: String {
    if token.is(":"), peek().text == "=" { return "; a name gets a value with '='" }
    return token.is("if") ? "; a choice is written 'condition ? a : b'" : ""
  }

  /// Rejects `for (i = 0; i < n; i++)`.
  private mutating func rejectCounting() throws {
    let first = token.is("(") ? 1 : 0
    let name = first + (["var", "let", "int"].contains(peek(first).text) ? 1 : 0)
    guard peek(name + 1).text == "=" else { return }
    let start = token.span
    while !token.is("{"), !isAtEnd, !token.startsLine { advance() }
    throw fail(
      .unsupported,
      "a loop that counts is written 'for i in 0..<n' in Swift",
      at: start
    )
  }

  mutating func function() throws -> FunctionSyntax {
    advance()
    let name = token
    guard name.kind == .identifier else {
      throw name.kind == .operator
        ? unsupported("operators of one's own are")
        : fail(.expectedName, "expected a name in function declaration", at: expectedSpan)
    }
    advance()
    if token.kind == .operator, token.text.hasPrefix("<") {
      throw unsupported("generic functions are")
    }
    let parameters = try self.parameters()
    let parametersEnd = lastEnd
    if token.kind == .identifier, token.text == "async" { throw unsupported("concurrency is") }
    let isMarkedThrowing = accept("throws") || accept("rethrows")
    var result: TypeSyntax?
    if accept("->") { result = try type() }
    let body = try block(of: "body of function declaration")
    return FunctionSyntax(
      name: name.text,
      nameSpan: name.span,
      parameters: parameters,
      parametersEnd: parametersEnd,
      isMarkedThrowing: isMarkedThrowing,
      result: result,
      body: body
    )
  }

  /// The parameters of a function: `(label name: Type = value, …)`.
  mutating func parameters() throws -> [FunctionSyntax.Parameter] {
    try expect("(", in: "parameter list")
    var parameters: [FunctionSyntax.Parameter] = []
    while !token.is(")") {
      var isBuilder = false
      if accept("@") {
        isBuilder = true
        advance()
      }
      let first = advance()
      guard first.kind == .identifier || first.kind == .keyword else {
        throw fail(.expectedName, "expected parameter name", at: first.span)
      }
      let second = token.kind == .identifier ? advance() : nil
      guard accept(":") else {
        throw fail(
          .expectedToken,
          "expected ':' and a type behind parameter name",
          at: expectedSpan
        )
      }
      if token.is("inout") { throw unsupported("'inout' is") }
      let type = try self.type()
      let isVariadic = token.kind == .operator && token.text == "..." ? accept("...") : false
      var initial: ExpressionSyntax?
      if token.kind == .operator, token.text == "=" {
        advance()
        initial = try expression()
      }
      parameters.append(
        FunctionSyntax.Parameter(
          label: first.text == "_" ? nil : first.text,
          name: (second ?? first).text,
          nameSpan: (second ?? first).span,
          type: type,
          initial: initial,
          isVariadic: isVariadic,
          isBuilder: isBuilder
        )
      )
      guard accept(",") else { break }
    }
    try expect(")", in: "parameter list")
    return parameters
  }

}
