import CellLanguage
import Diagnostics
import LessonModel

/// Where the thing under the cursor is declared.
struct Definition {
  let view: LessonView

  func place(at offset: Int) -> Diagnostic.Place? {
    if let reference = view.lesson.references.first(where: { $0.span.holds(offset) }) {
      return span(of: reference).map { Diagnostic.Place(view.file, $0) }
    }
    if let (index, part) = view.part(at: offset) {
      guard part.codeLines.contains(where: { $0.holds(offset) }) else { return nil }
      let name = CodeName(at: offset, in: view.file)
      guard !name.text.isEmpty, name.point == nil else { return nil }
      return view.inspection(ofPart: index)
        .declaration(of: name.text, before: name.span.start)?.place
    }
    guard let link = view.lesson.links.first(where: { $0.span.holds(offset) }),
      let target = LinkedLesson(link.destination, in: view)
    else { return nil }
    return Diagnostic.Place(target.lesson.file, target.heading?.span ?? SourceSpan(0, 0))
  }

  private func span(of reference: Reference) -> SourceSpan? {
    if reference.kind == .equation {
      return view.lesson.formulas.first { $0.label == "eq-\(reference.name)" }?.span
    }
    return view.lesson.cells.first { $0.options.name == reference.name }.map { cell in
      view.nameSpan(of: cell) ?? cell.span
    }
  }
}

extension LessonView {
  /// Where a cell's name is written.
  func nameSpan(of cell: CodeCell) -> SourceSpan? {
    guard let name = cell.options.name else { return nil }
    let first = file.position(at: cell.span.start).line
    let last = file.position(at: min(cell.span.end, cell.code.lines.first?.start ?? cell.span.end))
      .line
    for number in first...max(first, last) {
      let line = file.span(ofLine: number)
      let text = file.text(in: line)
      guard let match = text.firstMatch(of: /\/\/\|\s*name\s*:\s*/),
        text[match.range.upperBound...].contains(name)
      else { continue }
      let start = line.start + text[..<match.range.upperBound].utf8.count
      return SourceSpan(start, start + name.utf8.count)
    }
    return nil
  }
}

extension LessonPart {
  /// Where its code stands.
  var codeLines: [SourceSpan] {
    switch self {
    case .cell(let cell): cell.code.lines
    case .inline(let inline): inline.expression.lines
    }
  }
}
