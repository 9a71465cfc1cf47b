import RecurrentEngine

// Prints the digest of each part of the engine's self-check; fails unless they are those that the source has. Built by
// scripts/test-processors against the engine without optimisation.

let outcomes = try SelfCheck.run()
for outcome in outcomes {
  print(outcome.isExpected ? "the same " : "different", String(outcome.digest, radix: 16), outcome.name)
}
guard outcomes.allSatisfy(\.isExpected) else { fatalError("other bits than those of the optimised build") }
