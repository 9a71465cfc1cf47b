/// A column vector of doubles.
///
///     let h: Vector = [0.5, -1, 2]
///     try h.dot(h)                // 5.25
///
/// A value: nothing changes it. What makes a new array throws, because sizes and work may be limited
/// (``WorkBudget``).
public struct Vector: Sendable, Hashable {
  /// The elements, from index 0.
  public let elements: [Double]

  /// A vector of the given elements.
  public init(_ elements: [Double]) { self.elements = elements }

  /// A vector of zeros.
  ///
  /// - Parameter count: How many.
  /// - Returns: `count` zeros.
  /// - Throws: ``EngineError`` if `count` is negative or too large.
  public static func zeros(_ count: Int) throws -> Vector {
    Vector(try Allocation.zeros(count, for: "count"))
  }

  /// A vector of ones.
  ///
  /// - Parameter count: How many.
  /// - Returns: `count` ones.
  /// - Throws: ``EngineError`` if `count` is negative or too large.
  public static func ones(_ count: Int) throws -> Vector {
    try Vector(repeating: 1, count: count)
  }

  /// A vector whose elements are all the same.
  ///
  /// - Parameters:
  ///   - value: The value of each element.
  ///   - count: How many.
  /// - Throws: ``EngineError`` if `count` is negative or too large.
  public init(repeating value: Double, count: Int) throws {
    try Allocation.check(count, for: "count")
    elements = [Double](repeating: value, count: count)
  }

  /// A vector of zeros with a single one: a target class as a vector.
  ///
  /// - Parameters:
  ///   - index: Where the one stands, from 0.
  ///   - count: How many elements.
  /// - Returns: Shape `[count]`.
  /// - Throws: ``EngineError`` if `index` is not in `0..<count`.
  public static func oneHot(_ index: Int, count: Int) throws -> Vector {
    var elements = try Allocation.zeros(count, for: "count")
    guard elements.indices.contains(index) else {
      throw EngineError.indexOutOfRange(
        parameter: "index",
        found: index,
        first: 0,
        last: count - 1
      )
    }
    elements[index] = 1
    return Vector(elements)
  }

  /// Number of elements.
  public var count: Int { elements.count }

  /// The element at an index, counted from 0.
  ///
  /// - Parameter index: The index.
  /// - Returns: The element.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func at(_ index: Int) throws -> Double {
    guard elements.indices.contains(index) else {
      throw EngineError.indexOutOfRange(
        parameter: "index",
        found: index,
        first: 0,
        last: count - 1
      )
    }
    return elements[index]
  }

  /// The element at an index, counted from 0; throws where an array would trap.
  public subscript(_ index: Int) -> Double {
    get throws { try at(index) }
  }

  /// This vector with one element replaced.
  ///
  /// - Parameters:
  ///   - index: Which, from 0.
  ///   - value: Its new value.
  /// - Returns: A vector of the same length.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func replacing(_ index: Int, with value: Double) throws -> Vector {
    _ = try at(index)
    try Allocation.check(count, for: "index")
    var result = elements
    result[index] = value
    return Vector(result)
  }

  /// This vector with a function applied to each element.
  ///
  /// - Parameter transform: The function.
  /// - Returns: A vector of the same length.
  /// - Throws: What `transform` throws, or ``EngineError`` if the work is not granted.
  public func mapElements(_ transform: (Double) throws -> Double) throws -> Vector {
    try Allocation.check(count, for: "elements")
    return Vector(try Kernels.map(elements, transform))
  }
}

extension Vector: ExpressibleByArrayLiteral {
  /// A vector of the given elements.
  public init(arrayLiteral elements: Double...) { self.init(elements) }
}

extension Vector: Sequence {
  /// An iterator over the elements in order.
  public func makeIterator() -> IndexingIterator<[Double]> { elements.makeIterator() }
}

extension Vector: CustomStringConvertible {
  /// The elements in brackets.
  public var description: String { elements.description }
}
