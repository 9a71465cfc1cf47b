import Diagnostics

extension Generator {
  // MARK: Double

  func number(_ expression: TypedExpression) -> Evaluate<Double> {
    switch expression.kind {
    case .integer(let value):
      let value = Double(value)
      return { _ in value }
    case .floating(let value): return { _ in value }
    case .variable(let variable):
      let fault = unset(variable, expression.span)
      switch storage(variable) {
      case .local(let index):
        return { frame in
          guard case .number(let value) = frame.slots[index] else { throw fault }
          return value
        }
      case .global(let index):
        return { frame in
          guard case .number(let value) = frame.machine.globals[index] else { throw fault }
          return value
        }
      case .boxed(let index):
        return { frame in
          guard case .number(let value) = frame.boxes[index].value else { throw fault }
          return value
        }
      }
    case .operation(let operation) where operation.host == nil:
      let left = number(operation.operands[0])
      let right = number(operation.operands[1])
      switch operation.name {
      case "+": return { try left($0) + right($0) }
      case "-": return { try left($0) - right($0) }
      case "*": return { try left($0) * right($0) }
      default: return { try left($0) / right($0) }
      }
    case .negation(let inner):
      let inner = number(inner)
      return { -(try inner($0)) }
    case .ternary(let condition, let first, let second):
      let condition = boolean(condition)
      let (first, second) = (number(first), number(second))
      return { try condition($0) ? try first($0) : try second($0) }
    case .conversion(let inner) where type(inner) == .double: return number(inner)
    case .construction(let inner):
      if type(inner) == .int {
        let inner = integer(inner)
        return { Double(try inner($0)) }
      }
      return number(inner)
    case .index(let base, let index):
      let element = element(base, index, expression.span)
      return { frame in
        guard case .number(let value) = try element(frame) else { throw Self.broken }
        return value
      }
    default:
      let value = value(expression)
      return { frame in
        guard case .number(let value) = try value(frame) else { throw Self.broken }
        return value
      }
    }
  }

  // MARK: Int

  func integer(_ expression: TypedExpression) -> Evaluate<Int> {
    switch expression.kind {
    case .integer(let value): return { _ in value }
    case .variable(let variable):
      let fault = unset(variable, expression.span)
      switch storage(variable) {
      case .local(let index):
        return { frame in
          guard case .integer(let value) = frame.slots[index] else { throw fault }
          return value
        }
      case .global(let index):
        return { frame in
          guard case .integer(let value) = frame.machine.globals[index] else { throw fault }
          return value
        }
      case .boxed(let index):
        return { frame in
          guard case .integer(let value) = frame.boxes[index].value else { throw fault }
          return value
        }
      }
    case .operation(let operation) where operation.host == nil:
      return integerOperation(operation)
    case .negation(let inner):
      let inner = integer(inner)
      let overflow = overflow("-", expression.span)
      return { frame in
        let (value, overflows) = 0.subtractingReportingOverflow(try inner(frame))
        guard !overflows else { throw overflow }
        return value
      }
    case .ternary(let condition, let first, let second):
      let condition = boolean(condition)
      let (first, second) = (integer(first), integer(second))
      return { try condition($0) ? try first($0) : try second($0) }
    case .conversion(let inner) where type(inner) == .int: return integer(inner)
    case .construction(let inner):
      guard type(inner) == .double else { return integer(inner) }
      let inner = number(inner)
      let place = place(expression.span)
      return { frame in
        let value = try inner(frame)
        guard let result = Int(exactly: value.rounded(.towardZero)) else {
          throw Fault(
            CellDiagnosticID.invalidConversion,
            "the Double value \(value) cannot be converted to Int because it is \(value.isNaN ? "not a number" : value.isInfinite ? "infinite" : "too large")",
            at: place
          )
        }
        return result
      }
    case .index(let base, let index):
      let element = element(base, index, expression.span)
      return { frame in
        guard case .integer(let value) = try element(frame) else { throw Self.broken }
        return value
      }
    default:
      let value = value(expression)
      return { frame in
        guard case .integer(let value) = try value(frame) else { throw Self.broken }
        return value
      }
    }
  }

  func overflow(_ name: String, _ span: SourceSpan) -> Fault {
    Fault(
      CellDiagnosticID.integerOverflow,
      "arithmetic overflow: the result of '\(name)' does not fit an Int",
      at: place(span)
    )
  }

