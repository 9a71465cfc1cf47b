// Prints the digest of each part of the engine's self-check; fails unless they are those that the source has.
// scripts/test-bits compiles it with the engine's sources, without optimisation.

let outcomes = try SelfCheck.run()
for outcome in outcomes {
  let digest = String(outcome.digest, radix: 16)
  print(outcome.isExpected ? "the same " : "different", digest, outcome.name)
}
guard outcomes.allSatisfy(\.isExpected) else { fatalError("other bits without optimisation") }
