import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel
import Rendering
import Verification

/// What is known of a lesson while it is previewed.
struct LessonState: Sendable {
  /// An evaluation that goes on.
  struct Run: Sendable {
    let version: Int
    let monitor: EvaluationMonitor
    let task: Task<Void, Never>
  }

  /// The file as it is now.
  private(set) var source: PreviewCourse.Source
  /// The lesson as it is now.
  private(set) var lesson: Lesson
  /// What is wrong with its Markdown.
  private(set) var problems: [Diagnostic]
  /// Counts the versions of the text.
  private(set) var version = 1
  /// What came of the last evaluation that got anywhere.
  private(set) var evaluated: EvaluatedLesson?
  /// The version that `evaluated` is complete for; 0 for none.
  private(set) var evaluatedVersion = 0
  /// The evaluation that goes on.
  var run: Run?
  /// The page of the last evaluation, or of one that goes on; nil if it has to be made anew.
  var page: PreviewPage?
  /// The last good entry of each key.
  private var good: [String: LessonRecord.Entry] = [:]
  /// How many cells the lesson had then: unnamed cells are known by their number.
  private var goodCellCount = 0

  init(_ source: PreviewCourse.Source, parser: LessonParser) {
    self.source = source
    (lesson, problems) = parser.parse(source.file, name: source.name, language: source.language)
  }

  /// Whether the last evaluation was of the present text.
  var isEvaluated: Bool { evaluatedVersion == version }

  /// Takes a new version of the file.
  mutating func read(_ source: PreviewCourse.Source, parser: LessonParser) {
    self.source = source
    (lesson, problems) = parser.parse(source.file, name: source.name, language: source.language)
    version += 1
  }

  /// Takes what came of an evaluation; one that was cancelled is still of use for the next.
  mutating func finish(_ result: EvaluatedLesson, version: Int) {
    if result.isComplete || result.runCount > 0 { evaluated = result }
    guard result.isComplete, version == self.version else { return }
    evaluatedVersion = version
    for entry in result.record.entries { good[entry.key] = entry }
    goodCellCount = lesson.cells.count
  }

  /// What is wrong with the present text; meaningful when it is evaluated.
  var allProblems: [Diagnostic] {
    guard isEvaluated, let evaluated else { return problems }
    return problems + evaluated.diagnostics
      + ClaimCheck.diagnostics(
        of: lesson,
        record: evaluated.record,
        operands: evaluated.operands
      )
  }

  /// The lesson's values as far as they are known, those that the present text has not given yet from before.
  ///
  /// - Parameter entries: What the present text computed.
  /// - Returns: The record, and the keys of its entries that are an earlier version's.
  func record(_ entries: [LessonRecord.Entry]) -> (record: LessonRecord, outdated: Set<String>) {
    let known = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    var outdated: Set<String> = []
    let merged = lesson.parts.compactMap { part -> LessonRecord.Entry? in
      if let entry = known[part.key] { return entry }
      if case .cell(let cell) = part, cell.options.name == nil, lesson.cells.count != goodCellCount
      {
        return nil
      }
      guard let entry = good[part.key] else { return nil }
      // A claim that claims something else now has no old value to show.
      if case .inline(let value) = part, case .claim(let claim, _)? = entry.outputs.first,
        claim != value.claim
      {
        return nil
      }
      outdated.insert(part.key)
      return entry
    }
    return (LessonRecord(lesson: lesson.name, entries: merged), outdated)
  }
}
