import Diagnostics

extension Generator {
  /// Statements one after the other; each costs a step, and gives its place to a fault that has none.
  func block(_ statements: [TypedStatement]) -> Run {
    let steps = statements.map { statement -> (run: Run, place: Diagnostic.Place) in
      (run(statement), place(statement.span))
    }
    if steps.count == 1 {
      let (run, place) = steps[0]
      return { frame in
        do {
          try frame.machine.charge(steps: 1)
          return try run(frame)
        } catch let fault as Fault where fault.place == nil {
          throw fault.placed(at: place)
        }
      }
    }
    return { frame in
      for (run, place) in steps {
        do {
          try frame.machine.charge(steps: 1)
          let course = try run(frame)
          if course != .next { return course }
        } catch let fault as Fault where fault.place == nil {
          throw fault.placed(at: place)
        }
      }
      return .next
    }
  }

  func run(_ statement: TypedStatement) -> Run {
    switch statement.kind {
    case .expression(let expression, let shows): return self.expression(expression, shows: shows)
    case .discard(let expression):
      let value = value(expression)
      return { frame in
        _ = try value(frame)
        return .next
      }
    case .several(let statements): return block(statements)
    case .declare(let pattern, let expression): return declare(pattern, expression)
    case .begin(let variable):
      let storage = storage(variable)
      return { frame in
        frame.declare(storage, .void)
        return .next
      }
    case .assign(let place, let expression): return assign(place, expression)
    case .update(let place, let old, let expression): return update(place, old, expression)
    case .if(let conditions, let then, let otherwise):
      let test = test(conditions)
      let (then, otherwise) = (block(then), block(otherwise))
      return { try test($0) ? try then($0) : try otherwise($0) }
    case .guard(let conditions, let body):
      let test = test(conditions)
      let body = block(body)
      return { try test($0) ? .next : try body($0) }
    case .for(let pattern, let sequence, let filter, let body):
      return loop(pattern, sequence, filter, body)
    case .while(let conditions, let body):
      let test = test(conditions)
      let body = block(body)
      return { frame in
        while try test(frame) {
          try frame.machine.charge(steps: 1)
          switch try body(frame) {
          case .break: return .next
          case .return: return .return
          case .next, .continue: break
          }
        }
        return .next
      }
    case .repeat(let body, let condition):
      let body = block(body)
      let test = boolean(condition)
      return { frame in
        repeat {
          try frame.machine.charge(steps: 1)
          switch try body(frame) {
          case .break: return .next
          case .return: return .return
          case .next, .continue: break
          }
        } while try test(frame)
        return .next
      }
    case .switch(let subject, let variable, let cases): return `switch`(subject, variable, cases)
    case .function: return { _ in .next }
    case .return(let expression):
      guard let value = expression.map({ self.value($0) }) else {
        return { frame in
          frame.result = .void
          return .return
        }
      }
      return { frame in
        frame.result = try value(frame)
        return .return
      }
    case .break: return { _ in .break }
    case .continue: return { _ in .continue }
    case .collect(let variable, let expression):
      let storage = storage(variable)
      let value = value(expression)
      return { frame in
        let element = try value(frame)
        try frame.machine.allocate(bytes: 32)
        guard case .array(var array) = frame.get(storage) else { throw Self.broken }
        frame.set(storage, .void)
        array.append(element)
        frame.set(storage, .array(array))
        return .next
      }
    }
  }

  func expression(_ expression: TypedExpression, shows: Bool) -> Run {
    let value = value(expression)
    let type = type(expression)
    let span = expression.span
    guard shows else {
      return { frame in
        _ = try value(frame)
        return .next
      }
    }
    return { frame in
      frame.machine.show(try value(frame), type, at: span)
      return .next
    }
  }

  // MARK: Variables

  func declare(_ pattern: TypedPattern, _ expression: TypedExpression) -> Run {
    let value = value(expression)
    if case .variable(let variable) = pattern, case .local(let index) = storage(variable) {
      return { frame in
        frame.slots[index] = try value(frame)
        return .next
      }
    }
    let bind = bind(pattern)
    return { frame in
      try bind(frame, try value(frame))
      return .next
    }
  }

  /// Begins the life of the variables of a pattern.
  func bind(_ pattern: TypedPattern) -> (Frame, CellValue) throws -> Void {
    switch pattern {
    case .wildcard: return { _, _ in }
    case .variable(let variable):
      let storage = storage(variable)
      return { frame, value in frame.declare(storage, value) }
    case .tuple(let parts):
      let parts = parts.map { bind($0) }
      return { frame, value in
        guard case .tuple(let tuple) = value, tuple.elements.count == parts.count else {
          throw Self.broken
        }
        for (part, element) in zip(parts, tuple.elements) { try part(frame, element) }
      }
    }
  }

  func assign(_ place: TypedPlace, _ expression: TypedExpression) -> Run {
    let value = value(expression)
    let target = target(place)
    if place.steps.isEmpty {
      let storage = target.storage
      return { frame in
        frame.set(storage, try value(frame))
        return .next
      }
    }
    return { frame in
      let keys = try target.keys(frame)
      let new = try value(frame)
      try target.modify(frame, keys) { $0 = new }
      return .next
    }
  }

  func update(_ place: TypedPlace, _ old: Variable, _ expression: TypedExpression) -> Run {
    if let grown = growth(place, expression) { return grown }
    if place.steps.isEmpty {
      // `old` is the variable itself.
      aliases[ObjectIdentifier(old)] = place.root
      return assign(place, expression)
    }
    let target = target(place)
    let storage = storage(old)
    let value = value(expression)
    return { frame in
      let keys = try target.keys(frame)
      let before = try target.modify(frame, keys) { $0 }
      frame.declare(storage, before)
      let new = try value(frame)
      frame.declare(storage, .void)
      try target.modify(frame, keys) { $0 = new }
      return .next
    }
  }

