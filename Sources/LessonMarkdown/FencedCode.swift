import Diagnostics

/// A fenced code block.
struct FencedCode {
  /// The info string, as libcmark reads it.
  let info: String
  /// The info string's place.
  let infoSpan: SourceSpan
  /// The opening fence and the info string.
  let fenceSpan: SourceSpan
  /// All of it, fences included.
  let span: SourceSpan
  /// The lines between the fences.
  let code: SourceSlice
  /// Whether there is a closing fence.
  let isClosed: Bool

  /// A fenced code block; nil if `block` is something else.
  init?(_ block: Block, of text: MappedText) {
    let bytes = text.bytes
    let first = text.line(block.lines.lowerBound)
    guard block.kind == .code, block.start < first.upperBound else { return nil }
    let mark = bytes[block.start]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    var end = block.start
    while end < first.upperBound, bytes[end] == mark { end += 1 }
    let length = end - block.start
    info = block.node.info
    // Indented code may begin with a fence, too; its own literal then does.
    let opening = String(decoding: bytes[block.start..<first.upperBound], as: UTF8.self)
    guard length >= 3, !info.isEmpty || !block.node.literal.hasPrefix(opening + "\n") else {
      return nil
    }
    while end < first.upperBound, bytes[end].isWhitespace { end += 1 }
    infoSpan = text.span(end..<max(end, first.upperBound))
    fenceSpan = text.span(block.start..<first.upperBound)

    var cursor = block.containers.cursor(on: block.lines.lowerBound, of: text).cursor
    let before = cursor.column
    cursor.move(to: block.start)
    let indent = cursor.column - before
    var lines: [SourceSpan] = []
    var isClosed = false
    var last = first.upperBound
    for number in block.lines.dropFirst() {
      var (cursor, belongs) = block.containers.cursor(on: number, of: text)
      guard belongs else { break }
      let line = text.line(number)
      last = line.upperBound
      if number == block.lines.upperBound,
        Self.closes(bytes[cursor.index..<line.upperBound], cursor.indent, mark, length)
      {
        isClosed = true
        break
      }
      cursor.skipColumns(min(indent, cursor.indent))
      lines.append(text.span(cursor.textIndex..<max(cursor.textIndex, line.upperBound)))
    }
    self.isClosed = isClosed
    span = text.span(block.start..<max(last, first.upperBound))
    code = SourceSlice(file: text.file, lines: lines)
  }

  private static func closes(
    _ line: ArraySlice<UInt8>,
    _ indent: Int,
    _ mark: UInt8,
    _ length: Int
  ) -> Bool {
    let fence = line.drop(while: \.isWhitespace)
    let rest = fence.drop { $0 == mark }
    return indent < 4 && fence.count - rest.count >= length && rest.allSatisfy(\.isWhitespace)
  }
}
