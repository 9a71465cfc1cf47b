import CellLanguage
import Diagnostics
import Evaluation
import LessonModel
import Verification

/// The selected lessons of a course, evaluated.
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
  /// How long evaluating took.
  let duration: Duration

  /// Evaluates the selected lessons, several at a time; the order of the results is the course's.
  init(
    _ reading: CourseReading,
    limits: CellLimits,
    terminal: Terminal,
    task: Task = Task()
  ) async {
    let clock = ContinuousClock()
    let start = clock.now
    let folder = reading.folder
    self.folder = folder
    let evaluator = LessonEvaluator(limits: limits)
    let selected = Set(
      folder.sources.filter {
        folder.isSelected($0) && task.names?.contains($0.name) ?? true
      }.map(\.file.path)
    )
    // A translation's source is evaluated, too, where they are to be compared.
    let translated =
      task.evaluatesSources
      ? Set(folder.sources.filter { selected.contains($0.file.path) }.map(\.name)) : []
    let sourceLanguage = folder.course.languages.first?.tag
    let evaluated = folder.sources.map {
      selected.contains($0.file.path)
        || ($0.language == sourceLanguage && translated.contains($0.name))
    }
    let counts = Dictionary(
      zip(folder.sources, evaluated).filter(\.1).map { ($0.0.name, 1) },
      uniquingKeysWith: +
    )
    let memories = counts.filter { $0.value > 1 }.mapValues { _ in evaluator.sharedMemory() }
    outcomes = await withTaskGroup(of: (Int, Outcome).self) { group in
      for (index, read) in reading.lessons.enumerated() {
        let isSelected = selected.contains(folder.sources[index].file.path)
        let memory = memories[read.lesson.name]
        let evaluator = evaluated[index] ? evaluator : nil
        group.addTask {
          let outcome = Self.outcome(
            read,
            isSelected: isSelected,
            evaluator: evaluator,
            memory: memory,
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
    memory: CallMemory?,
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
    let (record, failures, operands) = evaluator.evaluateWithOperands(
      read.lesson,
      sharing: memory
    )
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
