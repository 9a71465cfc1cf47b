#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A native stack that is large enough for every cell that keeps within ``CellLimits``.
///
/// Recursion in a cell is recursion here, and how much stack that takes differs between builds. So that the same cell
/// has the same limit in all of them, cells run on a thread with a stack of its own, and calls are counted.
public enum EvaluationStack {
  /// The size of the stack; only what is used of it takes memory.
  public static let byteCount = 256 << 20

  /// Room that is left for the host's functions.
  private static let margin = 1 << 20

  /// Where the stack of this thread begins, if it is one of ours.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// Runs `body` on a stack of this kind, and waits for it.
  ///
  /// If the thread has one already, `body` is simply called. Task-local values are not seen inside, unless they are set
  /// there.
  ///
  /// - Parameter body: What to run.
  /// - Returns: What `body` returns.
  public static func run<Result>(_ body: () -> Result) -> Result {
    guard pthread_getspecific(key) == nil else { return body() }
    var result: Result?
    let isDone = withoutActuallyEscaping({ result = body() }) { start(Job(body: $0)) }
    // Without memory for the thread, the stack that is there has to do.
    guard isDone, let result else { return body() }
    return result
  }

  /// Whether the stack of this thread has room for more calls.
  ///
  /// - Parameter top: A position on the stack where the work began.
  /// - Returns: Whether there is room.
  static func hasRoom(since top: UInt) -> Bool {
    let here = position()
    if let start = pthread_getspecific(key) {
      return distance(UInt(bitPattern: start), here) < byteCount - margin
    }
    return distance(top, here) < smallStack
  }

  /// What may be used of the stack of a thread that is not ours: it may have 512 KiB in all, in a debug build more.
  private static var smallStack: Int {
    #if DEBUG
      3 << 20
    #else
      320 << 10
    #endif
  }

  /// About where the stack ends now.
  static func position() -> UInt {
    var here: UInt8 = 0
    return withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
  }

  private static func distance(_ a: UInt, _ b: UInt) -> Int { Int(a > b ? a - b : b - a) }

  // MARK: Threads

  /// What a thread runs; only that thread touches it, while the one that made it waits.
  fileprivate final class Job: @unchecked Sendable {
    private let body: () -> Void
    init(body: @escaping () -> Void) { self.body = body }

    func run() {
      pthread_setspecific(key, UnsafeMutableRawPointer(bitPattern: position()))
      body()
    }
  }

  /// Runs a job on a new thread; false if there can be none.
  private static func start(_ job: Job) -> Bool {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return false }
    let context = Unmanaged.passRetained(job)
    var thread: Thread = noThread
    var status = pthread_attr_setstacksize(&attributes, byteCount)
    if status == 0 {
      status = pthread_create(&thread, &attributes, runJob, context.toOpaque())
    }
    pthread_attr_destroy(&attributes)
    guard status == 0 else {
      context.release()
      return false
    }
    return join(thread)
  }

  #if canImport(Darwin)
    private typealias Thread = pthread_t?
    private static var noThread: Thread { nil }

    private static func join(_ thread: Thread) -> Bool {
      guard let thread else { return false }
      return pthread_join(thread, nil) == 0
    }
  #else
    private typealias Thread = pthread_t
    private static var noThread: Thread { pthread_t() }

    private static func join(_ thread: Thread) -> Bool { pthread_join(thread, nil) == 0 }
  #endif
}

#if canImport(Darwin)
  private func runJob(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<EvaluationStack.Job>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#else
  private func runJob(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<EvaluationStack.Job>.fromOpaque(context).takeRetainedValue().run() }
    return nil
  }
#endif
