import Foundation

/// The files of some folders as they are at one time, to notice that one changes.
///
/// Looks a few times a second instead of asking the system for events: the same on every system, and no event is lost
/// when an editor replaces a file.
struct FolderState: Sendable, Equatable {
  private struct Stamp: Equatable {
    let modified: Date?
    let size: Int?
  }

  private let paths: [String]
  private let stamps: [String: Stamp]

  /// The state of files, and of everything in folders, now.
  init(of paths: [String]) {
    self.paths = paths
    var stamps: [String: Stamp] = [:]
    for path in paths {
      // A lesson's neighbours count, too: its record, the lessons it links to.
      let isLesson = path.hasSuffix(".md")
      let folder = URL(fileURLWithPath: path)
      let root = isLesson ? folder.deletingLastPathComponent().deletingLastPathComponent() : folder
      let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
      let files = FileManager.default.enumerator(
        at: root,
        includingPropertiesForKeys: Array(keys),
        options: [.skipsHiddenFiles]
      )
      while let file = files?.nextObject() as? URL {
        guard ["md", "json", "yml"].contains(file.pathExtension),
          let values = try? file.resourceValues(forKeys: keys)
        else { continue }
        stamps[file.path] = Stamp(modified: values.contentModificationDate, size: values.fileSize)
      }
    }
    self.stamps = stamps
  }

  /// Waits until something is different and stays so for a moment; the state then.
  func changed() async -> FolderState {
    var last = self
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(200))
      let now = FolderState(of: paths)
      if now != self, now == last { return now }
      last = now
    }
    return last
  }
}
