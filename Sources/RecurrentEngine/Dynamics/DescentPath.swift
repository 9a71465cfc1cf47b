/// The way of a gradient descent over an ``ErrorSurface``, from the start at index 0.
public struct DescentPath: Sendable, Hashable {
  /// w of each point.
  public let weights: Vector
  /// b of each point.
  public let biases: Vector
  /// E of each point.
  public let errors: Vector
  /// The norm of the gradient at each point, before clipping.
  public let gradientNorms: Vector
}
