/// A Swift type whose values go in and out of cells.
public protocol CellRepresentable: Sendable {
  /// Its type in cells; `Any` where a binding takes or gives a bare `CellValue`.
  static var cellType: CellType { get }

  /// Takes a value out of a cell; nil if it is of another type.
  init?(cellValue: CellValue)

  /// The value as cells see it.
  var cellValue: CellValue { get }
}

/// A Swift type that cells see as an opaque host type. Conforming takes one line:
///
///     extension Matrix: HostValue { public static let cellTypeName = "Matrix" }
public protocol HostValue: CellRepresentable {
  /// Its name in cells.
  static var cellTypeName: String { get }
}

extension HostValue {
  /// The host type.
  public static var cellType: CellType { .host(cellTypeName) }

  /// Unwraps a host object.
  public init?(cellValue: CellValue) {
    guard case .host(let object) = cellValue, let value = object.value as? Self else { return nil }
    self = value
  }

  /// Wraps the value.
  public var cellValue: CellValue { .host(HostObject(typeName: Self.cellTypeName, value: self)) }
}

extension CellValue: CellRepresentable {
  /// Whatever value.
  public static var cellType: CellType { .any }
  /// The value itself.
  public init?(cellValue: CellValue) { self = cellValue }
  /// The value itself.
  public var cellValue: CellValue { self }
}

extension Int: CellRepresentable {
  /// `Int`.
  public static var cellType: CellType { .int }
  /// The integer.
  public init?(cellValue: CellValue) {
    guard case .integer(let value) = cellValue else { return nil }
    self = value
  }
  /// The integer.
  public var cellValue: CellValue { .integer(self) }
}

extension Double: CellRepresentable {
  /// `Double`.
  public static var cellType: CellType { .double }
  /// The number.
  public init?(cellValue: CellValue) {
    guard case .number(let value) = cellValue else { return nil }
    self = value
  }
  /// The number.
  public var cellValue: CellValue { .number(self) }
}

extension Bool: CellRepresentable {
  /// `Bool`.
  public static var cellType: CellType { .bool }
  /// The truth value.
  public init?(cellValue: CellValue) {
    guard case .boolean(let value) = cellValue else { return nil }
    self = value
  }
  /// The truth value.
  public var cellValue: CellValue { .boolean(self) }
}

extension String: CellRepresentable {
  /// `String`.
  public static var cellType: CellType { .string }
  /// The text.
  public init?(cellValue: CellValue) {
    guard case .text(let value) = cellValue else { return nil }
    self = value
  }
  /// The text.
  public var cellValue: CellValue { .text(self) }
}

extension Optional: CellRepresentable where Wrapped: CellRepresentable {
  /// `Wrapped?`.
  public static var cellType: CellType { .optional(Wrapped.cellType) }
  /// The payload, or nil.
  public init?(cellValue: CellValue) {
    if case .none = cellValue {
      self = .none
    } else if let wrapped = Wrapped(cellValue: cellValue) {
      self = .some(wrapped)
    } else {
      return nil
    }
  }
  /// The payload, or `nil`.
  public var cellValue: CellValue { map(\.cellValue) ?? CellValue.none }
}

extension Array: CellRepresentable where Element: CellRepresentable {
  /// `[Element]`.
  public static var cellType: CellType { .array(Element.cellType) }
  /// The elements.
  public init?(cellValue: CellValue) {
    guard case .array(let array) = cellValue else { return nil }
    if Element.self == Double.self, let numbers = array.numbers as? Self {
      self = numbers
      return
    }
    var elements: Self = []
    elements.reserveCapacity(array.count)
    for value in array.values {
      guard let element = Element(cellValue: value) else { return nil }
      elements.append(element)
    }
    self = elements
  }
  /// The elements.
  public var cellValue: CellValue {
    if Element.self == Double.self, let numbers = self as? [Double] {
      return .array(CellArray(numbers))
    }
    if Element.self == Int.self, let integers = self as? [Int] {
      return .array(CellArray(integers))
    }
    return .array(map(\.cellValue))
  }
}

extension CellArray: CellRepresentable {
  /// Any array.
  public static var cellType: CellType { .any }
  /// The elements.
  public init?(cellValue: CellValue) {
    guard case .array(let array) = cellValue else { return nil }
    self = array
  }
  /// The array.
  public var cellValue: CellValue { .array(self) }
}

extension Range: CellRepresentable where Bound == Int {
  /// `Range<Int>`.
  public static var cellType: CellType { CellType(.range(.int)) }
  /// The range.
  public init?(cellValue: CellValue) {
    guard case .range(let range) = cellValue else { return nil }
    self = range
  }
  /// The range.
  public var cellValue: CellValue { .range(self) }
}

extension ClosedRange: CellRepresentable where Bound == Int {
  /// `ClosedRange<Int>`.
  public static var cellType: CellType { CellType(.closedRange(.int)) }
  /// The range.
  public init?(cellValue: CellValue) {
    guard case .closedRange(let range) = cellValue else { return nil }
    self = range
  }
  /// The range.
  public var cellValue: CellValue { .closedRange(self) }
}
