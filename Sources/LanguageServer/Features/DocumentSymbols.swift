import Diagnostics
import LessonModel

/// The outline of a lesson: headings, and below them cells and numbered equations.
struct DocumentSymbols {
  private enum Kind: Int {
    case heading = 15
    case cell = 12
    case equation = 20
  }

  private struct Symbol {
    let name: String
    let detail: String
    let kind: Kind
    let span: SourceSpan
    let selection: SourceSpan
    /// 1 to 6; what is no heading lies deepest.
    let level: Int
  }

  let view: LessonView

  var json: JSONValue {
    var rest = symbols[...]
    return .array(take(from: &rest, above: 0))
  }

  private var symbols: [Symbol] {
    let lesson = view.lesson
    let end = view.file.bytes.count
    var symbols = lesson.headings.enumerated().map { index, heading in
      let next = lesson.headings[(index + 1)...].first { $0.level <= heading.level }
      return Symbol(
        name: heading.text.isEmpty ? "#" : heading.text,
        detail: "",
        kind: .heading,
        span: SourceSpan(heading.span.start, next?.span.start ?? end),
        selection: heading.span,
        level: heading.level
      )
    }
    symbols += lesson.cells.map { cell in
      Symbol(
        name: cell.options.name ?? cell.key,
        detail: cell.options.caption?.text ?? "",
        kind: .cell,
        span: cell.span,
        selection: view.nameSpan(of: cell) ?? cell.span,
        level: 7
      )
    }
    symbols += lesson.formulas.compactMap { formula in
      formula.label.map {
        Symbol(
          name: $0,
          detail: "",
          kind: .equation,
          span: formula.span,
          selection: formula.span,
          level: 7
        )
      }
    }
    return symbols.sorted { $0.selection.start < $1.selection.start }
  }

  /// The symbols that lie below a level, each with its own.
  private func take(from rest: inout ArraySlice<Symbol>, above level: Int) -> [JSONValue] {
    var taken: [JSONValue] = []
    while let symbol = rest.first, symbol.level > level {
      rest.removeFirst()
      let children = symbol.level < 7 ? take(from: &rest, above: symbol.level) : []
      taken.append([
        "name": .string(symbol.name), "detail": .string(symbol.detail),
        "kind": .integer(symbol.kind.rawValue),
        "range": view.encoding.range(symbol.span, in: view.file),
        "selectionRange": view.encoding.range(symbol.selection, in: view.file),
        "children": .array(children),
      ])
    }
    return taken
  }
}
