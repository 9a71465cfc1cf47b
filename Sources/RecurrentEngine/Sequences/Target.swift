/// What a network should answer at one time step: a class, a distribution over the classes, or numbers.
public enum Target: Sendable, Hashable {
  /// The class with this index, from 0.
  case index(Int)
  /// One number a class: one-hot, or soft; they need not add up to 1. For a squared error, the numbers wanted.
  case distribution(Vector)
  /// Nothing: the time step has no loss.
  case absent

  /// Whether the time step has a loss.
  var isPresent: Bool {
    if case .absent = self { false } else { true }
  }
}

/// What can be written for a ``Target``: an index, a vector or an array of numbers.
public protocol TargetConvertible: Sendable {
  /// The target.
  var target: Target { get }
}

extension Target: TargetConvertible {
  /// Itself.
  public var target: Target { self }
}

extension Int: TargetConvertible {
  /// The class with this index.
  public var target: Target { .index(self) }
}

extension Vector: TargetConvertible {
  /// The distribution with these elements.
  public var target: Target { .distribution(self) }
}

extension Array: TargetConvertible where Element == Double {
  /// The distribution with these elements.
  public var target: Target { .distribution(Vector(self)) }
}

extension Optional: TargetConvertible where Wrapped: TargetConvertible {
  /// The target, or none.
  public var target: Target { map(\.target) ?? .absent }
}
