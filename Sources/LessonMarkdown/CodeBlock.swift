public import Diagnostics
public import LessonModel

/// A fenced block that is only shown.
///
/// Whoever has better HTML for it than libcmark, with its words coloured, gives it to `BodyWriter` under its span.
public struct CodeBlock: Sendable, Hashable {
  /// The whole block, fences included.
  public let span: SourceSpan
  /// The first word behind the fence; may be empty.
  public let language: String
  /// The code.
  public let code: SourceSlice

  /// The blocks of a lesson that are only shown, in order.
  public static func all(in lesson: Lesson) -> [CodeBlock] {
    guard mayBeThere(in: lesson) else { return [] }
    let reading = MarkdownReading.reading(of: lesson.file, body: lesson.body)
    let tree = MarkdownTree(parsing: reading.text.bytes)
    return tree.withRoot { root in
      Block.all(below: root, in: reading.text).compactMap { block in
        guard let fence = FencedCode(block, of: reading.text), fence.isClosed else { return nil }
        let language = String(fence.info.prefix { !$0.isWhitespace })
        guard fence.info != "{swift}", language != "math" else { return nil }
        return CodeBlock(span: fence.span, language: language, code: fence.code)
      }
    }
  }

  /// Whether there are other fences than those of cells, which is seen without reading the Markdown again.
  private static func mayBeThere(in lesson: Lesson) -> Bool {
    let bytes = lesson.file.bytes
    let (backtick, tilde) = (UInt8(ascii: "`"), UInt8(ascii: "~"))
    var runs = 0
    var length = 0
    var last: UInt8 = 0
    for byte in bytes {
      length = byte == last ? length + 1 : 1
      last = byte
      guard length == 3 else { continue }
      if byte == tilde { return true }
      if byte == backtick { runs += 1 }
    }
    return runs != 2 * lesson.cells.count
  }
}
