import Diagnostics

extension Generator {
  /// The value of an expression of whatever type.
  func value(_ expression: TypedExpression) -> Evaluate<CellValue> {
    let type = type(expression)
    switch type {
    case .double where expression.hasNumericForm:
      let number = self.number(expression)
      return { .number(try number($0)) }
    case .int where expression.hasNumericForm:
      let integer = self.integer(expression)
      return { .integer(try integer($0)) }
    case .bool where expression.hasNumericForm:
      let boolean = self.boolean(expression)
      return { .boolean(try boolean($0)) }
    default: break
    }
    let span = expression.span
    switch expression.kind {
    case .integer(let value):
      let value: CellValue = type == .double ? .number(Double(value)) : .integer(value)
      return { _ in value }
    case .floating(let value): return { _ in .number(value) }
    case .boolean(let value): return { _ in .boolean(value) }
    case .nil: return { _ in .none }
    case .void: return { _ in .void }
    case .string(let parts): return string(parts)
    case .variable(let variable): return read(variable, span)
    case .array(let elements): return array(elements, type, span)
    case .dictionary(let entries): return dictionary(entries, span)
    case .tuple(let elements):
      guard case .tuple(let fields) = type else { break }
      let labels = fields.map(\.label)
      let values = elements.map { value($0) }
      return { frame in
        .tuple(CellTuple(labels: labels, elements: try values.map { try $0(frame) }))
      }
    case .closure(let body): return closure(body)
    case .function(let symbol): return functionValue(symbol.code, symbol.context)
    case .element(let base, let index):
      let base = value(base)
      return { frame in
        guard case .tuple(let tuple) = try base(frame), index < tuple.elements.count else {
          throw Self.broken
        }
        return tuple.elements[index]
      }
    case .call(let callee, let arguments): return call(callee, arguments, span)
    case .cellCall(let symbol, let arguments, let initial):
      return call(symbol, arguments, initial, span)
    case .hostCall(let call): return self.call(call, span)
    case .operation(let operation): return self.operation(operation, type, span)
    case .negation, .equality, .comparison, .and, .or, .not:
      break
    case .range(let lower, let upper, let isClosed):
      return range(lower, upper, isClosed, type, span)
    case .index(let base, let index): return element(base, index, span)
    case .slice(let base, let lower, let upper, let isClosed):
      return slice(base, lower, upper, isClosed, span)
    case .lookup(let base, let key, let initial): return lookup(base, key, initial)
    case .ternary(let condition, let first, let second):
      let condition = boolean(condition)
      let (first, second) = (value(first), value(second))
      return { try condition($0) ? try first($0) : try second($0) }
    case .coalesce(let left, let right):
      let (left, right) = (value(left), value(right))
      return { frame in
        let found = try left(frame)
        if case .none = found { return try right(frame) }
        return found
      }
    case .unwrap(let inner):
      let inner = value(inner)
      let place = place(span)
      return { frame in
        let found = try inner(frame)
        guard case .none = found else { return found }
        throw Fault(
          CellDiagnosticID.unexpectedNil,
          "unexpectedly found nil while unwrapping an Optional value",
          at: place
        )
      }
    case .chain(let base, let variable, let rest):
      let base = value(base)
      let storage = storage(variable)
      let rest = value(rest)
      return { frame in
        let found = try base(frame)
        if case .none = found { return .none }
        frame.declare(storage, found)
        return try rest(frame)
      }
    case .branches(let branches):
      let storage = storage(branches.result)
      let run = block([branches.statement])
      return { frame in
        _ = try run(frame)
        return frame.get(storage)
      }
    case .conversion(let inner): return converted(inner, to: type)
    case .construction(let inner): return construction(inner, type, span)
    case .print(let values, let separator, let terminator):
      return print(values, separator, terminator)
    case .expectation(let condition, let message): return expectation(condition, message, span)
    case .metatype, .invalid: break
    }
    return { _ in throw Self.broken }
  }

  /// Thrown where the checker has made a promise that does not hold; never seen if the checker is right.
  static var broken: Fault {
    Fault(
      CellDiagnosticID.hostMismatch,
      "this has a value of another type than it is declared with"
    )
  }

  func unset(_ variable: Variable, _ span: SourceSpan) -> Fault {
    Fault(
      CellDiagnosticID.usedBeforeInitialization,
      "'\(variable.name)' has no value yet",
      at: place(span)
    )
  }

  func read(_ variable: Variable, _ span: SourceSpan) -> Evaluate<CellValue> {
    let fault = unset(variable, span)
    let isVoid = solver.assumed(variable.type) == .void
    switch storage(variable) {
    case .local(let index): return { $0.slots[index] }
    case .boxed(let index): return { $0.boxes[index].value }
    case .global(let index):
      return { frame in
        let value = frame.machine.globals[index]
        if case .void = value, !isVoid { throw fault }
        return value
      }
    }
  }

