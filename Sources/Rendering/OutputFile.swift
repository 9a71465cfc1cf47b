/// A file of the site, made but not yet written.
public struct OutputFile: Sendable, Hashable {
  /// Where it belongs, below the output folder, with `/` between folders: `en/2-4-activations.html`.
  public let path: String
  /// What is in it.
  public let bytes: [UInt8]

  /// A file from its bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// A file from its text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}
