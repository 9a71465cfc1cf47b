/// A dictionary that remembers the order in which its keys came, so that the same cells give the same text.
public struct CellDictionary: Sendable {
  /// What can be a key.
  enum Key: Hashable, Sendable {
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    case text(String)

    init?(_ value: CellValue) {
      switch value {
      case .integer(let value): self = .integer(value)
      case .number(let value): self = .number(value)
      case .boolean(let value): self = .boolean(value)
      case .text(let value): self = .text(value)
      default: return nil
      }
    }

    var value: CellValue {
      switch self {
      case .integer(let value): .integer(value)
      case .number(let value): .number(value)
      case .boolean(let value): .boolean(value)
      case .text(let value): .text(value)
      }
    }
  }

  private(set) var keys: [Key] = []
  private(set) var values: [CellValue] = []
  private var offsets: [Key: Int] = [:]

  /// An empty dictionary.
  public init() {}

  /// How many entries there are.
  public var count: Int { keys.count }

  /// The entries in the order in which their keys came.
  public var entries: [(key: CellValue, value: CellValue)] {
    zip(keys, values).map { ($0.value, $1) }
  }

  /// The value of a key; setting nil removes the entry.
  subscript(key: Key) -> CellValue? {
    get { offsets[key].map { values[$0] } }
    set {
      if let offset = offsets[key] {
        if let newValue {
          values[offset] = newValue
        } else {
          keys.remove(at: offset)
          values.remove(at: offset)
          offsets[key] = nil
          for index in offset..<keys.count { offsets[keys[index]] = index }
        }
      } else if let newValue {
        offsets[key] = keys.count
        keys.append(key)
        values.append(newValue)
      }
    }
  }
}

extension CellDictionary: Equatable {
  /// Whether both have the same keys with equal values, in whatever order.
  public static func == (left: CellDictionary, right: CellDictionary) -> Bool {
    left.count == right.count
      && zip(left.keys, left.values).allSatisfy { key, value in right[key] == value }
  }
}

extension CellDictionary: CustomStringConvertible {
  /// As `print` writes it.
  public var description: String {
    guard count > 0 else { return "[:]" }
    let entries = zip(keys, values).map { key, value in
      "\(key.value.debugDescription): \(value.debugDescription)"
    }
    return "[\(entries.joined(separator: ", "))]"
  }
}