  func integerOperation(_ operation: Operation) -> Evaluate<Int> {
    let left = integer(operation.operands[0])
    let right = integer(operation.operands[1])
    let overflow = overflow(operation.name, operation.nameSpan)
    switch operation.name {
    case "+":
      return { frame in
        let (value, overflows) = try left(frame).addingReportingOverflow(right(frame))
        guard !overflows else { throw overflow }
        return value
      }
    case "-":
      return { frame in
        let (value, overflows) = try left(frame).subtractingReportingOverflow(right(frame))
        guard !overflows else { throw overflow }
        return value
      }
    case "*":
      return { frame in
        let (value, overflows) = try left(frame).multipliedReportingOverflow(by: right(frame))
        guard !overflows else { throw overflow }
        return value
      }
    default:
      let isRemainder = operation.name == "%"
      let division = Fault(
        CellDiagnosticID.divisionByZero,
        isRemainder ? "division by zero in remainder operation" : "division by zero",
        at: place(operation.nameSpan)
      )
      return { frame in
        let (a, b) = (try left(frame), try right(frame))
        guard b != 0 else { throw division }
        let (value, overflows) =
          isRemainder
          ? a.remainderReportingOverflow(dividingBy: b) : a.dividedReportingOverflow(by: b)
        guard !overflows else { throw overflow }
        return value
      }
    }
  }

  // MARK: Bool

  func boolean(_ expression: TypedExpression) -> Evaluate<Bool> {
    switch expression.kind {
    case .boolean(let value): return { _ in value }
    case .and(let left, let right):
      let (left, right) = (boolean(left), boolean(right))
      return { try left($0) && right($0) }
    case .or(let left, let right):
      let (left, right) = (boolean(left), boolean(right))
      return { try left($0) || right($0) }
    case .not(let inner):
      let inner = boolean(inner)
      return { try !inner($0) }
    case .ternary(let condition, let first, let second):
      let condition = boolean(condition)
      let (first, second) = (boolean(first), boolean(second))
      return { try condition($0) ? try first($0) : try second($0) }
    case .equality(let left, let right, let negated):
      let equal = equality(left, right)
      return negated ? { try !equal($0) } : equal
    case .comparison(let name, let left, let right): return comparison(name, left, right)
    case .conversion(let inner) where type(inner) == .bool: return boolean(inner)
    case .construction(let inner): return boolean(inner)
    case .index(let base, let index):
      let element = element(base, index, expression.span)
      return { frame in
        guard case .boolean(let value) = try element(frame) else { throw Self.broken }
        return value
      }
    case .operation(let operation):
      let value = self.operation(operation, .bool, expression.span)
      return { frame in
        guard case .boolean(let value) = try value(frame) else { throw Self.broken }
        return value
      }
    default:
      let value = value(expression)
      return { frame in
        guard case .boolean(let value) = try value(frame) else { throw Self.broken }
        return value
      }
    }
  }

  func equality(_ left: TypedExpression, _ right: TypedExpression) -> Evaluate<Bool> {
    switch (type(left), type(right)) {
    case (.int, .int):
      let (left, right) = (integer(left), integer(right))
      return { try left($0) == right($0) }
    case (.double, .double):
      let (left, right) = (number(left), number(right))
      return { try left($0) == right($0) }
    default:
      let (left, right) = (value(left), value(right))
      return { frame in
        let (a, b) = (try left(frame), try right(frame))
        if case .array(let array) = a { try frame.machine.charge(steps: array.count >> 4) }
        if a.mayTakeLong { try frame.machine.checkTime() }
        return a == b
      }
    }
  }

  func comparison(
    _ name: String,
    _ left: TypedExpression,
    _ right: TypedExpression
  ) -> Evaluate<Bool> {
    switch type(left) {
    case .int: return compare(name, integer(left), integer(right))
    case .double: return compare(name, number(left), number(right))
    case .string:
      let left = string(left)
      let watched: Evaluate<String> = { frame in
        let text = try left(frame)
        if text.utf8.count > 4_096 { try frame.machine.checkTime() }
        return text
      }
      return compare(name, watched, string(right))
    default:
      let (left, right) = (value(left), value(right))
      return { frame in
        let (a, b) = (try left(frame), try right(frame))
        return switch name {
        case "<": ValueOrder.precedes(a, b)
        case ">": ValueOrder.precedes(b, a)
        case "<=": a == b || ValueOrder.precedes(a, b)
        default: a == b || ValueOrder.precedes(b, a)
        }
      }
    }
  }

  func compare<Value: Comparable>(
    _ name: String,
    _ left: @escaping Evaluate<Value>,
    _ right: @escaping Evaluate<Value>
  ) -> Evaluate<Bool> {
    switch name {
    case "<": { try left($0) < right($0) }
    case "<=": { try left($0) <= right($0) }
    case ">": { try left($0) > right($0) }
    default: { try left($0) >= right($0) }
    }
  }

  func string(_ expression: TypedExpression) -> Evaluate<String> {
    let value = value(expression)
    return { frame in
      guard case .text(let text) = try value(frame) else { throw Self.broken }
      return text
    }
  }
}
