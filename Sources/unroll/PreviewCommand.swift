import ArgumentParser
import Diagnostics
import Foundation
import Preview
import Rendering

/// `unroll preview`.
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show a course in the browser, and every change as soon as it is saved.",
    discussion: """
      Serves the pages on this machine only, until interrupted with Ctrl-C. Only what a change can affect is \
      computed again: of a changed lesson the cells from the first changed one on. What is wrong is shown beside its \
      cell, and here.

      Example:
        unroll preview --open
        unroll preview lessons/en/2-4-activations.md --port 8000
      """
  )

  @Argument(help: "A course's folder, or the lessons in it to begin with.")
  var paths: [String] = []

  @Option(help: "The port; if none is given and the usual one is taken, another.")
  var port: UInt16?

  @Flag(help: "Open the page in the browser.")
  var open = false

  @Option(help: "A folder whose templates go before the usual ones, file by file.")
  var templates: String?

  @OptionGroup var limitOptions: LimitOptions

  func run() async throws {
    let terminal = Terminal()
    do {
      try await preview(terminal)
    } catch let error as CommandError {
      throw terminal.show(error)
    } catch let error as PreviewServer.PortTaken {
      throw terminal.show(CommandError(.portTaken, error.description))
    }
  }

  private func preview(_ terminal: Terminal) async throws {
    let reader = PreviewReader(paths: paths, templates: templates)
    let selection = try reader.selection()
    let formulas = FormulaStore()
    let typesetter = try formulas.typesetter()
    let log = PreviewLog(terminal)
    let session = try PreviewSession(
      typesetter: typesetter,
      limits: limitOptions.limits,
      report: { log.show($0) },
      readCourse: { try reader.read() }
    )
    let interruption = Self.onInterruption { formulas.write(typesetter.cachedFormulas) }
    defer { interruption.cancel() }
    let page = selection.first.map { "\($0).html" } ?? ""
    let (port, open) = (port, open)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await Self.follow(reader, session) }
      group.addTask {
        try await PreviewServer(session: session).run(port: port) { port in
          let address = "http://127.0.0.1:\(port)/\(page)"
          log.say("serving \(address) until Ctrl-C")
          if open { Self.open(address, terminal) }
        }
      }
      group.addTask {
        // What the author named first, the rest when that is done.
        await session.evaluate(selection)
        await session.evaluate(await session.lessonPaths)
        log.endFirstEvaluation()
      }
      for try await _ in group {}
    }
  }

  /// Has the session look again whenever a file that matters changes.
  private static func follow(_ reader: PreviewReader, _ session: PreviewSession) async {
    while !Task.isCancelled {
      let folders = reader.folders
      let watcher = FolderWatcher(folders)
      // What changed before there was a watcher.
      await session.update()
      for await _ in watcher.changes {
        await session.update()
        // Another language has a folder of its own.
        if reader.folders != folders { break }
      }
    }
  }

  /// Does `work` and ends the program when the author interrupts it.
  private static func onInterruption(
    _ work: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    source.setEventHandler {
      work()
      Foundation.exit(0)
    }
    source.resume()
    return source
  }

  /// Opens a page in the system's browser.
  private static func open(_ address: String, _ terminal: Terminal) {
    #if canImport(Darwin)
      let program = "open"
    #else
      let program = "xdg-open"
    #endif
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program, address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.terminationHandler = { process in
      if process.terminationStatus != 0 {
        terminal.show([
          Diagnostic(
            CommandDiagnosticID.noBrowser,
            "'\(program)' could not open a browser; open \(address) yourself",
            at: nil,
            severity: .warning
          )
        ])
      }
    }
    try? process.run()
  }
}
