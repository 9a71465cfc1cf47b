/// The HTML of a lesson's body.
public struct WrittenBody: Sendable, Hashable {
  /// The body.
  public let html: String
  /// What each heading of the lesson says, in the lesson's order, as inline HTML without links: for contents.
  public let headings: [String]
}
