extension TypedExpression {
  /// Calls `visit` with this expression and all in it, bodies of closures included.
  func forEach(_ visit: (TypedExpression) -> Void) {
    visit(self)
    for child in children { child.forEach(visit) }
    switch kind {
    case .closure(let body): body.forEach(visit)
    case .branches(let branches): branches.statement.forEach(visit)
    default: break
    }
  }

  private var children: [TypedExpression] {
    switch kind {
    case .string(let parts):
      parts.compactMap { if case .value(let value) = $0 { value } else { nil } }
    case .array(let elements), .tuple(let elements), .cellCall(_, let elements, _): elements
    case .dictionary(let entries): entries.flatMap { [$0.0, $0.1] }
    case .element(let inner, _), .not(let inner), .negation(let inner), .unwrap(let inner),
      .conversion(let inner), .construction(let inner):
      [inner]
    case .call(let callee, let arguments): [callee] + arguments
    case .hostCall(let call): call.operands
    case .operation(let operation): operation.host?.operands ?? operation.operands
    case .equality(let left, let right, _), .comparison(_, let left, let right),
      .and(let left, let right), .or(let left, let right), .range(let left, let right, _),
      .index(let left, let right), .coalesce(let left, let right), .chain(let left, _, let right):
      [left, right]
    case .slice(let base, let lower, let upper, _): [base] + [lower, upper].compactMap { $0 }
    case .lookup(let base, let key, let initial): [base, key] + [initial].compactMap { $0 }
    case .ternary(let condition, let first, let second): [condition, first, second]
    case .print(let values, let separator, let terminator):
      values + [separator, terminator].compactMap { $0 }
    case .expectation(let condition, let message): [condition] + [message].compactMap { $0 }
    case .integer, .floating, .boolean, .nil, .void, .variable, .closure, .function, .metatype,
      .branches, .invalid:
      []
    }
  }
}

extension HostCall {
  /// The receiver, if there is one, and the arguments.
  var operands: [TypedExpression] { (receiver.map { [$0] } ?? []) + arguments }
}

extension ClosureBody {
  func forEach(_ visit: (TypedExpression) -> Void) {
    switch code {
    case .expression(let value): value.forEach(visit)
    case .statements(let statements), .builder(let statements, _):
      for statement in statements { statement.forEach(visit) }
    }
  }
}

extension TypedStatement {
  /// Calls `visit` with all expressions in it; the bodies of functions are left out.
  func forEach(_ visit: (TypedExpression) -> Void) {
    for expression in expressions { expression.forEach(visit) }
    for statement in bodies.joined() { statement.forEach(visit) }
  }

  private var bodies: [[TypedStatement]] {
    switch kind {
    case .several(let body), .guard(_, let body), .for(_, _, _, let body), .while(_, let body),
      .repeat(let body, _):
      [body]
    case .if(_, let body, let otherwise): [body, otherwise]
    case .switch(_, _, let cases): cases.map(\.body)
    default: []
    }
  }

  private var expressions: [TypedExpression] {
    switch kind {
    case .expression(let value, _), .declare(_, let value), .discard(let value),
      .repeat(_, let value), .collect(_, let value):
      [value]
    case .assign(let place, let value), .update(let place, _, let value):
      place.expressions + [value]
    case .if(let conditions, _, _), .guard(let conditions, _), .while(let conditions, _):
      conditions.flatMap(\.expressions)
    case .for(_, let sequence, let filter, _): [sequence] + [filter].compactMap { $0 }
    case .switch(let subject, _, let cases):
      [subject]
        + cases.flatMap { $0.patterns.flatMap(\.expressions) + [$0.filter].compactMap { $0 } }
    case .return(let value): [value].compactMap { $0 }
    case .begin, .several, .function, .break, .continue: []
    }
  }
}

extension TypedCondition {
  var expressions: [TypedExpression] {
    switch self {
    case .expression(let value), .binding(_, let value): [value]
    case .pattern(let pattern, _, let value): [value] + pattern.expressions
    }
  }
}

extension TypedCasePattern {
  var expressions: [TypedExpression] {
    switch self {
    case .test(let value): [value]
    case .binding, .wildcard: []
    case .tuple(let parts): parts.flatMap { $0.1.expressions }
    case .optional(_, let inner): inner.expressions
    }
  }
}

extension TypedPlace {
  var expressions: [TypedExpression] {
    steps.flatMap { step -> [TypedExpression] in
      switch step {
      case .index(let index): [index]
      case .key(let key, let initial): [key] + [initial].compactMap { $0 }
      case .element: []
      case .host(_, _, let arguments): arguments
      }
    }
  }
}
