import Foundation
import Preview
import Rendering

/// Reads a course for its preview, again and again.
final class PreviewReader: @unchecked Sendable {
  private let paths: [String]
  private let ownTemplates: String?
  private let lock = NSLock()
  // Guarded by the lock.
  private var templates: (stamps: [String], set: TemplateSet, version: Int)?
  private var readFolders: [String] = []

  init(paths: [String], templates: String?) {
    self.paths = paths
    ownTemplates = templates
  }

  /// The pages without extension that the author named; none for all.
  func selection() throws(CommandError) -> [String] {
    let folder = try CourseFolder(paths: paths)
    return folder.selection == nil
      ? [] : folder.sources.filter(folder.isSelected).map { "\($0.language)/\($0.name)" }
  }

  /// The folders whose files matter, as the course was when it was last read: a new language has one of its own.
  var folders: [String] { lock.withLock { readFolders } }

  /// The course as it is now.
  func read() throws(CommandError) -> PreviewCourse {
    let folder = try CourseFolder(paths: paths)
    let places = try ProgramFiles.templateFolders(ownTemplates, course: folder.path)
    lock.withLock { readFolders = folder.watchedFolders + places }
    let (templates, version) = try currentTemplates(places, course: folder.path)
    return PreviewCourse(
      course: folder.course,
      sources: folder.sources.map {
        PreviewCourse.Source(name: $0.name, language: $0.language, file: $0.file)
      },
      diagnostics: folder.diagnostics,
      templates: templates,
      templatesVersion: version
    )
  }

  /// The templates, read again only if one changed.
  private func currentTemplates(
    _ places: [String],
    course: String
  ) throws(CommandError) -> (set: TemplateSet, version: Int) {
    let files = FileManager.default
    let stamps = places.flatMap { folder in
      ((try? files.contentsOfDirectory(atPath: folder)) ?? []).sorted().map { name in
        let attributes = try? files.attributesOfItem(atPath: "\(folder)/\(name)")
        let modified = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return "\(folder)/\(name) \(modified) \(attributes?[.size] ?? 0)"
      }
    }
    let known = lock.withLock { templates }
    if let known, known.stamps == stamps { return (known.set, known.version) }
    let set = try ProgramFiles.templates(ownTemplates, course: course)
    let version = (known?.version ?? 0) + 1
    lock.withLock { templates = (stamps, set, version) }
    return (set, version)
  }
}
