/// A value of a host type, opaque to the language.
public final class HostObject: Sendable {
  /// The name of its type in cells.
  public let typeName: String
  /// The value itself.
  public let value: any Sendable

  /// Wraps a value under the name of its type in cells.
  public init(typeName: String, value: any Sendable) {
    self.typeName = typeName
    self.value = value
  }
}

extension HostObject: Equatable {
  /// Equality of the wrapped values, if their type is `Equatable`; else false.
  public static func == (left: HostObject, right: HostObject) -> Bool {
    guard let value = left.value as? any Equatable else { return false }
    return value.isEqual(to: right.value)
  }
}

extension HostObject: CustomStringConvertible {
  /// As the wrapped value describes itself.
  public var description: String { String(describing: value) }
}

extension Equatable {
  fileprivate func isEqual(to other: any Sendable) -> Bool { (other as? Self) == self }
}
