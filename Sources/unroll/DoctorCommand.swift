import ArgumentParser
import RecurrentEngine

/// `unroll doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say whether this machine has what Unroll needs.",
    discussion: """
      --bits computes a fixed battery (elementary functions, passes, training, singular values,
      eigenvalues, random numbers) on every kernel path of the processor, with 1, 2 and 4
      threads, and holds the digest of all bits to the one that every machine gives.
      Exit status: 0 if all is well, 1 if something is not, 64 for a wrong call.
      """
  )

  @Flag(help: "Compute the battery, and compare its bits with those of every other machine.")
  var bits = false

  func run() throws {
    print("kernel path  \(KernelPath.current.rawValue)")
    print("threads      \(Threads.count)")
    if bits, try !checkBits() { throw ExitCode(1) }
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
