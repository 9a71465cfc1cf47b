import Foundation

/// The files in some folders as they are at one time, to notice that one changes by looking again.
struct FolderState: Sendable, Equatable {
  private struct Stamp: Equatable {
    let modified: Date?
    let size: Int?
    let identity: Int?
  }

  private let folders: [String]
  private let stamps: [String: Stamp]

  /// The state of the files in folders now.
  init(of folders: [String]) {
    self.folders = folders
    let files = FileManager.default
    var stamps: [String: Stamp] = [:]
    for folder in folders {
      for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] where !name.hasPrefix(".")
      {
        let path = "\(folder)/\(name)"
        guard let attributes = try? files.attributesOfItem(atPath: path) else { continue }
        stamps[path] = Stamp(
          modified: attributes[.modificationDate] as? Date,
          size: attributes[.size] as? Int,
          identity: attributes[.systemFileNumber] as? Int
        )
      }
    }
    self.stamps = stamps
  }

  /// Waits until something is different and stays so for a moment; the state then.
  func changed() async -> FolderState {
    var last = self
    while !Task.isCancelled {
      try? await Task.sleep(for: .milliseconds(150))
      let now = FolderState(of: folders)
      if now != self, now == last { return now }
      last = now
    }
    return last
  }
}
