import Diagnostics

extension Generator {
  func converted(_ inner: TypedExpression, to type: StaticType) -> Evaluate<CellValue> {
    let source = self.type(inner)
    let value = value(inner)
    if source == type { return value }
    switch (source, type) {
    case (_, .sequence):
      if case .array = source { return value }
      if case .sequence = source { return value }
      let elements = self.elements(of: source)
      let place = place(inner.span)
      return { frame in
        do {
          return .array(try elements(try value(frame), frame))
        } catch let fault as Fault {
          throw fault.placed(at: place)
        }
      }
    case (.tuple(let own), .tuple(let fields)) where own.map(\.label) != fields.map(\.label):
      let labels = zip(own, fields).map { $1.label ?? $0.label }
      return { frame in
        guard case .tuple(let tuple) = try value(frame) else { throw Self.broken }
        return .tuple(CellTuple(labels: labels, elements: tuple.elements))
      }
    default: return value
    }
  }

  /// The elements that `for` runs over, of a value of a type.
  func elements(of type: StaticType) -> (CellValue, Frame) throws -> CellArray {
    if case .host(let name) = type, let get = library.types[name]?.elements?.get {
      return { value, frame in
        let array = get(value)
        try frame.machine.allocate(bytes: 8 * array.count)
        return array
      }
    }
    return { value, frame in
      switch value {
      case .array(let array): return array.startIndex == 0 ? array : CellArray(array.storage)
      case .range(let range):
        try frame.machine.allocate(bytes: Self.bytes(range.lowerBound, range.upperBound))
        return CellArray(Array(range))
      case .closedRange(let range):
        try frame.machine.allocate(bytes: Self.bytes(range.lowerBound, range.upperBound))
        return CellArray(Array(range))
      case .dictionary(let dictionary):
        try frame.machine.allocate(bytes: 64 * dictionary.count)
        return CellArray(
          .values(
            dictionary.entries.map {
              .tuple(CellTuple(labels: ["key", "value"], elements: [$0.key, $0.value]))
            }
          )
        )
      default: throw Self.broken
      }
    }
  }

  /// How many bytes the numbers of a range take.
  static func bytes(_ lower: Int, _ upper: Int) -> Int {
    let (count, overflows) = upper.subtractingReportingOverflow(lower)
    return overflows || count > Int.max / 16 ? .max : 8 * count + 8
  }

  func construction(
    _ inner: TypedExpression,
    _ type: StaticType,
    _ span: SourceSpan
  ) -> Evaluate<CellValue> {
    let source = self.type(inner)
    let value = value(inner)
    switch type {
    case .string:
      let shown = text(inner)
      return { .text(try shown($0)) }
    case .optional(.int):
      return { frame in
        guard case .text(let text) = try value(frame), let number = Int(text) else { return .none }
        return .integer(number)
      }
    case .optional(.double):
      return { frame in
        guard case .text(let text) = try value(frame), let number = Double(text) else {
          return .none
        }
        return .number(number)
      }
    case .optional(.bool):
      return { frame in
        guard case .text(let text) = try value(frame), let flag = Bool(text) else { return .none }
        return .boolean(flag)
      }
    default:
      _ = source
      return value
    }
  }
}
