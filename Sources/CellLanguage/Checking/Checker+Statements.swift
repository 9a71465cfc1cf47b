import Diagnostics

extension Checker {
  /// The statements of a block; functions can be called before they are declared.
  func statements(_ statements: [StatementSyntax]) -> [TypedStatement] {
    for statement in statements {
      if case .function(let function) = statement.kind { predeclare(function) }
    }
    var typed: [TypedStatement] = []
    for statement in statements {
      typed += self.statement(statement)
      solve()
      if diagnostics.count >= Parser.mostProblems { break }
    }
    return typed
  }

  func block(_ body: [StatementSyntax]) -> [TypedStatement] { scoped { statements(body) } }

  func statement(_ statement: StatementSyntax) -> [TypedStatement] {
    let span = statement.span
    guard hasRoom(at: span) else { return [] }
    func one(_ kind: TypedStatement.Kind) -> [TypedStatement] { [TypedStatement(kind, span)] }
    if collector != nil, let what = statement.kind.unfitForBuilder {
      report(
        .misplacedStatement,
        "\(what) cannot stand in the closure that writes a row; compute the value in a function before",
        at: span
      )
      return []
    }
    switch statement.kind {
    case .expression(let syntax): return one(expressionStatement(syntax))
    case .variable(let variable): return declaration(variable, span)
    case .assignment(let target, let name, let nameSpan, let value):
      return one(assignment(target, name, nameSpan, value))
    case .if(let syntax):
      return one(ifStatement(syntax))
    case .guard(let conditions, let body): return one(guardStatement(conditions, body, span))
    case .for(let pattern, let sequence, let filter, let body):
      return one(forStatement(pattern, sequence, filter, body))
    case .while(let conditions, let body): return one(whileStatement(conditions, body))
    case .repeat(let body, let condition):
      context.loopDepth += 1
      let typed = block(body)
      context.loopDepth -= 1
      flow.isDead = false
      return one(.repeat(typed, check(condition, as: .bool, for: .condition)))
    case .switch(let syntax): return one(switchStatement(syntax) { self.block($0) })
    case .function(let function): return self.function(function, span)
    case .return(let value): return one(returnStatement(value, span))
    case .break:
      if context.loopDepth == 0, context.switchDepth == 0 {
        report(.misplacedStatement, "'break' is only allowed inside a loop or 'switch'", at: span)
      }
      // What comes behind a loop is reached through `break`, too, so nothing is dead there.
      let isInSwitchAlone = context.switchDepth > 0
      if !isInSwitchAlone { flow.isDead = true }
      return one(.break)
    case .continue:
      if context.loopDepth == 0 {
        report(.misplacedStatement, "'continue' is only allowed inside a loop", at: span)
      }
      flow.isDead = true
      return one(.continue)
    }
  }

  func expressionStatement(_ syntax: ExpressionSyntax) -> TypedStatement.Kind {
    if let collector {
      return .collect(
        collector.variable,
        check(syntax, as: collector.element, for: .element)
      )
    }
    let value = valued(infer(syntax))
    solve()
    settle(value.type)
    let type = solver.assumed(value.type)
    if type.contains(where: \.isOpen) {
      reportOpen(

        "the type of this value is not known; write it where the value is declared",
        at: syntax.span
      )
    }
    let isVoid = type == .void || type == .optional(.void)
    return .expression(value, shows: isTopLevel && context === top && !isVoid)
  }

  // MARK: Declarations

