internal import EngineKernels

/// Threads for large work: whole runs, or parts of a batch.
///
/// They never split a sum, so no result depends on them.
public enum Threads {
  /// How many threads a call may use, its own included: as many as the program may use processors.
  public static var count: Int { unroll_thread_count() }

  /// What the body makes of each index, in the order of the indices, made on several threads.
  ///
  /// The body must only change what belongs to its index. The pieces are charged to the caller's ``WorkBudget``. When
  /// one throws, no further one begins; of several errors the one of the lowest index is thrown, as if the pieces had
  /// been done in order.
  static func map<Piece>(_ count: Int, _ body: (Int) throws -> Piece) throws -> [Piece] {
    guard count > 1 else { return try (0..<count).map(body) }
    let pieces = UnsafeMutablePointer<Result<Piece, any Error>?>.allocate(capacity: count)
    pieces.initialize(repeating: nil, count: count)
    defer {
      pieces.deinitialize(count: count)
      pieces.deallocate()
    }
    let failures = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
    failures.initialize(to: 0)
    defer { failures.deallocate() }
    let budget = WorkBudget.active
    withoutActuallyEscaping(body) { body in
      let work = Work { index in
        guard engine_counter_read(failures) == 0 else { return }
        let piece = Result { try WorkBudget.$current.withValue(budget) { try body(index) } }
        if case .failure = piece { _ = engine_counter_add(failures, 1) }
        pieces[index] = piece
      }
      withExtendedLifetime(work) {
        unroll_parallel(
          count,
          { context, index in
            guard let context else { return }
            Unmanaged<Work>.fromOpaque(context).takeUnretainedValue().body(index)
          },
          Unmanaged.passUnretained(work).toOpaque()
        )
      }
    }
    // Indices are handed out upwards: what was not begun lies behind a failure.
    return try (0..<count).compactMap { try pieces[$0]?.get() }
  }

  /// Calls the body for each index, as ``map(_:_:)`` does.
  static func forEach(_ count: Int, _ body: (Int) throws -> Void) throws {
    _ = try map(count, body)
  }

  /// Sees to it that no call uses more than so many threads, for the whole program; 0 lifts the limit.
  static func force(_ count: Int) { unroll_force_threads(max(0, count)) }

  private final class Work {
    let body: (Int) -> Void

    init(_ body: @escaping (Int) -> Void) { self.body = body }
  }
}
