import Diagnostics

extension Checker {
  // MARK: Prefix operators

  func prefix(
    _ name: String,
    _ operand: ExpressionSyntax,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    if name == "!" {
      return TypedExpression(.not(check(operand, as: .bool, for: .condition)), .bool, span)
    }
    let value = valued(infer(operand, hint: hint))
    decidePending(for: value)
    let type = solver.pruned(value.type)
    switch (type, solver.kind(type)) {
    case (.error, _): return invalid(span)
    case (.int, _), (.double, _), (_, .integerLiteral), (_, .floatLiteral):
      return name == "+" ? value : TypedExpression(.negation(value), type, span)
    default: break
    }
    for function in library.operators["prefix " + name] ?? [] {
      let parameter = function.signature.parameters[0].type
      if solver.attempt({ $0.coerce(type, to: parameter) }) {
        return TypedExpression(
          .hostCall(HostCall(function: function, receiver: nil, arguments: [value])),
          function.signature.result,
          span
        )
      }
    }
    return failed(
      .operandMismatch,
      "unary operator '\(name)' cannot be applied to an operand of type '\(spelled(type))'",
      at: span
    )
  }

  // MARK: Infix operators

  func binary(
    _ name: String,
    _ nameSpan: SourceSpan,
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    switch name {
    case "&&", "||":
      let left = check(left, as: .bool, for: .condition)
      // The right side may not run, so it gives no variable a value.
      let right = check(right, as: .bool, for: .condition)
      return TypedExpression(name == "&&" ? .and(left, right) : .or(left, right), .bool, span)
    case "??": return coalesce(left, right, hint, span)
    default: break
    }
    let (first, second) = operands(left, right)
    switch name {
    case "==", "!=", "<", "<=", ">", ">=":
      if let compared = comparison(name, nameSpan, first, second, span) { return compared }
    case "..<", "...": return range(name, nameSpan, first, second, span)
    default: break
    }
    let isPredicate = ["==", "!=", "<", "<=", ">", ">="].contains(name)
    let operation = Operation(
      name: name,
      nameSpan: nameSpan,
      operands: [first, second],
      result: isPredicate ? .bool : solver.fresh()
    )
    if !decide(operation, span, isLast: false) { pending.append((operation, span)) }
    return TypedExpression(.operation(operation), operation.result, span)
  }

  /// Both operands; one that needs a type takes it from the other.
  func operands(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax
  ) -> (TypedExpression, TypedExpression) {
    if left.needsContext, !right.needsContext {
      let second = valued(infer(right))
      return (valued(infer(left, hint: second.type)), second)
    }
    let first = valued(infer(left))
    let second = valued(infer(right, hint: right.needsContext ? first.type : nil))
    return (first, second)
  }

  func coalesce(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    let value = valued(infer(left))
    decidePending(for: value)
    let payload: StaticType
    switch solver.pruned(value.type) {
    case .optional(let type): payload = type
    case .error:
      _ = infer(right, hint: hint)
      return invalid(span)
    default:
      return failed(
        .typeMismatch,
        "left side of operator '??' has non-optional type '\(spelled(value.type))', so the right side is never used",
        at: left.span
      )
    }
    let other = valued(infer(right, hint: payload))
    if case .optional = solver.pruned(other.type) {
      return TypedExpression(
        .coalesce(value, coerced(other, to: value.type, for: .argument)),
        value.type,
        span
      )
    }
    return TypedExpression(
      .coalesce(value, coerced(other, to: payload, for: .argument)),
      payload,
      span
    )
  }

  /// A comparison of what the language itself compares; nil if the host has to.
  func comparison(
    _ name: String,
    _ nameSpan: SourceSpan,
    _ left: TypedExpression,
    _ right: TypedExpression,
    _ span: SourceSpan
  ) -> TypedExpression? {
    decidePending(for: left)
    decidePending(for: right)
    let (a, b) = (solver.pruned(left.type), solver.pruned(right.type))
    if a == .error || b == .error { return TypedExpression(.invalid, .bool, span) }
    let hosts = library.operators[name] ?? []
    for function in hosts {
      let parameters = function.signature.parameters.map(\.type)
      if solver.attempt(
        keeping: false,
        { $0.coerce(a, to: parameters[0]) && $0.coerce(b, to: parameters[1]) }
      ) {
        return nil
      }
    }
    let isEquality = name == "==" || name == "!="
    var fits = solver.attempt { $0.unify(a, b) }
    if !fits, isEquality {
      fits = solver.attempt { $0.coerce(a, to: b) } || solver.attempt { $0.coerce(b, to: a) }
    }
    guard fits else {
      reportOperands(name, nameSpan, left, right, span)
      return TypedExpression(.invalid, .bool, span)
    }
    requirements.append(
      Requirement(
        type: a,
        conformance: isEquality ? "Equatable" : "Comparable",
        span: span,
        subject: "operator '\(name)'"
      )
    )
    return TypedExpression(
      isEquality
        ? .equality(left, right, negated: name == "!=") : .comparison(name, left, right),
      .bool,
      span
    )
  }

  func range(
    _ name: String,
    _ nameSpan: SourceSpan,
    _ left: TypedExpression,
    _ right: TypedExpression,
    _ span: SourceSpan
  ) -> TypedExpression {
    decidePending(for: left)
    decidePending(for: right)
    let (a, b) = (left.type, right.type)
    guard solver.attempt({ $0.unify(a, b) }) else {
      reportOperands(name, nameSpan, left, right, span)
      return invalid(span)
    }
    requirements.append(
      Requirement(type: a, conformance: "a number", span: span, subject: "operator '\(name)'")
    )
    let isClosed = name == "..."
    return TypedExpression(
      .range(left, right, isClosed: isClosed),
      isClosed ? .closedRange(a) : .range(a),
      span
    )
  }

}

extension StaticType {
  /// Whether it is a solver variable that nothing has settled.
  var isOpen: Bool { if case .variable = self { true } else { false } }
}

extension ExpressionSyntax {
  /// Whether it means nothing without the type that is wanted.
  var needsContext: Bool {
    switch kind {
    case .implicitMember, .nil: true
    case .call(let callee, _), .parenthesised(let callee): callee.needsContext
    case .member(let base, _, _): base.needsContext
    default: false
    }
  }
}
