/// A type as the checker sees it; `CellType` is its public face.
indirect enum StaticType: Hashable, Sendable {
  case int
  case double
  case bool
  case string
  case void
  /// Whatever value.
  case any
  case array(StaticType)
  case slice(StaticType)
  case dictionary(StaticType, StaticType)
  case optional(StaticType)
  /// `a..<b`
  case range(StaticType)
  /// `a...b`
  case closedRange(StaticType)
  /// What `zip`, `stride` and `enumerated` give, and `some Sequence<T>` takes.
  case sequence(StaticType)
  case tuple([Field])
  case function([StaticType], StaticType)
  /// A type that the host library declares.
  case host(String)
  /// A generic parameter in a signature.
  case generic(String)
  /// A type that the solver has yet to find.
  case variable(Int)
  /// The type of what is wrong already: it goes with everything and is never reported again.
  case error

  /// An element of a tuple type.
  struct Field: Hashable, Sendable {
    let label: String?
    let type: StaticType
  }
}

extension StaticType: CustomStringConvertible {
  var description: String {
    switch self {
    case .int: "Int"
    case .double: "Double"
    case .bool: "Bool"
    case .string: "String"
    case .void: "()"
    case .any: "Any"
    case .array(let element): "[\(element)]"
    case .slice(let element): "ArraySlice<\(element)>"
    case .dictionary(let key, let value): "[\(key): \(value)]"
    case .optional(.function(let parameters, let result)):
      "(\(StaticType.function(parameters, result)))?"
    case .optional(let payload): "\(payload)?"
    case .range(let bound): "Range<\(bound)>"
    case .closedRange(let bound): "ClosedRange<\(bound)>"
    case .sequence(let element): "some Sequence<\(element)>"
    case .tuple(let fields):
      "("
        + fields.map { field in field.label.map { "\($0): \(field.type)" } ?? "\(field.type)" }
        .joined(separator: ", ") + ")"
    case .function(let parameters, let result):
      "(\(parameters.map(\.description).joined(separator: ", "))) -> \(result)"
    case .host(let name), .generic(let name): name
    case .variable: "_"
    case .error: "<<error type>>"
    }
  }
}

extension StaticType {
  /// The type with every generic parameter and solver variable replaced by what `replacement` gives for it.
  func mapped(_ replacement: (StaticType) -> StaticType?) -> StaticType {
    if let found = replacement(self) { return found }
    switch self {
    case .array(let element): return .array(element.mapped(replacement))
    case .slice(let element): return .slice(element.mapped(replacement))
    case .sequence(let element): return .sequence(element.mapped(replacement))
    case .range(let bound): return .range(bound.mapped(replacement))
    case .closedRange(let bound): return .closedRange(bound.mapped(replacement))
    case .optional(let payload): return .optional(payload.mapped(replacement))
    case .dictionary(let key, let value):
      return .dictionary(key.mapped(replacement), value.mapped(replacement))
    case .tuple(let fields):
      return .tuple(fields.map { Field(label: $0.label, type: $0.type.mapped(replacement)) })
    case .function(let parameters, let result):
      return .function(parameters.map { $0.mapped(replacement) }, result.mapped(replacement))
    default: return self
    }
  }

  /// Whether `predicate` is true of the type or of a part of it.
  func contains(where predicate: (StaticType) -> Bool) -> Bool {
    if predicate(self) { return true }
    switch self {
    case .array(let part), .slice(let part), .sequence(let part), .range(let part),
      .closedRange(let part), .optional(let part):
      return part.contains(where: predicate)
    case .dictionary(let key, let value):
      return key.contains(where: predicate) || value.contains(where: predicate)
    case .tuple(let fields):
      return fields.contains { $0.type.contains(where: predicate) }
    case .function(let parameters, let result):
      return result.contains(where: predicate)
        || parameters.contains { $0.contains(where: predicate) }
    default: return false
    }
  }

  /// Whether a part of it is the solver's to find.
  var hasVariable: Bool { contains { if case .variable = $0 { true } else { false } } }

  /// Whether something in it is wrong already.
  var hasError: Bool { contains { $0 == .error } }

  /// The element type of what `for` can run over, as far as the type alone says it.
  var elementType: StaticType? {
    switch self {
    case .array(let element), .slice(let element), .sequence(let element): element
    case .range(let bound), .closedRange(let bound): bound
    case .dictionary(let key, let value):
      .tuple([Field(label: "key", type: key), Field(label: "value", type: value)])
    case .error: .error
    default: nil
    }
  }

  /// The name under which members of the type are looked up.
  var memberOwner: String? {
    switch self {
    case .int: "Int"
    case .double: "Double"
    case .bool: "Bool"
    case .string: "String"
    case .array: "Array"
    case .slice: "ArraySlice"
    case .dictionary: "Dictionary"
    case .optional: "Optional"
    case .range: "Range"
    case .closedRange: "ClosedRange"
    case .sequence: "Sequence"
    case .host(let name): name
    default: nil
    }
  }
}
