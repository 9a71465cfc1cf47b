/// A block without blocks inside, and the containers around it.
struct Block {
  let node: MarkdownNode
  let kind: MarkdownNode.Kind
  /// The lines it takes, from 1.
  let lines: ClosedRange<Int>
  /// Its first byte.
  let start: Int
  /// Whether it is a heading with a line below it.
  let isSetext: Bool
  /// The block quotes and list items around it, outermost first.
  let containers: [Container]
  /// Whether it is the first block of a block quote.
  let beginsQuote: Bool

  /// Its bytes, from the first to the end of its last line.
  func range(in text: MappedText) -> Range<Int> {
    start..<max(start, text.line(lines.upperBound).upperBound)
  }

  /// All blocks below `root`, in order.
  static func all(below root: MarkdownNode, in text: MappedText) -> [Block] {
    var blocks: [Block] = []
    var containers: [Container] = []
    root.walk { node, isEntering in
      let kind = node.kind
      switch kind {
      case .quote, .item:
        if !isEntering {
          containers.removeLast()
        } else if let container = Container(node, in: text, inside: containers) {
          containers.append(container)
        }
      case .paragraph, .heading, .code, .html, .rule:
        guard isEntering else { return }
        let first = max(1, node.startLine)
        let line = text.line(first)
        let start = min(line.lowerBound + max(0, node.startColumn - 1), line.upperBound)
        var last = max(first, node.endLine)
        let isSetext = kind == .heading && !startsWithHashes(text.bytes[start..<line.upperBound])
        if isSetext, last > first {
          // libcmark ends it on the line behind the underline, if there is one.
          let isUnderline = { (number: Int) in
            let (cursor, belongs) = containers.cursor(on: number, of: text)
            let rest = text.bytes[cursor.index..<text.line(number).upperBound]
              .filter { !$0.isWhitespace }
            return belongs && !rest.isEmpty
              && (rest.allSatisfy { $0 == 0x3D } || rest.allSatisfy { $0 == 0x2D })
          }
          if last - 1 > first, isUnderline(last - 1) || !isUnderline(last) { last -= 1 }
        }
        let isFirst = node.parent.map { $0.kind == .quote && $0.firstChild == node } ?? false
        blocks.append(
          Block(
            node: node,
            kind: kind,
            lines: first...last,
            start: start,
            isSetext: isSetext,
            containers: containers,
            beginsQuote: isFirst
          )
        )
      default: break
      }
    }
    return blocks
  }

  /// Whether a heading's line begins as `## Heading` does.
  private static func startsWithHashes(_ line: ArraySlice<UInt8>) -> Bool {
    let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
    return (1...6).contains(hashes) && (line.dropFirst(hashes).first?.isWhitespace ?? true)
  }
}
