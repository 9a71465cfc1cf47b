import EngineKernels
import Foundation

/// What the lessons that are being evaluated hold in memory.
///
/// Values are freed when nobody holds them any more, and no count of what was made tells how much is left. The C
/// library knows how much the program holds; what it has come to hold since lessons are being evaluated is shared
/// between those. A lesson within its limit never suffers from its neighbours that way: all of them together would
/// have to exceed the sum of their limits.
final class HeapShare: Sendable {
  static let shared = HeapShare()

  private let lock = NSLock()
  private nonisolated(unsafe) var lessons = 0
  private nonisolated(unsafe) var baseline: Int64 = 0

  /// Notes that a lesson is evaluated while `body` runs.
  func join<Result>(_ body: () -> Result) -> Result {
    lock.withLock {
      if lessons == 0 { baseline = engine_heap_bytes() }
      lessons += 1
    }
    defer { lock.withLock { lessons -= 1 } }
    return body()
  }

  /// The bytes that one lesson holds, on average; nil where that cannot be known.
  var bytes: Int? {
    let heap = engine_heap_bytes()
    guard heap >= 0 else { return nil }
    return lock.withLock { Int(max(0, heap - baseline)) / max(1, lessons) }
  }
}
