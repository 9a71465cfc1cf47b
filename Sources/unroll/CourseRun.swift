import CellLanguage
import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel
import Verification

/// A course read, and its selected lessons evaluated and held to their claims.
struct CourseRun: Sendable {
  /// One lesson and what came of it.
  struct Outcome: Sendable {
    let lesson: Lesson
    /// Whether the command works on it.
    let isSelected: Bool
    /// What it computes; nil if it was not selected or cannot be read.
    let record: LessonRecord?
    /// What is wrong with it.
    let diagnostics: [Diagnostic]
  }

  let folder: CourseFolder
  /// Every lesson of the course in every language, in the course's order.
  let outcomes: [Outcome]
  /// How long reading and evaluating took.
  let duration: Duration

  /// Reads all lessons and evaluates the selected ones, several at a time; the order of the results is the course's.
  init(_ folder: CourseFolder, limits: CellLimits, terminal: Terminal) async {
    let clock = ContinuousClock()
    let start = clock.now
    self.folder = folder
    let parser = LessonParser(allowHTML: folder.course.allowHTML)
    let evaluator = LessonEvaluator(limits: limits)
    let total = folder.sources.filter(folder.isSelected).count
    outcomes = await withTaskGroup(of: (Int, Outcome).self) { group in
      for (index, source) in folder.sources.enumerated() {
        group.addTask {
          (index, Self.outcome(source, in: folder, parser: parser, evaluator: evaluator))
        }
      }
      var found = [Outcome?](repeating: nil, count: folder.sources.count)
      var done = 0
      for await (index, outcome) in group {
        found[index] = outcome
        guard outcome.isSelected else { continue }
        done += 1
        if clock.now - start > .milliseconds(300) {
          terminal.progress("evaluated \(done) of \(total) lessons")
        }
      }
      return found.compactMap { $0 }
    }
    terminal.progress("")
    duration = clock.now - start
  }

  private static func outcome(
    _ source: CourseFolder.Source,
    in folder: CourseFolder,
    parser: LessonParser,
    evaluator: LessonEvaluator
  ) -> Outcome {
    let isSelected = folder.isSelected(source)
    let (lesson, problems) = parser.parse(
      source.file,
      name: source.name,
      language: source.language
    )
    guard isSelected else {
      return Outcome(lesson: lesson, isSelected: false, record: nil, diagnostics: [])
    }
    // Cells of a lesson that cannot be read are run all the same: all errors, not the first.
    let (record, failures) = evaluator.evaluate(lesson)
    let claims = ClaimCheck.diagnostics(of: lesson, record: record)
    return Outcome(
      lesson: lesson,
      isSelected: true,
      record: record,
      diagnostics: problems + failures + claims
    )
  }

  /// What is wrong with the course's folder and the selected lessons.
  var diagnostics: [Diagnostic] { folder.diagnostics + outcomes.flatMap(\.diagnostics) }
}
