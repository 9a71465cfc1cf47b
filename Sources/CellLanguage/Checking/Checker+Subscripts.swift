import Diagnostics

extension Checker {
  func `subscript`(
    _ baseSyntax: ExpressionSyntax,
    _ arguments: [ArgumentSyntax],
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    let base = valued(infer(baseSyntax))
    decidePending(for: base)
    let type = settledBase(base)
    if type == .error { return invalid(span) }
    if arguments.count == 1, arguments[0].label == nil {
      let argument = arguments[0].value
      switch type {
      case .array(let element), .slice(let element):
        return elements(base, element, argument, span)
      case .dictionary(let key, let value):
        return TypedExpression(
          .lookup(base, check(argument, as: key, for: .key), initial: nil),
          .optional(value),
          span
        )
      default: break
      }
    }
    if arguments.count == 2, arguments[0].label == nil, arguments[1].label == "default",
      case .dictionary(let key, let value) = type
    {
      return TypedExpression(
        .lookup(
          base,
          check(arguments[0].value, as: key, for: .key),
          initial: check(arguments[1].value, as: value, for: .argument)
        ),
        value,
        span
      )
    }
    for owner in owners(of: type) {
      guard let found = library.types[owner]?.instanceMembers["subscript"] else { continue }
      let candidates = found.compactMap {
        candidate(.host($0, receiver: base), $0.signature, receiver: type)
      }
      return call(
        "subscript",
        candidates,
        arguments,
        hint: hint,
        nameSpan: syntax.span,
        span: span
      )
    }
    return failed(
      .unknownMember,
      "value of type '\(spelled(type))' has no subscripts",
      at: span
    )
  }

  func elements(
    _ base: TypedExpression,
    _ element: StaticType,
    _ argument: ExpressionSyntax,
    _ span: SourceSpan
  ) -> TypedExpression {
    if case .partialRange(let lower, let upper, let isClosed) = argument.kind {
      return TypedExpression(
        .slice(
          base,
          lower.map { check($0, as: .int, for: .index) },
          upper.map { check($0, as: .int, for: .index) },
          isClosed: isClosed
        ),
        .slice(element),
        span
      )
    }
    let index = valued(infer(argument, hint: .int))
    decidePending(for: index)
    switch solver.pruned(index.type) {
    case .range(let bound), .closedRange(let bound):
      if solver.attempt({ $0.unify(bound, .int) }) {
        if case .range(let lower, let upper, let isClosed) = index.kind {
          return TypedExpression(
            .slice(base, lower, upper, isClosed: isClosed),
            .slice(element),
            span
          )
        }
        return TypedExpression(.index(base, index), .slice(element), span)
      }
    default: break
    }
    return TypedExpression(.index(base, coerced(index, to: .int, for: .index)), element, span)
  }
}
