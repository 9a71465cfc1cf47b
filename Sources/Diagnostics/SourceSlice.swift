/// Text cut out of a file, each line of which knows its place there.
///
/// The code of a cell inside a list or a quotation is not one run of bytes: every line is preceded by indentation or
/// by `> `. A slice holds the lines without that, joined by line feeds, and maps offsets in the joined text back to
/// the file, so that whoever reads it can make spans in lesson coordinates from birth.
public struct SourceSlice: Sendable, Hashable {
  /// The file it was cut from.
  public let file: SourceFile
  /// The spans of the lines, in order, without line endings.
  public let lines: [SourceSpan]
  /// The lines, joined by line feeds, as UTF-8.
  public let bytes: [UInt8]
  /// Offset in `bytes` of the start of each line.
  private let lineOffsets: [Int]

  /// Cuts `lines` out of `file`.
  public init(file: SourceFile, lines: [SourceSpan]) {
    self.file = file
    self.lines = lines
    var bytes: [UInt8] = []
    var offsets: [Int] = []
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes.append(0x0A) }
      offsets.append(bytes.count)
      bytes += file.bytes[line.start..<line.end]
    }
    self.bytes = bytes
    lineOffsets = offsets
  }

  /// Cuts one run of bytes, which may hold line endings, out of `file`.
  public init(file: SourceFile, span: SourceSpan) {
    let first = file.position(at: span.start).line
    let last = file.position(at: span.end).line
    var lines: [SourceSpan] = []
    for line in first...last {
      let whole = file.span(ofLine: line)
      lines.append(
        SourceSpan(max(whole.start, span.start), max(span.start, min(whole.end, span.end)))
      )
    }
    self.init(file: file, lines: lines)
  }

  /// A slice that is a whole file of its own; for tests and tools.
  public init(path: String, text: String) {
    let file = SourceFile(path: path, text: text)
    self.init(file: file, span: file.span)
  }

  /// The joined text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// From the first byte of the first line to the last byte of the last, in the file.
  public var span: SourceSpan {
    SourceSpan(lines.first?.start ?? 0, lines.last?.end ?? 0)
  }

  /// The place in the file of an offset in `bytes`; the offset behind the last byte maps behind the last byte.
  public func fileOffset(_ offset: Int) -> Int {
    guard !lines.isEmpty else { return 0 }
    var low = 0
    var high = lineOffsets.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineOffsets[middle] <= offset { low = middle } else { high = middle }
    }
    return min(lines[low].start + offset - lineOffsets[low], lines[low].end)
  }

  /// The place in the file of the bytes from `start` up to `end` in `bytes`.
  public func fileSpan(_ start: Int, _ end: Int) -> SourceSpan {
    let first = fileOffset(start)
    return end <= start ? SourceSpan(first, first) : SourceSpan(first, fileOffset(end - 1) + 1)
  }
}
