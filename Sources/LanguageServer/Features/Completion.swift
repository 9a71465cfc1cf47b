import CellLanguage
import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel

/// What can stand at the cursor.
struct Completion {
  /// Something to choose.
  struct Item: Hashable {
    /// The protocol's numbers of what things are.
    enum Kind: Int {
      case text = 1
      case method = 2
      case function = 3
      case variable = 6
      case type = 7
      case property = 10
      case value = 12
      case keyword = 14
      case file = 17
      case reference = 18
    }

    let label: String
    let kind: Kind
    var detail = ""
    var documentation = ""
    /// What is written, if it is not the label.
    var text: String?
  }

  let view: LessonView

  /// What fits at an offset, and the part of the text that it takes the place of.
  func items(at offset: Int) -> (items: [Item], span: SourceSpan) {
    let line = view.file.span(ofLine: view.file.position(at: offset).line)
    let before = view.file.text(in: SourceSpan(line.start, offset))
    if let (index, part) = view.part(at: offset), Self.isInside(part, offset) {
      if case .cell = part, let option = optionItems(before, offset) { return option }
      return codeItems(index, offset)
    }
    return proseItems(before, offset)
  }

  /// Whether an offset is between a cell's fences, or an inline value's backticks.
  private static func isInside(_ part: LessonPart, _ offset: Int) -> Bool {
    switch part {
    case .cell(let cell):
      let first = cell.code.file.position(at: cell.span.start).line
      return cell.code.file.position(at: offset).line > first && offset < cell.span.end
    case .inline(let inline):
      return inline.expression.span.start <= offset && offset <= inline.expression.span.end
    }
  }

  // MARK: Options

  /// Keys behind `//|`, or values behind a key; nil on other lines.
  private func optionItems(_ before: String, _ offset: Int) -> (items: [Item], span: SourceSpan)? {
    guard let match = before.wholeMatch(of: /[\s>]*\/\/\|\s*(?:([a-z]+)\s*:\s*)?(.*)/) else {
      return nil
    }
    let span = SourceSpan(offset - match.2.utf8.count, offset)
    guard let key = match.1 else {
      let items = CellOption.all.map { option in
        Item(
          label: option.key,
          kind: .property,
          documentation: option.summary,
          text: "\(match.2.isEmpty && !before.hasSuffix(" ") ? " " : "")\(option.key): "
        )
      }
      return (items, span)
    }
    let values = CellOption.all.first { $0.key == key }?.values ?? []
    return (values.map { Item(label: $0.name, kind: .value, documentation: $0.summary) }, span)
  }

  // MARK: Code

  private func codeItems(_ index: Int, _ offset: Int) -> (items: [Item], span: SourceSpan) {
    let typed = CodeName(at: offset, in: view.file)
    let span = SourceSpan(typed.span.start, offset)
    // A name in place of what is not yet there, so that the text can be understood.
    let marked = view.marked(at: offset, needsName: typed.text.isEmpty)
    guard index < marked.lesson.parts.count else { return ([], span) }
    let inspection = marked.inspection(ofPart: index)
    let reference = CodeReference(inspection: inspection, file: marked.file)
    if let point = typed.point {
      return (Self.unique(reference.members(atPoint: point).map(Self.item)), span)
    }
    var items = labelItems(inspection, before: typed.span.start)
    let local = inspection.declarations.filter {
      $0.place.span.end < typed.span.start && $0.name != LessonView.marker
    }
    items += (local.reversed() + inspection.visible).map { declaration in
      Item(
        label: declaration.name,
        kind: declaration.parameters == nil ? .variable : .function,
        detail: declaration.type
      )
    }
    let library = EngineLibrary.library
    items += library.entries.filter { $0.typeName == nil && $0.isNamed }.map(Self.item)
    items += library.typeEntries.map {
      Item(label: $0.name, kind: .type, documentation: $0.summary)
    }
    items += ["Int", "Double", "Bool", "String"].map { Item(label: $0, kind: .type) }
    items += Self.keywords.map { Item(label: $0, kind: .keyword) }
    return (Self.unique(items), span)
  }

  private static let keywords = [
    "let", "var", "func", "return", "if", "else", "for", "in", "while", "switch", "case", "default",
    "break", "continue", "guard", "repeat", "true", "false", "nil", "print", "#expect",
  ]

  private static func item(_ entry: HostLibrary.Entry) -> Item {
    let isProperty = entry.signature.contains("var ") || entry.signature.contains("let ")
    return Item(
      label: entry.name,
      kind: isProperty ? .property : entry.typeName == nil ? .function : .method,
      detail: entry.signature,
      documentation: entry.summary
    )
  }

