import Diagnostics

extension Checker {
  /// A `switch` whose cases are checked by `body`.
  func switchStatement(
    _ syntax: SwitchSyntax,
    _ body: ([StatementSyntax]) -> [TypedStatement]
  ) -> TypedStatement.Kind {
    let (value, subject) = self.subject(syntax.subject)
    let before = flow
    var after: Flow?
    var cases: [TypedCase] = []
    context.switchDepth += 1
    var sawDefault = false
    for item in syntax.cases {
      flow = before
      if sawDefault {
        report(
          .misplacedStatement,
          "additional 'case' blocks cannot appear after the 'default' block of a 'switch'",
          at: item.span
        )
      }
      sawDefault = sawDefault || item.patterns.isEmpty
      scoped {
        let patterns = item.patterns.map { pattern($0, subject) }
        let filter = item.filter.map { check($0, as: .bool, for: .condition) }
        solve()
        if item.body.isEmpty {
          report(
            .missingValue,
            "'\(item.patterns.isEmpty ? "default" : "case")' label in a 'switch' should have at least one executable statement",
            at: item.span
          )
        }
        cases.append(TypedCase(patterns: patterns, filter: filter, body: body(item.body)))
      }
      after = after.map { Flow.joined($0, flow) } ?? flow
    }
    context.switchDepth -= 1
    flow = after ?? before
    if !isExhaustive(syntax, value.type) {
      report(
        .notExhaustive,
        "switch must be exhaustive; add a default clause",
        at: SourceSpan(syntax.span.start, syntax.span.start + 6),
        fixIt: Diagnostic.FixIt(
          SourceSpan(syntax.span.end - 1, syntax.span.end - 1),
          "default: break\n"
        )
      )
    }
    return .switch(value, subject, cases)
  }

  /// The value that patterns are held against, and the variable they read it through.
  func subject(_ syntax: ExpressionSyntax) -> (value: TypedExpression, variable: Variable) {
    let value = valued(infer(syntax))
    solve()
    solver.settle(value.type)
    return (value, hidden(value.type, syntax.span))
  }

  func isExhaustive(_ syntax: SwitchSyntax, _ type: StaticType) -> Bool {
    if solver.assumed(type).hasError { return true }
    var sawTrue = false
    var sawFalse = false
    var sawNil = false
    var sawValue = false
    for item in syntax.cases where item.filter == nil {
      if item.patterns.isEmpty { return true }
      for pattern in item.patterns {
        if pattern.isIrrefutable { return true }
        switch pattern {
        case .optional(let inner, _): sawValue = sawValue || inner.isIrrefutable
        case .expression(let value):
          if case .boolean(let flag) = value.kind {
            if flag { sawTrue = true } else { sawFalse = true }
          }
          if value.isNil { sawNil = true }
        case .binding, .wildcard, .tuple: break
        }
      }
    }
    switch solver.assumed(type) {
    case .bool: return sawTrue && sawFalse
    case .optional: return sawNil && sawValue
    default: return false
    }
  }

  func pattern(_ pattern: CasePatternSyntax, _ subject: Variable) -> TypedCasePattern {
    switch pattern {
    case .wildcard: return .wildcard
    case .binding(let name, let span):
      let variable = variable(name, subject.type, isLet: true, at: span)
      if name != "_" { declare(name, .variable(variable), at: span) }
      return .binding(variable)
    case .tuple(let parts, let span):
      guard case .tuple(let fields) = solver.pruned(subject.type), fields.count == parts.count
      else {
        if solver.pruned(subject.type) != .error {
          report(
            .typeMismatch,
            "tuple pattern cannot match values of type '\(spelled(subject.type))'",
            at: span
          )
        }
        for part in parts { _ = self.pattern(part, hidden(.error, span)) }
        return .wildcard
      }
      return .tuple(
        zip(parts, fields).map { part, field in
          let element = hidden(field.type, span)
          return (element, self.pattern(part, element))
        }
      )
    case .optional(let inner, let span):
      guard case .optional(let payload) = solver.pruned(subject.type) else {
        if solver.pruned(subject.type) != .error {
          report(
            .typeMismatch,
            "'?' pattern cannot match values of non-optional type '\(spelled(subject.type))'",
            at: span
          )
        }
        return self.pattern(inner, hidden(.error, span))
      }
      let element = hidden(payload, span)
      return .optional(element, self.pattern(inner, element))
    case .expression(let syntax): return test(syntax, subject)
    }
  }

  /// A value or range that the subject is compared with.
  func test(_ syntax: ExpressionSyntax, _ subject: Variable) -> TypedCasePattern {
    let own = TypedExpression(.variable(subject), subject.type, syntax.span)
    if case .implicitMember("none") = syntax.kind, case .optional = solver.pruned(subject.type) {
      return test(ExpressionSyntax(.nil, syntax.span), subject)
    }
    if case .tuple(let parts) = syntax.kind, case .tuple(let fields) = solver.pruned(subject.type),
      parts.count == fields.count
    {
      return pattern(
        .tuple(parts.map { .expression($0.value) }, syntax.span),
        subject
      )
    }
    if case .partialRange(let lower, let upper, let isClosed) = syntax.kind {
      let bound = lower ?? upper
      guard let bound else { return .wildcard }
      let value = check(bound, as: subject.type, for: .pattern)
      let name = lower != nil ? ">=" : isClosed ? "<=" : "<"
      return .test(TypedExpression(.comparison(name, own, value), .bool, syntax.span))
    }
    let value = valued(infer(syntax, hint: subject.type))
    decidePending(for: value)
    switch solver.pruned(value.type) {
    case .range(let bound), .closedRange(let bound):
      let type = subject.type
      guard case .range(let lower, let upper, let isClosed) = value.kind else { break }
      guard solver.attempt({ $0.unify(bound, type) }) else {
        return .test(coerced(value, to: subject.type, for: .pattern))
      }
      return .test(
        TypedExpression(
          .and(
            TypedExpression(.comparison(">=", own, lower), .bool, syntax.span),
            TypedExpression(.comparison(isClosed ? "<=" : "<", own, upper), .bool, syntax.span)
          ),
          .bool,
          syntax.span
        )
      )
    default: break
    }
    let fitted = coerced(value, to: subject.type, for: .pattern)
    requirements.append(
      Requirement(
        type: subject.type,
        conformance: "Equatable",
        span: syntax.span,
        subject: "this pattern"
      )
    )
    return .test(TypedExpression(.equality(own, fitted, negated: false), .bool, syntax.span))
  }
}

extension ExpressionSyntax {
  /// Whether it is `nil`, or `.none` as a pattern.
  fileprivate var isNil: Bool {
    switch kind {
    case .nil, .implicitMember("none"): true
    default: false
    }
  }
}
