import Diagnostics

/// How an editor counts within a line: in UTF-16 code units, as all do, or in bytes, if both sides agree.
enum PositionEncoding: String, Sendable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"

  /// The best that an editor offers.
  init(offered: [String]) { self = offered.contains("utf-8") ? .utf8 : .utf16 }

  /// A byte offset as line and character, both from 0.
  func position(_ offset: Int, in file: SourceFile) -> JSONValue {
    let place = file.position(at: offset)
    let bytes = place.column - 1
    let start = min(max(0, offset), file.bytes.count) - bytes
    let character = self == .utf8 ? bytes : Self.units(file.bytes[start..<start + bytes])
    return ["line": .integer(place.line - 1), "character": .integer(character)]
  }

  func range(_ span: SourceSpan, in file: SourceFile) -> JSONValue {
    ["start": position(span.start, in: file), "end": position(span.end, in: file)]
  }

  /// The byte offset of a line and character, both from 0; nil if `position` is no position.
  ///
  /// What lies behind a line's end is its end, what lies behind the last line the end of the file; inside a character is
  /// its beginning.
  func offset(_ position: JSONValue?, in file: SourceFile) -> Int? {
    guard let line = position?["line"]?.int, let character = position?["character"]?.int,
      line >= 0, character >= 0
    else { return nil }
    guard line < file.lineCount else { return file.bytes.count }
    let span = file.span(ofLine: line + 1)
    let bytes = file.bytes[span.start..<span.end]
    var offset = span.start
    if self == .utf8 {
      offset = min(span.start + min(character, span.count), span.end)
    } else {
      var units = 0
      while offset < span.end, units < character {
        let byte = bytes[offset]
        // The first byte tells how long a character is; one of four bytes takes two units.
        units += byte >= 0xF0 ? 2 : 1
        if units > character { break }
        offset += 1
        while offset < span.end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      }
    }
    while offset > span.start, offset < span.end, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  /// A range's bytes; nil if it is none.
  func span(_ range: JSONValue?, in file: SourceFile) -> SourceSpan? {
    guard let start = offset(range?["start"], in: file), let end = offset(range?["end"], in: file)
    else { return nil }
    return SourceSpan(start, end)
  }

  /// UTF-16 code units of UTF-8.
  private static func units(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { count, byte in
      byte & 0xC0 == 0x80 ? count : count + (byte >= 0xF0 ? 2 : 1)
    }
  }
}
