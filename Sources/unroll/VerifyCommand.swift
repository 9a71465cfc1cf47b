import ArgumentParser
import Diagnostics
import Preview
import Verification

/// `unroll verify`.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Hold claims, expectations, records, links and translations to what is true now.",
    discussion: """
      Exit status: 0 if all is true, 1 if something is not, 64 for a wrong call.
      Writes nothing, unless --accept is given.

      --accept writes the records of lessons whose values changed. Naming a translation accepts \
      it as up to date with its source.

      Example:
        unroll verify lessons/en/2-4-activations.md --watch
        unroll verify --format junit --shard 2/5 > report.xml
      """
  )

  @Argument(help: "A course's folder, or lessons in it.")
  var paths: [String] = []

  @Flag(help: "Write the records of the lessons that have no other error.")
  var accept = false

  @Option(help: "How to report: text, json, junit (XML) or github (annotations).")
  var format: ReportFormat = .text

  @Option(help: ArgumentHelp("Verify the k-th of n shares of the lessons.", valueName: "k/n"))
  var shard: Shard = .whole

  @Flag(help: "Verify again whenever a file of the course changes, until interrupted.")
  var watch = false

  @OptionGroup var limitOptions: LimitOptions

  func validate() throws {
    if accept, format != .text || shard != .whole || watch {
      throw ValidationError("--accept goes without --format, --shard and --watch")
    }
    if watch, format != .text { throw ValidationError("--watch reports as text") }
  }

  func run() async throws {
    let terminal = Terminal()
    let verifier = Verifier(paths: paths, limits: limitOptions.limits, shard: shard)
    guard watch else {
      guard try await verify(verifier, terminal) else { throw ExitCode(1) }
      return
    }
    let folders = (try? CourseFolder(paths: paths))?.watchedFolders ?? paths
    let watcher = FolderWatcher(folders)
    _ = try? await verify(verifier, terminal)
    for await _ in watcher.changes { _ = try? await verify(verifier, terminal) }
  }

  /// Verifies once and reports; whether all is true.
  private func verify(_ verifier: Verifier, _ terminal: Terminal) async throws -> Bool {
    let clock = ContinuousClock()
    let start = clock.now
    do {
      var result = try await verifier.verify(terminal)
      if accept {
        let (accepted, problems) = RecordAcceptance(
          folder: result.folder,
          lessons: result.lessons,
          report: result.report
        ).write()
        for line in accepted { print("unroll: accepted \(line)") }
        result = verifier.result(result.folder, result.lessons)
        terminal.show(problems)
        if problems.hasErrors { throw ExitCode(1) }
      }
      show(result.report, terminal, duration: clock.now - start)
      return result.report.errorCount == 0
    } catch let error as CommandError {
      throw terminal.show(error)
    }
  }

  private func show(_ report: Report, _ terminal: Terminal, duration: Duration) {
    let share = shard == .whole ? "" : "share \(shard.number) of \(shard.count): "
    let summary = "unroll: \(share)\(report.summary), \(duration.milliseconds) ms"
    switch format {
    case .text:
      terminal.show(report.findings)
      print(summary)
    case .github: print(report.githubAnnotations + summary)
    case .json: print(report.json, terminator: "")
    case .junit: print(report.junit, terminator: "")
    }
  }
}

extension Duration {
  /// Whole milliseconds.
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}
