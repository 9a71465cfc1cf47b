import Diagnostics

/// A statement or declaration as it is written.
final class StatementSyntax: Sendable {
  indirect enum Kind: Sendable {
    case expression(ExpressionSyntax)
    case variable(VariableSyntax)
    case assignment(ExpressionSyntax, String, SourceSpan, ExpressionSyntax)
    case `if`(IfSyntax)
    case `guard`([ConditionSyntax], [StatementSyntax])
    case `for`(PatternSyntax, ExpressionSyntax, ExpressionSyntax?, [StatementSyntax])
    case `while`([ConditionSyntax], [StatementSyntax])
    case `repeat`([StatementSyntax], ExpressionSyntax)
    case `switch`(SwitchSyntax)
    case function(FunctionSyntax)
    case `return`(ExpressionSyntax?)
    case `break`
    case `continue`
  }

  let kind: Kind
  let span: SourceSpan
  let depth: Int

  init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
    depth =
      switch kind {
      case .expression(let value): value.depth
      case .variable(let variable): variable.value?.depth ?? 0
      case .assignment(let target, _, _, let value): max(target.depth, value.depth)
      case .if(let syntax): syntax.depth
      case .guard(let conditions, let body), .while(let conditions, let body):
        1 + max(conditions.depth, body.depth)
      case .for(_, let sequence, let filter, let body):
        1 + max(sequence.depth, filter?.depth ?? 0, body.depth)
      case .repeat(let body, let condition): 1 + max(body.depth, condition.depth)
      case .switch(let syntax): syntax.depth
      case .function(let function): 1 + function.body.depth
      case .return(let value): value?.depth ?? 0
      case .break, .continue: 0
      }
  }
}

/// A declaration: `let pattern: type = value`.
struct VariableSyntax: Sendable {
  let isLet: Bool
  let pattern: PatternSyntax
  let type: TypeSyntax?
  let value: ExpressionSyntax?
}

/// The left side of a declaration.
indirect enum PatternSyntax: Sendable {
  case name(String, SourceSpan)
  case wildcard(SourceSpan)
  case tuple([PatternSyntax], SourceSpan)

  var span: SourceSpan {
    switch self {
    case .name(_, let span), .wildcard(let span), .tuple(_, let span): span
    }
  }
}

/// A condition of `if`, `guard` or `while`.
enum ConditionSyntax: Sendable {
  case expression(ExpressionSyntax)
  /// `let name = value`; without a value it is the variable of that name.
  case binding(isLet: Bool, String, SourceSpan, ExpressionSyntax)
  /// `case pattern = value`
  case pattern(CasePatternSyntax, ExpressionSyntax)

  var expression: ExpressionSyntax {
    switch self {
    case .expression(let value), .binding(_, _, _, let value), .pattern(_, let value): value
    }
  }

  /// The same, and what is in the pattern.
  var expressions: [ExpressionSyntax] {
    if case .pattern(let pattern, let value) = self {
      pattern.expressions + [value]
    } else {
      [expression]
    }
  }

  var depth: Int {
    if case .pattern(let pattern, let value) = self {
      max(pattern.depth, value.depth)
    } else {
      expression.depth
    }
  }
}

/// An `if`, with all its branches.
final class IfSyntax: Sendable {
  enum Else: Sendable {
    case block([StatementSyntax])
    case `if`(IfSyntax, SourceSpan)
  }

  let conditions: [ConditionSyntax]
  let body: [StatementSyntax]
  let otherwise: Else?
  let span: SourceSpan
  let depth: Int

  init(
    conditions: [ConditionSyntax],
    body: [StatementSyntax],
    otherwise: Else?,
    span: SourceSpan
  ) {
    self.conditions = conditions
    self.body = body
    self.otherwise = otherwise
    self.span = span
    var depth = max(conditions.depth, body.depth)
    switch otherwise {
    case .block(let statements): depth = max(depth, statements.depth)
    case .if(let syntax, _): depth = max(depth, syntax.depth)
    case nil: break
    }
    self.depth = depth + 1
  }
}

