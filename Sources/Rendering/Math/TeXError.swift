/// Why a formula could not be typeset, or what about it is doubtful.
public struct TeXError: Error, Sendable, Hashable {
  /// One lower-case sentence without a full stop.
  public let message: String
  /// Offset in the TeX, in bytes of UTF-8, of the place; nil if it is the formula as a whole.
  public let offset: Int?

  /// An error at a place in the TeX.
  public init(message: String, offset: Int?) {
    self.message = message
    self.offset = offset
  }
}
