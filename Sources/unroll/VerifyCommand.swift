import ArgumentParser
import Diagnostics
import Foundation
import LessonModel
import Verification

/// `unroll verify`.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold claims, expectations and records to what is computed now.",
    discussion: """
      Exit status: 0 if all is true, 1 if something is not, 64 for a wrong call.
      Writes nothing, unless --accept is given.
      """
  )

  @Argument(help: "A course's folder, or lessons in it.")
  var paths: [String] = []

  @Flag(help: "Write the records of the lessons that have no error.")
  var accept = false

  @OptionGroup var limitOptions: LimitOptions

  func run() async throws {
    let terminal = Terminal()
    let folder: CourseFolder
    do {
      folder = try CourseFolder(paths: paths)
    } catch {
      terminal.show(error)
      throw ExitCode(1)
    }
    let run = await CourseRun(folder, limits: limitOptions.limits, terminal: terminal)
    var diagnostics = run.diagnostics
    if folder.course.file != nil {
      diagnostics += accept ? try acceptRecords(of: run) : checkRecords(of: run)
    }
    terminal.show(diagnostics)
    let checked = run.outcomes.filter(\.isSelected)
    let numbers = checked.compactMap(\.record).flatMap(\.entries).count
    let errors = diagnostics.filter { $0.severity == .error }.count
    let verdict = errors == 0 ? "all true" : errors == 1 ? "1 error" : "\(errors) errors"
    print(
      "unroll: \(checked.count) lessons, \(numbers) cells and inline values, \(verdict), "
        + "\(run.duration.milliseconds) ms"
    )
    if errors > 0 { throw ExitCode(1) }
  }

  /// The outcomes whose record the lesson's translations share: those of the course's first language.
  private func sources(of run: CourseRun) -> [CourseRun.Outcome] {
    run.outcomes.filter {
      $0.isSelected && $0.lesson.language == run.folder.course.languages.first?.tag
    }
  }

  private func checkRecords(of run: CourseRun) -> [Diagnostic] {
    let found = sources(of: run).flatMap { outcome -> [Diagnostic] in
      guard let record = outcome.record, !outcome.diagnostics.hasErrors else { return [] }
      return RecordCheck.diagnostics(
        of: outcome.lesson,
        record: record,
        committed: TextFile.read(run.folder.recordPath(outcome.lesson.name))
      )
    }
    return found + orphans(in: run.folder)
  }

  /// Records that belong to no lesson; looked for only when the whole course is verified.
  private func orphans(in folder: CourseFolder) -> [Diagnostic] {
    guard folder.selection == nil else { return [] }
    let records = "\(folder.path)/records"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: records)) ?? []
    let lessons = Set(folder.course.lessonNames)
    return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
      guard !lessons.contains(String(name.dropLast(5))),
        let file = TextFile.read("\(records)/\(name)")
      else { return nil }
      return Diagnostic(
        VerificationDiagnosticID.recordOrphaned,
        "this record belongs to no lesson of the course; remove it",
        at: Diagnostic.Place(file, SourceSpan(0, 0))
      )
    }
  }

  private func acceptRecords(of run: CourseRun) throws -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for outcome in sources(of: run) {
      guard let record = outcome.record, !outcome.diagnostics.hasErrors else { continue }
      let path = run.folder.recordPath(outcome.lesson.name)
      do {
        if try TextFile.write(RecordFile(record).text.utf8, to: path) {
          print("unroll: accepted \(path)")
        }
      } catch {
        problems.append(
          Diagnostic(
            CommandDiagnosticID.outputUnwritable,
            "'\(path)' cannot be written: \(error.localizedDescription)",
            at: nil
          )
        )
      }
    }
    return problems
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
