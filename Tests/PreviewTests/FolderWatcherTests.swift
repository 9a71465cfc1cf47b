import Foundation
import Preview
import Testing

/// Each change must be noticed; otherwise a test fails for its time limit.
@Suite(.timeLimit(.minutes(1))) struct FolderWatcherTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("unroll-watch-\(UUID().uuidString)")

  /// Writes in place, as many editors do.
  private func write(_ text: String, _ name: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func isTold(by watcher: FolderWatcher) async -> Bool {
    for await _ in watcher.changes { return true }
    return false
  }

  private func follow(_ method: FolderWatcher.Method) async throws {
    try write("1", "a.md")
    defer { try? FileManager.default.removeItem(at: folder) }
    let watcher = FolderWatcher([folder.path, "\(folder.path)/none"], method: method)
    #expect(watcher.method == method)
    let path = folder.appendingPathComponent("a.md").path
    try write("2, longer", "a.md")
    #expect(await isTold(by: watcher))
    try write("3, longer still", "b.md")
    rename(folder.appendingPathComponent("b.md").path, path)
    #expect(await isTold(by: watcher))
    try FileManager.default.removeItem(atPath: path)
    #expect(await isTold(by: watcher))
    try write("4", "a.md")
    #expect(await isTold(by: watcher))
  }

  @Test func changesAreNoticedThroughEvents() async throws { try await follow(.events) }

  @Test func changesAreNoticedByLooking() async throws { try await follow(.polling) }

  @Test func aFolderThatIsMadeOrMadeAgainIsWatched() async throws {
    let watcher = FolderWatcher([folder.path])
    for _ in 1...2 {
      try write("1", "a.md")
      #expect(await isTold(by: watcher))
      try FileManager.default.removeItem(at: folder)
      #expect(await isTold(by: watcher))
    }
  }
}
