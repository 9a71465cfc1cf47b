/// Data from which no figure can be made.
public struct FigureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Kind: Sendable, Hashable {
    /// Lengths that differ, no data, a range without extent.
    case data
    /// More than a page can hold.
    case size
  }

  /// What kind of trouble it is.
  public let kind: Kind
  /// One lower-case sentence without a full stop.
  public let message: String
  /// The parameter whose argument is at fault; nil if it is the call as a whole.
  public let parameter: String?

  /// An error about a call, or about one argument of it.
  public init(_ message: String, parameter: String? = nil, kind: Kind = .data) {
    self.kind = kind
    self.message = message
    self.parameter = parameter
  }

  /// The message.
  public var description: String { message }

  /// Throws if there are no numbers.
  static func require(_ numbers: [Double], _ parameter: String) throws(FigureError) {
    guard numbers.isEmpty else { return }
    throw FigureError("'\(parameter)' has no elements, expected at least one", parameter: parameter)
  }

  /// Throws if two lists differ in length.
  static func require(
    _ count: Int,
    _ parameter: String,
    equals other: Int,
    _ otherName: String
  ) throws(FigureError) {
    guard count != other else { return }
    throw FigureError(
      "'\(parameter)' has \(count) elements, '\(otherName)' has \(other)",
      parameter: parameter
    )
  }
}
