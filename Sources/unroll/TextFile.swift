import Diagnostics
import Foundation

/// Reading and writing whole files.
enum TextFile {
  /// Why a file cannot be written.
  struct WritingError: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "'\(path)' cannot be written: \(reason)" }
  }

  /// The file, or nil if it cannot be read.
  static func read(_ path: String) -> SourceFile? {
    FileManager.default.contents(atPath: path).map { SourceFile(path: path, bytes: Array($0)) }
  }

  /// Writes the whole file or nothing; a file that already has these bytes is left alone.
  ///
  /// The bytes go to a file beside it, which then takes its place: whoever reads it meanwhile, and a full disk, find the
  /// old one. A symbolic link is replaced, not followed.
  ///
  /// - Returns: Whether the file was written.
  @discardableResult
  static func write(
    _ bytes: some Collection<UInt8>,
    to path: String
  ) throws(WritingError) -> Bool {
    let data = Data(bytes)
    if let old = FileManager.default.contents(atPath: path), old == data { return false }
    try makeFolder(WrittenPath.folder(of: path), for: path)
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw WritingError(path: path, reason: "there is a folder of that name")
    }
    let draft = "\(path).\(getpid()).draft"
    do throws(WritingError) {
      try fill(draft, with: data, for: path)
      guard rename(draft, path) == 0 else { throw failure(path) }
    } catch {
      unlink(draft)
      throw error
    }
    return true
  }

  /// Removes what runs that were killed have left beside files: drafts of them, of processes that are no more.
  ///
  /// - Parameter paths: Files that are written here; nothing else is touched, whatever it is called.
  static func removeDrafts(of paths: [String]) {
    let names = Dictionary(grouping: paths, by: WrittenPath.folder).mapValues {
      Set($0.map(WrittenPath.name))
    }
    for (folder, written) in names {
      for draft in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      where draft.hasSuffix(".draft") {
        let parts = draft.split(separator: ".")
        guard parts.count > 2, let process = Int32(parts[parts.count - 2]), process > 0,
          written.contains(parts.dropLast(2).joined(separator: ".")),
          kill(process, 0) != 0, errno == ESRCH
        else { continue }
        unlink("\(folder)/\(draft)")
      }
    }
  }

  private static func makeFolder(_ folder: String, for path: String) throws(WritingError) {
    var status = stat()
    if stat(folder, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw WritingError(path: path, reason: "'\(folder)' is no folder")
      }
      return
    }
    guard folder != ".", folder != "/" else { return }
    try makeFolder(WrittenPath.folder(of: folder), for: path)
    // Another run may have made it meanwhile.
    if mkdir(folder, 0o777) != 0, errno != EEXIST { throw failure(path) }
  }

  private static func fill(
    _ draft: String,
    with data: Data,
    for path: String
  ) throws(WritingError) {
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw failure(path) }
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = failure(path)
        close(file)
        throw error
      }
      rest = rest.dropFirst(count)
    }
    // Some file systems say only now that there was no room.
    guard close(file) == 0 else { throw failure(path) }
  }

  /// What the system says of the last call.
  private static func failure(_ path: String) -> WritingError {
    let reason = String(cString: strerror(errno))
    return WritingError(path: path, reason: reason.prefix(1).lowercased() + reason.dropFirst())
  }
}
