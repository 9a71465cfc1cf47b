import Diagnostics

extension Checker {
  private static let arithmetic: Set<String> = ["+", "-", "*", "/", "%"]

  // MARK: Prefix operators

  func prefix(
    _ name: String,
    _ operand: ExpressionSyntax,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    if name == "!" {
      return TypedExpression(.not(check(operand, as: .bool, for: .condition)), .bool, span)
    }
    let value = valued(infer(operand, hint: hint))
    decidePending(for: value)
    let type = solver.pruned(value.type)
    switch (type, solver.kind(type)) {
    case (.error, _): return invalid(span)
    case (.int, _), (.double, _), (_, .integerLiteral), (_, .floatLiteral):
      return name == "+" ? value : TypedExpression(.negation(value), type, span)
    default: break
    }
    for function in library.operators["prefix " + name] ?? [] {
      let parameter = function.signature.parameters[0].type
      if solver.attempt({ $0.coerce(type, to: parameter) }) {
        return TypedExpression(
          .hostCall(HostCall(function: function, receiver: nil, arguments: [value])),
          function.signature.result,
          span
        )
      }
    }
    return failed(
      .operandMismatch,
      "unary operator '\(name)' cannot be applied to an operand of type '\(spelled(type))'",
      at: span
    )
  }

  // MARK: Infix operators

  func binary(
    _ name: String,
    _ nameSpan: SourceSpan,
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    switch name {
    case "&&", "||":
      let left = check(left, as: .bool, for: .condition)
      // The right side may not run, so it gives no variable a value.
      let right = check(right, as: .bool, for: .condition)
      return TypedExpression(name == "&&" ? .and(left, right) : .or(left, right), .bool, span)
    case "??": return coalesce(left, right, hint, span)
    default: break
    }
    let (first, second) = operands(left, right)
    switch name {
    case "==", "!=", "<", "<=", ">", ">=":
      if let compared = comparison(name, nameSpan, first, second, span) { return compared }
    case "..<", "...": return range(name, nameSpan, first, second, span)
    default: break
    }
    let isPredicate = ["==", "!=", "<", "<=", ">", ">="].contains(name)
    let operation = Operation(
      name: name,
      nameSpan: nameSpan,
      operands: [first, second],
      result: isPredicate ? .bool : solver.fresh()
    )
    if !decide(operation, span, isLast: false) { pending.append((operation, span)) }
    return TypedExpression(.operation(operation), operation.result, span)
  }

  /// Both operands; one that needs a type takes it from the other.
  private func operands(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax
  ) -> (TypedExpression, TypedExpression) {
    if left.needsContext, !right.needsContext {
      let second = valued(infer(right))
      return (valued(infer(left, hint: second.type)), second)
    }
    let first = valued(infer(left))
    let second = valued(infer(right, hint: right.needsContext ? first.type : nil))
    return (first, second)
  }

  private func coalesce(
    _ left: ExpressionSyntax,
    _ right: ExpressionSyntax,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    let value = valued(infer(left))
    decidePending(for: value)
    let payload: StaticType
    switch solver.pruned(value.type) {
    case .optional(let type): payload = type
    case .error:
      _ = infer(right, hint: hint)
      return invalid(span)
    default:
      return failed(
        .typeMismatch,
        "left side of operator '??' has non-optional type '\(spelled(value.type))', so the right side is never used",
        at: left.span
      )
    }
    let other = valued(infer(right, hint: payload))
    if case .optional = solver.pruned(other.type) {
      return TypedExpression(
        .coalesce(value, coerced(other, to: value.type, for: .argument)),
        value.type,
        span
      )
    }
    return TypedExpression(
      .coalesce(value, coerced(other, to: payload, for: .argument)),
      payload,
      span
    )
  }

  /// A comparison of what the language itself compares; nil if the host has to.
  private func comparison(
    _ name: String,
    _ nameSpan: SourceSpan,
    _ left: TypedExpression,
    _ right: TypedExpression,
    _ span: SourceSpan
  ) -> TypedExpression? {
    decidePending(for: left)
    decidePending(for: right)
    let (a, b) = (solver.pruned(left.type), solver.pruned(right.type))
    if a == .error || b == .error { return TypedExpression(.invalid, .bool, span) }
    let hosts = library.operators[name] ?? []
    for function in hosts {
      let parameters = function.signature.parameters.map(\.type)
      if solver.attempt(
        keeping: false,
        { $0.coerce(a, to: parameters[0]) && $0.coerce(b, to: parameters[1]) }
      ) {
        return nil
      }
    }
    let isEquality = name == "==" || name == "!="
    var fits = solver.attempt { $0.unify(a, b) }
    if !fits, isEquality {
      fits = solver.attempt { $0.coerce(a, to: b) } || solver.attempt { $0.coerce(b, to: a) }
    }
    guard fits else {
      reportOperands(name, nameSpan, left, right, span)
      return TypedExpression(.invalid, .bool, span)
    }
    requirements.append(
      Requirement(
        type: a,
        conformance: isEquality ? "Equatable" : "Comparable",
        span: span,
        subject: "operator '\(name)'"
      )
    )
    return TypedExpression(
      isEquality
        ? .equality(left, right, negated: name == "!=") : .comparison(name, left, right),
      .bool,
      span
    )
  }

