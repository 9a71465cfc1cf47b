import Diagnostics

/// What stands between `---` and `---` at the top of a lesson.
struct FrontMatter {
  /// The lesson's title; empty, with a diagnostic, if there is none.
  private(set) var title = ""
  /// The lesson in one sentence; may be empty.
  private(set) var description = ""
  /// Where the Markdown begins.
  let body: SourceSpan
  private(set) var diagnostics: [Diagnostic] = []

  /// Reads the front matter of a lesson.
  ///
  /// As with Pandoc, `---` above an empty line is a rule of the Markdown.
  init(of file: SourceFile) {
    let first = file.span(ofLine: 1)
    guard Self.isFence(file, 1, ["---"]), file.lineCount > 1, !Self.isBlank(file, 2) else {
      body = file.span
      report(.missingKey, "the lesson has no front matter with a 'title'", file, first)
      return
    }
    guard let last = (2...file.lineCount).first(where: { Self.isFence(file, $0, ["---", "..."]) })
    else {
      body = file.span
      report(.unclosedFrontMatter, "the front matter is not closed by '---'", file, first)
      return
    }
    let start = file.span(ofLine: 2).start
    let fence = file.span(ofLine: last)
    // The next line begins behind the line ending, of which there are one or two bytes.
    let behind = last < file.lineCount ? file.span(ofLine: last + 1).start : file.span.end
    body = SourceSpan(max(behind, fence.end), file.span.end)
    var reader = YAMLReader(file: file, span: SourceSpan(start, max(start, fence.start)))
    if let root = reader.root() {
      if let values = reader.mapping(root, keys: ["title", "description"], of: "the front matter") {
        if values["title"] != nil {
          title = reader.required(values, "title", of: "the front matter", at: root)
        } else {
          reader.report(.missingKey, "the front matter has no 'title'", at: first)
        }
        description = reader.string(values["description"], "description") ?? ""
      }
    } else if reader.diagnostics.isEmpty {
      reader.report(.missingKey, "the front matter has no 'title'", at: first)
    }
    diagnostics += reader.diagnostics
  }

  private mutating func report(
    _ id: MarkdownDiagnosticID,
    _ message: String,
    _ file: SourceFile,
    _ span: SourceSpan
  ) {
    diagnostics.append(Diagnostic(id, message, at: Diagnostic.Place(file, span)))
  }

  private static func isFence(_ file: SourceFile, _ line: Int, _ fences: [String]) -> Bool {
    var bytes = file.bytes[file.span(ofLine: line).start..<file.span(ofLine: line).end]
    if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    while let last = bytes.last, last.isWhitespace { bytes.removeLast() }
    return fences.contains { bytes.elementsEqual($0.utf8) }
  }

  private static func isBlank(_ file: SourceFile, _ line: Int) -> Bool {
    let span = file.span(ofLine: line)
    return file.bytes[span.start..<span.end].allSatisfy(\.isWhitespace)
  }
}