  // MARK: Literals

  func string(_ parts: [TypedExpression.Part]) -> Evaluate<CellValue> {
    if parts.isEmpty { return { _ in .text("") } }
    if parts.count == 1, case .text(let text) = parts[0] { return { _ in .text(text) } }
    let pieces = parts.map { part -> Evaluate<String> in
      switch part {
      case .text(let text): return { _ in text }
      case .value(let value): return text(value)
      }
    }
    return { frame in
      var result = ""
      for piece in pieces { result += try piece(frame) }
      try frame.machine.allocate(bytes: result.utf8.count)
      return .text(result)
    }
  }

  /// A value as `print` and interpolation write it.
  func text(_ expression: TypedExpression) -> Evaluate<String> {
    let type = type(expression)
    let value = value(expression)
    return { frame in
      let value = try value(frame)
      try frame.machine.charge(steps: ValueText.steps(toDescribe: value))
      let text = ValueText.describe(value, type)
      try frame.machine.allocate(bytes: text.utf8.count)
      return text
    }
  }

  func array(
    _ elements: [TypedExpression],
    _ type: StaticType,
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    let place = place(span)
    switch type {
    case .array(.double), .slice(.double):
      let values = elements.map { number($0) }
      return { frame in
        try frame.machine.allocate(bytes: 8 * values.count)
        return .array(CellArray(try values.map { try $0(frame) }))
      }
    case .array(.int), .slice(.int):
      let values = elements.map { integer($0) }
      return { frame in
        try frame.machine.allocate(bytes: 8 * values.count)
        return .array(CellArray(try values.map { try $0(frame) }))
      }
    default: break
    }
    let values = elements.map { value($0) }
    guard case .host(let name) = type, let literal = library.types[name]?.literal,
      case .plain(let body) = literal.body
    else {
      return { frame in
        try frame.machine.allocate(bytes: 32 * values.count)
        return .array(CellArray(.values(try values.map { try $0(frame) })))
      }
    }
    return { frame in
      try frame.machine.allocate(bytes: 32 * values.count)
      let array = CellArray(try values.map { try $0(frame) })
      do {
        return try body([.array(array)], HostContext(machine: frame.machine))
      } catch {
        throw Self.fault(error, literal, [], call: place)
      }
    }
  }

  func dictionary(
    _ entries: [(TypedExpression, TypedExpression)],
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    let entries = entries.map { (value($0.0), value($0.1), place($0.0.span)) }
    return { frame in
      try frame.machine.allocate(bytes: 64 * entries.count)
      var dictionary = CellDictionary()
      for (key, value, place) in entries {
        guard let key = CellDictionary.Key(try key(frame)) else { throw Self.broken }
        guard dictionary[key] == nil else {
          throw Fault(
            CellDiagnosticID.duplicateKey,
            "dictionary literal contains the key \(key.value.debugDescription) twice",
            at: place
          )
        }
        dictionary[key] = try value(frame)
      }
      return .dictionary(dictionary)
    }
  }

  func range(
    _ lower: TypedExpression,
    _ upper: TypedExpression,
    _ isClosed: Bool,
    _ type: StaticType,
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    let place = place(span)
    func check<Bound: Comparable>(_ a: Bound, _ b: Bound) throws {
      guard !(a <= b) else { return }
      throw Fault(
        CellDiagnosticID.invalidRange,
        "a range needs its lower bound first: \(a) is not at most \(b)",
        at: place
      )
    }
    switch type {
    case .range(.double), .closedRange(.double):
      let (lower, upper) = (number(lower), number(upper))
      return { frame in
        let (a, b) = (try lower(frame), try upper(frame))
        try check(a, b)
        return .interval(CellInterval(lowerBound: a, upperBound: b, isClosed: isClosed))
      }
    default:
      let (lower, upper) = (integer(lower), integer(upper))
      return { frame in
        let (a, b) = (try lower(frame), try upper(frame))
        try check(a, b)
        return isClosed ? .closedRange(a...b) : .range(a..<b)
      }
    }
  }

}

/// What follows a value as another value.
extension Generator {
  /// Whether an expression of a numeric or Boolean type is evaluated without wrapping its value.
  static func isDirect(_ kind: TypedExpression.Kind) -> Bool {
    switch kind {
    case .integer, .floating, .boolean, .operation, .negation, .equality, .comparison, .and, .or,
      .not, .construction, .index:
      true
    case .ternary: true
    case .conversion(let inner): isDirect(inner.kind)
    default: false
    }
  }
}

extension TypedExpression {
  var hasNumericForm: Bool { Generator.isDirect(kind) }
}
