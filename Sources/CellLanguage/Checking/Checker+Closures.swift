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
    let body = ClosureBody(context: inner, name: "closure", depth: closure.body.depth)
    let outer = (context, flow, collector)
    context = inner
    // What a closure inside a row's closure computes is no column.
    collector = nil
    defer { (context, flow, collector) = outer }
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
  func bind(
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

  func code(_ closure: ClosureSyntax, _ body: ClosureBody, _ result: StaticType) {
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
    // The types of the parameters must be known before the statements of a long body are looked at, but for literals:
    // what `0` is in `reduce(0) { … }` the body says.
    let outer = heldLiterals
    heldLiterals += body.parameters.flatMap { solver.openLiterals(in: $0.type) }
    defer { heldLiterals = outer }
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
        at: SourceSpan(max(closure.span.start, closure.span.end - 1), closure.span.end),
        fixIt: Self.returning(closure.body)
      )
    }
  }

  /// Gives literals in a type the types they have by default, unless what follows may say what they are.
  func settle(_ type: StaticType) {
    if !isHeld(type) { solver.settle(type) }
  }

  /// Whether the type of a parameter is in it that is a literal's, which the rest of a closure may decide.
  func isHeld(_ type: StaticType) -> Bool {
    guard !heldLiterals.isEmpty else { return false }
    let held = Set(heldLiterals.map { solver.pruned($0) })
    return solver.openLiterals(in: type).contains { held.contains($0) }
  }

  func retrySettling(_ body: ClosureBody) {
    for parameter in body.parameters { settle(parameter.type) }
    for parameter in body.parameters
    where !isHeld(parameter.type) && !solver.isSettled(parameter.type) {
      reportOpen(

        "cannot infer type of closure parameter '\(parameter.name)' without a type annotation",
        at: parameter.place.span
      )
      _ = solver.unify(parameter.type, .error)
    }
  }

  /// A body whose expression statements are collected.
  func builder(
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

}
