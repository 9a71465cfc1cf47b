extension RecordFile {
  /// Why a committed record cannot be read.
  public enum ReadingError: Error, Sendable, Hashable {
    /// It was written in another version of the format.
    case schema(found: String)
    /// A line is not as this program writes it.
    case line(Int)
  }

  /// Reads the text of a file, line by line as this program writes it.
  ///
  /// - Parameter text: The text of a committed record.
  /// - Throws: ``ReadingError`` if the text is in another version, or has been edited out of shape.
  public init(text: String) throws(ReadingError) {
    var lines = LineReader(text)
    try lines.expect("{")
    let schema = try lines.value(of: "schema", indent: 2)
    guard schema == String(Self.schema) else { throw .schema(found: schema) }
    guard let lesson = RecordLines.unquoted(try lines.value(of: "lesson", indent: 2)) else {
      throw .line(lines.number)
    }
    var translations: [Translation] = []
    var entries: [Entry] = []
    var opening = try lines.next()
    if opening == "  \"translations\": {" {
      while let translation = try Self.translation(&lines) { translations.append(translation) }
      opening = try lines.next()
    }
    if opening != "  \"entries\": {}" {
      guard opening == "  \"entries\": {" else { throw .line(lines.number) }
      while let entry = try Self.entry(&lines) { entries.append(entry) }
    }
    try lines.expect("}")
    try lines.expect("")
    guard lines.isAtEnd else { throw .line(lines.number + 1) }
    self.init(lesson: lesson, translations: translations, entries: entries)
  }

  /// The next translation, or nil at the end of all.
  private static func translation(_ lines: inout LineReader) throws(ReadingError) -> Translation? {
    let head = try lines.next()
    if head == "  }," { return nil }
    guard head.hasPrefix("    "), head.hasSuffix(": {"),
      let language = RecordLines.unquoted(String(head.dropFirst(4).dropLast(3)))
    else { throw .line(lines.number) }
    var sections: [SectionDigest] = []
    while true {
      let line = try lines.next()
      if line == "    }" || line == "    }," { break }
      let row = line.hasSuffix(",") ? line.dropLast() : line
      guard row.hasPrefix("      "), let colon = row.range(ofLast: ": "),
        let anchor = RecordLines.unquoted(String(row[..<colon].dropFirst(6))),
        let digest = RecordLines.unquoted(String(row[colon...].dropFirst(2)))
      else { throw .line(lines.number) }
      sections.append(SectionDigest(anchor: anchor, digest: digest))
    }
    return Translation(language: language, sections: sections)
  }

  /// The next entry, or nil at the end of all.
  private static func entry(_ lines: inout LineReader) throws(ReadingError) -> Entry? {
    let head = try lines.next()
    if head == "  }" { return nil }
    let isEmpty = head.hasSuffix(": []") || head.hasSuffix(": [],")
    guard head.hasPrefix("    "), isEmpty || head.hasSuffix(": ["),
      let colon = head.range(ofLast: ": ["),
      let key = RecordLines.unquoted(String(head[..<colon].dropFirst(4)))
    else { throw .line(lines.number) }
    var found: [String] = []
    while !isEmpty {
      let line = try lines.next()
      if line == "    ]" || line == "    ]," { break }
      guard line.hasPrefix("      ") else { throw .line(lines.number) }
      found.append(String(line.dropFirst(6).dropLast(line.hasSuffix(",") ? 1 : 0)))
    }
    return Entry(key: key, lines: found)
  }
}

/// Hands out lines and counts them.
private struct LineReader {
  private var rest: ArraySlice<Substring>
  private(set) var number = 0

  var isAtEnd: Bool { rest.isEmpty }

  init(_ text: String) {
    rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
  }

  mutating func next() throws(RecordFile.ReadingError) -> Substring {
    number += 1
    guard let line = rest.popFirst() else { throw .line(number) }
    return line
  }

  mutating func expect(_ line: String) throws(RecordFile.ReadingError) {
    guard try next() == line else { throw .line(number) }
  }

  mutating func value(of key: String, indent: Int) throws(RecordFile.ReadingError) -> String {
    let line = try next()
    let head = String(repeating: " ", count: indent) + "\"\(key)\": "
    guard line.hasPrefix(head), line.hasSuffix(",") else { throw .line(number) }
    return String(line.dropFirst(head.count).dropLast())
  }
}

extension Substring {
  /// Where `part` begins for the last time.
  fileprivate func range(ofLast part: String) -> Index? {
    indices.reversed().first { self[$0...].hasPrefix(part) }
  }
}
