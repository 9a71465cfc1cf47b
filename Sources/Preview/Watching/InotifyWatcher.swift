#if os(Linux)
  import Foundation
  import Glibc

  /// Watches folders through inotify, on a thread of its own.
  ///
  /// A file counts as changed when its writer closes it or it is renamed into place, never half-written. A file that goes away
  /// counts a moment later, and not at all if another comes in its place: so save editors that rename.
  final class InotifyWatcher: @unchecked Sendable {
    private static let arrivals = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO)
    private static let departures = UInt32(
      IN_DELETE | IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF
    )
    /// How long a file may be away while it is saved, in milliseconds.
    private static let absence: Int32 = 100
    /// How often folders that do not exist are looked for, in milliseconds.
    private static let lookout: Int32 = 500

    private let folders: [String]
    private let descriptor: Int32
    private let stopReader: Int32
    private let stopWriter: Int32
    private let onChange: @Sendable () -> Void
    // Only the thread touches it, once there is one.
    private var watched: [Int32: String] = [:]

    /// Begins to watch; nil if the system has no room for more watchers.
    init?(_ folders: [String], onChange: @escaping @Sendable () -> Void) {
      let descriptor = inotify_init()
      guard descriptor >= 0 else { return nil }
      var pipes: [Int32] = [-1, -1]
      guard pipe(&pipes) == 0 else {
        close(descriptor)
        return nil
      }
      self.folders = folders
      self.descriptor = descriptor
      (stopReader, stopWriter) = (pipes[0], pipes[1])
      self.onChange = onChange
      // Children of this process have no use for them.
      for file in [descriptor, stopReader, stopWriter] { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
      _ = addMissing()
      if watched.isEmpty, folders.contains(where: { access($0, F_OK) == 0 }) {
        for file in [descriptor, stopReader, stopWriter] { close(file) }
        return nil
      }
      Thread.detachNewThread { [self] in run() }
    }

    /// Ends the watching.
    func stop() {
      var byte: UInt8 = 0
      _ = write(stopWriter, &byte, 1)
    }

    /// Watches the folders that were not there before; whether there was one.
    private func addMissing() -> Bool {
      var isNew = false
      let known = Set(watched.values)
      for folder in folders where !known.contains(folder) {
        let mask = Self.arrivals | Self.departures | UInt32(IN_CREATE | IN_ONLYDIR)
        let watch = inotify_add_watch(descriptor, folder, mask)
        guard watch >= 0 else { continue }
        watched[watch] = folder
        isNew = true
      }
      return isNew
    }

    private func run() {
      var files = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stopReader, events: Int16(POLLIN), revents: 0),
      ]
      var hasDeparture = false
      while true {
        let wait = hasDeparture ? Self.absence : watched.count < folders.count ? Self.lookout : -1
        let count = poll(&files, 2, wait)
        if count < 0, errno != EINTR { break }
        if files[1].revents != 0 { break }
        var hasArrival = false
        if count > 0, files[0].revents != 0 {
          let (arrived, departed) = read()
          hasArrival = arrived
          hasDeparture = hasDeparture || departed
        }
        // A folder that was made, or replaced, may have files already.
        if addMissing() { hasArrival = true }
        if hasArrival || (count == 0 && hasDeparture) {
          hasDeparture = false
          onChange()
        }
      }
      for file in [descriptor, stopReader, stopWriter] { close(file) }
    }

    /// Takes the events that wait: whether a file came or was written, whether one went.
    private func read() -> (arrived: Bool, departed: Bool) {
      var (arrived, departed) = (false, false)
      withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 8) { buffer in
        let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        var offset = 0
        while offset + MemoryLayout<inotify_event>.size <= count {
          let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
          offset += MemoryLayout<inotify_event>.size + Int(event.len)
          let isFolder = event.mask & UInt32(IN_ISDIR) != 0
          if event.mask & Self.arrivals != 0 { arrived = true }
          // Files that are made are written and closed, too; folders are not.
          if event.mask & UInt32(IN_CREATE) != 0, isFolder { arrived = true }
          if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { arrived = true }
          if event.mask & Self.departures != 0 { departed = true }
          if event.mask & UInt32(IN_MOVE_SELF) != 0 { inotify_rm_watch(descriptor, event.wd) }
          if event.mask & UInt32(IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF) != 0 {
            watched[event.wd] = nil
          }
        }
      }
      return (arrived, departed)
    }
  }
#endif
