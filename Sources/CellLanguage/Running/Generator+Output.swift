import Diagnostics

extension Generator {
  func print(
    _ values: [TypedExpression],
    _ separator: TypedExpression?,
    _ terminator: TypedExpression?
  ) -> Evaluate<CellValue> {
    let texts = values.map { text($0) }
    let separator = separator.map { text($0) }
    let terminator = terminator.map { text($0) }
    return { frame in
      let between = try separator?(frame) ?? " "
      let pieces = try texts.map { try $0(frame) }
      let bytes = pieces.reduce(pieces.count * between.utf8.count) { $0 + $1.utf8.count }
      try frame.machine.allocate(bytes: bytes)
      try frame.machine.print(pieces.joined(separator: between), terminator: try terminator?(frame))
      return .void
    }
  }

  func expectation(
    _ condition: TypedExpression,
    _ message: TypedExpression?,
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    var operands: [(store: (Frame) throws -> Void, text: Evaluate<String>)] = []
    func kept(_ expression: TypedExpression) -> TypedExpression {
      let type = self.type(expression)
      let variable = temporary(type, expression.span)
      let storage = storage(variable)
      let value = value(expression)
      let copy = TypedExpression(.variable(variable), type, expression.span)
      operands.append(({ frame in frame.declare(storage, try value(frame)) }, self.text(copy)))
      return copy
    }
    var tested = condition
    while case .conversion(let inner) = tested.kind { tested = inner }
    switch tested.kind {
    case .equality(let left, let right, let negated):
      tested = TypedExpression(
        .equality(kept(left), kept(right), negated: negated),
        .bool,
        condition.span
      )
    case .comparison(let name, let left, let right):
      tested = TypedExpression(.comparison(name, kept(left), kept(right)), .bool, condition.span)
    case .operation(let operation):
      if let host = operation.host {
        tested = TypedExpression(
          .hostCall(
            HostCall(function: host.function, receiver: nil, arguments: host.arguments.map(kept))
          ),
          .bool,
          condition.span
        )
      }
    default: break
    }
    let test = boolean(tested)
    let written = file.text(in: condition.span)
    let message = message.map { self.text($0) }
    let stores = operands
    return { frame in
      for operand in stores { try operand.store(frame) }
      let holds = try test(frame)
      try frame.machine.expect(
        CellExpectation(
          span: span,
          condition: written,
          holds: holds,
          operands: try stores.map { try $0.text(frame) },
          message: try message?(frame)
        )
      )
      return .void
    }
  }
}
