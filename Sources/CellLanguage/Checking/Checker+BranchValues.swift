import Diagnostics

extension Checker {
  enum BranchSyntax {
    case `if`(IfSyntax)
    case `switch`(SwitchSyntax)
  }

  /// `if` or `switch` as an expression: every branch assigns a hidden variable.
  func branches(
    _ syntax: BranchSyntax,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    var type = hint.map { solver.pruned($0) }
    if type?.isOpen ?? true { type = nil }
    let contextual = type
    let result = hidden(type ?? .error, span)
    let outer = collector
    collector = nil
    defer { collector = outer }
    func assign(_ body: [StatementSyntax]) -> [TypedStatement] {
      guard body.count == 1 else {
        report(
          .missingValue,
          "a branch of an 'if' or 'switch' expression must be a single expression",
          at: body.last?.span ?? span
        )
        return []
      }
      let value: TypedExpression
      switch body[0].kind {
      case .expression(let syntax): value = valued(infer(syntax, hint: contextual))
      case .if(let inner): value = branches(.if(inner), contextual, inner.span)
      case .switch(let inner): value = branches(.switch(inner), contextual, inner.span)
      default:
        report(
          .missingValue,
          "a branch of an 'if' or 'switch' expression must be a single expression",
          at: body[0].span
        )
        return []
      }
      decidePending(for: value)
      // Without a type that is wanted, every branch is understood by itself: 1 and 2.5 do not fit.
      if contextual == nil { solver.settle(value.type) }
      if type == nil { type = value.type }
      guard let wanted = type else { return [] }
      let source = value.type
      if !solver.attempt({
        contextual == nil ? $0.unify(source, wanted) : $0.coerce(source, to: wanted)
      }) {
        report(
          .typeMismatch,
          "branches have mismatching types '\(spelled(wanted))' and '\(spelled(source))'",
          at: value.span
        )
      }
      return [
        TypedStatement(
          .declare(.variable(result), TypedExpression(.conversion(value), wanted, value.span)),
          value.span
        )
      ]
    }
    let statement: TypedStatement.Kind
    switch syntax {
    case .if(let syntax):
      if case nil = syntax.lastOtherwise {
        return failed(
          .missingValue,
          "'if' must have an unconditional 'else' when used as expression",
          at: span
        )
      }
      statement = branch(syntax, assign)
    case .switch(let syntax): statement = switchStatement(syntax, assign)
    }
    result.type = type ?? .error
    return TypedExpression(
      .branches(TypedBranches(statement: TypedStatement(statement, span), result: result)),
      result.type,
      span
    )
  }
}

extension IfSyntax {
  /// The `else` at the end of the chain.
  var lastOtherwise: [StatementSyntax]? {
    switch otherwise {
    case nil: nil
    case .block(let block): block
    case .if(let syntax, _): syntax.lastOtherwise
    }
  }
}
