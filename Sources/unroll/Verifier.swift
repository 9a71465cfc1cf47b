import CellLanguage
import Diagnostics
import LessonModel
import Rendering
import Verification

/// Verifies a course, or some of its lessons, and writes nothing.
struct Verifier: Sendable {
  let paths: [String]
  let limits: CellLimits
  let shard: Shard

  /// What came of it.
  struct Result: Sendable {
    let folder: CourseFolder
    let lessons: [VerifiedLesson]
    let report: Report
  }

  /// Reads, evaluates and checks everything.
  ///
  /// 1. All lessons are read, since links and translations need the others.
  /// 2. Those of this shard are evaluated and their pages made in memory, several at a time.
  /// 3. `CourseCheck` holds them to their claims, records, sources and links.
  func verify(_ terminal: Terminal) async throws(CommandError) -> Result {
    let folder = try CourseFolder(paths: paths)
    let pages = PageCheck(
      typesetter: try FormulaStore().typesetter(),
      allowHTML: folder.course.allowHTML
    )
    let selected = Set(folder.sources.filter(folder.isSelected).map(\.name))
    let names = folder.course.lessonNames.filter(selected.contains)
    let task = CourseRun.Task(
      names: shard.share(of: names),
      evaluatesSources: true,
      inspect: { pages.diagnostics(of: $0, record: $1, isComplete: $2) }
    )
    let run = await CourseRun(
      await CourseReading(folder),
      limits: limits,
      terminal: terminal,
      task: task
    )
    let lessons = run.outcomes.map {
      VerifiedLesson(
        lesson: $0.lesson,
        record: $0.record,
        operands: $0.operands,
        diagnostics: $0.problems,
        isSelected: $0.isSelected
      )
    }
    return result(folder, lessons)
  }

  /// Holds lessons that are evaluated to what is on disk now.
  func result(_ folder: CourseFolder, _ lessons: [VerifiedLesson]) -> Result {
    let fence = folder.fence
    let path = folder.path
    let check = CourseCheck(
      course: folder.course,
      lessons: lessons,
      files: CourseFiles(
        exists: { fence.hasFile(WrittenPath.file($0, in: path)) },
        names: { fence.names(in: WrittenPath.file($0, in: path)) }
      ),
      committed: { try? fence.read(folder.recordPath($0)) }
    )
    var findings = check.diagnostics()
    if shard.hasCourse {
      findings += folder.diagnostics
      // One lesson's author need not mend the others' records.
      if folder.selection == nil { findings += check.orphans(among: Self.records(in: folder)) }
    }
    return Result(
      folder: folder,
      lessons: lessons,
      report: Report(lessons: lessons.filter(\.isSelected), findings: findings)
    )
  }

  private static func records(in folder: CourseFolder) -> [SourceFile] {
    guard folder.course.file != nil else { return [] }
    let records = WrittenPath.file("records", in: folder.path)
    return folder.fence.names(in: records).filter { $0.hasSuffix(".json") }
      .compactMap { try? folder.fence.read("\(records)/\($0)") }
  }
}
