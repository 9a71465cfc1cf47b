import Diagnostics
import Yams

/// Reads YAML inside a file and says at its place in the file what is wrong with it.
struct YAMLReader {
  private let file: SourceFile
  /// The YAML in the file.
  private let span: SourceSpan
  private let firstLine: Int
  private(set) var diagnostics: [Diagnostic] = []

  init(file: SourceFile, span: SourceSpan) {
    self.file = file
    self.span = span
    firstLine = file.position(at: span.start).line
  }

  /// The YAML's root; nil if there is none, with a diagnostic if the YAML is broken.
  mutating func root() -> Node? {
    let text = file.text(in: span)
    guard Self.isShallow(text.utf8) else {
      report(.invalidYAML, "the YAML is nested too deeply", at: span)
      return nil
    }
    do {
      return try compose(yaml: text)
    } catch let error as YamlError {
      switch error {
      case .scanner(let context, let problem, let mark, _),
        .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        let words = [context.map(\.text), problem].compactMap { $0 }.joined(separator: " ")
        report(.invalidYAML, "invalid YAML: \(words)", at: place(mark))
      case .reader(let problem, _, _, _):
        report(.invalidYAML, "invalid YAML: \(problem)", at: span)
      case .duplicatedKeysInMapping(let keys, let context):
        let names = keys.map { "'\($0)'" }.joined(separator: ", ")
        report(.invalidYAML, "the key \(names) occurs twice", at: place(context.mark))
      default:
        report(.invalidYAML, "invalid YAML", at: span)
      }
    } catch {
      report(.invalidYAML, "invalid YAML", at: span)
    }
    return nil
  }

  /// The values of a mapping by key; a key that is not among `keys` is an error.
  mutating func mapping(_ node: Node, keys: [String], of owner: String) -> [String: Node]? {
    guard case .mapping(let mapping) = node else {
      report(
        .wrongType,
        "\(owner) is \(Self.type(of: node)), expected keys and values",
        at: place(node)
      )
      return nil
    }
    var values: [String: Node] = [:]
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key, keys.contains(scalar.string) else {
        let name = key.string ?? ""
        let meant = Spelling.closest(to: name, among: keys)
        report(
          .unknownKey,
          "unknown key '\(name)' in \(owner)"
            + (meant.map { "; did you mean '\($0)'?" }
              ?? ", expected \(keys.map { "'\($0)'" }.joined(separator: ", "))"),
          at: place(key),
          fixIt: meant.map { Diagnostic.FixIt(place(key), $0) }
        )
        continue
      }
      values[scalar.string] = value
    }
    return values
  }

  /// The text of a value; nil if there is none, with a diagnostic if it is something else than text.
  mutating func string(_ node: Node?, _ name: String) -> String? {
    guard let node else { return nil }
    guard case .scalar(let scalar) = node else {
      report(.wrongType, "'\(name)' is \(Self.type(of: node)), expected text", at: place(node))
      return nil
    }
    let isPlain = scalar.style == .plain || scalar.style == .any
    return isPlain && ["", "~", "null"].contains(scalar.string) ? nil : scalar.string
  }

  /// The text of a value that there has to be.
  mutating func required(_ values: [String: Node], _ name: String, of owner: String, at node: Node)
    -> String
  {
    let count = diagnostics.count
    if let text = string(values[name], name), !text.allSatisfy(\.isWhitespace) { return text }
    if diagnostics.count == count {
      report(.missingKey, "\(owner) has no '\(name)'", at: place(values[name] ?? node))
    }
    return ""
  }

  /// A value that is true or false.
  mutating func bool(_ node: Node?, _ name: String) -> Bool {
    guard let node else { return false }
    if let value = node.bool { return value }
    report(.wrongType, "'\(name)' is neither true nor false", at: place(node))
    return false
  }

  /// The elements of a list.
  mutating func list(_ node: Node?, _ name: String) -> [Node] {
    guard let node else { return [] }
    if case .sequence(let sequence) = node { return Array(sequence) }
    report(.wrongType, "'\(name)' is \(Self.type(of: node)), expected a list", at: place(node))
    return []
  }

  mutating func report(
    _ id: MarkdownDiagnosticID,
    _ message: String,
    at span: SourceSpan,
    notes: [Diagnostic.Note] = [],
    fixIt: Diagnostic.FixIt? = nil
  ) {
    diagnostics.append(
      Diagnostic(id, message, at: Diagnostic.Place(file, span), notes: notes, fixIt: fixIt)
    )
  }

  /// The place of a value; of a plain one all of it, of another the rest of its line.
  func place(_ node: Node) -> SourceSpan {
    guard let mark = node.mark else { return SourceSpan(span.start, span.start) }
    let start = place(mark).start
    let line = file.span(ofLine: file.position(at: start).line)
    if let text = node.string {
      let end = start + text.utf8.count
      if end <= line.end, file.text(in: SourceSpan(start, end)) == text {
        return SourceSpan(start, end)
      }
    }
    return SourceSpan(start, max(start, line.end))
  }

  /// libYAML counts columns in scalars.
  private func place(_ mark: Mark) -> SourceSpan {
    let line = file.span(ofLine: firstLine + mark.line - 1)
    // The first line may begin in front of the YAML, with a byte order mark.
    let first = max(line.start, span.start)
    let text = file.text(in: SourceSpan(first, max(first, line.end))).unicodeScalars
    let start =
      first + text.prefix(max(0, mark.column - 1)).reduce(0) { $0 + UTF8.width($1) }
    return SourceSpan(min(start, line.end), line.end)
  }

  private static func type(of node: Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.string.isEmpty ? "empty" : "text"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  /// Whether a recursive reader can read it: few brackets open at once, no line that begins far to the right.
  ///
  /// Each level of lists and mappings begins further right, or behind a dash more; behind text none begins.
  private static func isShallow(_ text: String.UTF8View) -> Bool {
    var depth = 0
    // How many bytes of white space and dashes a line begins with; nil behind them.
    var column: Int? = 0
    for byte in text {
      switch byte {
      case 0x0A, 0x0D: column = 0
      case 0x20, 0x09: column = column.map { $0 + 1 }
      default:
        if column ?? 0 > 200 { return false }
        column = "-?:".utf8.contains(byte) ? column.map { $0 + 1 } : nil
        if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
        if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { depth = max(0, depth - 1) }
      }
      if depth > 64 { return false }
    }
    return true
  }
}

extension UTF8 {
  /// How many bytes a scalar takes.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
