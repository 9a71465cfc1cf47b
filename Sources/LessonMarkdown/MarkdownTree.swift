import CCmark

/// A tree that libcmark parsed; freed when the value ends.
struct MarkdownTree: ~Copyable {
  private let pointer: OpaquePointer

  /// Parses CommonMark.
  ///
  /// Never fails: every sequence of bytes is CommonMark.
  init(parsing bytes: [UInt8]) {
    let parsed = bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { text in
        cmark_parse_document(text.baseAddress, text.count, CMARK_OPT_DEFAULT)
      }
    }
    guard let parsed else { preconditionFailure("libcmark ends the process when memory does") }
    pointer = parsed
  }

  deinit { cmark_node_free(pointer) }

  /// The document; its nodes are valid inside `body`.
  borrowing func withRoot<Result>(_ body: (MarkdownNode) throws -> Result) rethrows -> Result {
    try body(MarkdownNode(pointer))
  }
}