  func declaration(_ syntax: VariableSyntax, _ span: SourceSpan) -> [TypedStatement] {
    let annotated = syntax.type.map { self.type($0) }
    guard let initial = syntax.value else {
      guard case .name(let name, let nameSpan) = syntax.pattern else {
        report(.missingValue, "a declaration of several names needs a value", at: span)
        return []
      }
      guard let annotated else {
        report(.missingValue, "type annotation missing in pattern", at: nameSpan)
        bind(syntax.pattern, .error, isLet: syntax.isLet)
        return []
      }
      let variable = variable(name, annotated, isLet: syntax.isLet, at: nameSpan)
      declare(name, .variable(variable), at: nameSpan)
      if case .optional = annotated, !syntax.isLet {
        return [
          TypedStatement(
            .declare(.variable(variable), TypedExpression(.nil, annotated, nameSpan)),
            span
          )
        ]
      }
      guard flow.unassigned.count + flow.maybeAssigned.count < Self.mostLateValues else {
        report(
          .unsupported,
          "more than \(Self.mostLateValues) variables that get their values later are not part of the cells' language",
          at: nameSpan
        )
        return []
      }
      globals.flow.unassigned.insert(ObjectIdentifier(variable))
      return [TypedStatement(.begin(variable), span)]
    }
    var value =
      annotated.map { check(initial, as: $0, for: .initialValue) } ?? valued(infer(initial))
    solve()
    let type: StaticType
    if let annotated {
      type = annotated
    } else {
      settle(value.type)
      type = isHeld(value.type) ? value.type : solver.assumed(value.type)
      if !isHeld(type), type.contains(where: \.isOpen) {
        let message =
          switch value.kind {
          case .array: "empty collection literal requires an explicit type; write '[Double] = []'"
          case .dictionary:
            "empty collection literal requires an explicit type; write '[String: Double] = [:]'"
          case .nil: "'nil' requires a contextual type"
          default: "the type of this value is not known; add a type annotation"
          }
        var fixIt: Diagnostic.FixIt?
        if case .name(_, let nameSpan) = syntax.pattern {
          let end = SourceSpan(nameSpan.end, nameSpan.end)
          switch value.kind {
          case .array: fixIt = Diagnostic.FixIt(end, ": [Double]")
          case .dictionary: fixIt = Diagnostic.FixIt(end, ": [String: Double]")
          default: break
          }
        }
        reportOpen(message, at: initial.span, fixIt: fixIt)
        value = invalid(initial.span)
      }
    }
    let pattern = bind(
      syntax.pattern,
      value.type == .error && annotated == nil || (!isHeld(type) && type.contains(where: \.isOpen))
        ? .error : type,
      isLet: syntax.isLet
    )
    return [TypedStatement(.declare(pattern, value), span)]
  }

  /// Declares the names of a pattern.
  @discardableResult
  func bind(_ pattern: PatternSyntax, _ type: StaticType, isLet: Bool) -> TypedPattern {
    switch pattern {
    case .wildcard: return .wildcard
    case .name(let name, let span):
      let variable = variable(name, type, isLet: isLet, at: span)
      declare(name, .variable(variable), at: span)
      return .variable(variable)
    case .tuple(let parts, let span):
      let type = solver.pruned(type)
      var types = Array(repeating: StaticType.error, count: parts.count)
      if case .tuple(let fields) = type, fields.count == parts.count {
        types = fields.map(\.type)
      } else if type != .error {
        report(
          .typeMismatch,
          "tuple pattern with \(parts.count) elements cannot match values of type '\(spelled(type))'",
          at: span
        )
      }
      return .tuple(zip(parts, types).map { bind($0, $1, isLet: isLet) })
    }
  }

  /// How many variables may be declared without a value: all of them are looked at where branches join.
  private static let mostLateValues = 1_000
  /// How many functions of one name a block may declare: all of them are looked at in every call.
  private static let mostOverloads = 64

  func predeclare(_ syntax: FunctionSyntax) {
    var signature = Signature()
    signature.name = syntax.name
    signature.result = syntax.result.map { type($0) } ?? .void
    signature.parameters = syntax.parameters.map {
      Signature.Parameter(
        label: $0.label,
        name: $0.name,
        type: type($0.type),
        initial: $0.initial,
        isVariadic: $0.isVariadic,
        isBuilder: false
      )
    }
    let symbol = FunctionSymbol(
      signature: signature,
      place: place(syntax.nameSpan),
      context: FunctionContext(parent: context, result: signature.result, isClosure: false)
    )
    symbol.context.resultPlace = syntax.result == nil ? syntax.parametersEnd : nil
    let existing = isTopLevel ? globals.symbols[syntax.name] : scopes.last?[syntax.name]
    if case .functions(let others) = existing, others.count >= Self.mostOverloads {
      report(
        .unsupported,
        "more than \(Self.mostOverloads) functions called '\(syntax.name)' are not part of the cells' language",
        at: syntax.nameSpan
      )
    } else if case .functions(let others) = existing,
      !others.contains(where: {
        $0.signature.fullName == signature.fullName
          && $0.signature.parameters.map(\.type) == signature.parameters.map(\.type)
      })
    {
      // Another overload.
      if isTopLevel {
        globals.symbols[syntax.name] = .functions(others + [symbol])
        declared[syntax.name] = declared[syntax.name] ?? symbol.place
      } else {
        scopes[scopes.count - 1][syntax.name] = .functions(others + [symbol])
      }
    } else {
      declare(syntax.name, .functions([symbol]), at: syntax.nameSpan)
    }
    functions.append(symbol)
    functionsByPlace[symbol.place.span] = symbol
  }

