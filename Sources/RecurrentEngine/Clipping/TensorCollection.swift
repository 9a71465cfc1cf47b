/// A vector or matrix with its name: one of the parameters of a network, or its gradient.
public struct Tensor: Sendable, Hashable {
  /// What it is called in its collection.
  public let name: String
  /// Its lengths: one for a vector, two for a matrix.
  public let shape: Shape
  /// Its elements, row by row.
  public let elements: [Double]

  /// A matrix with a name.
  public init(_ name: String, _ matrix: Matrix) {
    self.name = name
    shape = matrix.shape
    elements = matrix.elements
  }

  /// A vector with a name.
  public init(_ name: String, _ vector: Vector) {
    self.name = name
    shape = Shape(length: vector.count)
    elements = vector.elements
  }

  init(name: String, shape: Shape, elements: [Double]) {
    self.name = name
    self.shape = shape
    self.elements = elements
  }

  /// The Euclidean norm of all elements.
  public var norm: Double { Kernels.norm(elements) }

  /// The elements as a vector.
  public var vector: Vector { Vector(elements) }

  /// The tensor as a matrix; a vector becomes a column.
  public var matrix: Matrix {
    let lengths = shape.dimensions.compactMap(\.self)
    return Matrix(
      unchecked: elements,
      lengths.first ?? 0,
      lengths.count > 1 ? lengths[1] : 1
    )
  }
}

/// Vectors and matrices that are clipped, compared and updated together: the parameters of a network or their gradients.
public protocol TensorCollection: Sendable {
  /// The tensors in a fixed order.
  var tensors: [Tensor] { get }

  /// The same with other elements.
  ///
  /// - Parameter tensors: As many as ``tensors``, each of the same shape.
  /// - Returns: A collection that differs in the elements only.
  /// - Throws: ``EngineError`` if their number or a shape is another.
  func replacing(tensors: [Tensor]) throws -> Self
}

extension TensorCollection {
  /// Throws unless there are as many tensors and each has the shape of its predecessor.
  func checkReplacement(_ tensors: [Tensor], parameter: String = "tensors") throws {
    let own = self.tensors
    guard tensors.count == own.count else {
      throw EngineError.countMismatch(
        parameter: parameter,
        found: tensors.count,
        expected: own.count
      )
    }
    for (index, (new, old)) in zip(tensors, own).enumerated() where new.shape != old.shape {
      throw EngineError.shapeMismatch(
        parameter: "\(parameter)[\(index)]",
        found: new.shape,
        expected: old.shape
      )
    }
  }

  /// The same with a function applied to the elements of each tensor.
  func mapTensors(_ transform: ([Double]) -> [Double]) throws -> Self {
    let tensors = self.tensors
    for tensor in tensors { try Allocation.check(tensor.elements.count, for: "tensors") }
    return try replacing(
      tensors: tensors.map {
        Tensor(name: $0.name, shape: $0.shape, elements: transform($0.elements))
      }
    )
  }
}

extension Vector: TensorCollection {
  /// The vector itself.
  public var tensors: [Tensor] { [Tensor("vector", self)] }

  /// The one vector given; throws ``EngineError`` if it is not one of this length.
  public func replacing(tensors: [Tensor]) throws -> Vector {
    try checkReplacement(tensors)
    return tensors[0].vector
  }
}

extension Matrix: TensorCollection {
  /// The matrix itself.
  public var tensors: [Tensor] { [Tensor("matrix", self)] }

  /// The one matrix given; throws ``EngineError`` if it is not one of this shape.
  public func replacing(tensors: [Tensor]) throws -> Matrix {
    try checkReplacement(tensors)
    return tensors[0].matrix
  }
}

extension Array: TensorCollection where Element: TensorCollection {
  /// The tensors of the elements, one after the other.
  public var tensors: [Tensor] {
    enumerated().flatMap { index, element in
      element.tensors.map {
        Tensor(name: "\(index).\($0.name)", shape: $0.shape, elements: $0.elements)
      }
    }
  }

  /// The same elements with other tensors; throws ``EngineError`` if those are not as many, or of other shapes.
  public func replacing(tensors: [Tensor]) throws -> [Element] {
    try checkReplacement(tensors)
    var rest = tensors[...]
    return try map { element in
      let count = element.tensors.count
      defer { rest = rest.dropFirst(count) }
      return try element.replacing(tensors: [Tensor](rest.prefix(count)))
    }
  }
}

extension Optional: TensorCollection where Wrapped: TensorCollection {
  /// The tensors, or none: an absent gradient adds nothing to a norm, and stays absent.
  public var tensors: [Tensor] { map(\.tensors) ?? [] }

  /// The same with other tensors, or nothing; throws ``EngineError`` if those are not as many, or of other shapes.
  public func replacing(tensors: [Tensor]) throws -> Wrapped? {
    try checkReplacement(tensors)
    return try map { try $0.replacing(tensors: tensors) }
  }
}
