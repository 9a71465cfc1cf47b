import Foundation
import Preview
import Testing

@Suite struct FolderWatcherTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("unroll-watch-\(UUID().uuidString)")

  private func write(_ text: String, _ name: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // Not atomically: as an editor writes in place.
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// Each step must be noticed; without, the test never ends.
  private func follow(_ method: FolderWatcher.Method) async throws {
    try write("1", "a.md")
    defer { try? FileManager.default.removeItem(at: folder) }
    let watcher = FolderWatcher([folder.path, "\(folder.path)/none"], method: method)
    #expect(watcher.method == method)
    var changes = watcher.changes.makeAsyncIterator()
    let path = folder.appendingPathComponent("a.md").path
    try write("2, longer", "a.md")
    #expect(await changes.next() != nil)
    try write("3, longer still", "b.md")
    rename(folder.appendingPathComponent("b.md").path, path)
    #expect(await changes.next() != nil)
    try FileManager.default.removeItem(atPath: path)
    #expect(await changes.next() != nil)
    try write("4", "a.md")
    #expect(await changes.next() != nil)
  }

  @Test func changesAreNoticedThroughEvents() async throws { try await follow(.events) }

  @Test func changesAreNoticedByLooking() async throws { try await follow(.polling) }

  @Test func aFolderThatIsMadeOrMadeAgainIsWatched() async throws {
    let watcher = FolderWatcher([folder.path])
    var changes = watcher.changes.makeAsyncIterator()
    for _ in 1...2 {
      try write("1", "a.md")
      #expect(await changes.next() != nil)
      try FileManager.default.removeItem(at: folder)
      #expect(await changes.next() != nil)
    }
  }
}
