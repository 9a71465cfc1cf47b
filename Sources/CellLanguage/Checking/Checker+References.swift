import Diagnostics

extension Checker {
  /// A function's name where a function is wanted, as the closure that calls it.
  func functionReference(
    _ name: String,
    _ signatures: [Signature],
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    var count = signatures.count == 1 ? signatures[0].parameters.count : nil
    if let hint, case .function(let parameters, _) = solver.pruned(hint) {
      count = parameters.count
    }
    if name == "init", count == nil { count = 1 }
    guard let count else {
      return failed(
        .ambiguousType,
        "'\(name)' is a function: call it, or say which type of function is wanted",
        at: syntax.span
      )
    }
    guard
      let signature = signatures.first(where: { $0.parameters.count == count })
        ?? (signatures.isEmpty ? Signature() : signatures.first)
    else { return invalid(syntax.span) }
    let arguments = (0..<count).map { index in
      ArgumentSyntax(
        label: signature.parameters.indices.contains(index)
          ? signature.parameters[index].label : nil,
        labelSpan: nil,
        value: ExpressionSyntax(.name("$\(index)"), syntax.span)
      )
    }
    var callee = syntax
    if case .member(let base, "init", _) = syntax.kind { callee = base }
    return synthesized(ExpressionSyntax(.call(callee, arguments), syntax.span), signature, hint)
  }

  /// `+` where a function is wanted.
  func operatorReference(
    _ name: String,
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    guard Parser.Precedence.table[name] != nil else {
      return failed(
        .unknownOperator,
        "'\(name)' is not an operator of the cells' language",
        at: syntax.span
      )
    }
    let operands = (0..<2).map { ExpressionSyntax(.name("$\($0)"), syntax.span) }
    return synthesized(
      ExpressionSyntax(.binary(name, syntax.span, operands[0], operands[1]), syntax.span),
      nil,
      hint
    )
  }

  func synthesized(
    _ body: ExpressionSyntax,
    _ signature: Signature?,
    _ hint: StaticType?
  ) -> TypedExpression {
    var hint = hint.map { solver.pruned($0) }
    if let signature, hint.map({ $0.isOpen || $0 == .any }) ?? true, !signature.parameters.isEmpty,
      signature.generics.isEmpty
    {
      hint = .function(signature.parameters.map(\.type), signature.result)
    }
    return closure(
      ClosureSyntax(
        parameters: nil,
        result: nil,
        body: [StatementSyntax(.expression(body), body.span)],
        span: body.span
      ),
      hint: hint,
      isBuilder: false
    )
  }
}
