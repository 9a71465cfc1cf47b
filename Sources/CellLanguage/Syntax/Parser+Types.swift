import Diagnostics

extension Parser {
  mutating func type() throws -> TypeSyntax {
    try nested { parser in
      var type = try parser.simpleType()
      while parser.token.kind == .operator, !parser.token.spaceBefore,
        parser.token.text == "?" || parser.token.text == "??"
      {
        let mark = parser.advance()
        type = .optional(type, SourceSpan(type.span.start, mark.span.end))
      }
      return type
    }
  }

  mutating func simpleType() throws -> TypeSyntax {
    let start = token
    if accept("[") {
      let first = try type()
      let second = accept(":") ? try type() : nil
      try expect("]", in: "type")
      let span = SourceSpan(start.span.start, lastEnd)
      return second.map { .dictionary(first, $0, span) } ?? .array(first, span)
    }
    if accept("(") { return try tupleOrFunction(start) }
    if accept("@") {
      advance()
      return try type()
    }
    if token.kind == .identifier, ["some", "any"].contains(token.text), peek().kind == .identifier {
      advance()
      return try type()
    }
    guard token.kind == .identifier else {
      throw fail(.expectedType, "expected type\(found)", at: expectedSpan)
    }
    let name = advance()
    guard token.kind == .operator, token.text == "<", !token.spaceBefore else {
      return .named(name.text, [], name.span)
    }
    advance()
    var arguments: [TypeSyntax] = []
    repeat { arguments.append(try type()) } while accept(",")
    guard token.kind == .operator, token.text.hasPrefix(">") else {
      throw fail(.expectedToken, "expected '>' in type", at: expectedSpan)
    }
    splitOperator()
    return .named(name.text, arguments, SourceSpan(name.span.start, lastEnd))
  }

  mutating func tupleOrFunction(_ start: Token) throws -> TypeSyntax {
    var fields: [(label: String?, type: TypeSyntax)] = []
    while !token.is(")") {
      var label: String?
      if token.kind == .identifier, peek().is(":") {
        label = advance().text
        advance()
      } else if token.kind == .identifier, token.text == "_", peek().kind == .identifier {
        advance()
        advance()
        _ = accept(":")
      }
      fields.append((label, try type()))
      guard accept(",") else { break }
    }
    try expect(")", in: "type")
    _ = accept("throws") || accept("rethrows")
    if accept("->") {
      let result = try type()
      return .function(fields.map(\.type), result, SourceSpan(start.span.start, lastEnd))
    }
    let span = SourceSpan(start.span.start, lastEnd)
    return fields.count == 1 && fields[0].label == nil ? fields[0].type : .tuple(fields, span)
  }
}
