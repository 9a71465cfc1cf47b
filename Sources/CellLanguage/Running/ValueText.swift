/// Values as `print` and string interpolation write them.
enum ValueText {
  /// About how many steps it takes to describe a value; escaping a text inside another value takes one for each byte.
  static func steps(toDescribe value: CellValue, isInside: Bool = false) -> Int {
    switch value {
    case .text(let text): isInside ? text.utf8.count : 0
    case .array(let array):
      if case .values(let elements) = array.storage {
        elements.reduce(0) { $0 + steps(toDescribe: $1, isInside: true) + 1 }
      } else {
        8 * array.count
      }
    case .tuple(let tuple):
      tuple.elements.reduce(0) { $0 + steps(toDescribe: $1, isInside: true) + 1 }
    case .dictionary(let dictionary):
      dictionary.entries.reduce(0) { sum, entry in
        sum + steps(toDescribe: entry.key, isInside: true)
          + steps(toDescribe: entry.value, isInside: true) + 1
      }
    default: 1
    }
  }

  /// A value of a static type: only the type says that a value is an optional.
  static func describe(_ value: CellValue, _ type: StaticType) -> String {
    if !type.contains(where: { if case .optional = $0 { true } else { false } }) {
      return value.description
    }
    return debug(value, type)
  }

  private static func debug(_ value: CellValue, _ type: StaticType) -> String {
    switch (value, type) {
    case (.none, _): return "nil"
    case (_, .optional(let payload)): return "Optional(\(debug(value, payload)))"
    case (.array(let array), .array(let element)), (.array(let array), .slice(let element)),
      (.array(let array), .sequence(let element)):
      return "[\(array.values.map { debug($0, element) }.joined(separator: ", "))]"
    case (.tuple(let tuple), .tuple(let fields)) where fields.count == tuple.elements.count:
      let parts = zip(fields, tuple.elements).map { field, element in
        (field.label.map { "\($0): " } ?? "") + debug(element, field.type)
      }
      return "(\(parts.joined(separator: ", ")))"
    case (.dictionary(let dictionary), .dictionary(_, let type)) where dictionary.count > 0:
      let entries = dictionary.entries.map {
        "\($0.key.debugDescription): \(debug($0.value, type))"
      }
      return "[\(entries.joined(separator: ", "))]"
    default: return value.debugDescription
    }
  }
}
