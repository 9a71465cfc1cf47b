import Foundation
import PeakKernels
import RecurrentEngine

// Speaks with peers/run: a line "H I O T B seconds" is answered by the microseconds a gradient takes, the fastest of
// many batches of calls, and by what the frameworks must agree on; a line "peak" by the GFLOP/s of the processor.

while let line = readLine() {
  if line == "peak" {
    print(peak() / 1e9)
  } else {
    let words = line.split(separator: " ")
    guard let sizes = Sizes(words.prefix(5).compactMap { Int($0) }),
      let seconds = words.last.flatMap({ Double($0) })
    else {
      print("error: expected 'H I O T B seconds', found '\(line)'")
      break
    }
    let problem = try Problem(sizes)
    let time = try fastest(seconds: seconds) {
      _ = try problem.network.parameterGradients(problem.batch)
    }
    let checks = try problem.checks().map { "\($0)" }
    print(time * 1e6, sizes.operations, checks.joined(separator: " "))
  }
  fflush(nil)
}

/// Seconds of a call, the fastest of batches that take about ten milliseconds each.
func fastest(seconds: Double, _ call: () throws -> Void) throws -> Double {
  let clock = ContinuousClock()
  func time(_ count: Int) throws -> Double {
    let start = clock.now
    for _ in 0..<count { try call() }
    return (clock.now - start) / .seconds(1) / Double(count)
  }
  let first = try min(time(1), time(1))
  let count = max(1, Int(0.01 / max(first, 1e-9)))
  var best = first
  let end = clock.now + .seconds(seconds)
  repeat { best = try min(best, time(count)) } while clock.now < end
  return best
}

/// Floating-point operations a second of nothing but fused multiply-adds, on one thread.
func peak() -> Double {
  let clock = ContinuousClock()
  var (best, result) = (0.0, 0.0)
  for _ in 0..<20 {
    let start = clock.now
    let operations = peak_operations(500_000, &result)
    best = max(best, operations / ((clock.now - start) / .seconds(1)))
  }
  return best
}
