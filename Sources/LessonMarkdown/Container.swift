/// A block quote or a list item: what it puts in front of the lines inside.
struct Container {
  private enum Kind {
    /// `>` and a space.
    case quote
    /// So many columns of white space; on the first line a marker.
    case item(marker: Int, padding: Int, width: Int)
  }

  private let kind: Kind
  /// The line it begins on.
  private let line: Int
  /// The byte at which its marker stands.
  private let start: Int

  /// A container from libcmark's node, which stands inside `outer`; nil if the node is none.
  init?(_ node: MarkdownNode, in text: MappedText, inside outer: [Container]) {
    line = node.startLine
    let range = text.line(line)
    start = min(range.lowerBound + max(0, node.startColumn - 1), range.upperBound)
    switch node.kind {
    case .quote:
      kind = .quote
    case .item:
      var cursor = outer.cursor(on: line, of: text).cursor
      let before = cursor.column
      cursor.move(to: start)
      let offset = cursor.column - before
      var end = start
      while end < range.upperBound, (0x30...0x39).contains(text.bytes[end]) { end += 1 }
      let marker = end - start + 1
      cursor.move(to: start + marker)
      let space = cursor.indent
      let padding = cursor.isBlank || space > 4 ? 1 : space
      kind = .item(marker: marker, padding: padding, width: offset + marker + padding)
    default:
      return nil
    }
  }

  /// Moves behind what the container puts in front of a line; false if the line does not belong to it.
  fileprivate func skip(_ cursor: inout LineCursor, on number: Int) -> Bool {
    if number == line { cursor.move(to: start) }
    switch kind {
    case .quote:
      guard cursor.indent < 4, cursor.nextVisible == UInt8(ascii: ">") else { return false }
      cursor.skipWhitespace()
      cursor.move(to: cursor.index + 1)
      cursor.skipColumns(1)
    case .item(let marker, let padding, let width):
      if number == line {
        cursor.move(to: start + marker)
        cursor.skipColumns(padding)
      } else {
        guard cursor.indent >= width || cursor.isBlank else { return false }
        cursor.skipColumns(width)
      }
    }
    return true
  }
}

extension [Container] {
  /// A cursor behind what the containers, outermost first, put in front of a line.
  ///
  /// A paragraph may go on without its containers' markers; then `belongs` is false.
  func cursor(on line: Int, of text: MappedText) -> (cursor: LineCursor, belongs: Bool) {
    var cursor = LineCursor(text.bytes, line: text.line(line))
    for container in self {
      guard container.skip(&cursor, on: line) else { return (cursor, false) }
    }
    return (cursor, true)
  }
}
