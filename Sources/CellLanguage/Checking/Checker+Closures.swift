import Diagnostics

extension Checker {
  /// A closure where a function type is wanted, or by itself if it says all its types.
  func closure(
    _ closure: ClosureSyntax,
    hint: StaticType?,
    isBuilder: Bool
  ) -> TypedExpression {
    var wanted = hint.map { solver.pruned($0) }
    if case .optional(let payload) = wanted { wanted = solver.pruned(payload) }
    let shorthand = closure.parameters == nil ? closure.body.highestShorthand + 1 : 0
    let own = closure.parameters?.count ?? shorthand
    var parameterTypes: [StaticType]
    var result: StaticType
    switch wanted {
    case .function(let parameters, let wantedResult):
      (parameterTypes, result) = (parameters, wantedResult)
    case .error?:
      parameterTypes = Array(repeating: .error, count: own)
      result = .error
    case let type? where !type.isOpen && type != .any:
      return failed(
        .typeMismatch,
        "cannot convert a closure to a value of type '\(spelled(type))'",
        at: closure.span
      )
    default:
      parameterTypes = (0..<own).map { _ in solver.fresh() }
      result = solver.fresh()
    }
    if let type = closure.result {
      let type = self.type(type)
      if !solver.attempt({ $0.unify(type, result) }) {
        report(
          .typeMismatch,
          "declared closure result '\(spelled(type))' is incompatible with contextual type '\(spelled(result))'",
          at: closure.span
        )
      }
      result = type
    }
    let type = StaticType.function(parameterTypes, result)
    let inner = FunctionContext(parent: context, result: result, isClosure: true)
    let body = ClosureBody(context: inner, name: "closure")
    let outer = (context, flow)
    context = inner
    defer {
      context = outer.0
      flow = outer.1
    }
    var isFine = true
    scoped {
      isFine = bind(closure, body, own, parameterTypes)
      guard isFine else { return }
      if isBuilder, case .array(let element) = solver.pruned(result) {
        body.code = builder(closure, element, result)
      } else {
        code(closure, body, result)
      }
    }
    guard isFine else { return invalid(closure.span) }
    closures.append(body)
    return TypedExpression(.closure(body), type, closure.span)
  }

  /// Declares the parameters of a closure.
  private func bind(
    _ closure: ClosureSyntax,
    _ body: ClosureBody,
    _ own: Int,
    _ types: [StaticType]
  ) -> Bool {
    var types = types
    if types.count == 1, own > 1, case .tuple(let fields) = solver.pruned(types[0]),
      fields.count == own || (closure.parameters == nil && own <= fields.count)
    {
      types = fields.map(\.type)
      body.spreads = true
    }
    if types.count == 1, types[0] != .error, own > 1, solver.pruned(types[0]) == .error {
      types = Array(repeating: .error, count: own)
    }
    guard let parameters = closure.parameters else {
      guard own <= types.count else {
        report(
          .typeMismatch,
          "contextual closure type expects \(types.count) argument\(types.count == 1 ? "" : "s"), but \(own) were used in closure body",
          at: closure.span
        )
        return false
      }
      if own == 0, !types.isEmpty, !types.contains(.error) {
        report(
          .typeMismatch,
          "contextual type for closure argument expects \(types.count) argument\(types.count == 1 ? "" : "s"), which cannot be implicitly ignored; begin it with '\(types.map { _ in "_" }.joined(separator: ", ")) in'",
          at: closure.span
        )
        return false
      }
      for (index, type) in types.enumerated() {
        let variable = variable("$\(index)", type, isLet: true, at: closure.span)
        scopes[scopes.count - 1]["$\(index)"] = .variable(variable)
        body.parameters.append(variable)
      }
      return true
    }
    guard parameters.count == types.count else {
      report(
        .typeMismatch,
        "contextual closure type expects \(types.count) argument\(types.count == 1 ? "" : "s"), but \(parameters.count) \(parameters.count == 1 ? "was" : "were") used in closure body",
        at: closure.span
      )
      return false
    }
    for (parameter, type) in zip(parameters, types) {
      var type = type
      if let syntax = parameter.type {
        let annotated = self.type(syntax)
        let wanted = type
        if !solver.attempt({ $0.unify(annotated, wanted) }) {
          report(
            .typeMismatch,
            "cannot convert closure parameter of type '\(spelled(type))' to '\(annotated)'",
            at: parameter.span
          )
        }
        type = annotated
      }
      let variable = variable(parameter.name, type, isLet: true, at: parameter.span)
      if parameter.name != "_" { declare(parameter.name, .variable(variable), at: parameter.span) }
      body.parameters.append(variable)
    }
    return true
  }

