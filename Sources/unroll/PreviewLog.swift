import Diagnostics
import Foundation
import Preview

/// What a preview says in the terminal.
final class PreviewLog: @unchecked Sendable {
  private let terminal: Terminal
  private let start = ContinuousClock.now
  private let lock = NSLock()
  // Guarded by the lock.
  private var wrong: Set<String> = []
  private var lessons = 0

  init(_ terminal: Terminal) { self.terminal = terminal }

  /// Says one thing.
  func say(_ text: String) {
    terminal.progress("")
    // Not through a buffer: whoever reads this may be another program.
    FileHandle.standardOutput.write(Data("unroll: \(text)\n".utf8))
  }

  /// Says what happened.
  func show(_ event: PreviewEvent) {
    switch event {
    case .course(let diagnostics): terminal.show(diagnostics)
    case .unreadable(let message): terminal.show(CommandError(.fileNotFound, message))
    case .running(let path, let part, let number, let count, let duration):
      terminal.progress(
        "\(path): running '\(part)', \(number) of \(count), \(duration.milliseconds / 1000) s"
      )
    case .lesson(let path, let first, let run, let parts, let duration, let problems):
      terminal.progress("")
      terminal.show(problems)
      let (isWrong, wasWrong) = note(path, problems)
      guard !first else { return }
      let state = isWrong ? ", with errors" : wasWrong ? ", without errors again" : ""
      say("\(path): \(run) of \(parts) cells and values run, \(duration.milliseconds) ms\(state)")
    }
  }

  /// Says how it stands when all lessons were evaluated once.
  func endFirstEvaluation() {
    let (count, wrong) = lock.withLock { (lessons, self.wrong.count) }
    let errors = wrong > 0 ? ", \(wrong) with errors" : ""
    say("\(count) lessons evaluated\(errors), \((ContinuousClock.now - start).milliseconds) ms")
  }

  private func note(_ path: String, _ problems: [Diagnostic]) -> (isWrong: Bool, wasWrong: Bool) {
    lock.withLock {
      lessons += 1
      let wasWrong = wrong.contains(path)
      if problems.hasErrors { wrong.insert(path) } else { wrong.remove(path) }
      return (problems.hasErrors, wasWrong)
    }
  }
}
