import Foundation
import Mustache

/// The templates of a site, read from a folder.
///
/// Every `*.html` is a mustache template, known by its name without extension; `page`, `index` and `languages` make the
/// pages, the others are partials of theirs. Style sheets and scripts are copied as they are.
public struct TemplateSet: Sendable {
  /// A folder that lacks a template, or one that is no mustache.
  public struct Unreadable: Error, Sendable, CustomStringConvertible {
    /// What is wrong: lower case, one sentence.
    public let description: String
  }

  /// The templates that make a whole page.
  enum Page: String, CaseIterable {
    /// A lesson.
    case page
    /// The contents of the course in one language.
    case index
    /// The way to the languages.
    case languages
  }

  /// The files that are copied into the site's assets.
  let assets: [OutputFile]
  private let library: MustacheLibrary

  /// Reads the templates in `folder`.
  ///
  /// - Parameter folder: The folder that holds them.
  /// - Throws: ``Unreadable`` if one is missing or cannot be read.
  public init(folder: String) throws(Unreadable) {
    let files = FileManager.default
    let there = (try? files.contentsOfDirectory(atPath: folder)) ?? []
    let names = Set(there.filter { $0.hasSuffix(".html") })
      .union(Page.allCases.map { "\($0.rawValue).html" })
    var templates: [String: MustacheTemplate] = [:]
    for name in names.sorted() {
      let path = "\(folder)/\(name)"
      guard let data = files.contents(atPath: path) else { throw Self.missing(path) }
      do {
        let text = String(decoding: data, as: UTF8.self)
        templates[String(name.dropLast(5))] = try MustacheTemplate(string: text)
      } catch {
        throw Unreadable(description: "the template '\(path)' is no mustache: \(error)")
      }
    }
    library = MustacheLibrary(templates: templates)
    var assets: [OutputFile] = []
    for name in ["style.css", "theme.js", "figures.css", "figures.js"] {
      let path = "\(folder)/\(name)"
      guard let data = files.contents(atPath: path) else { throw Self.missing(path) }
      assets.append(OutputFile(path: "\(Site.assetFolder)/\(name)", bytes: Array(data)))
    }
    self.assets = assets
  }

  /// A page from the values that its template names.
  func page(_ page: Page, _ values: PageValues) -> String {
    library.render(values, withTemplate: page.rawValue) ?? ""
  }

  private static func missing(_ path: String) -> Unreadable {
    Unreadable(description: "the template '\(path)' cannot be read")
  }
}
