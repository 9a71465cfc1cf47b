import Diagnostics
import Foundation

/// The files of a course's folder, and none outside of it.
///
/// A lesson from a stranger may be a symbolic link to a file of the machine that verifies it, a named pipe that never
/// ends, or a name with `..` in it. All files of a course are read through its fence, which resolves links first.
struct CourseFence: Sendable {
  /// Why a file is not read.
  enum Refusal: Error {
    /// There is none.
    case missing
    /// It is a link to, or a path to, somewhere else.
    case outside
    /// It is a folder, a pipe or a device.
    case notAFile
    /// It has more bytes than any file of a course needs.
    case tooLarge

    /// What is wrong with the file at `path` and what to do; nil if it is merely missing.
    func message(_ path: String) -> String? {
      switch self {
      case .missing: nil
      case .outside:
        "'\(path)' leads out of the course's folder and is not read; put the file itself there"
      case .notAFile: "'\(path)' is no regular file and is not read; put a file there"
      case .tooLarge:
        "'\(path)' has more than \(CourseFence.mostBytes >> 20) MiB and is not read; split it"
      }
    }
  }

  /// More than a lesson or a record of a lesson can sensibly have.
  static let mostBytes = 16 << 20

  /// The folder without links, with a slash at the end; nil if all files may be read.
  private let root: String?

  /// A fence around a folder.
  init(around folder: String) {
    root = Self.resolved(folder).map { $0.hasSuffix("/") ? $0 : "\($0)/" } ?? "/dev/null/"
  }

  /// No fence: for a file that a person named and that belongs to no course.
  static let open = CourseFence()

  private init() { root = nil }

  /// Reads a file.
  func read(_ path: String) throws(Refusal) -> SourceFile {
    guard let target = Self.resolved(path) else { throw .missing }
    guard isInside(target) else { throw .outside }
    var status = stat()
    guard lstat(target, &status) == 0 else { throw .missing }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    guard status.st_size <= Self.mostBytes else { throw .tooLarge }
    guard let data = FileManager.default.contents(atPath: target) else { throw .missing }
    return SourceFile(path: path, bytes: Array(data))
  }

  /// The names in a folder, sorted; none if it lies outside or does not exist.
  func names(in folder: String) -> [String] {
    guard let target = Self.resolved(folder), isInside(target) || "\(target)/" == root else {
      return []
    }
    return (try? FileManager.default.contentsOfDirectory(atPath: target))?.sorted() ?? []
  }

  /// Whether there is such a file inside.
  func hasFile(_ path: String) -> Bool {
    guard let target = Self.resolved(path), isInside(target) else { return false }
    var status = stat()
    return lstat(target, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Whether writing to a path changes nothing outside, and follows no link.
  func mayWrite(_ path: String) -> Bool {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return false }
    var folder = WrittenPath.folder(of: path)
    while folder != ".", folder != "/", lstat(folder, &status) != 0 {
      folder = WrittenPath.folder(of: folder)
    }
    guard let target = Self.resolved(folder) else { return false }
    return isInside(target) || "\(target)/" == root || root == nil
  }

  private func isInside(_ target: String) -> Bool { root.map { target.hasPrefix($0) } ?? true }

  /// The path without links, `.` and `..`; nil if nothing is there.
  static func resolved(_ path: String) -> String? {
    guard let pointer = realpath(path, nil) else { return nil }
    defer { free(pointer) }
    return String(cString: pointer)
  }
}
