public import Diagnostics
public import LessonModel

/// Finds options of cells that have nothing to work on.
public enum OptionCheck {
  /// A warning for each caption and alternative text that no reader ever meets.
  ///
  /// - Parameters:
  ///   - lesson: The lesson.
  ///   - record: What it computes; a cell without an entry is not judged.
  /// - Returns: Warnings at the options.
  public static func diagnostics(of lesson: Lesson, record: LessonRecord) -> [Diagnostic] {
    lesson.cells.flatMap { cell -> [Diagnostic] in
      guard let outputs = record[cell.key]?.outputs else { return [] }
      let isShown = cell.options.output != .hidden
      let hasFigure = outputs.contains {
        if case .value(let value) = $0 { value.isFigure } else { false }
      }
      let hasTable = outputs.contains { if case .value(.table) = $0 { true } else { false } }
      var found: [Diagnostic] = []
      if let caption = cell.options.caption, !isShown || !(hasTable || hasFigure) {
        let why = isShown ? "shows no table or figure" : "has 'output: hidden'"
        found.append(
          unused("caption", why, at: Diagnostic.Place(lesson.file, caption.span))
        )
      }
      if cell.options.alt != nil, !isShown || !hasFigure {
        let why = isShown ? "shows no figure" : "has 'output: hidden'"
        found.append(unused("alt", why, at: Diagnostic.Place(lesson.file, cell.span)))
      }
      return found
    }
  }

  private static func unused(_ option: String, _ why: String, at place: Diagnostic.Place)
    -> Diagnostic
  {
    Diagnostic(
      VerificationDiagnosticID.unusedOption,
      "the option '\(option)' is not used, because the cell \(why); remove it",
      at: place,
      severity: .warning
    )
  }
}