  /// The labels that a call still lacks, in whose parentheses the cursor is.
  private func labelItems(_ inspection: CellInspection, before offset: Int) -> [Item] {
    guard let call = OpenCall(at: offset, in: view.file) else { return [] }
    let callee = call.callee
    if callee.point == nil,
      let parameters = inspection.declaration(of: callee.text, before: callee.span.start)?
        .parameters
    {
      return parameters.compactMap { parameter in
        parameter.label.flatMap { label in
          call.labels.contains(label)
            ? nil
            : Item(label: "\(label):", kind: .property, detail: parameter.type, text: "\(label): ")
        }
      }
    }
    let entries = CodeReference(inspection: inspection, file: view.file).entries(of: callee)
    return entries.flatMap { entry in
      ParameterList(entry.signature).parameters.compactMap { parameter -> Item? in
        guard let label = parameter.label, !call.labels.contains(label) else { return nil }
        return Item(
          label: "\(label):",
          kind: .property,
          detail: parameter.type,
          documentation: entry.summary,
          text: "\(label): "
        )
      }
    }
  }

  private static func unique(_ items: [Item]) -> [Item] {
    var seen: Set<String> = []
    return items.filter { seen.insert($0.label).inserted }
  }

  // MARK: Prose

  private func proseItems(_ before: String, _ offset: Int) -> (items: [Item], span: SourceSpan) {
    if let match = before.firstMatch(of: /@([a-z]*(?:-[A-Za-z0-9_-]*)?)$/) {
      return (referenceItems, SourceSpan(offset - match.0.utf8.count, offset))
    }
    if let match = before.firstMatch(of: /\]\(([^()\s#]*)(#[^()\s]*)?$/) {
      guard let fragment = match.2 else {
        return (lessonItems, SourceSpan(offset - match.1.utf8.count, offset))
      }
      let target = LinkedLesson(String(match.1), in: view)?.lesson
      return (
        target.map(anchorItems) ?? [], SourceSpan(offset - fragment.utf8.count + 1, offset)
      )
    }
    if let match = before.firstMatch(of: /^[\s>]*>\s*\[!([A-Za-z]*)$/) {
      let kinds = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "CLAIM"]
      let items = kinds.map { Item(label: $0, kind: .keyword, text: "\($0)]") }
      return (items, SourceSpan(offset - match.1.utf8.count, offset))
    }
    if let match = before.firstMatch(of: /^[\s>]*>\s*\[!CLAIM\]\s+([a-z]*)$/) {
      let items = Verdict.allCases.map { Item(label: $0.rawValue, kind: .keyword) }
      return (items, SourceSpan(offset - match.1.utf8.count, offset))
    }
    if let match = before.firstMatch(of: /^[\s>]*```\{([a-z]*)$/) {
      return (
        [Item(label: "{swift}", kind: .keyword, text: "swift}")],
        SourceSpan(offset - match.1.utf8.count, offset)
      )
    }
    return ([], SourceSpan(offset, offset))
  }

  private var referenceItems: [Item] {
    let record = view.analysis?.evaluated.record
    let cells = view.lesson.cells.flatMap { cell -> [Item] in
      guard let name = cell.options.name else { return [] }
      let outputs = record?[cell.key]?.outputs ?? []
      let kinds = outputs.compactMap { output -> Reference.Kind? in
        switch output {
        case .value(.table): .table
        case .value(.figure), .value(.explorable): .figure
        default: nil
        }
      }
      // What was not evaluated may be either.
      let known = outputs.isEmpty ? [.table, .figure] : kinds
      return Set(known).sorted { $0.rawValue < $1.rawValue }.map { kind in
        Item(
          label: "@\(kind.rawValue)-\(name)",
          kind: .reference,
          documentation: cell.options.caption?.text ?? ""
        )
      }
    }
    return cells
      + view.lesson.formulas.compactMap { formula in
        formula.label.map {
          Item(label: "@\($0)", kind: .reference, documentation: formula.tex.text)
        }
      }
  }

  private var lessonItems: [Item] {
    view.lessons.filter { $0.language == view.lesson.language }.map {
      Item(label: "\($0.name).md", kind: .file, detail: $0.title, documentation: $0.description)
    }
  }

  private func anchorItems(_ lesson: Lesson) -> [Item] {
    let headings = lesson.headings.map {
      Item(label: $0.anchor, kind: .reference, detail: $0.text)
    }
    let rest = lesson.anchors.subtracting(lesson.headings.map(\.anchor)).sorted()
    return headings + rest.map { Item(label: $0, kind: .reference) }
  }
}
