import Diagnostics

// MARK: What a body contains

extension [StatementSyntax] {
  /// The highest n of the `$n` in it, closures inside left out; −1 if there is none.
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

extension [StatementSyntax] {
  /// Whether a `break` is in it that leaves the loop whose body this is.
  var leavesLoop: Bool {
    contains { statement in
      switch statement.kind {
      case .break: true
      case .if(let syntax): syntax.bodies.contains(where: \.leavesLoop)
      case .guard(_, let body): body.leavesLoop
      default: false
      }
    }
  }
}

extension StatementSyntax.Kind {
  /// What it is called, if no result builder takes it.
  var unfitForBuilder: String? {
    switch self {
    case .assignment: "an assignment"
    case .while, .repeat: "a loop other than 'for'"
    case .guard, .return, .break, .continue: "a statement that leaves the closure"
    case .expression, .variable, .if, .for, .switch, .function: nil
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
  var isExpression: Bool {
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
  func forEachExpression(_ visit: (ExpressionSyntax) -> Void) {
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
      for condition in conditions { condition.expressions.forEach(visit) }
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
  func forEachExpression(_ visit: (ExpressionSyntax) -> Void) {
    for condition in conditions { condition.expressions.forEach(visit) }
    for statement in body { statement.forEachExpression(visit) }
    switch otherwise {
    case .block(let block): for statement in block { statement.forEachExpression(visit) }
    case .if(let syntax, _): syntax.forEachExpression(visit)
    case nil: break
    }
  }
}

extension SwitchSyntax {
  func forEachExpression(_ visit: (ExpressionSyntax) -> Void) {
    visit(subject)
    for item in cases {
      for pattern in item.patterns { pattern.expressions.forEach(visit) }
      item.filter.map(visit)
      for statement in item.body { statement.forEachExpression(visit) }
    }
  }
}

extension ExpressionSyntax {
  var highestShorthand: Int {
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
