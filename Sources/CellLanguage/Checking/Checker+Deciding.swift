import Diagnostics

extension Checker {
  private static let arithmetic: Set<String> = ["+", "-", "*", "/", "%"]

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

  func fail(_ operation: Operation, _ span: SourceSpan) -> Bool {
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

  func concatenate(
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
  func hosts(for operation: Operation, _ a: StaticType, _ b: StaticType) -> [HostFunction] {
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

  func isNumber(_ type: StaticType) -> Bool {
    switch (type, solver.kind(type)) {
    case (.int, _), (.double, _), (_, .integerLiteral), (_, .floatLiteral): true
    default: false
    }
  }

  func isPlain(_ type: StaticType) -> Bool {
    if case .plain = solver.kind(type) { true } else { false }
  }

  func isArrayLiteral(_ type: StaticType) -> Bool {
    if case .arrayLiteral = solver.kind(type) { true } else { false }
  }

  func isArrayLike(_ type: StaticType) -> Bool {
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
    let isNil = [left, right].map { if case .nil = $0.kind { true } else { false } }
    if name == "==" || name == "!=", isNil[0] != isNil[1] {
      report(
        .operandMismatch,
        "comparing non-optional value of type '\(isNil[0] ? b : a)' to 'nil' always gives \(name == "!=")",
        at: nameSpan
      )
      return
    }
    var hint = ""
    var fixIt: Diagnostic.FixIt?
    if a == .int, b == .double {
      (hint, fixIt) = conversion(left, from: a, to: b)
    } else if a == .double, b == .int {
      (hint, fixIt) = conversion(right, from: b, to: a)
    } else if name == "+", a == .string, b == .int || b == .double {
      (hint, fixIt) = conversion(right, from: b, to: a)
    } else if name == "+", b == .string, a == .int || a == .double {
      (hint, fixIt) = conversion(left, from: a, to: b)
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

  func verify(_ requirement: Requirement) {
    let type = solver.assumed(requirement.type)
    if type.hasError || conforms(type, to: requirement.conformance) { return }
    if requirement.conformance == "Double" {
      report(.integerTooLarge, Parser.overflow(requirement.subject), at: requirement.span)
      return
    }
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
    case "Double": return type == .double
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