/// A `switch`, with all its cases.
final class SwitchSyntax: Sendable {
  struct Case: Sendable {
    /// Empty for `default`.
    let patterns: [CasePatternSyntax]
    let filter: ExpressionSyntax?
    let body: [StatementSyntax]
    let span: SourceSpan
  }

  let subject: ExpressionSyntax
  let cases: [Case]
  let span: SourceSpan
  let depth: Int

  init(subject: ExpressionSyntax, cases: [Case], span: SourceSpan) {
    self.subject = subject
    self.cases = cases
    self.span = span
    depth =
      1
      + cases.reduce(subject.depth) { depth, item in
        item.patterns.reduce(max(depth, item.filter?.depth ?? 0, item.body.depth)) {
          max($0, $1.depth)
        }
      }
  }
}

/// What a case of a `switch` compares with.
indirect enum CasePatternSyntax: Sendable {
  case expression(ExpressionSyntax)
  case binding(String, SourceSpan)
  case wildcard(SourceSpan)
  case tuple([CasePatternSyntax], SourceSpan)
  /// `pattern?`: of an optional that is not nil.
  case optional(CasePatternSyntax, SourceSpan)

  var depth: Int {
    switch self {
    case .expression(let value): value.depth
    case .binding, .wildcard: 0
    case .tuple(let parts, _): 1 + parts.reduce(0) { max($0, $1.depth) }
    case .optional(let inner, _): 1 + inner.depth
    }
  }

  /// The values that it compares with.
  var expressions: [ExpressionSyntax] {
    switch self {
    case .expression(let value): [value]
    case .binding, .wildcard: []
    case .tuple(let parts, _): parts.flatMap(\.expressions)
    case .optional(let inner, _): inner.expressions
    }
  }

  /// Whether every value fits it.
  var isIrrefutable: Bool {
    switch self {
    case .binding, .wildcard: true
    case .tuple(let parts, _): parts.allSatisfy(\.isIrrefutable)
    case .expression, .optional: false
    }
  }
}

/// The declaration of a function.
final class FunctionSyntax: Sendable {
  struct Parameter: Sendable {
    /// Nil if it is `_`.
    let label: String?
    let name: String
    let nameSpan: SourceSpan
    let type: TypeSyntax
    let initial: ExpressionSyntax?
    var isVariadic = false
    /// Whether an attribute such as `@ColumnBuilder` collects the closure's expressions.
    var isBuilder = false
  }

  let name: String
  let nameSpan: SourceSpan
  let parameters: [Parameter]
  /// Behind the closing parenthesis of the parameters.
  let parametersEnd: Int
  /// Whether `throws` or `rethrows` follows the parameters.
  let isMarkedThrowing: Bool
  let result: TypeSyntax?
  let body: [StatementSyntax]

  init(
    name: String,
    nameSpan: SourceSpan,
    parameters: [Parameter],
    parametersEnd: Int,
    isMarkedThrowing: Bool,
    result: TypeSyntax?,
    body: [StatementSyntax]
  ) {
    self.name = name
    self.nameSpan = nameSpan
    self.parameters = parameters
    self.parametersEnd = parametersEnd
    self.isMarkedThrowing = isMarkedThrowing
    self.result = result
    self.body = body
  }
}

extension [StatementSyntax] {
  var depth: Int { reduce(0) { Swift.max($0, $1.depth) } }
}

extension [ConditionSyntax] {
  /// Whether it is the literal `true`: of such a loop only `break` or `return` leads out.
  var areTrue: Bool {
    if count == 1, case .expression(let value) = self[0], case .boolean(true) = value.kind {
      return true
    }
    return false
  }

  var depth: Int { reduce(0) { Swift.max($0, $1.depth) } }
}