  /// `text += …` and `array += …` grow in place.
  func growth(_ place: TypedPlace, _ expression: TypedExpression) -> Run? {
    var inner = expression
    while case .conversion(let next) = inner.kind { inner = next }
    guard case .operation(let operation) = inner.kind, operation.host == nil, operation.name == "+"
    else { return nil }
    let right = operation.operands[1]
    let target = target(place)
    switch solver.assumed(place.type) {
    case .string:
      let text = string(right)
      return { frame in
        let keys = try target.keys(frame)
        let added = try text(frame)
        try frame.machine.allocate(bytes: added.utf8.count)
        try target.modify(frame, keys) { value in
          guard case .text(var text) = value else { throw Self.broken }
          value = .void
          text += added
          value = .text(text)
        }
        return .next
      }
    case .array:
      let added = value(right)
      let elements = elements(of: type(right))
      return { frame in
        let keys = try target.keys(frame)
        let added = try elements(try added(frame), frame)
        try frame.machine.allocate(bytes: 16 * added.count)
        try target.modify(frame, keys) { value in
          guard case .array(var array) = value else { throw Self.broken }
          value = .void
          array.append(contentsOf: added)
          value = .array(array)
        }
        return .next
      }
    default: return nil
    }
  }

  // MARK: Conditions

  func test(_ conditions: [TypedCondition]) -> Evaluate<Bool> {
    let tests = conditions.map { condition -> Evaluate<Bool> in
      switch condition {
      case .expression(let expression): return boolean(expression)
      case .binding(let variable, let expression):
        let value = value(expression)
        let storage = storage(variable)
        return { frame in
          let found = try value(frame)
          if case .none = found { return false }
          frame.declare(storage, found)
          return true
        }
      case .pattern(let pattern, let subject, let expression):
        let value = value(expression)
        let storage = storage(subject)
        let match = match(pattern, subject)
        return { frame in
          frame.declare(storage, try value(frame))
          return try match(frame)
        }
      }
    }
    if tests.count == 1 { return tests[0] }
    return { frame in try tests.allSatisfy { try $0(frame) } }
  }

  func `switch`(
    _ subject: TypedExpression,
    _ variable: Variable,
    _ cases: [TypedCase]
  ) -> Run {
    let value = value(subject)
    let storage = storage(variable)
    let cases = cases.map { item -> (test: Evaluate<Bool>, body: Run) in
      let patterns = item.patterns.map { match($0, variable) }
      let filter = item.filter.map { boolean($0) }
      return (
        { frame in
          guard try patterns.isEmpty || patterns.contains(where: { try $0(frame) }) else {
            return false
          }
          return try filter?(frame) ?? true
        },
        block(item.body)
      )
    }
    return { frame in
      frame.declare(storage, try value(frame))
      for (test, body) in cases where try test(frame) {
        let course = try body(frame)
        return course == .break ? .next : course
      }
      return .next
    }
  }

  func match(_ pattern: TypedCasePattern, _ subject: Variable) -> Evaluate<Bool> {
    switch pattern {
    case .wildcard: return { _ in true }
    case .test(let expression): return boolean(expression)
    case .binding(let variable):
      let (from, to) = (storage(subject), storage(variable))
      return { frame in
        frame.declare(to, frame.get(from))
        return true
      }
    case .optional(let element, let inner):
      let (from, to) = (storage(subject), storage(element))
      let match = match(inner, element)
      return { frame in
        let value = frame.get(from)
        if case .none = value { return false }
        frame.declare(to, value)
        return try match(frame)
      }
    case .tuple(let parts):
      let from = storage(subject)
      let parts = parts.map { (storage($0.0), match($0.1, $0.0)) }
      return { frame in
        guard case .tuple(let tuple) = frame.get(from), tuple.elements.count == parts.count else {
          throw Self.broken
        }
        for ((storage, match), element) in zip(parts, tuple.elements) {
          frame.declare(storage, element)
          guard try match(frame) else { return false }
        }
        return true
      }
    }
  }

  // MARK: Loops

  func loop(
    _ pattern: TypedPattern,
    _ sequence: TypedExpression,
    _ filter: TypedExpression?,
    _ body: [TypedStatement]
  ) -> Run {
    let bind = bind(pattern)
    let value = value(sequence)
    let elements = elements(of: type(sequence))
    let filter = filter.map { boolean($0) }
    let body = block(body)
    // One turn; nil means to go on.
    func turn(_ frame: Frame, _ element: CellValue) throws -> Course? {
      try frame.machine.charge(steps: 1)
      try bind(frame, element)
      if let filter, try !filter(frame) { return nil }
      switch try body(frame) {
      case .break: return .next
      case .return: return .return
      case .next, .continue: return nil
      }
    }
    return { frame in
      switch try value(frame) {
      case .range(let range):
        for index in range { if let course = try turn(frame, .integer(index)) { return course } }
      case .closedRange(let range):
        for index in range { if let course = try turn(frame, .integer(index)) { return course } }
      case let other:
        switch try elements(other, frame).storage {
        case .integers(let values):
          for value in values { if let course = try turn(frame, .integer(value)) { return course } }
        case .numbers(let values):
          for value in values { if let course = try turn(frame, .number(value)) { return course } }
        case .values(let values):
          for value in values { if let course = try turn(frame, value) { return course } }
        }
      }
      return .next
    }
  }
}
