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

  /// The blocks of a lesson that are only shown and hold Swift, in order.
  public static func swift(in lesson: Lesson) -> [CodeBlock] {
    // Mostly there are none, which is seen without reading the Markdown again: the word stands in braces everywhere.
    let bytes = lesson.file.bytes
    let mayBeThere = bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "s") && bytes[index...].starts(with: "swift".utf8)
        && (index == 0 || bytes[index - 1] != UInt8(ascii: "{"))
    }
    return mayBeThere ? all(in: lesson).filter { $0.language == "swift" } : []
  }

  /// The blocks of a lesson that are only shown, in order.
  public static func all(in lesson: Lesson) -> [CodeBlock] {
    let reading = MarkdownReading(file: lesson.file, body: lesson.body)
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
}
