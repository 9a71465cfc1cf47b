public import LessonModel

/// The text of a committed record: JSON, one value or one row of a table a line, made to be read in a pull request.
///
///     {
///       "schema": 1,
///       "lesson": "2-4-activations",
///       "entries": {
///         "Activation.sigmoid.derivative(0)": [
///           0.25
///         ],
///         "ranges": [
///           {"table": ["activation", "range of f′"]},
///           ["sigmoid", {"interval": "(0.0, 0.25]"}]
///         ]
///       }
///     }
///
/// Doubles are shortest decimals that read back to the same value, always with a point or an exponent; infinities and
/// NaN are strings. Entries stand in the lesson's order.
public struct RecordFile: Sendable, Hashable {
  /// The version of the format.
  public static let schema = 1

  /// What one cell or inline value computed, as lines of JSON.
  public struct Entry: Sendable, Hashable {
    /// The key of the cell or inline value.
    public let key: String
    /// Lines without indentation and trailing comma.
    public let lines: [String]
  }

  /// The lesson's name.
  public let lesson: String
  /// The entries, in the lesson's order.
  public let entries: [Entry]

  /// Writes a record down.
  public init(_ record: LessonRecord) {
    lesson = record.lesson
    entries = record.entries.map {
      Entry(key: $0.key, lines: $0.outputs.flatMap(RecordLines.lines))
    }
  }

  /// The text of the file.
  public var text: String {
    let blocks = entries.map { entry in
      let key = RecordLines.quoted(entry.key)
      guard !entry.lines.isEmpty else { return "    \(key): []" }
      let lines = entry.lines.map { "      \($0)" }.joined(separator: ",\n")
      return "    \(key): [\n\(lines)\n    ]"
    }
    let body = blocks.isEmpty ? "{}" : "{\n\(blocks.joined(separator: ",\n"))\n  }"
    return """
      {
        "schema": \(Self.schema),
        "lesson": \(RecordLines.quoted(lesson)),
        "entries": \(body)
      }

      """
  }
}

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
    var entries: [Entry] = []
    let opening = try lines.next()
    if opening != "  \"entries\": {}" {
      guard opening == "  \"entries\": {" else { throw .line(lines.number) }
      while let entry = try Self.entry(&lines) { entries.append(entry) }
    }
    try lines.expect("}")
    self.lesson = lesson
    self.entries = entries
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
