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

  mutating func binary(atLeast least: Int) throws -> ExpressionSyntax {
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
  mutating func rejectOperator() throws {
    if token.kind == .identifier, !token.startsLine, let meant = ForeignWord.operators[token.text] {
      throw fail(
        .unknownOperator,
        "'\(token.text)' is not an operator in Swift; did you mean '\(meant)'?",
        at: token.span,
        fixIt: Diagnostic.FixIt(token.span, meant)
      )
    }
    guard isBinaryOperator(token), !token.startsLine || token.spaceAfter else { return }
    let text = token.text
    if ["=", "?", "!", "->", "&"].contains(text) || Self.compoundAssignments.contains(text) {
      return
    }
    let hint =
      switch text {
      case "**", "^": "; powers are written pow(x, y)"
      case "===", "!==": "; did you mean '\(text.dropLast())'?"
      case "..": "; did you mean '..<' or '...'?"
      case "=>": "; a closure is written '{ x in … }'"
      default: ""
      }
    throw fail(
      .unknownOperator,
      "'\(text)' is not an operator of the cells' language\(hint)",
      at: token.span
    )
  }

  mutating func unary() throws -> ExpressionSyntax {
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
    if token.kind == .identifier, token.text == "not", !peek().startsLine,
      peek().kind == .identifier || peek().kind == .keyword
    {
      throw fail(
        .unknownOperator,
        "'not' is not an operator in Swift; did you mean '!'?",
        at: token.span,
        fixIt: Diagnostic.FixIt(SourceSpan(token.span.start, peek().span.start), "!")
      )
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
        if operation.text == "-", !operation.spaceAfter, token.text == "9223372036854775808",
          token.kind == .integer, !peek().is(".")
        {
          return try node(.integer(.min), operation.span.union(advance().span))
        }
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

  mutating func postfix() throws -> ExpressionSyntax {
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
      } else if token.is("{"), !token.startsLine, value.canBeCalled, closureMayTrail {
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

  mutating func call(_ callee: ExpressionSyntax) throws -> ExpressionSyntax {
    advance()
    let arguments = try self.arguments(closing: ")")
    if token.is("{"), !token.startsLine, closureMayTrail {
      return try trailingClosures(callee, arguments)
    }
    return try node(.call(callee, arguments), SourceSpan(callee.span.start, lastEnd))
  }

  mutating func trailingClosures(
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

  /// What may be meant by what follows an argument.
  private var argumentHint: String {
    if token.text == "=", token.kind == .operator { return "; did you mean '=='?" }
    let isPrefixed =
      token.kind == .string && !token.spaceBefore && index > 0
      && tokens[index - 1].kind == .identifier
    return isPrefixed ? "; values go into any text, as in \"n is \\(n)\"" : ""
  }

  /// Arguments up to the closing bracket, which is taken too.
  mutating func arguments(closing: String) throws -> [ArgumentSyntax] {
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
          ? "expected ',' or ')' in argument list\(found)\(argumentHint)"
          : "expected ']' in subscript\(found)\(token.is(":") ? "; a slice is written 'a..<b'" : "")",
        at: expectedSpan,
        fixIt: token.kind == .operator && token.text == "="
          ? Diagnostic.FixIt(token.span, "==") : nil
      )
    }
    return arguments
  }

}

extension ExpressionSyntax {
  /// Whether a closure behind it is an argument: behind a literal it is not.
  var canBeCalled: Bool {
    switch kind {
    case .name, .member, .implicitMember, .call, .subscript: true
    default: false
    }
  }
}
