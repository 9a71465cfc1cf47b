#if canImport(Darwin)
  import Darwin
  import Dispatch
  import Foundation

  /// Watches folders, and the files in them, through dispatch's file system events.
  final class DispatchWatcher: @unchecked Sendable {
    /// How long a file may be away, or half-written, while it is saved.
    private static let absence = DispatchTimeInterval.milliseconds(10)

    private let folders: [String]
    private let onChange: @Sendable () -> Void
    private let queue = DispatchQueue(label: "unroll.preview.files")
    // Only touched on the queue.
    private var sources: [String: any DispatchSourceFileSystemObject] = [:]
    private var isDue = false
    private var isStopped = false

    init(_ folders: [String], onChange: @escaping @Sendable () -> Void) {
      self.folders = folders
      self.onChange = onChange
      queue.sync { watchAll() }
    }

    /// Ends the watching.
    func stop() {
      queue.async { [self] in
        isStopped = true
        for source in sources.values { source.cancel() }
        sources = [:]
      }
    }

    /// Watches what is there now: a folder tells of files that come and go, a file of what is written to it.
    private func watchAll() {
      for folder in folders {
        watch(folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where !name.hasPrefix(".") { watch("\(folder)/\(name)") }
      }
    }

    private func watch(_ path: String) {
      guard sources[path] == nil else { return }
      let descriptor = open(path, O_EVTONLY)
      guard descriptor >= 0 else { return }
      let source = DispatchSource.makeFileSystemObjectSource(
        fileDescriptor: descriptor,
        eventMask: [.write, .extend, .delete, .rename, .link, .revoke],
        queue: queue
      )
      source.setEventHandler { [weak self] in self?.notice(path) }
      source.setCancelHandler { close(descriptor) }
      sources[path] = source
      source.resume()
    }

    private func notice(_ path: String) {
      guard let source = sources[path] else { return }
      if !source.data.isDisjoint(with: [.delete, .rename, .revoke]) {
        source.cancel()
        sources[path] = nil
      }
      guard !isDue else { return }
      isDue = true
      queue.asyncAfter(deadline: .now() + Self.absence) { [self] in
        isDue = false
        guard !isStopped else { return }
        watchAll()
        onChange()
      }
    }
  }
#endif
