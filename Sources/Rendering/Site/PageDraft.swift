public import Diagnostics
import LessonModel

/// A page while its author is at work: shown whatever is wrong, and saying what is.
public struct PageDraft: Sendable {
  /// What is wrong with the lesson, the page's own troubles left out.
  public let problems: [Diagnostic]
  /// Keys of the entries that an earlier version of the lesson computed, for want of newer ones.
  public let outdated: Set<String>

  /// What a page says beside the lesson.
  ///
  /// - Parameters:
  ///   - problems: What is wrong with the lesson.
  ///   - outdated: Keys of the entries of the record that are not of this version.
  public init(problems: [Diagnostic] = [], outdated: Set<String> = []) {
    self.problems = problems
    self.outdated = outdated
  }
}

/// Puts what is wrong beside the pieces of a page that it concerns.
struct DraftWriter {
  let lesson: Lesson
  let draft: PageDraft

  /// The pieces with all that is wrong beside them, and above the page the list of it.
  ///
  /// - Parameters:
  ///   - pieces: The HTML of cells, values, formulas and references, by place.
  ///   - found: What was found wrong while the pieces were made.
  /// - Returns: The pieces; the list, empty if nothing is wrong.
  func marked(
    _ pieces: [SourceSpan: String],
    _ found: [Diagnostic]
  ) -> (pieces: [SourceSpan: String], list: HTML) {
    var pieces = pieces
    var problems: [Diagnostic] = []
    for problem in draft.problems + found
    where !problems.contains(where: { $0.place == problem.place && $0.id == problem.id }) {
      problems.append(problem)
    }
    let sources = Dictionary(
      lesson.formulas.map { ($0.span, $0.tex.text) }
        + lesson.references.map { ($0.span, lesson.file.text(in: $0.span)) }
    ) { first, _ in first }
    var beside: [SourceSpan: [(number: Int, problem: Diagnostic)]] = [:]
    problems = problems.inReadingOrder()
    for (number, problem) in problems.enumerated() {
      guard let place = problem.place, place.file === lesson.file else { continue }
      let around = pieces.keys.filter { $0.start <= place.span.start && place.span.start < $0.end }
      if let span = around.min(by: { $0.count < $1.count }) {
        beside[span, default: []].append((number + 1, problem))
      }
    }
    let placed = Set(beside.values.joined().map(\.number))
    for part in lesson.parts where pieces[part.span] != nil {
      let boxes = beside.removeValue(forKey: part.span) ?? []
      let isOutdated = draft.outdated.contains(part.key)
      guard part.isCell || isOutdated || !boxes.isEmpty else { continue }
      let classes = isOutdated ? "preview-part outdated" : "preview-part"
      let piece = HTML(trusted: pieces[part.span] ?? "")
      let attributes: HTML = "class=\"\(classes)\" data-part=\"\(part.key)\""
      let html: HTML =
        part.isCell
        ? "<div \(attributes)>\n\(piece)\(self.boxes(boxes, inline: false))</div>\n"
        : "<span \(attributes)>\(piece)</span>\(self.boxes(boxes, inline: true))"
      pieces[part.span] = html.markup
    }
    for (span, text) in sources {
      let hasError = beside[span]?.contains { $0.problem.severity == .error } ?? false
      guard let piece = pieces[span], hasError || piece.isEmpty else { continue }
      let source: HTML = "<code class=\"preview-source\">\(text)</code>"
      pieces[span] = source.markup + piece
    }
    for (span, boxes) in beside {
      pieces[span, default: ""] += self.boxes(boxes, inline: true).markup
    }
    return (pieces, list(problems, placed: placed))
  }

  /// What is wrong with one piece.
  private func boxes(_ problems: [(number: Int, problem: Diagnostic)], inline: Bool) -> HTML {
    problems.map { number, problem -> HTML in
      let text: HTML = "\(problem.message) <small>\(line(problem)) [\(problem.id)]</small>"
      let notes = problem.notes.map { "<br>\($0.message)" as HTML }.joined()
      let attributes: HTML =
        "class=\"preview-problem \(problem.severity.rawValue)\" id=\"preview-problem-\(String(number))\""
      let html: HTML =
        inline
        ? "<span \(attributes)>\(text)\(notes)</span>"
        : "<div \(attributes)>\(text)\(notes)</div>\n"
      return html
    }.joined()
  }

  /// All that is wrong, in a panel of its own.
  private func list(_ problems: [Diagnostic], placed: Set<Int>) -> HTML {
    guard !problems.isEmpty else { return HTML() }
    let errors = problems.count { $0.severity == .error }
    let warnings = problems.count - errors
    let counts = [
      errors > 0 ? "\(errors) error\(errors == 1 ? "" : "s")" : nil,
      warnings > 0 ? "\(warnings) warning\(warnings == 1 ? "" : "s")" : nil,
    ]
    let rows = problems.enumerated().map { index, problem -> HTML in
      let number = String(index + 1)
      let line: HTML =
        placed.contains(index + 1)
        ? "<a href=\"#preview-problem-\(number)\">\(self.line(problem))</a>"
        : HTML(text: self.line(problem))
      let id: HTML = "<small>[\(problem.id)]</small>"
      return "<li class=\"\(problem.severity.rawValue)\">\(line) \(problem.message) \(id)</li>\n"
    }
    let summary = counts.compactMap { $0 }.joined(separator: ", ")
    return """
      <details class="preview-problems\(errors > 0 ? " wrong" : "")">
      <summary>\(summary)</summary>
      <ol>
      \(rows.joined())</ol>
      </details>

      """
  }

  private func line(_ problem: Diagnostic) -> String {
    guard let place = problem.place else { return "" }
    let line = place.file.position(at: place.span.start).line
    return place.file === lesson.file ? "line \(line)" : "\(place.file.path):\(line)"
  }
}
