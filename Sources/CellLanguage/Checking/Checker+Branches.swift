import Diagnostics

extension Checker {
  func conditions(_ conditions: [ConditionSyntax]) -> [TypedCondition] {
    conditions.map { condition in
      switch condition {
      case .expression(let syntax):
        let value = check(syntax, as: .bool, for: .condition)
        solve()
        return .expression(value)
      case .binding(let isLet, let name, let nameSpan, let syntax):
        let value = valued(infer(syntax))
        solve()
        var payload = StaticType.error
        switch solver.pruned(value.type) {
        case .optional(let type): payload = solver.assumed(type)
        case .error: break
        default:
          report(
            .typeMismatch,
            "initializer for conditional binding must have Optional type, not '\(spelled(value.type))'",
            at: syntax.span
          )
        }
        let variable = variable(name, payload, isLet: isLet, at: nameSpan)
        if name != "_" { declare(name, .variable(variable), at: nameSpan) }
        return .binding(variable, value)
      case .pattern(let pattern, let syntax):
        let (value, subject) = self.subject(syntax)
        let typed = self.pattern(pattern, subject)
        solve()
        return .pattern(typed, subject, value)
      }
    }
  }

  func ifStatement(_ syntax: IfSyntax) -> TypedStatement.Kind {
    branch(syntax) { self.block($0) }
  }

  /// An `if` whose blocks are checked by `body`.
  func branch(
    _ syntax: IfSyntax,
    _ body: ([StatementSyntax]) -> [TypedStatement]
  ) -> TypedStatement.Kind {
    scoped {
      let conditions = self.conditions(syntax.conditions)
      let before = flow
      let then = body(syntax.body)
      let afterThen = flow
      flow = before
      var otherwise: [TypedStatement] = []
      switch syntax.otherwise {
      case .block(let block): otherwise = body(block)
      case .if(let inner, let span):
        if hasRoom(at: span) { otherwise = [TypedStatement(branch(inner, body), span)] }
      case nil: break
      }
      flow = Flow.joined(afterThen, flow)
      return .if(conditions, then, otherwise)
    }
  }

  func guardStatement(
    _ syntax: [ConditionSyntax],
    _ body: [StatementSyntax],
    _ span: SourceSpan
  ) -> TypedStatement.Kind {
    let conditions = self.conditions(syntax)
    let before = flow
    let otherwise = block(body)
    if !flow.isDead, !(body.last.map { if case .break = $0.kind { true } else { false } } ?? false)
    {
      report(
        .misplacedStatement,
        "'guard' body must not fall through; leave it with 'return', 'break' or 'continue'",
        at: SourceSpan(max(span.start, span.end - 1), span.end)
      )
    }
    flow = before
    return .guard(conditions, otherwise)
  }

  func forStatement(
    _ pattern: PatternSyntax,
    _ sequence: ExpressionSyntax,
    _ filter: ExpressionSyntax?,
    _ body: [StatementSyntax]
  ) -> TypedStatement.Kind {
    let value = valued(infer(sequence))
    solve()
    solver.settle(value.type)
    let type = solver.assumed(value.type)
    var element = StaticType.error
    if let found = solver.elementType(of: type) {
      element = found
    } else if !type.hasError {
      report(
        .notASequence,
        "for-in loop requires '\(type)' to conform to 'Sequence'"
          + (type == .int ? "; did you mean '0..<\(file.text(in: sequence.span))'?" : ""),
        at: sequence.span,
        fixIt: type == .int
          ? Diagnostic.FixIt(SourceSpan(sequence.span.start, sequence.span.start), "0..<") : nil
      )
    }
    if element.contains(where: \.isOpen) { element = .error }
    let before = flow
    let outerSwitch = context.switchDepth
    context.switchDepth = 0
    context.loopDepth += 1
    defer {
      context.loopDepth -= 1
      context.switchDepth = outerSwitch
      flow = before
    }
    return scoped {
      let pattern = bind(pattern, element, isLet: true)
      let filter = filter.map { check($0, as: .bool, for: .condition) }
      solve()
      return .for(pattern, value, filter, block(body))
    }
  }

  func whileStatement(
    _ conditions: [ConditionSyntax],
    _ body: [StatementSyntax]
  ) -> TypedStatement.Kind {
    scoped {
      let isEndless = conditions.areTrue && !body.leavesLoop
      let conditions = self.conditions(conditions)
      let before = flow
      let outerSwitch = context.switchDepth
      context.switchDepth = 0
      context.loopDepth += 1
      let typed = block(body)
      context.loopDepth -= 1
      context.switchDepth = outerSwitch
      flow = before
      flow.isDead = flow.isDead || isEndless
      return .while(conditions, typed)
    }
  }
}