  private func code(_ closure: ClosureSyntax, _ body: ClosureBody, _ result: StaticType) {
    if closure.body.count == 1 {
      switch closure.body[0].kind {
      case .expression(let syntax), .return(let syntax?):
        let isVoid = solver.pruned(result) == .void
        let value = valued(infer(syntax, hint: isVoid ? nil : result))
        body.code =
          isVoid
          ? .statements([TypedStatement(.expression(value, shows: false), syntax.span)])
          : .expression(coerced(value, to: result, for: .closureResult))
        return
      case .if(let syntax) where syntax.isExpression && solver.pruned(result) != .void:
        body.code = .expression(
          coerced(branches(.if(syntax), result, syntax.span), to: result, for: .closureResult)
        )
        return
      case .switch(let syntax) where syntax.isExpression && solver.pruned(result) != .void:
        body.code = .expression(
          coerced(branches(.switch(syntax), result, syntax.span), to: result, for: .closureResult)
        )
        return
      case .assignment:
        if solver.pruned(result).isOpen { _ = solver.unify(result, .void) }
      default: break
      }
    }
    // The types of the parameters must be known before the statements of a long body are looked at.
    retrySettling(body)
    let typed = statements(closure.body)
    body.code = .statements(typed)
    if solver.pruned(result).isOpen, !closure.body.containsReturn {
      _ = solver.unify(result, .void)
    }
    if solver.assumed(result) != .void, !flow.isDead, !solver.assumed(result).hasError {
      report(
        .missingReturn,
        "missing return in closure expected to return '\(spelled(result))'",
        at: SourceSpan(max(closure.span.start, closure.span.end - 1), closure.span.end)
      )
    }
  }

  private func retrySettling(_ body: ClosureBody) {
    for parameter in body.parameters { solver.settle(parameter.type) }
    for parameter in body.parameters where !solver.isSettled(parameter.type) {
      reportOpen(

        "cannot infer type of closure parameter '\(parameter.name)' without a type annotation",
        at: parameter.place.span
      )
      _ = solver.unify(parameter.type, .error)
    }
  }

  /// A body whose expression statements are collected.
  private func builder(
    _ closure: ClosureSyntax,
    _ element: StaticType,
    _ result: StaticType
  ) -> ClosureBody.Code {
    retrySettling(ClosureBody(context: context, name: ""))
    let collected = hidden(result, closure.span)
    let outer = collector
    collector = (collected, element)
    defer { collector = outer }
    return .builder(statements(closure.body), collected)
  }

  // MARK: Functions as values

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

