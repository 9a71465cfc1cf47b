import Foundation

/// A file an author wrote, immutable, with its lines indexed.
///
/// Two values are equal when they have the same path and the same text.
public final class SourceFile: Sendable {
  /// The path as it is printed in diagnostics, usually relative to the current folder.
  public let path: String
  /// The text, as UTF-8.
  public let bytes: [UInt8]
  /// Byte offset of the first byte of each line.
  private let lineStarts: [Int]
  private let lock = NSLock()
  // Guarded by `lock`.
  private nonisolated(unsafe) var readings: [Part: any Sendable] = [:]

  /// A part of the file, and what type of reading was made of it.
  private struct Part: Hashable {
    let span: SourceSpan
    let reading: ObjectIdentifier
  }

  /// Indexes the lines of `text`; LF, CRLF and CR end a line.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// Indexes the lines of `bytes`, which should be UTF-8; LF, CRLF and CR end a line.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let endsLine =
        byte == 0x0A
        || (byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A))
      if endsLine { starts.append(offset + 1) }
    }
    lineStarts = starts
  }

  /// The whole text; bytes that are not UTF-8 become U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The span of the whole file.
  public var span: SourceSpan { SourceSpan(0, bytes.count) }

  /// How many lines the file has; a file that ends in a newline has an empty last line.
  public var lineCount: Int { lineStarts.count }

  /// The text inside `span`, which is clamped to the file.
  public func text(in span: SourceSpan) -> String {
    let start = min(max(0, span.start), bytes.count)
    let end = min(max(start, span.end), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// A reading of a part of the file: the one that was made of it before, or the one that `make` makes now.
  ///
  /// Kept for as long as the file: for what several who hold the file would else make again, always the same.
  ///
  /// - Parameters:
  ///   - span: The part.
  ///   - make: Makes a reading, from the file's text alone.
  /// - Returns: The reading.
  public func reading<Reading: Sendable>(of span: SourceSpan, _ make: () -> Reading) -> Reading {
    let part = Part(span: span, reading: ObjectIdentifier(Reading.self))
    if let known = lock.withLock({ readings[part] }) as? Reading { return known }
    let reading = make()
    lock.withLock { readings[part] = reading }
    return reading
  }

  /// The span of a line without its line ending.
  ///
  /// `line` counts from 1 and is clamped to the file.
  public func span(ofLine line: Int) -> SourceSpan {
    let index = min(max(0, line - 1), lineStarts.count - 1)
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return SourceSpan(start, end)
  }

  /// Line and column, both from 1, of a byte offset, which is clamped to the file.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(0, offset), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  /// Byte offset of a line and column, both from 1, clamped to the line.
  public func offset(line: Int, column: Int) -> Int {
    let span = span(ofLine: line)
    return min(max(span.start, span.start + column - 1), span.end)
  }
}

extension SourceFile: Hashable {
  /// Equal files have the same path and the same text.
  public static func == (left: SourceFile, right: SourceFile) -> Bool {
    left === right || (left.path == right.path && left.bytes == right.bytes)
  }

  /// Hashes the path alone; the text would be long.
  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// A place in a file: line and column from 1, the column in bytes of UTF-8, as swiftc counts.
public struct SourcePosition: Hashable, Sendable, Comparable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in bytes of UTF-8.
  public let column: Int

  /// A position from its line and column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// In reading order.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A half-open range of byte offsets in a source file; a place in the lesson from birth, never shifted later.
public struct SourceSpan: Hashable, Sendable, Comparable {
  /// Offset of the first byte.
  public let start: Int
  /// Offset behind the last byte.
  public let end: Int

  /// The bytes from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// Number of bytes.
  public var count: Int { end - start }

  /// Whether `offset` lies inside.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// The smallest span that covers both.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(min(start, other.start), max(end, other.end))
  }

  /// By start, then by end.
  public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}
