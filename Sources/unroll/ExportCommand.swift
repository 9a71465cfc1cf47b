import ArgumentParser
import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel
import Rendering

/// `unroll export`.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write lessons as Jupyter notebooks, plain Markdown, PDF, or Swift programs.",
    discussion: """
      ipynb     a notebook: prose with its values, cells with their output
      markdown  values and tables filled in, figures as SVG files beside it
      pdf       the page as Chromium prints it; 'chromium' has to be installed
      swift     a program that imports LessonKit and RecurrentEngine and prints
                the lesson's record; it goes to standard output

      A lesson with an error writes nothing; the others are written.
      Exit status: 0 if everything was written, 1 if not, 64 for a wrong call.

      Example:
        unroll export --format ipynb lessons/en/2-4-activations.md
      """
  )

  /// What a lesson can be written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case swift, ipynb, markdown, pdf
  }

  @Argument(help: "Lessons, or a course's folder.")
  var paths: [String]

  @Option(help: "What to write: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = Format.swift

  @Option(name: [.short, .long], help: "Where the files go, in a folder for each language.")
  var output = "output/export"

  @Option(help: "A folder whose templates go before the usual ones, file by file.")
  var templates: String?

  @OptionGroup var limitOptions: LimitOptions

  func validate() throws {
    if format == .swift, paths.count > 1 {
      throw ValidationError("--format swift writes one lesson at a time")
    }
  }

  func run() async throws {
    let terminal = Terminal()
    do {
      let folder = try CourseFolder(paths: paths)
      if format == .swift {
        try printProgram(folder, terminal)
      } else {
        try await writeDocuments(folder, terminal)
      }
    } catch let error as CommandError {
      throw terminal.show(error)
    }
  }

  private func printProgram(_ folder: CourseFolder, _ terminal: Terminal) throws {
    guard let source = folder.sources.first(where: folder.isSelected), folder.selection != nil
    else { throw CommandError(.fileNotFound, "'\(paths[0])' is no lesson of its course") }
    let (lesson, problems) = LessonParser(allowHTML: folder.course.allowHTML).parse(
      source.file,
      name: source.name,
      language: source.language
    )
    let (program, diagnostics) = LessonExporter().program(of: lesson)
    terminal.show(problems + diagnostics)
    guard let program, !problems.hasErrors else { throw ExitCode(1) }
    print(program, terminator: "")
  }

  /// Runs the lessons and writes the documents of those without an error.
  private func writeDocuments(_ folder: CourseFolder, _ terminal: Terminal) async throws {
    let formulas = FormulaStore()
    let typesetter = try formulas.typesetter()
    let templates = try ProgramFiles.templates(templates, course: folder.path)
    let printer = format == .pdf ? try PagePrinter() : nil
    let check = PageCheck(typesetter: typesetter, allowHTML: folder.course.allowHTML)
    let run = await CourseRun(
      await CourseReading(folder),
      limits: limitOptions.limits,
      terminal: terminal,
      task: .init(inspect: { check.diagnostics(of: $0, record: $1, isComplete: $2) })
    )
    let site = Site(
      course: folder.course,
      lessons: run.outcomes.map(\.lesson),
      templates: templates,
      typesetter: typesetter
    )
    var diagnostics = run.diagnostics
    var written: [String] = []
    for outcome in run.outcomes where outcome.isSelected && !outcome.diagnostics.hasErrors {
      guard let record = outcome.record else { continue }
      do {
        let files =
          switch format {
          case .markdown, .swift:
            MarkdownExport(templates: templates).files(of: outcome.lesson, record: record)
          case .ipynb:
            [try NotebookExport(templates: templates).file(of: outcome.lesson, record: record)]
          case .pdf:
            try printer.map { [try $0.file(of: outcome.lesson, record: record, in: site)] } ?? []
          }
        // The text last: where it is, what it shows is.
        let target = WrittenPath.normal(output)
        let paths = files.map { WrittenPath.file($0.path, in: target) }
        for (file, path) in zip(files, paths) { try TextFile.write(file.bytes, to: path) }
        TextFile.removeDrafts(of: paths)
        written += paths.suffix(1)
      } catch let error as CommandError {
        diagnostics.append(Diagnostic(error.id, error.description, at: nil))
      } catch {
        // A text that JSON cannot hold has no words of its own.
        let reason = (error as? TextFile.WritingError)?.description
        let message = reason ?? "'\(outcome.lesson.name)' cannot be written as \(format.rawValue)"
        diagnostics.append(Diagnostic(CommandDiagnosticID.outputUnwritable, message, at: nil))
      }
    }
    formulas.write(typesetter.cachedFormulas)
    terminal.show(diagnostics)
    for path in written { print("wrote \(path)") }
    if diagnostics.hasErrors { throw ExitCode(1) }
  }
}
