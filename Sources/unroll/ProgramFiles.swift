import Foundation
import Rendering

/// Where the files are that belong to the program: beside its sources, or where `scripts/install` put them.
enum ProgramFiles {
  /// Folders that may hold what the program needs by that name, the nearest first.
  ///
  /// - Parameter name: `templates` or `katex`.
  /// - Returns: `<prefix>/share/unroll/<name>` for a program in `<prefix>/bin`, and `<name>` in the folders above the
  ///   program, since `.build/release` is in the repository.
  static func folders(_ name: String) -> [String] {
    guard var above = Bundle.main.executableURL?.resolvingSymlinksInPath() else { return [] }
    var folders: [String] = []
    for _ in 0..<5 {
      above.deleteLastPathComponent()
      folders.append(above.appendingPathComponent("share/unroll/\(name)").path)
      folders.append(above.appendingPathComponent(name).path)
    }
    return folders
  }

  /// The folders of templates for a course, the first hiding the files of the later ones.
  ///
  /// - Parameters:
  ///   - own: The folder named on the command line.
  ///   - course: The course's folder.
  /// - Returns: That folder, and the one beside the lessons or, if there is none, beside the program.
  /// - Throws: `CommandError` if there is none at all.
  static func templateFolders(_ own: String?, course: String) throws(CommandError) -> [String] {
    let usual =
      ["\(course)/../templates", "\(course)/templates", "templates"] + folders("templates")
    let found = usual.first { FileManager.default.fileExists(atPath: "\($0)/page.html") }
    var isFolder: ObjCBool = false
    if let own,
      !FileManager.default.fileExists(atPath: own, isDirectory: &isFolder) || !isFolder.boolValue
    {
      throw CommandError(.fileNotFound, "'\(own)', the folder of templates, does not exist")
    }
    guard own != nil || found != nil else {
      throw CommandError(
        .programIncomplete,
        "no folder with templates was found; name one with --templates"
      )
    }
    return [own, found].compactMap { $0 }
  }

  /// The templates for a course.
  static func templates(_ own: String?, course: String) throws(CommandError) -> TemplateSet {
    let folders = try templateFolders(own, course: course)
    do {
      return try TemplateSet(folders: folders)
    } catch {
      throw CommandError(.programIncomplete, error.description)
    }
  }
}
