import Diagnostics

/// The text of a paragraph or heading without what its containers put in front of the lines, joined by line feeds.
struct LeafText {
  private(set) var bytes: [UInt8] = []
  /// For each byte its offset in the whole text.
  private var offsets: [Int] = []
  /// For each line the bytes in `bytes`.
  private(set) var lines: [Range<Int>] = []
  private let text: MappedText

  /// The lines of a block, or some of them.
  init(_ block: Block, lines: some Sequence<Int>, of text: MappedText) {
    self.text = text
    for line in lines { add(line, of: block) }
  }

  /// Some bytes of the whole text, which are on one line.
  init(_ range: Range<Int>, of text: MappedText) {
    self.text = text
    append(range)
  }

  /// Adds a line of a block, or one behind it.
  mutating func add(_ line: Int, of block: Block) {
    let range = text.line(line)
    if line == block.lines.lowerBound {
      append(min(block.start, range.upperBound)..<range.upperBound)
      return
    }
    var cursor = block.containers.cursor(on: line, of: text).cursor
    cursor.skipWhitespace()
    append(cursor.textIndex..<max(cursor.textIndex, range.upperBound))
  }

  private mutating func append(_ range: Range<Int>) {
    if !lines.isEmpty {
      bytes.append(0x0A)
      offsets.append((offsets.last ?? range.lowerBound - 1) + 1)
    }
    let start = bytes.count
    bytes += text.bytes[range]
    offsets += range
    lines.append(start..<bytes.count)
  }

  /// The bytes of the whole text, from the first of `range` to its last.
  func range(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty else {
      let start = range.lowerBound < offsets.count ? offsets[range.lowerBound] : text.bytes.count
      return start..<start
    }
    return offsets[range.lowerBound]..<offsets[range.upperBound - 1] + 1
  }

  /// The place in the file.
  func span(_ range: Range<Int>) -> SourceSpan { text.span(self.range(range)) }

  /// The lines of a range, each with its place in the file.
  func slice(_ range: Range<Int>) -> SourceSlice {
    var spans: [SourceSpan] = []
    var start = range.lowerBound
    for index in range where bytes[index] == 0x0A {
      spans.append(span(start..<index))
      start = index + 1
    }
    spans.append(span(start..<range.upperBound))
    return SourceSlice(file: text.file, lines: spans)
  }

  func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
