import Diagnostics

extension Generator {
  // MARK: Calls

  func call(
    _ callee: TypedExpression,
    _ arguments: [TypedExpression],
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    let callee = value(callee)
    let arguments = arguments.map { value($0) }
    let place = place(span)
    return { frame in
      guard case .function(let function) = try callee(frame) else { throw Self.broken }
      let values = try arguments.map { try $0(frame) }
      do {
        return try function.implementation.call(frame.machine, values)
      } catch var fault as Fault {
        throw Self.traced(&fault, function.implementation.code.name, place)
      }
    }
  }

  func call(
    _ symbol: FunctionSymbol,
    _ arguments: [TypedExpression],
    _ initial: Set<Int>,
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    // Arguments that are written come before those that are not, as in Swift.
    let order = arguments.indices.filter { !initial.contains($0) } + initial.sorted()
    let arguments = order.map { ($0, value(arguments[$0])) }
    let place = place(span)
    let code = symbol.code
    let captures = boxes(of: symbol.context)
    return { frame in
      let inner = code.frame(frame.machine, captures.map { frame.boxes[$0] })
      for (index, argument) in arguments {
        inner.declare(code.parameters[index], try argument(frame))
      }
      do {
        return try code.run(inner)
      } catch var fault as Fault {
        throw Self.traced(&fault, code.name, place)
      }
    }
  }

  static func traced(_ fault: inout Fault, _ name: String, _ place: Diagnostic.Place)
    -> Fault
  {
    if fault.place == nil { return fault.placed(at: place) }
    note(&fault, name, place)
    return fault
  }

  func call(_ call: HostCall, _ span: SourceSpan) -> Evaluate<CellValue> {
    let function = call.function
    let arguments = call.arguments.map { value($0) }
    let places = call.arguments.map { place($0.span) }
    let here = place(span)
    switch function.body {
    case .plain(let body):
      let all = (call.receiver.map { [value($0)] } ?? []) + arguments
      return { frame in
        var values: [CellValue] = []
        values.reserveCapacity(all.count)
        for argument in all { values.append(try argument(frame)) }
        do {
          try frame.machine.charge(steps: 1)
          try frame.machine.checkTime(for: values)
          guard function.isPure, let memory = frame.machine.memory else {
            return try body(values, HostContext(machine: frame.machine))
          }
          return try memory.result(of: function, values) {
            try body(values, HostContext(machine: frame.machine))
          }
        } catch {
          throw Self.fault(error, function, places, call: here)
        }
      }
    case .mutating(let body):
      guard let receiver = call.receiver?.place(in: library) else {
        return { _ in throw Self.broken }
      }
      let target = target(receiver)
      return { frame in
        let keys = try target.keys(frame)
        let values = try arguments.map { try $0(frame) }
        do {
          try frame.machine.charge(steps: 1)
          return try target.modify(frame, keys) { value in
            if value.mayTakeLong { try frame.machine.checkTime() }
            return try body(&value, values, HostContext(machine: frame.machine))
          }
        } catch {
          throw Self.fault(error, function, places, call: here)
        }
      }
    }
  }

  // MARK: Operators

  func operation(
    _ operation: Operation,
    _ type: StaticType,
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    if let host = operation.host { return call(host, span) }
    switch type {
    case .double:
      let number = number(TypedExpression(.operation(operation), .double, span))
      return { .number(try number($0)) }
    case .int:
      let integer = integer(TypedExpression(.operation(operation), .int, span))
      return { .integer(try integer($0)) }
    case .string:
      let (left, right) = (string(operation.operands[0]), string(operation.operands[1]))
      return { frame in
        let text = try left(frame) + right(frame)
        try frame.machine.allocate(bytes: text.utf8.count)
        return .text(text)
      }
    default:
      let sides = operation.operands.map { operand in
        (value(operand), elements(of: self.type(operand)))
      }
      return { frame in
        let left = try sides[0].1(try sides[0].0(frame), frame)
        let right = try sides[1].1(try sides[1].0(frame), frame)
        try frame.machine.allocate(bytes: 16 * (left.count + right.count))
        return .array(left + right)
      }
    }
  }

  // MARK: Subscripts

