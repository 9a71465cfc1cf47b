import ArgumentParser
import Diagnostics
import Evaluation
import Foundation
import LessonModel
import Rendering

/// `unroll render`.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Run the cells of lessons and write their pages.",
    discussion: """
      A lesson with an error writes no page and leaves the old one; the others are written.
      Exit status: 0 if every page was written, 1 if not, 64 for a wrong call.

      Example:
        unroll render lessons/en/2-4-activations.md -o output
      """
  )

  @Argument(help: "A course's folder, or lessons in it.")
  var paths: [String] = []

  @Option(name: [.short, .long], help: "Where the site goes.")
  var output = "output"

  @Option(help: "A folder whose templates go before the usual ones, file by file.")
  var templates: String?

  @OptionGroup var limitOptions: LimitOptions

  func run() async throws {
    let terminal = Terminal()
    do {
      try await render(terminal)
    } catch let error as CommandError {
      throw terminal.show(error)
    }
  }

  private func render(_ terminal: Terminal) async throws {
    let clock = ContinuousClock()
    let start = clock.now
    let folder = try CourseFolder(paths: paths)
    let formulas = FormulaStore()
    let typesetter = try formulas.typesetter()
    let templates = try ProgramFiles.templates(self.templates, course: folder.path)
    let reading = await CourseReading(folder)
    let site = Site(
      course: folder.course,
      lessons: reading.lessons.map(\.lesson),
      templates: templates,
      typesetter: typesetter,
      reference: folder.course.file == nil ? nil : EngineLibrary.reference
    )
    // What needs no lesson evaluated is made meanwhile.
    async let courseFiles = folder.diagnostics.hasErrors ? [] : site.courseFiles()
    let run = await CourseRun(reading, limits: limitOptions.limits, terminal: terminal)
    var diagnostics = run.diagnostics
    var files: [OutputFile] = []
    var pages: [String] = []
    for (outcome, page) in zip(run.outcomes, await self.pages(of: run, in: site)) {
      guard let page else { continue }
      diagnostics += page.diagnostics.filter { !isKnown($0, to: outcome) }
      guard !outcome.diagnostics.hasErrors, !page.diagnostics.hasErrors else { continue }
      files += page.files
      pages += page.files.first.map { [$0.path] } ?? []
    }
    if !folder.diagnostics.hasErrors {
      files += await courseFiles + site.mathFiles()
      let made = Set(files.map(\.path))
      files += site.plainFrontPages().filter { page in
        !made.contains(page.path)
          && !FileManager.default.fileExists(atPath: "\(output)/\(page.path)")
      }
    }
    let (written, problems) = write(files)
    diagnostics += problems
    pages.removeAll { !written.contains($0) }
    formulas.write(typesetter.cachedFormulas)
    terminal.show(diagnostics)
    summarize(run, pages: pages, duration: clock.now - start, typesetter: typesetter)
    if diagnostics.hasErrors { throw ExitCode(1) }
  }

  /// A lesson's page and its data, and what is wrong with them.
  private typealias Page = (files: [OutputFile], diagnostics: [Diagnostic])

  /// The page of each lesson that has a record, several at a time; in the course's order.
  private func pages(of run: CourseRun, in site: Site) async -> [Page?] {
    await run.outcomes.concurrentlyMapped { outcome in
      outcome.record.map { record in
        site.page(of: outcome.lesson, record: record, isComplete: !outcome.diagnostics.hasErrors)
      }
    }
  }

  /// Whether a problem of the page is one that the lesson has already, such as a reference to nothing.
  private func isKnown(_ problem: Diagnostic, to outcome: CourseRun.Outcome) -> Bool {
    outcome.diagnostics.contains { $0.severity == .error && $0.place == problem.place }
  }

  /// Writes what can be written; one diagnostic for each reason why something cannot.
  private func write(_ files: [OutputFile]) -> (written: Set<String>, problems: [Diagnostic]) {
    var written: Set<String> = []
    var failures: [(error: TextFile.WritingError, others: Int)] = []
    let folder = WrittenPath.normal(output)
    for file in files {
      do throws(TextFile.WritingError) {
        try TextFile.write(file.bytes, to: WrittenPath.file(file.path, in: folder))
        written.insert(file.path)
      } catch {
        if let index = failures.firstIndex(where: { $0.error.reason == error.reason }) {
          failures[index].others += 1
        } else {
          failures.append((error, 0))
        }
      }
    }
    TextFile.removeDrafts(of: files.map { WrittenPath.file($0.path, in: folder) })
    let problems = failures.map { error, others in
      let more = others == 0 ? "" : others == 1 ? ", nor can 1 other" : ", nor can \(others) others"
      return Diagnostic(CommandDiagnosticID.outputUnwritable, "\(error)\(more)", at: nil)
    }
    return (written, problems)
  }

  private func summarize(
    _ run: CourseRun,
    pages: [String],
    duration: Duration,
    typesetter: MathTypesetter
  ) {
    let cells = run.outcomes.filter(\.isSelected).flatMap(\.lesson.parts).count
    let formulas = typesetter.hasStartedEngine ? ", new formulas typeset" : ""
    print(
      "unroll: \(pages.count) of \(run.outcomes.filter(\.isSelected).count) lessons, "
        + "\(cells) cells and inline values, \(duration.milliseconds) ms "
        + "(\(run.duration.milliseconds) ms evaluating\(formulas))"
    )
    if let first = pages.count == 1 ? pages.first : pages.isEmpty ? nil : "index.html" {
      print("open \(output)/\(first)")
    }
  }
}
