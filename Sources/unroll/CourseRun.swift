import CellLanguage
import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel
import Verification

/// A course read, and its selected lessons evaluated.
struct CourseRun: Sendable {
  /// One lesson and what came of it.
  struct Outcome: Sendable {
    let lesson: Lesson
    /// Whether the command works on it.
    let isSelected: Bool
    /// What it computes; nil if it was not evaluated.
    let record: LessonRecord?
    /// What the parts of false claims were, by the claim's key.
    let operands: [String: [OperandValue]]
    /// What is wrong with its Markdown, its cells and its page.
    let problems: [Diagnostic]

    /// What is wrong with it, false claims included.
    var diagnostics: [Diagnostic] {
      guard let record else { return problems }
      return problems + ClaimCheck.diagnostics(of: lesson, record: record, operands: operands)
    }
  }

  /// Which lessons a command works on.
  struct Task: Sendable {
    /// The names of the lessons to work on, of those that are selected; nil for all.
    var names: Set<String>?
    /// Whether the source of a translation that is worked on is evaluated, too.
    var evaluatesSources = false
    /// Finds more that is wrong with a lesson that was evaluated; the last argument says whether without errors.
    var inspect: (@Sendable (Lesson, LessonRecord, Bool) -> [Diagnostic])?
  }

  let folder: CourseFolder
  /// Every lesson of the course in every language, in the course's order.
  let outcomes: [Outcome]
  /// How long reading and evaluating took.
  let duration: Duration

  /// Reads all lessons and evaluates the selected ones, several at a time; the order of the results is the course's.
  init(
    _ folder: CourseFolder,
    limits: CellLimits,
    terminal: Terminal,
    task: Task = Task()
  ) async {
    let clock = ContinuousClock()
    let start = clock.now
    self.folder = folder
    let parser = LessonParser(allowHTML: folder.course.allowHTML)
    let evaluator = LessonEvaluator(limits: limits)
    let selected = Set(
      folder.sources.filter {
        folder.isSelected($0) && task.names?.contains($0.name) ?? true
      }.map(\.file.path)
    )
    let translated =
      task.evaluatesSources
      ? Set(folder.sources.filter { selected.contains($0.file.path) }.map(\.name)) : []
    let sourceLanguage = folder.course.languages.first?.tag
    outcomes = await withTaskGroup(of: (Int, Outcome).self) { group in
      for (index, source) in folder.sources.enumerated() {
        let isSelected = selected.contains(source.file.path)
        let isEvaluated =
          isSelected || (source.language == sourceLanguage && translated.contains(source.name))
        group.addTask {
          let lesson = parser.parse(source.file, name: source.name, language: source.language)
          let outcome = Self.outcome(
            lesson,
            isSelected: isSelected,
            evaluator: isEvaluated ? evaluator : nil,
            inspect: task.inspect
          )
          return (index, outcome)
        }
      }
      var found = [Outcome?](repeating: nil, count: folder.sources.count)
      var done = 0
      for await (index, outcome) in group {
        found[index] = outcome
        guard outcome.isSelected else { continue }
        done += 1
        if clock.now - start > .milliseconds(300) {
          terminal.progress("evaluated \(done) of \(selected.count) lessons")
        }
      }
      return found.compactMap { $0 }
    }
    terminal.progress("")
    duration = clock.now - start
  }

  private static func outcome(
    _ read: (lesson: Lesson, diagnostics: [Diagnostic]),
    isSelected: Bool,
    evaluator: LessonEvaluator?,
    inspect: (@Sendable (Lesson, LessonRecord, Bool) -> [Diagnostic])?
  ) -> Outcome {
    guard let evaluator else {
      return Outcome(
        lesson: read.lesson,
        isSelected: isSelected,
        record: nil,
        operands: [:],
        problems: []
      )
    }
    // Cells of a lesson that cannot be read are run all the same: all errors, not the first.
    let (record, failures, operands) = evaluator.evaluateWithOperands(read.lesson)
    var problems = read.diagnostics + failures
    if isSelected, let inspect {
      // A reference to nothing is known from the lesson already.
      let known = Set(problems.filter { $0.severity == .error }.map(\.place))
      problems += inspect(read.lesson, record, !problems.hasErrors).filter {
        !known.contains($0.place)
      }
    }
    return Outcome(
      lesson: read.lesson,
      isSelected: isSelected,
      record: record,
      operands: operands,
      problems: problems
    )
  }

  /// What is wrong with the course's folder and the selected lessons.
  var diagnostics: [Diagnostic] {
    folder.diagnostics + outcomes.filter(\.isSelected).flatMap(\.diagnostics)
  }
}
