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
    if opening.elementsEqual("  \"translations\": {".utf8) {
      while let translation = try Self.translation(&lines) { translations.append(translation) }
      opening = try lines.next()
    }
    if !opening.elementsEqual("  \"entries\": {}".utf8) {
      guard opening.elementsEqual("  \"entries\": {".utf8) else { throw .line(lines.number) }
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
    if head.elementsEqual("  },".utf8) { return nil }
    guard let name = head.without("    ", ": {"), let language = name.unquoted else {
      throw .line(lines.number)
    }
    var sections: [SectionDigest] = []
    while true {
      let line = try lines.next()
      if line.elementsEqual("    }".utf8) || line.elementsEqual("    },".utf8) { break }
      guard let row = line.withoutComma.without("      ", ""), let colon = row.range(ofLast: ": "),
        let anchor = row[..<colon].unquoted,
        let digest = row[colon...].dropFirst(2).unquoted
      else { throw .line(lines.number) }
      sections.append(SectionDigest(anchor: anchor, digest: digest))
    }
    return Translation(language: language, sections: sections)
  }

  /// The next entry, or nil at the end of all.
  private static func entry(_ lines: inout LineReader) throws(ReadingError) -> Entry? {
    let head = try lines.next()
    if head.elementsEqual("  }".utf8) { return nil }
    if let key = head.withoutComma.without("    ", ": []")?.unquoted {
      return Entry(key: key, lines: [])
    }
    guard let key = head.without("    ", ": [")?.unquoted else { throw .line(lines.number) }
    var found: [String] = []
    while true {
      let line = try lines.next()
      if line.elementsEqual("    ]".utf8) || line.elementsEqual("    ],".utf8) { break }
      guard let text = line.withoutComma.without("      ", "") else { throw .line(lines.number) }
      found.append(String(Substring(text)))
    }
    return Entry(key: key, lines: found)
  }
}

/// Hands out lines and counts them.
private struct LineReader {
  private var rest: ArraySlice<Substring.UTF8View>
  private(set) var number = 0

  var isAtEnd: Bool { rest.isEmpty }

  init(_ text: String) {
    rest =
      Substring(text).utf8.split(
        separator: UInt8(ascii: "\n"),
        omittingEmptySubsequences: false
      )[...]
  }

  mutating func next() throws(RecordFile.ReadingError) -> Substring.UTF8View {
    number += 1
    guard let line = rest.popFirst() else { throw .line(number) }
    return line
  }

  mutating func expect(_ line: String) throws(RecordFile.ReadingError) {
    guard try next().elementsEqual(line.utf8) else { throw .line(number) }
  }

  mutating func value(of key: String, indent: Int) throws(RecordFile.ReadingError) -> String {
    let head = String(repeating: " ", count: indent) + "\"\(key)\": "
    guard let value = try next().without(head, ",") else { throw .line(number) }
    return String(Substring(value))
  }
}

/// Lines are compared byte by byte: a combining mark is no part of the quotation mark in front of it.
extension Substring.UTF8View {
  /// What is between a beginning and an ending; nil if they are others.
  fileprivate func without(_ beginning: String, _ ending: String) -> Substring.UTF8View? {
    guard starts(with: beginning.utf8) else { return nil }
    let rest = dropFirst(beginning.utf8.count)
    guard rest.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { return nil }
    return rest.dropLast(ending.utf8.count)
  }

  /// The line without the comma at its end, if it has one.
  fileprivate var withoutComma: Substring.UTF8View {
    last == UInt8(ascii: ",") ? dropLast() : self
  }

  /// The text of a JSON string; nil if it is none.
  fileprivate var unquoted: String? { RecordLines.unquoted(String(Substring(self))) }

  /// Where `part` begins for the last time.
  fileprivate func range(ofLast part: String) -> Index? {
    indices.reversed().first { self[$0...].starts(with: part.utf8) }
  }
}
