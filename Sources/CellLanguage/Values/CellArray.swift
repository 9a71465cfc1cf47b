/// The elements of an array; numbers are stored without boxes.
public struct CellArray: Sendable {
  enum Storage: Sendable {
    case integers([Int])
    case numbers([Double])
    case values([CellValue])
  }

  var storage: Storage
  /// The index of the first element: 0, but for a slice.
  var startIndex = 0

  init(_ storage: Storage, startIndex: Int = 0) {
    self.storage = storage
    self.startIndex = startIndex
  }

  /// An array of numbers.
  public init(_ numbers: [Double]) { storage = .numbers(numbers) }

  /// An array of integers.
  public init(_ integers: [Int]) { storage = .integers(integers) }

  /// An array of any values; if all are numbers of one kind they are stored compactly.
  public init(_ values: [CellValue]) {
    switch values.first {
    case .number:
      let numbers = values.compactMap(\.double)
      storage = numbers.count == values.count ? .numbers(numbers) : .values(values)
    case .integer:
      let integers = values.compactMap(\.int)
      storage = integers.count == values.count ? .integers(integers) : .values(values)
    default: storage = .values(values)
    }
  }

  /// How many elements there are.
  public var count: Int {
    switch storage {
    case .integers(let elements): elements.count
    case .numbers(let elements): elements.count
    case .values(let elements): elements.count
    }
  }

  /// The elements.
  public var values: [CellValue] {
    switch storage {
    case .integers(let elements): elements.map { .integer($0) }
    case .numbers(let elements): elements.map { .number($0) }
    case .values(let elements): elements
    }
  }

  /// The elements, if all are doubles.
  public var numbers: [Double]? {
    switch storage {
    case .numbers(let elements): return elements
    case .integers(let elements): return elements.isEmpty ? [] : nil
    case .values(let elements):
      let numbers = elements.compactMap(\.double)
      return numbers.count == elements.count ? numbers : nil
    }
  }

  /// The elements, if all are integers.
  public var integers: [Int]? {
    switch storage {
    case .integers(let elements): return elements
    case .numbers(let elements): return elements.isEmpty ? [] : nil
    case .values(let elements):
      let integers = elements.compactMap(\.int)
      return integers.count == elements.count ? integers : nil
    }
  }

  /// The element at an offset from the first, which must be in bounds.
  subscript(offset offset: Int) -> CellValue {
    switch storage {
    case .integers(let elements): .integer(elements[offset])
    case .numbers(let elements): .number(elements[offset])
    case .values(let elements): elements[offset]
    }
  }

  /// Replaces the element at an offset, in place if nobody else holds the array.
  mutating func set(_ offset: Int, _ value: CellValue) {
    if case .numbers(var elements) = storage, case .number(let value) = value {
      storage = .values([])
      elements[offset] = value
      storage = .numbers(elements)
    } else if case .integers(var elements) = storage, case .integer(let value) = value {
      storage = .values([])
      elements[offset] = value
      storage = .integers(elements)
    } else {
      var elements = values
      storage = .values([])
      elements[offset] = value
      storage = .values(elements)
    }
  }

  /// Takes the element at an offset out, leaving `.void` where that is possible, so that it can be changed in place.
  mutating func take(_ offset: Int) -> CellValue {
    guard case .values(var elements) = storage else { return self[offset: offset] }
    storage = .integers([])
    let value = elements[offset]
    elements[offset] = .void
    storage = .values(elements)
    return value
  }

  /// Adds an element at the end.
  mutating func append(_ value: CellValue) {
    if case .numbers(var elements) = storage, case .number(let value) = value {
      storage = .values([])
      elements.append(value)
      storage = .numbers(elements)
    } else if case .integers(var elements) = storage, case .integer(let value) = value {
      storage = .values([])
      elements.append(value)
      storage = .integers(elements)
    } else if count == 0 {
      storage = CellArray([value]).storage
    } else {
      var elements = values
      storage = .values([])
      elements.append(value)
      storage = .values(elements)
    }
  }

  /// Adds the elements of another array at the end.
  mutating func append(contentsOf other: CellArray) {
    if case .numbers(let added) = other.storage, case .numbers(var elements) = storage {
      storage = .values([])
      elements += added
      storage = .numbers(elements)
    } else if case .integers(let added) = other.storage, case .integers(var elements) = storage {
      storage = .values([])
      elements += added
      storage = .integers(elements)
    } else if count == 0 {
      storage = other.storage
    } else if case .values(var elements) = storage {
      storage = .values([])
      elements += other.values
      storage = .values(elements)
    } else if other.count > 0 {
      storage = .values(values + other.values)
    }
  }

  /// The elements followed by those of another array.
  static func + (left: CellArray, right: CellArray) -> CellArray {
    switch (left.storage, right.storage) {
    case (.numbers(let a), .numbers(let b)): CellArray(a + b)
    case (.integers(let a), .integers(let b)): CellArray(a + b)
    default:
      left.count == 0
        ? CellArray(right.storage)
        : right.count == 0 ? CellArray(left.storage) : CellArray(left.values + right.values)
    }
  }

  /// The elements at some offsets, as an array that begins at index `startIndex`.
  func slice(_ offsets: Range<Int>, startIndex: Int) -> CellArray {
    switch storage {
    case .integers(let elements):
      CellArray(.integers(Array(elements[offsets])), startIndex: startIndex)
    case .numbers(let elements):
      CellArray(.numbers(Array(elements[offsets])), startIndex: startIndex)
    case .values(let elements): CellArray(.values(Array(elements[offsets])), startIndex: startIndex)
    }
  }
}

extension CellArray: Equatable {
  /// Whether the elements are equal, one by one.
  public static func == (left: CellArray, right: CellArray) -> Bool {
    switch (left.storage, right.storage) {
    case (.numbers(let a), .numbers(let b)): a == b
    case (.integers(let a), .integers(let b)): a == b
    default: left.values == right.values
    }
  }
}

extension CellArray: CustomStringConvertible {
  /// As `print` writes it.
  public var description: String {
    switch storage {
    case .integers(let elements): elements.description
    case .numbers(let elements): elements.description
    case .values(let elements): elements.description
    }
  }
}
