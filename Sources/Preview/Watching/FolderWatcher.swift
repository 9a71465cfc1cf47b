/// Notices that files in some folders change; folders inside them are not looked into.
///
/// Events are gathered: one that was not yet taken stands for all until it is. They say that something happened, not what:
/// whoever is told looks for herself, so that nothing depends on how an editor saves.
public struct FolderWatcher: Sendable {
  /// How changes are noticed.
  public enum Method: Sendable {
    /// By the system's events: inotify on Linux, dispatch on macOS.
    case events
    /// By looking a few times a second.
    case polling
  }

  /// One element for each change, or several at once.
  public let changes: AsyncStream<Void>
  /// How changes are noticed.
  public let method: Method

  /// Watches folders, existing or not.
  ///
  /// - Parameters:
  ///   - folders: The folders.
  ///   - method: How to notice changes; where the system has no events or no room for more watchers, by polling.
  public init(_ folders: [String], method: Method = .events) {
    let (changes, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    self.changes = changes
    #if os(Linux)
      if method == .events,
        let watcher = InotifyWatcher(folders, onChange: { continuation.yield() })
      {
        continuation.onTermination = { _ in watcher.stop() }
        self.method = .events
        return
      }
    #elseif canImport(Darwin)
      if method == .events {
        let watcher = DispatchWatcher(folders) { continuation.yield() }
        continuation.onTermination = { _ in watcher.stop() }
        self.method = .events
        return
      }
    #endif
    self.method = .polling
    // Looked at here, so that nothing that changes from now on is missed.
    let first = FolderState(of: folders)
    let task = Task {
      var state = first
      while !Task.isCancelled {
        state = await state.changed()
        continuation.yield()
      }
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}
