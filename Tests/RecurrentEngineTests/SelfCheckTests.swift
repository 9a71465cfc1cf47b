import RecurrentEngine
import Testing

/// The battery of `unroll doctor --bits` on every path of this processor, with 1, 2 and 4 threads.
///
/// Path and threads are settings of the process. Other tests may run meanwhile: their results do not depend on them.
@Suite(.serialized) struct SelfCheckTests {
  static let settings = KernelPath.allCases.filter(\.isAvailable).flatMap { path in
    [1, 2, 4].map { (path, $0) }
  }

  @Test(arguments: settings)
  func bitsAreThoseOfEveryMachine(_ path: KernelPath, _ threads: Int) throws {
    let outcomes = try SelfCheck.run(on: path, threads: threads)
    for outcome in outcomes {
      #expect(outcome.isExpected, "\(outcome.name): \(String(outcome.digest, radix: 16))")
    }
    #expect(SelfCheck.digest(outcomes) == SelfCheck.expectedDigest)
    #expect(Set(outcomes.map(\.digest)).count == outcomes.count)
  }

  @Test func whatCannotBeIsRefused() {
    #expect(throws: EngineError.self) { try SelfCheck.run(on: .baseline, threads: 0) }
    for path in KernelPath.allCases where !path.isAvailable {
      #expect(throws: EngineError.self) { try SelfCheck.run(on: path, threads: 1) }
    }
    let budget = WorkBudget(operations: 1_000_000)
    #expect(throws: EngineError.self) {
      try WorkBudget.$current.withValue(budget) { try SelfCheck.run() }
    }
  }
}
