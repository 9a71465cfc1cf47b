import CellLanguage
import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel

/// What is said of the thing under the pointer.
struct Hover {
  let view: LessonView

  /// The text, in Markdown, and what it is about; nil if there is nothing to say.
  func text(at offset: Int) -> (markdown: String, span: SourceSpan)? {
    if let reference = view.lesson.references.first(where: { $0.span.holds(offset) }) {
      return target(of: reference).map { ($0, reference.span) }
    }
    if let (index, part) = view.part(at: offset) {
      switch part {
      case .cell(let cell): return cellText(cell, index, offset)
      case .inline(let inline): return inlineText(inline, index, offset)
      }
    }
    if let link = view.lesson.links.first(where: { $0.span.holds(offset) }),
      let target = LinkedLesson(link.destination, in: view)
    {
      return (target.summary, link.span)
    }
    return nil
  }

  // MARK: Values

  private func inlineText(
    _ inline: InlineValue,
    _ index: Int,
    _ offset: Int
  ) -> (String, SourceSpan) {
    var lines: [String] = []
    switch view.analysis?.evaluated.record[inline.key]?.outputs.last {
    case .claim(let old, let value):
      let claim = inline.claim ?? old
      let verdict =
        claim.holds(for: value)
        ? "holds"
        : "**does not hold**; written alike, the value is \(claim.written.writingAlike(value))"
      lines.append("`\(value)` · the claim \(verdict)")
    case .value(let value): lines.append("`\(LessonView.clipped(ShownValue(value).text))`")
    default: lines.append("not evaluated")
    }
    var span = inline.span
    if inline.expression.span.holds(offset), let (text, name) = codeText(index, offset) {
      lines.append(text)
      span = name
    }
    return (lines.joined(separator: "\n\n---\n\n"), span)
  }

  private func cellText(
    _ cell: CodeCell,
    _ index: Int,
    _ offset: Int
  ) -> (String, SourceSpan)? {
    if cell.code.lines.contains(where: { $0.start <= offset && offset <= $0.end }) {
      return codeText(index, offset)
    }
    let line = view.file.span(ofLine: view.file.position(at: offset).line)
    let text = view.file.text(in: line)
    guard let match = text.firstMatch(of: /\/\/\|\s*([a-z]+)\s*:/),
      let option = CellOption.all.first(where: { $0.key == match.1 })
    else { return nil }
    return ("**\(option.key)**: \(option.summary)", line)
  }

  // MARK: Code

  private func codeText(_ index: Int, _ offset: Int) -> (String, SourceSpan)? {
    let name = CodeName(at: offset, in: view.file)
    guard let first = name.text.utf8.first, !(0x30...0x39).contains(first) else { return nil }
    let inspection = view.inspection(ofPart: index)
    let entries = CodeReference(inspection: inspection, file: view.file).entries(of: name)
    if name.point == nil,
      let declaration = inspection.declaration(of: name.text, before: name.span.start)
    {
      return (text(of: declaration, index), name.span)
    }
    guard !entries.isEmpty else {
      let summary = EngineLibrary.library.typeEntries.first { $0.name == name.text }?.summary
      return summary.map { ("**\(name.text)**: \($0)", name.span) }
    }
    return (Self.text(of: entries), name.span)
  }

  private func text(of declaration: CellInspection.Declaration, _ index: Int) -> String {
    let head: String
    if let parameters = declaration.parameters {
      let list = parameters.map { parameter in
        parameter.label == parameter.name
          ? "\(parameter.name): \(parameter.type)"
          : "\(parameter.label ?? "_") \(parameter.name): \(parameter.type)"
      }
      let result = declaration.type.components(after: "-> ")
      head = "func \(declaration.name)(\(list.joined(separator: ", "))) -> \(result)"
    } else {
      head = "\(declaration.isConstant ? "let" : "var") \(declaration.name): \(declaration.type)"
    }
    var text = "```swift\n\(head)\n```"
    if declaration.isTopLevel, declaration.parameters == nil,
      let value = view.value(of: declaration.name, behindPart: index)
    {
      text += "\n\n`\(value)`"
    }
    return text
  }

  /// The reference text of what can be called.
  static func text(of entries: [HostLibrary.Entry]) -> String {
    entries.prefix(4).map { entry in
      let owner = entry.typeName.map { "// \($0)\n" } ?? ""
      let example = entry.example.isEmpty ? "" : "\n\n```swift\n\(entry.example)\n```"
      return "```swift\n\(owner)\(entry.signature)\n```\n\n\(entry.summary)\(example)"
    }.joined(separator: "\n\n---\n\n")
  }

  // MARK: References

  private func target(of reference: Reference) -> String? {
    switch reference.kind {
    case .equation:
      return view.lesson.formulas.first { $0.label == "eq-\(reference.name)" }
        .map { "```latex\n\($0.tex.text)\n```" }
    case .table, .figure:
      guard let cell = view.lesson.cells.first(where: { $0.options.name == reference.name }) else {
        return nil
      }
      let kind = reference.kind == .table ? "Table" : "Figure"
      let caption = cell.options.caption?.text ?? ""
      let line = view.file.position(at: cell.span.start).line
      return "**\(kind)** of the cell '\(reference.name)', line \(line)"
        + (caption.isEmpty ? "" : "\n\n\(caption)")
    }
  }
}

extension SourceSpan {
  /// Whether an offset lies inside or right behind.
  func holds(_ offset: Int) -> Bool { start <= offset && offset <= end }
}

extension String {
  /// What stands behind the last occurrence of a text; all of it if there is none.
  fileprivate func components(after text: String) -> String {
    ranges(of: text).last.map { String(self[$0.upperBound...]) } ?? self
  }
}
