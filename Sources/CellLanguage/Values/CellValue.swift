/// A value of the cells' language.
public enum CellValue: Sendable {
  /// What a call returns that returns nothing.
  case void
  /// An `Int`.
  case integer(Int)
  /// A `Double`.
  case number(Double)
  /// A `Bool`.
  case boolean(Bool)
  /// A `String`.
  case text(String)
  /// `nil`. An optional that is not nil is its payload.
  case none
  /// An array, a slice of one, or the elements of another sequence.
  case array(CellArray)
  /// A dictionary.
  indirect case dictionary(CellDictionary)
  /// A tuple.
  case tuple(CellTuple)
  /// `a..<b`
  case range(Range<Int>)
  /// `a...b`
  case closedRange(ClosedRange<Int>)
  /// `a..<b` or `a...b` with fractional bounds.
  indirect case interval(CellInterval)
  /// A closure or a function.
  case function(CellFunction)
  /// A value of a type that the host library declares.
  case host(HostObject)
}

/// A range of doubles.
public struct CellInterval: Sendable, Hashable {
  /// The lower bound, which belongs to it.
  public let lowerBound: Double
  /// The upper bound.
  public let upperBound: Double
  /// Whether the upper bound belongs to it: `a...b`.
  public let isClosed: Bool
}

/// A tuple: its values and their labels.
public struct CellTuple: Sendable {
  /// The labels, one for each value; nil where there is none.
  public let labels: [String?]
  /// The values.
  public var elements: [CellValue]

  /// A tuple of labelled or unlabelled values.
  public init(_ fields: KeyValuePairs<String?, CellValue>) {
    self.init(labels: fields.map(\.key), elements: fields.map(\.value))
  }

  init(labels: [String?], elements: [CellValue]) {
    self.labels = labels
    self.elements = elements
  }
}

extension CellValue {
  /// An array of any values; numbers are stored compactly.
  public static func array(_ elements: [CellValue]) -> CellValue { .array(CellArray(elements)) }

  /// The number, if it is a `Double`.
  var double: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The number, if it is an `Int`.
  var int: Int? {
    if case .integer(let value) = self { value } else { nil }
  }
}

extension CellValue {
  /// Whether to go through it once may take more than a few microseconds; of the host's values nobody knows.
  var mayTakeLong: Bool {
    switch self {
    case .host: true
    case .text(let text): text.utf8.count > 4_096
    case .dictionary(let dictionary): dictionary.count > 64
    case .tuple(let tuple): tuple.elements.contains(where: \.mayTakeLong)
    case .array(let array):
      if case .values(let elements) = array.storage {
        elements.count > 64 || elements.contains(where: \.mayTakeLong)
      } else {
        array.count > 4_096
      }
    default: false
    }
  }
}

extension CellValue: Equatable {
  /// Equality as Swift's `==` has it; functions are never equal.
  public static func == (left: CellValue, right: CellValue) -> Bool {
    switch (left, right) {
    case (.void, .void), (.none, .none): true
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.boolean(let a), .boolean(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.dictionary(let a), .dictionary(let b)): a == b
    case (.tuple(let a), .tuple(let b)): a.elements == b.elements
    case (.range(let a), .range(let b)): a == b
    case (.closedRange(let a), .closedRange(let b)): a == b
    case (.interval(let a), .interval(let b)): a == b
    case (.host(let a), .host(let b)): a == b
    default: false
    }
  }
}

extension CellValue: CustomStringConvertible {
  /// As `print` writes it.
  public var description: String {
    if case .text(let text) = self { text } else { debugDescription }
  }
}

extension CellValue: CustomDebugStringConvertible {
  /// As it is written inside an array: strings are quoted.
  public var debugDescription: String {
    switch self {
    case .void: "()"
    case .integer(let value): value.description
    case .number(let value): value.description
    case .boolean(let value): value.description
    case .text(let value): value.debugDescription
    case .none: "nil"
    case .array(let array): array.description
    case .dictionary(let dictionary): dictionary.description
    case .tuple(let tuple):
      "("
        + zip(tuple.labels, tuple.elements).map { label, value in
          (label.map { "\($0): " } ?? "") + value.debugDescription
        }.joined(separator: ", ") + ")"
    case .range(let range): "\(range)"
    case .closedRange(let range): "\(range)"
    case .interval(let interval):
      "\(interval.lowerBound)\(interval.isClosed ? "..." : "..<")\(interval.upperBound)"
    case .function: "(Function)"
    case .host(let object): object.description
    }
  }
}
