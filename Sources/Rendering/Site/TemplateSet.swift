import Foundation
import Mustache

/// The templates of a site, read from a folder: `page.html`, `index.html`, `languages.html`, and the files that are
/// copied as they are, `style.css` and `theme.js`.
public struct TemplateSet: Sendable {
  /// A folder that lacks a template, or one that is no mustache.
  public struct Unreadable: Error, Sendable, CustomStringConvertible {
    /// What is wrong: lower case, one sentence.
    public let description: String
  }

  let pages: MustacheLibrary
  let assets: [OutputFile]

  /// Reads the templates in `folder`.
  ///
  /// - Parameter folder: The folder that holds them.
  /// - Throws: ``Unreadable`` if one is missing or cannot be read.
  public init(folder: String) throws(Unreadable) {
    var templates: [String: MustacheTemplate] = [:]
    for name in ["page", "index", "languages"] {
      let path = "\(folder)/\(name).html"
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Unreadable(description: "the template '\(path)' cannot be read")
      }
      do {
        templates[name] = try MustacheTemplate(string: String(decoding: data, as: UTF8.self))
      } catch {
        throw Unreadable(description: "the template '\(path)' is no mustache: \(error)")
      }
    }
    pages = MustacheLibrary(templates: templates)
    var assets: [OutputFile] = []
    for name in ["style.css", "theme.js"] {
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw Unreadable(description: "the template '\(folder)/\(name)' cannot be read")
      }
      assets.append(OutputFile(path: "assets/\(name)", bytes: Array(data)))
    }
    self.assets = assets
  }
}
