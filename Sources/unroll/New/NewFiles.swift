import Foundation
import Verification
import CellLanguage

/// Writes what a new lesson or course begins with: all files, or none if one of them is there already.
struct NewFiles {
  let fence: CourseFence

  /// Writes files and says which.
  ///
  /// - Parameters:
  ///   - files: Path and text of each.
  ///   - known: The path of a file that is there and is to be replaced.
  /// - Throws: `CommandError` if another file is there already, or one cannot be written.
  func write(_ files: [(path: String, text: String)], over known: String? = nil)
    throws(CommandError)
  {
    for file in files where file.path != known {
      guard !FileManager.default.fileExists(atPath: file.path) else {
        throw CommandError(.fileExists, "'\(file.path)' is there already; nothing was written")
      }
    }
    for file in files {
      guard fence.mayWrite(file.path) else {
        throw CommandError(
          .outputUnwritable,
          "'\(file.path)' is a link or leads out of the course's folder"
        )
      }
      do throws(TextFile.WritingError) {
        try TextFile.write(file.text.utf8, to: file.path)
      } catch {
        throw CommandError(.outputUnwritable, error.description)
      }
      print("unroll: wrote \(file.path)")
    }
  }

  /// Evaluates lessons that were just written and writes their records.
  static func acceptRecords(of paths: [String], _ terminal: Terminal) async throws(CommandError) {
    let verifier = Verifier(paths: paths, limits: CellLimits(), shard: .whole)
    let result = try await verifier.verify(terminal)
    let (accepted, problems) = RecordAcceptance(
      folder: result.folder,
      lessons: result.lessons,
      report: result.report
    ).write()
    for line in accepted { print("unroll: wrote \(line)") }
    terminal.show(problems)
  }
}
