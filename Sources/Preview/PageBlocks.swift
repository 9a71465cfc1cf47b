/// A page cut into the blocks of its text: the elements right inside `article`, and what stands in front and behind.
///
/// Two versions of a page mostly differ in a block or two. Those alone are sent, and a browser need not read the others.
package struct PageBlocks: Sendable {
  private let front: ArraySlice<UInt8>
  private let blocks: [ArraySlice<UInt8>]
  private let back: ArraySlice<UInt8>

  /// Nil if the page is not cut so easily: it has no `article`, text right inside it, or tags that do not fit.
  package init?(_ page: [UInt8]) {
    guard let start = page.firstOffset(of: "<article>").map({ $0 + "<article>".utf8.count }),
      let end = page.firstOffset(of: "</article>"), start <= end,
      let blocks = Self.elements(page[start..<end])
    else { return nil }
    (front, self.blocks, back) = (page[..<start], blocks, page[end...])
  }

  /// What makes this page of an older one; nil if more than blocks differ.
  ///
  /// - Returns: `<first> <removed> <added> <before>`, on a line, then the HTML of the added blocks: from the block number
  ///   `first`, `removed` of the `before` blocks that there were are replaced by `added` others.
  package func changes(since older: PageBlocks) -> String? {
    guard front == older.front, back == older.back else { return nil }
    let (old, new) = (older.blocks, blocks)
    let most = min(old.count, new.count)
    let first = zip(old, new).prefix { $0 == $1 }.count
    let kept = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count
    let last = min(kept, most - first)
    let added = new[first..<(new.count - last)]
    let html = String(decoding: added.joined(), as: UTF8.self)
    return "\(first) \(old.count - last - first) \(added.count) \(old.count)\n\(html)"
  }

  // MARK: Cutting

  /// The elements of a piece of HTML, one behind the other; nil if there is text between them, or a tag fits no other.
  private static func elements(_ html: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
    var scanner = TagScanner(html)
    var elements: [ArraySlice<UInt8>] = []
    var open: [ArraySlice<UInt8>] = []
    var start = html.startIndex
    while let tag = scanner.next() {
      if open.isEmpty {
        guard tag.textBefore.allSatisfy(isSpace) else { return nil }
        start = tag.extent.lowerBound
      }
      switch tag.kind {
      case .opening: open.append(tag.name)
      case .closing:
        guard open.popLast() == tag.name else { return nil }
      case .empty: break
      case .unreadable: return nil
      }
      if open.isEmpty { elements.append(html[start..<tag.extent.upperBound]) }
    }
    return open.isEmpty && scanner.rest.allSatisfy(isSpace) ? elements : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
}

extension [UInt8] {
  /// Where a text of ASCII begins for the first time.
  fileprivate func firstOffset(of text: String) -> Int? {
    let text = Array(text.utf8)
    guard let first = text.first else { return nil }
    return indices.first { self[$0] == first && self[$0...].starts(with: text) }
  }
}

/// The tags of a piece of HTML, as this program and libraries write it.
private struct TagScanner: IteratorProtocol {
  enum Kind {
    case opening
    case closing
    /// An element without content.
    case empty
    /// No tag that is understood.
    case unreadable
  }

  struct Tag {
    let kind: Kind
    let name: ArraySlice<UInt8>
    let extent: Range<Int>
    let textBefore: ArraySlice<UInt8>
  }

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
  ]
  /// Elements whose content is no HTML: they do not come in blocks, unless raw HTML has them.
  private static let raw: Set<String> = ["script", "style", "textarea", "title", "template"]

  private(set) var rest: ArraySlice<UInt8>

  init(_ html: ArraySlice<UInt8>) { rest = html }

  mutating func next() -> Tag? {
    guard let start = rest.firstIndex(of: UInt8(ascii: "<")) else { return nil }
    let textBefore = rest[..<start]
    let isClosing = rest[start...].dropFirst().first == UInt8(ascii: "/")
    let name = rest[start...].dropFirst(isClosing ? 2 : 1).prefix(while: Self.isName)
    let word = String(decoding: name, as: UTF8.self)
    var quote: UInt8?
    let end = rest[name.endIndex...].firstIndex { byte in
      if let open = quote {
        if byte == open { quote = nil }
        return false
      }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
      return byte == UInt8(ascii: ">")
    }
    guard let end, !name.isEmpty, !Self.raw.contains(word) else {
      defer { rest = rest.suffix(0) }
      return Tag(
        kind: .unreadable,
        name: name,
        extent: start..<rest.endIndex,
        textBefore: textBefore
      )
    }
    let isEmpty = Self.void.contains(word) || rest[end - 1] == UInt8(ascii: "/")
    rest = rest[(end + 1)...]
    return Tag(
      kind: isClosing ? .closing : isEmpty ? .empty : .opening,
      name: name,
      extent: start..<end + 1,
      textBefore: textBefore
    )
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"):
      true
    default: false
    }
  }
}
