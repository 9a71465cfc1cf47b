import Diagnostics

/// Text for libcmark of which every byte knows its place in the file.
struct MappedText: Sendable {
  /// A run of bytes to replace, and what stands there instead.
  struct Edit: Sendable {
    let range: Range<Int>
    let replacement: [UInt8]
  }

  /// A part of a new text made from an old one.
  enum Piece: Sendable {
    /// Bytes of the old text.
    case copy(Range<Int>)
    /// New bytes that stand for bytes of the old text.
    case fresh([UInt8], standingFor: Range<Int>)
  }

  let file: SourceFile
  private(set) var bytes: [UInt8]
  /// For each byte its offset in the file.
  private var origins: [Int]
  /// Offset of the first byte of each line.
  private var lineStarts: [Int] = [0]

  /// The part of `file` inside `span`, as it is written.
  init(file: SourceFile, span: SourceSpan) {
    self.file = file
    bytes = Array(file.bytes[span.start..<span.end])
    origins = Array(span.start..<span.end)
    indexLines()
  }

  /// The lines of `slice` with spaces between, as one line.
  init(_ slice: SourceSlice) {
    file = slice.file
    bytes = slice.bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    origins = slice.bytes.indices.map { slice.fileOffset($0) }
  }

  /// How many lines there are; text that ends in a newline has an empty last line.
  var lineCount: Int { lineStarts.count }

  /// The bytes of a line, from 1, without its ending; empty behind the last line.
  func line(_ number: Int) -> Range<Int> {
    guard number >= 1, number <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The number, from 1, of the line that holds an offset.
  func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The place in the file of some bytes of this text.
  func span(_ range: Range<Int>) -> SourceSpan {
    let start = origin(range.lowerBound)
    return range.isEmpty
      ? SourceSpan(start, start) : SourceSpan(start, origins[range.upperBound - 1] + 1)
  }

  /// The place in the file of one byte, or behind the last.
  func origin(_ offset: Int) -> Int {
    if offset < origins.count { return origins[offset] }
    return origins.last.map { $0 + 1 } ?? 0
  }

  /// The text with some runs replaced, which must not overlap, and more behind its end.
  func applying(_ edits: [Edit], appending appendix: [Piece] = []) -> MappedText {
    var pieces: [Piece] = []
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      guard edit.range.lowerBound >= position else { continue }
      pieces.append(.copy(position..<edit.range.lowerBound))
      pieces.append(.fresh(edit.replacement, standingFor: edit.range))
      position = edit.range.upperBound
    }
    pieces.append(.copy(position..<bytes.count))
    return assembling(pieces + appendix)
  }

  private func assembling(_ pieces: [Piece]) -> MappedText {
    var result = self
    result.bytes.removeAll(keepingCapacity: true)
    result.origins.removeAll(keepingCapacity: true)
    for piece in pieces {
      switch piece {
      case .copy(let range):
        result.bytes += bytes[range]
        result.origins += origins[range]
      case .fresh(let fresh, let range):
        // The first byte begins where the old bytes began, the others end where they ended.
        let place = span(range)
        for index in fresh.indices {
          result.bytes.append(fresh[index])
          result.origins.append(index == 0 ? place.start : max(place.start, place.end - 1))
        }
      }
    }
    result.indexLines()
    return result
  }

  /// Lines as libcmark sees them: LF, CRLF and CR end one.
  private mutating func indexLines() {
    lineStarts = [0]
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
      lineStarts.append(index + 1)
    }
  }
}
