import ArgumentParser
import Foundation
import LessonMarkdown
import RecurrentEngine
import Rendering

/// `unroll doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say whether this machine has what Unroll needs.",
    discussion: """
      --bits computes a fixed battery (elementary functions, passes, training, singular values, \
      eigenvalues, random numbers) on every kernel path of the processor, with 1, 2 and 4 \
      threads, and holds the digest of all bits to the one that every machine gives.
      Exit status: 0 if all is well, 1 if something is not, 64 for a wrong call.

      Example:
        unroll doctor --bits
      """
  )

  @Flag(help: "Compute the battery, and compare its bits with those of every other machine.")
  var bits = false

  func run() throws {
    let isComplete = printInstallation()
    print("kernel path  \(KernelPath.current.rawValue)")
    print("threads      \(Threads.count)")
    if !isComplete { throw ExitCode(1) }
    if bits, try !checkBits() { throw ExitCode(1) }
  }

  /// Prints what is installed where; whether nothing is missing that rendering needs.
  private func printInstallation() -> Bool {
    var isComplete = true
    print("unroll       \(Unroll.configuration.version), \(Bundle.main.executablePath ?? "?")")
    print("libcmark     \(BodyWriter.libraryVersion)")
    let templates = try? ProgramFiles.templateFolders(nil, course: "lessons").first
    print(
      "templates    \(templates ?? "missing; run scripts/install, or name a folder with --templates")"
    )
    if templates == nil { isComplete = false }
    do {
      let typesetter = try FormulaStore().typesetter()
      print("KaTeX        \(typesetter.katex.version), \(typesetter.katex.folder)")
      // Never seen before, so that JavaScriptCore has to typeset it.
      let probe = "x_{\(UInt32.random(in: 0 ... .max))}"
      if case .failure(let error) = typesetter.typeset(probe, isDisplayed: false) {
        print("JavaScript   does not typeset: \(error.message)")
        isComplete = false
      } else {
        print("JavaScript   typesets formulas")
      }
    } catch {
      print("KaTeX        missing: \(error.description)")
      isComplete = false
    }
    let browser = (try? PagePrinter())?.browser.path
    print("Chromium     \(browser ?? "not found; only 'unroll export --format pdf' needs it")")
    return isComplete
  }

  /// Prints the digest of every path and number of threads; whether all are the expected one.
  private func checkBits() throws -> Bool {
    var isRight = true
    print("\npath      threads  digest")
    for path in KernelPath.allCases where path.isAvailable {
      for threads in [1, 2, 4] {
        let outcomes = try SelfCheck.run(on: path, threads: threads)
        let name = path.rawValue.padding(to: 8)
        print("\(name)  \("\(threads)".padding(to: 7))  \(SelfCheck.digest(outcomes))")
        for outcome in outcomes where !outcome.isExpected {
          isRight = false
          print("  \(outcome.name): \(outcome.digest.hex), expected \(outcome.expected.hex)")
        }
      }
    }
    print("expected           \(SelfCheck.expectedDigest)")
    return isRight
  }
}

extension String {
  /// The text with spaces behind it, so many characters in all.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}

extension UInt64 {
  /// As Swift writes it: `0x0123_4567_89ab_cdef`.
  fileprivate var hex: String {
    let digits = String(self, radix: 16)
    let all = Array(String(repeating: "0", count: 16 - digits.count) + digits)
    return "0x"
      + stride(from: 0, to: 16, by: 4).map { String(all[$0..<$0 + 4]) }
      .joined(separator: "_")
  }
}