  /// An element of an array, or the slice that a range says.
  func element(
    _ base: TypedExpression,
    _ index: TypedExpression,
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    let base = value(base)
    let place = place(index.span)
    guard type(index) == .int else {
      let range = value(index)
      return { frame in
        guard case .array(let array) = try base(frame) else { throw Self.broken }
        switch try range(frame) {
        case .range(let range):
          return try Self.slice(array, range.lowerBound, range.upperBound, place, frame)
        case .closedRange(let range):
          let upper = range.upperBound == .max ? range.upperBound : range.upperBound + 1
          return try Self.slice(array, range.lowerBound, upper, place, frame)
        default: throw Self.broken
        }
      }
    }
    let index = integer(index)
    return { frame in
      guard case .array(let array) = try base(frame) else { throw Self.broken }
      return array[offset: try Self.offset(array, try index(frame), place)]
    }
  }

  /// The offset of an index, checked.
  static func offset(_ array: CellArray, _ index: Int, _ place: Diagnostic.Place) throws -> Int {
    let offset = index &- array.startIndex
    guard offset >= 0, offset < array.count, index >= array.startIndex else {
      throw Fault(
        CellDiagnosticID.indexOutOfRange,
        array.count == 0
          ? "index \(index) is out of range: the array is empty"
          : "index \(index) is out of range: the indices are \(array.startIndex)..<\(array.startIndex + array.count)",
        at: place
      )
    }
    return offset
  }

  static func slice(
    _ array: CellArray,
    _ lower: Int,
    _ upper: Int,
    _ place: Diagnostic.Place,
    _ frame: Frame
  ) throws -> CellValue {
    let end = array.startIndex + array.count
    guard lower <= upper else {
      throw Fault(
        CellDiagnosticID.invalidRange,
        "a range needs its lower bound first: \(lower) is not at most \(upper)",
        at: place
      )
    }
    guard lower >= array.startIndex, upper <= end else {
      throw Fault(
        CellDiagnosticID.indexOutOfRange,
        "the range \(lower)..<\(upper) is out of bounds: the indices are \(array.startIndex)..<\(end)",
        at: place
      )
    }
    try frame.machine.allocate(bytes: 16 * (upper - lower))
    return .array(
      array.slice(lower - array.startIndex..<upper - array.startIndex, startIndex: lower)
    )
  }

  func slice(
    _ base: TypedExpression,
    _ lower: TypedExpression?,
    _ upper: TypedExpression?,
    _ isClosed: Bool,
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    let base = value(base)
    let place = place(span)
    let lower = lower.map { integer($0) }
    let upper = upper.map { integer($0) }
    return { frame in
      guard case .array(let array) = try base(frame) else { throw Self.broken }
      let start = try lower?(frame) ?? array.startIndex
      var end = try upper?(frame) ?? array.startIndex + array.count
      if isClosed, upper != nil, end < .max { end += 1 }
      return try Self.slice(array, start, end, place, frame)
    }
  }

  func lookup(
    _ base: TypedExpression,
    _ key: TypedExpression,
    _ initial: TypedExpression?
  ) -> Evaluate<CellValue> {
    let (base, key) = (value(base), value(key))
    let initial = initial.map { value($0) }
    return { frame in
      guard case .dictionary(let dictionary) = try base(frame),
        let key = CellDictionary.Key(try key(frame))
      else { throw Self.broken }
      return try dictionary[key] ?? initial?(frame) ?? CellValue.none
    }
  }

  func target(_ place: TypedPlace) -> Target {
    let steps = place.steps.map { step -> Evaluate<Target.Key> in
      switch step {
      case .element(let index): return { _ in .element(index) }
      case .index(let expression):
        let index = integer(expression)
        let place = self.place(expression.span)
        return { .index(try index($0), place) }
      case .key(let key, let initial):
        let key = value(key)
        let initial = initial.map { value($0) }
        return { frame in
          guard let key = CellDictionary.Key(try key(frame)) else { throw Self.broken }
          return .key(key, initial: try initial?(frame))
        }
      case .host(let get, let set, let arguments):
        let values = arguments.map { value($0) }
        let here = self.place(place.span)
        return { frame in .host(get: get, set: set, try values.map { try $0(frame) }, here) }
      }
    }
    return Target(storage: storage(place.root), steps: steps)
  }
}
