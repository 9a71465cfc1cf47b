import ArgumentParser
import Diagnostics
import Foundation

/// What the commands say to a person: diagnostics and progress on standard error, results on standard output.
struct Terminal: Sendable {
  /// Whether standard error is a terminal, which gets colours and a progress line.
  let isInteractive: Bool

  init() {
    let environment = ProcessInfo.processInfo.environment
    isInteractive =
      isatty(FileHandle.standardError.fileDescriptor) == 1 && environment["TERM"] != "dumb"
      && environment["NO_COLOR"] == nil
  }

  /// Shows diagnostics in reading order.
  func show(_ diagnostics: [Diagnostic]) {
    let text = diagnostics.inReadingOrder().map { $0.drawn(colour: isInteractive) }.joined()
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// One error that has no place.
  ///
  /// - Returns: The exit status of a command that ends with it: 64 for a wrong call, else 1.
  @discardableResult
  func show(_ error: CommandError) -> ExitCode {
    show([Diagnostic(error.id, error.description, at: nil)])
    return ExitCode(error.id.isWrongCall ? 64 : 1)
  }

  /// Replaces the progress line; an empty text removes it.
  func progress(_ text: String) {
    guard isInteractive else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }
}
