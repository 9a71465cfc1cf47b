import Foundation
import Rendering

extension TemplateSet {
  /// The templates in a folder named on the command line over those beside the lessons or, if there are none, beside
  /// the program.
  ///
  /// - Parameters:
  ///   - lessons: The course's folder.
  ///   - named: A folder that goes first, if one was named.
  /// - Returns: The templates.
  /// - Throws: `CommandError` if there are no templates, or one cannot be read.
  static func found(beside lessons: String, first named: String?) throws(CommandError)
    -> TemplateSet
  {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folders = ["\(lessons)/../templates", "\(lessons)/templates", "templates"]
    var above = program
    for _ in 0..<5 {
      above.deleteLastPathComponent()
      folders.append(above.appendingPathComponent("templates").path)
    }
    let found = folders.first { FileManager.default.fileExists(atPath: "\($0)/page.html") }
    guard named != nil || found != nil else {
      throw CommandError(
        .fileNotFound,
        "no folder with templates was found; name one with --templates"
      )
    }
    do {
      return try TemplateSet(folders: [named, found].compactMap { $0 })
    } catch {
      throw CommandError(.fileNotFound, error.description)
    }
  }
}