  func function(_ syntax: FunctionSyntax, _ span: SourceSpan) -> [TypedStatement] {
    guard let symbol = functionsByPlace[place(syntax.nameSpan).span] else {
      return []
    }
    for parameter in syntax.parameters {
      guard let initial = parameter.initial else { continue }
      _ = check(initial, as: type(parameter.type), for: .initialValue)
    }
    let body = ClosureBody(
      context: symbol.context,
      name: syntax.name,
      depth: syntax.body.depth
    )
    let outer = (context, flow, collector)
    context = symbol.context
    collector = nil
    // A function runs when it is called, when more may have a value.
    flow = Flow(unassigned: outer.1.unassigned, maybeAssigned: outer.1.maybeAssigned)
    scoped {
      for (parameter, typed) in zip(syntax.parameters, symbol.signature.parameters) {
        let variable = variable(
          parameter.name,
          typed.isVariadic ? .array(typed.type) : typed.type,
          isLet: true,
          at: parameter.nameSpan
        )
        if parameter.name != "_" {
          declare(parameter.name, .variable(variable), at: parameter.nameSpan)
        }
        body.parameters.append(variable)
      }
      functionCode(syntax, body, symbol.signature.result, span)
    }
    (context, flow, collector) = outer
    symbol.body = body
    return [TypedStatement(.function(symbol), span)]
  }

  func functionCode(
    _ syntax: FunctionSyntax,
    _ body: ClosureBody,
    _ result: StaticType,
    _ span: SourceSpan
  ) {
    if syntax.body.count == 1, result != .void {
      let value: TypedExpression? =
        switch syntax.body[0].kind {
        case .expression(let value): check(value, as: result, for: .result)
        case .if(let syntax) where syntax.isExpression:
          coerced(branches(.if(syntax), result, syntax.span), to: result, for: .result)
        case .switch(let syntax) where syntax.isExpression:
          coerced(branches(.switch(syntax), result, syntax.span), to: result, for: .result)
        default: nil
        }
      if let value {
        solve()
        body.code = .expression(value)
        return
      }
    }
    body.code = .statements(block(syntax.body))
    if result != .void, !flow.isDead, !result.hasError {
      report(
        .missingReturn,
        "missing return in function '\(syntax.name)' expected to return '\(result)'",
        at: SourceSpan(max(span.start, span.end - 1), span.end),
        fixIt: Self.returning(syntax.body)
      )
    }
  }

  /// `return` in front of the last statement, if that is an expression.
  static func returning(_ body: [StatementSyntax]) -> Diagnostic.FixIt? {
    guard case .expression(let value)? = body.last?.kind else { return nil }
    return Diagnostic.FixIt(SourceSpan(value.span.start, value.span.start), "return ")
  }

  func returnStatement(_ value: ExpressionSyntax?, _ span: SourceSpan)
    -> TypedStatement.Kind
  {
    defer { flow.isDead = true }
    guard let result = context.result else {
      report(.misplacedStatement, "return invalid outside of a function", at: span)
      return .return(nil)
    }
    guard let value else {
      if solver.pruned(result).isOpen { _ = solver.unify(result, .void) }
      if solver.pruned(result) != .void, !solver.pruned(result).hasError {
        report(
          .missingValue,
          "this function should return a value of type '\(spelled(result))'",
          at: span
        )
      }
      return .return(nil)
    }
    if solver.pruned(result) == .void {
      let typed = valued(infer(value))
      decidePending(for: typed)
      let type = solver.assumed(typed.type)
      let isKnown = !type.hasError && !type.contains(where: \.isOpen) && type != .void
      report(
        .typeMismatch,
        "unexpected non-void return value in void function"
          + (isKnown && !context.isClosure ? "; write '-> \(type)' behind its parameters" : ""),
        at: value.span,
        fixIt: isKnown
          ? context.resultPlace.map { Diagnostic.FixIt(SourceSpan($0, $0), " -> \(type)") } : nil
      )
      return .return(nil)
    }
    let typed = check(value, as: result, for: context.isClosure ? .closureResult : .result)
    if context.isClosure {
      solve()
      settle(result)
    }
    return .return(typed)
  }

}