  private func range(
    _ name: String,
    _ nameSpan: SourceSpan,
    _ left: TypedExpression,
    _ right: TypedExpression,
    _ span: SourceSpan
  ) -> TypedExpression {
    decidePending(for: left)
    decidePending(for: right)
    let (a, b) = (left.type, right.type)
    guard solver.attempt({ $0.unify(a, b) }) else {
      reportOperands(name, nameSpan, left, right, span)
      return invalid(span)
    }
    requirements.append(
      Requirement(type: a, conformance: "a number", span: span, subject: "operator '\(name)'")
    )
    let isClosed = name == "..."
    return TypedExpression(
      .range(left, right, isClosed: isClosed),
      isClosed ? .closedRange(a) : .range(a),
      span
    )
  }

  // MARK: Deciding

  /// Decides what an operator means, if its operands say it already.
  ///
  /// - Returns: False if it has to wait.
  func decide(_ operation: Operation, _ span: SourceSpan, isLast: Bool) -> Bool {
    let (left, right) = (operation.operands[0], operation.operands[1])
    let (a, b) = (solver.pruned(left.type), solver.pruned(right.type))
    if a == .error || b == .error {
      _ = solver.unify(operation.result, .error)
      operation.isDecided = true
      return true
    }
    if isNumber(a), isNumber(b), Self.arithmetic.contains(operation.name) {
      guard solver.attempt({ $0.unify(a, b) && $0.unify(operation.result, a) }) else {
        return fail(operation, span)
      }
      if operation.name == "%" {
        requirements.append(
          Requirement(type: a, conformance: "BinaryInteger", span: span, subject: "operator '%'")
        )
      }
      operation.isDecided = true
      return true
    }
    if operation.name == "+", concatenate(operation, a, b, isLast: isLast) { return true }
    let viable = hosts(for: operation, a, b)
    let isOpen = isPlain(a) || isPlain(b) || (isArrayLiteral(a) && isArrayLiteral(b))
    if isOpen, !isLast { return false }
    if isOpen, isPlain(a) || isPlain(b), isNumber(a) || isNumber(b) {
      guard solver.attempt({ $0.unify(a, b) }) else { return fail(operation, span) }
      return decide(operation, span, isLast: isLast)
    }
    guard let function = viable.first else { return fail(operation, span) }
    let parameters = function.signature.parameters.map(\.type)
    _ = solver.attempt {
      $0.coerce(a, to: parameters[0]) && $0.coerce(b, to: parameters[1])
        && $0.unify(operation.result, function.signature.result)
    }
    operation.host = HostCall(
      function: function,
      receiver: nil,
      arguments: zip([left, right], parameters).map {
        TypedExpression(.conversion($0), $1, $0.span)
      }
    )
    operation.isDecided = true
    return true
  }

  private func fail(_ operation: Operation, _ span: SourceSpan) -> Bool {
    reportOperands(
      operation.name,
      operation.nameSpan,
      operation.operands[0],
      operation.operands[1],
      span
    )
    _ = solver.unify(operation.result, .error)
    operation.isDecided = true
    return true
  }

  private func concatenate(
    _ operation: Operation,
    _ a: StaticType,
    _ b: StaticType,
    isLast: Bool
  ) -> Bool {
    switch (a, b) {
    case (.string, .string):
      guard solver.attempt({ $0.unify(operation.result, .string) }) else { return false }
    case (.array, _) where isArrayLike(b), (_, .array) where isArrayLike(a):
      let array = if case .array = a { a } else { b }
      let other = if case .array = a { b } else { a }
      guard
        solver.attempt({
          $0.unify(operation.result, array)
            && ($0.unify(array, other)
              || $0.coerce(other, to: .sequence($0.elementType(of: array) ?? .error)))
        })
      else { return false }
    case (.variable, .variable) where isLast && isArrayLiteral(a) && isArrayLiteral(b):
      guard solver.attempt({ $0.unify(a, b) && $0.unify(operation.result, a) }) else {
        return false
      }
      solver.settle(a)
    default: return false
    }
    operation.isDecided = true
    return true
  }

  /// The host's operators that the operands fit, the ones that need no conversion of literals first.
  private func hosts(for operation: Operation, _ a: StaticType, _ b: StaticType) -> [HostFunction] {
    let fitting = (library.operators[operation.name] ?? []).filter { function in
      let parameters = function.signature.parameters.map(\.type)
      guard parameters.count == 2 else { return false }
      return solver.attempt(keeping: false) {
        $0.coerce(a, to: parameters[0]) && $0.coerce(b, to: parameters[1])
          && $0.coerce(function.signature.result, to: operation.result)
      }
    }
    func isExact(_ function: HostFunction) -> Bool {
      let parameters = function.signature.parameters.map(\.type)
      return parameters[0] == solver.assumed(a) && parameters[1] == solver.assumed(b)
    }
    return fitting.filter(isExact) + fitting.filter { !isExact($0) }
  }