  private func synthesized(
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

// MARK: What a body contains

extension [StatementSyntax] {
  /// The highest n of the `$n` in it; −1 if there is none. Closures inside have their own.
  var highestShorthand: Int {
    var highest = -1
    for statement in self {
      statement.forEachExpression { highest = Swift.max(highest, $0.highestShorthand) }
    }
    return highest
  }

  /// Whether a `return` with a value is in it, closures aside.
  var containsReturn: Bool {
    contains { statement in
      switch statement.kind {
      case .return(let value): return value != nil
      case .if(let syntax): return syntax.bodies.contains { $0.containsReturn }
      case .guard(_, let body), .for(_, _, _, let body), .while(_, let body), .repeat(let body, _):
        return body.containsReturn
      case .switch(let syntax): return syntax.cases.contains { $0.body.containsReturn }
      default: return false
      }
    }
  }
}

extension IfSyntax {
  /// The blocks of all branches.
  var bodies: [[StatementSyntax]] {
    switch otherwise {
    case nil: [body]
    case .block(let block): [body, block]
    case .if(let syntax, _): [body] + syntax.bodies
    }
  }

  /// Whether every branch is one expression.
  var isExpression: Bool {
    let isComplete =
      switch otherwise {
      case nil: false
      case .block(let block): block.isExpression
      case .if(let syntax, _): syntax.isExpression
      }
    return isComplete && body.isExpression
  }
}

extension SwitchSyntax {
  /// Whether every case is one expression.
  var isExpression: Bool { cases.allSatisfy(\.body.isExpression) }
}

extension [StatementSyntax] {
  fileprivate var isExpression: Bool {
    guard count == 1 else { return false }
    switch self[0].kind {
    case .expression: return true
    case .if(let syntax): return syntax.isExpression
    case .switch(let syntax): return syntax.isExpression
    default: return false
    }
  }
}

extension StatementSyntax {
  fileprivate func forEachExpression(_ visit: (ExpressionSyntax) -> Void) {
    func each(_ statements: [StatementSyntax]) {
      for statement in statements { statement.forEachExpression(visit) }
    }
    switch kind {
    case .expression(let value): visit(value)
    case .variable(let variable): variable.value.map(visit)
    case .assignment(let target, _, _, let value):
      visit(target)
      visit(value)
    case .if(let syntax): syntax.forEachExpression(visit)
    case .guard(let conditions, let body), .while(let conditions, let body):
      for condition in conditions { visit(condition.expression) }
      each(body)
    case .for(_, let sequence, let filter, let body):
      visit(sequence)
      filter.map(visit)
      each(body)
    case .repeat(let body, let condition):
      each(body)
      visit(condition)
    case .switch(let syntax): syntax.forEachExpression(visit)
    case .function(let function): each(function.body)
    case .return(let value): value.map(visit)
    case .break, .continue: break
    }
  }
}

extension IfSyntax {
  fileprivate func forEachExpression(_ visit: (ExpressionSyntax) -> Void) {
    for condition in conditions { visit(condition.expression) }
    for statement in body { statement.forEachExpression(visit) }
    switch otherwise {
    case .block(let block): for statement in block { statement.forEachExpression(visit) }
    case .if(let syntax, _): syntax.forEachExpression(visit)
    case nil: break
    }
  }
}

extension SwitchSyntax {
  fileprivate func forEachExpression(_ visit: (ExpressionSyntax) -> Void) {
    func each(_ pattern: CasePatternSyntax) {
      switch pattern {
      case .expression(let value): visit(value)
      case .tuple(let parts, _): for part in parts { each(part) }
      case .binding, .wildcard: break
      }
    }
    visit(subject)
    for item in cases {
      for pattern in item.patterns { each(pattern) }
      item.filter.map(visit)
      for statement in item.body { statement.forEachExpression(visit) }
    }
  }
}

extension ExpressionSyntax {
  fileprivate var highestShorthand: Int {
    func highest(_ parts: [ExpressionSyntax]) -> Int {
      parts.reduce(-1) { max($0, $1.highestShorthand) }
    }
    switch kind {
    case .name(let name): return name.hasPrefix("$") ? Int(name.dropFirst()) ?? -1 : -1
    case .array(let elements): return highest(elements)
    case .dictionary(let entries): return highest(entries.flatMap { [$0.0, $0.1] })
    case .tuple(let elements), .expectation(let elements): return highest(elements.map(\.value))
    case .call(let callee, let arguments), .subscript(let callee, let arguments):
      return highest([callee] + arguments.map(\.value))
    case .parenthesised(let inner), .member(let inner, _, _), .prefix(_, let inner),
      .unwrap(let inner), .optionalChain(let inner), .coercion(let inner, _):
      return inner.highestShorthand
    case .binary(_, _, let left, let right): return highest([left, right])
    case .ternary(let condition, let first, let second): return highest([condition, first, second])
    case .partialRange(let lower, let upper, _): return highest([lower, upper].compactMap { $0 })
    case .string(let parts):
      return highest(parts.compactMap { if case .value(let value) = $0 { value } else { nil } })
    case .if(let syntax):
      var result = -1
      syntax.forEachExpression { result = max(result, $0.highestShorthand) }
      return result
    case .switch(let syntax):
      var result = -1
      syntax.forEachExpression { result = max(result, $0.highestShorthand) }
      return result
    default: return -1
    }
  }
}
