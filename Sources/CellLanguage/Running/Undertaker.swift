#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Frees closures that hold closures that hold closures … one after the other.
///
/// A cell can build a chain of a million closures; freed link by link, each inside the last, it would need more stack
/// than any thread has. What a box holds is handed over here instead, and freed in a loop.
final class Undertaker {
  private var waiting: [CellValue] = []

  /// The undertaker at work on this thread.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  /// Frees what a variable holds, now or, if something is being freed further up the stack, right after that.
  ///
  /// The variable is emptied here, so that nobody up the stack still holds the value when its turn comes.
  static func free(_ variable: inout CellValue) {
    if let atWork = pthread_getspecific(key) {
      Unmanaged<Undertaker>.fromOpaque(atWork).takeUnretainedValue().take(&variable)
      return
    }
    let undertaker = Undertaker()
    undertaker.take(&variable)
    pthread_setspecific(key, Unmanaged.passUnretained(undertaker).toOpaque())
    while undertaker.waiting.popLast() != nil {}
    pthread_setspecific(key, nil)
  }

  private func take(_ variable: inout CellValue) {
    waiting.append(variable)
    variable = .void
  }
}
