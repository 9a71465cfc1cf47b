import Diagnostics
import LessonModel

/// The `//| key: value` lines on top of a cell, and the code below them.
struct CellOptions {
  private(set) var options = CodeCell.Options()
  /// Where the name stands.
  private(set) var nameSpan: SourceSpan?
  /// The code below.
  let code: SourceSlice
  private(set) var diagnostics: [Diagnostic] = []

  private static let keys = ["name", "caption", "alt", "code", "output"]
  /// What the same options are called elsewhere.
  private static let aliases = [
    "label": "name", "id": "name", "echo": "code", "code-fold": "code", "fold": "code",
    "fig-cap": "caption", "tbl-cap": "caption", "title": "caption", "fig-alt": "alt",
    "include": "output", "results": "output", "eval": "output",
  ]

  /// An option and its place.
  private struct Value {
    let text: String
    let span: SourceSpan
  }

  /// Reads the options off the top of a cell's lines.
  init(of cell: SourceSlice) {
    let file = cell.file
    let count = cell.lines.prefix { Self.optionStart($0, file) != nil }.count
    code = SourceSlice(file: file, lines: Array(cell.lines.dropFirst(count)))
    var values: [String: Value] = [:]
    for line in cell.lines.prefix(count) {
      guard let start = Self.optionStart(line, file) else { break }
      read(SourceSpan(start, line.end), file, into: &values)
    }
    if let name = values["name"] { check(name: name, file) }
    let caption = values["caption"].map { SourceSlice(file: file, span: $0.span) }
    options = CodeCell.Options(
      name: nameSpan == nil ? nil : values["name"]?.text,
      caption: caption,
      alt: values["alt"]?.text,
      code: choice(values["code"], "code", file, default: .shown),
      output: choice(values["output"], "output", file, default: .shown)
    )
    if let caption {
      let text = InlineText(caption)
      diagnostics += text.diagnostics
    }
  }

  /// Behind `//|`, if the line is an option.
  private static func optionStart(_ line: SourceSpan, _ file: SourceFile) -> Int? {
    let bytes = file.bytes[line.start..<line.end].drop(while: \.isWhitespace)
    return bytes.starts(with: "//|".utf8) ? bytes.startIndex + 3 : nil
  }

  private static func trimmed(_ span: SourceSpan, _ file: SourceFile) -> SourceSpan {
    var (start, end) = (span.start, span.end)
    while start < end, file.bytes[start].isWhitespace { start += 1 }
    while end > start, file.bytes[end - 1].isWhitespace { end -= 1 }
    return SourceSpan(start, end)
  }

  private mutating func read(
    _ span: SourceSpan,
    _ file: SourceFile,
    into values: inout [String: Value]
  ) {
    guard let colon = file.bytes[span.start..<span.end].firstIndex(of: UInt8(ascii: ":")) else {
      report(.invalidOption, "an option of a cell reads '//| key: value'", file, span)
      return
    }
    let keySpan = Self.trimmed(SourceSpan(span.start, colon), file)
    let key = file.text(in: keySpan)
    var place = Self.trimmed(SourceSpan(colon + 1, span.end), file)
    guard Self.keys.contains(key) else {
      let meant = Self.aliases[key] ?? Spelling.closest(to: key, among: Self.keys)
      report(
        .unknownOption,
        "unknown option '\(key)' of a cell"
          + (meant.map { "; did you mean '\($0)'?" }
            ?? ", expected \(Self.keys.map { "'\($0)'" }.joined(separator: ", "))"),
        file,
        keySpan,
        fixIt: meant.map { Diagnostic.FixIt(keySpan, $0) }
      )
      return
    }
    if values[key] != nil {
      report(.duplicateOption, "the option '\(key)' occurs twice", file, keySpan)
      return
    }
    let quotes = [UInt8(ascii: "\""), UInt8(ascii: "'")]
    if place.count >= 2, quotes.contains(file.bytes[place.start]),
      file.bytes[place.start] == file.bytes[place.end - 1]
    {
      place = SourceSpan(place.start + 1, place.end - 1)
    }
    guard place.count > 0 else {
      report(.invalidOption, "the option '\(key)' has no value", file, keySpan)
      return
    }
    values[key] = Value(text: file.text(in: place), span: place)
  }

  private mutating func check(name: Value, _ file: SourceFile) {
    for prefix in Reference.Kind.allCases.map({ "\($0.rawValue)-" })
    where name.text.hasPrefix(prefix) {
      let rest = String(name.text.dropFirst(prefix.count))
      report(
        .invalidName,
        "the name '\(name.text)' begins with '\(prefix)', which only references to it do",
        file,
        name.span,
        fixIt: Diagnostic.FixIt(name.span, rest)
      )
      return
    }
    guard isName(name.text[...]) else {
      report(
        .invalidName,
        "the name '\(name.text)' of a cell is not made of ASCII letters, digits, hyphens and '_'",
        file,
        name.span
      )
      return
    }
    if name.text.hasPrefix("cell-"), name.text.dropFirst(5).utf8.allSatisfy(\.isDigit) {
      report(
        .invalidName,
        "the name '\(name.text)' is one that cells without a name get",
        file,
        name.span
      )
      return
    }
    nameSpan = name.span
  }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ value: Value?,
    _ key: String,
    _ file: SourceFile,
    default standard: Choice
  ) -> Choice {
    guard let value else { return standard }
    if let choice = Choice(rawValue: value.text) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    let meant = Spelling.closest(to: value.text, among: names)
    report(
      .invalidOption,
      "the option '\(key)' is '\(value.text)', expected \(names.joined(separator: ", "))"
        + Spelling.hint(for: value.text, among: names),
      file,
      value.span,
      fixIt: meant.map { Diagnostic.FixIt(value.span, $0) }
    )
    return standard
  }

  private mutating func report(
    _ id: MarkdownDiagnosticID,
    _ message: String,
    _ file: SourceFile,
    _ span: SourceSpan,
    fixIt: Diagnostic.FixIt? = nil
  ) {
    diagnostics.append(Diagnostic(id, message, at: Diagnostic.Place(file, span), fixIt: fixIt))
  }
}
