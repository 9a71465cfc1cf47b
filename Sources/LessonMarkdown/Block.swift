/// A block without blocks inside, and the containers around it.
struct Block {
  let node: MarkdownNode
  let kind: MarkdownNode.Kind
  /// The lines it takes, from 1.
  let lines: ClosedRange<Int>
  /// Its first byte.
  let start: Int
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
        let isFirst = node.parent.map { $0.kind == .quote && $0.firstChild == node } ?? false
        blocks.append(
          Block(
            node: node, kind: kind, lines: first...max(first, node.endLine), start: start,
            containers: containers, beginsQuote: isFirst))
      default: break
      }
    }
    return blocks
  }
}