  private func isNumber(_ type: StaticType) -> Bool {
    switch (type, solver.kind(type)) {
    case (.int, _), (.double, _), (_, .integerLiteral), (_, .floatLiteral): true
    default: false
    }
  }

  private func isPlain(_ type: StaticType) -> Bool {
    if case .plain = solver.kind(type) { true } else { false }
  }

  private func isArrayLiteral(_ type: StaticType) -> Bool {
    if case .arrayLiteral = solver.kind(type) { true } else { false }
  }

  private func isArrayLike(_ type: StaticType) -> Bool {
    switch type {
    case .array, .slice, .sequence, .range, .closedRange: true
    default: isArrayLiteral(type)
    }
  }

  func reportOperands(
    _ name: String,
    _ nameSpan: SourceSpan,
    _ left: TypedExpression,
    _ right: TypedExpression,
    _ span: SourceSpan
  ) {
    let (a, b) = (solver.assumed(left.type), solver.assumed(right.type))
    if a.hasError || b.hasError { return }
    var hint = ""
    var fixIt: Diagnostic.FixIt?
    if a == .int, b == .double {
      (hint, fixIt) = conversion(left, from: a, to: b)
    } else if a == .double, b == .int {
      (hint, fixIt) = conversion(right, from: b, to: a)
    } else if case .optional = a {
      hint = "; unwrap the left one with '??' or 'if let'"
    } else if case .optional = b {
      hint = "; unwrap the right one with '??' or 'if let'"
    }
    report(
      .operandMismatch,
      a == b
        ? "binary operator '\(name)' cannot be applied to two '\(a)' operands"
        : "binary operator '\(name)' cannot be applied to operands of type '\(a)' and '\(b)'\(hint)",
      at: nameSpan,
      fixIt: fixIt
    )
  }

  /// Tries again to decide the operators that wait, if the type of a value depends on one.
  func decidePending(for value: TypedExpression) {
    guard !pending.isEmpty, case .plain = solver.kind(value.type) else { return }
    retryPending()
  }

  func retryPending() {
    var progress = true
    while progress, !pending.isEmpty {
      progress = false
      pending.removeAll { operation, span in
        let isDone = decide(operation, span, isLast: false)
        progress = progress || isDone
        return isDone
      }
    }
  }

  /// Decides everything that is still open at the end of a statement.
  func solve() {
    retryPending()
    while !pending.isEmpty {
      let (operation, span) = pending.removeFirst()
      for operand in operation.operands { solver.settle(operand.type) }
      if !decide(operation, span, isLast: true) { _ = fail(operation, span) }
      retryPending()
    }
    let open = requirements
    requirements = []
    for requirement in open { verify(requirement) }
  }

  private func verify(_ requirement: Requirement) {
    let type = solver.assumed(requirement.type)
    if type.hasError || conforms(type, to: requirement.conformance) { return }
    if requirement.conformance == "BinaryInteger" {
      report(
        .operandMismatch,
        "'%' is not for floating-point numbers; use 'truncatingRemainder(dividingBy:)'",
        at: requirement.span
      )
      return
    }
    report(
      .operandMismatch,
      "\(requirement.subject) needs '\(requirement.conformance)', and '\(type)' is not",
      at: requirement.span
    )
  }

  func conforms(_ type: StaticType, to conformance: String) -> Bool {
    switch conformance {
    case "Equatable":
      switch type {
      case .int, .double, .bool, .string, .range, .closedRange: return true
      case .array(let part), .slice(let part), .optional(let part):
        return conforms(part, to: conformance)
      case .dictionary(_, let value): return conforms(value, to: conformance)
      case .tuple(let fields): return fields.allSatisfy { conforms($0.type, to: conformance) }
      case .host(let name): return library.types[name]?.isEquatable ?? false
      case .variable: return true
      default: return false
      }
    case "Comparable":
      if case .tuple(let fields) = type {
        return fields.allSatisfy { conforms($0.type, to: conformance) }
      }
      return [.int, .double, .string].contains(type)
    case "Hashable": return [.int, .double, .bool, .string].contains(type) || type.isOpen
    case "BinaryInteger": return type == .int
    default: return type == .int || type == .double
    }
  }
}

extension StaticType {
  /// Whether it is a solver variable that nothing has settled.
  var isOpen: Bool { if case .variable = self { true } else { false } }
}

extension ExpressionSyntax {
  /// Whether it means nothing without the type that is wanted.
  fileprivate var needsContext: Bool {
    switch kind {
    case .implicitMember, .nil: true
    case .call(let callee, _), .parenthesised(let callee): callee.needsContext
    case .member(let base, _, _): base.needsContext
    default: false
    }
  }
}
