import Diagnostics
import Foundation

/// Reading and writing whole files.
enum TextFile {
  /// The file, or nil if it cannot be read.
  static func read(_ path: String) -> SourceFile? {
    FileManager.default.contents(atPath: path).map { SourceFile(path: path, bytes: Array($0)) }
  }

  /// Writes the whole file or nothing; a file that already has these bytes is left alone.
  ///
  /// - Returns: Whether the file was written.
  /// - Throws: An error of Foundation's if the file cannot be written.
  @discardableResult
  static func write(_ bytes: some Collection<UInt8>, to path: String) throws -> Bool {
    if let old = FileManager.default.contents(atPath: path), old == Data(bytes) {
      return false
    }
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    return true
  }
}
