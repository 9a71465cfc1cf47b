import Foundation
import LessonModel
import Rendering

/// Prints pages as PDF with the Chromium that is installed.
struct PagePrinter: Sendable {
  /// What the browser is called, here and there.
  private static let names = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
  ]
  /// More seconds than any page needs.
  private static let mostSeconds = 120.0

  /// The browser's program.
  let browser: URL

  /// Finds the browser.
  ///
  /// - Throws: `CommandError` if there is none.
  init() throws(CommandError) {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let candidates =
      (environment["CHROMIUM"].map { [$0] } ?? [])
      + Self.names.flatMap { name in folders.map { "\($0)/\(name)" } }
      + ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]
    guard let found = candidates.first(where: FileManager.default.isExecutableFile) else {
      throw CommandError(
        .pdfUnprintable,
        "PDF needs Chromium, and none was found in PATH; install it, on Debian with 'apt-get install chromium', "
          + "or name it in the environment variable CHROMIUM"
      )
    }
    browser = URL(fileURLWithPath: found)
  }

  /// A lesson's page as PDF, in the folder of the lesson's language.
  ///
  /// - Throws: `CommandError` if the browser does not print it; `TextFile.WritingError` if there is no room for the page.
  func file(of lesson: Lesson, record: LessonRecord, in site: Site) throws -> OutputFile {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("unroll-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (files, _) = site.page(of: lesson, record: record)
    for file in files + site.commonFiles() {
      try TextFile.write(file.bytes, to: "\(folder.path)/\(file.path)")
    }
    let page = folder.appendingPathComponent("\(lesson.language)/\(lesson.name).html")
    let target = folder.appendingPathComponent("page.pdf")
    try print(page, to: target, profile: folder.appendingPathComponent("profile"))
    guard let data = FileManager.default.contents(atPath: target.path),
      data.starts(with: Data("%PDF-".utf8))
    else {
      throw CommandError(.pdfUnprintable, "'\(browser.path)' printed no PDF of '\(lesson.name)'")
    }
    return OutputFile(path: "\(lesson.language)/\(lesson.name).pdf", bytes: Array(data))
  }

  private func print(_ page: URL, to target: URL, profile: URL) throws {
    let process = Process()
    process.executableURL = browser
    process.arguments =
      [
        "--headless", "--disable-gpu", "--disable-extensions", "--no-first-run",
        "--user-data-dir=\(profile.path)", "--no-pdf-header-footer",
        "--print-to-pdf=\(target.path)",
        // Its own sandbox cannot start for the superuser; the page is ours and has no script of a stranger.
      ] + (geteuid() == 0 ? ["--no-sandbox"] : []) + [page.absoluteString]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let end = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in end.signal() }
    do {
      try process.run()
    } catch {
      throw CommandError(
        .pdfUnprintable,
        "'\(browser.path)' cannot be run; try it by itself, or name another one in the environment variable CHROMIUM"
      )
    }
    guard end.wait(timeout: .now() + Self.mostSeconds) == .success else {
      process.terminate()
      throw CommandError(
        .pdfUnprintable,
        "'\(browser.path)' did not print within \(Int(Self.mostSeconds)) seconds"
      )
    }
  }
}
