import Foundation
import Mustache

/// The templates of a site, read from one folder or several; templates/README.md says what each one gets.
///
/// Every `*.html` is a mustache template, known by its name without extension; `page`, `index`, `languages` and `404` make the
/// pages, the others are partials of theirs. Style sheets, scripts and the icon are copied as they are.
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
    /// What a host shows instead of a page that does not exist.
    case notFound = "404"
  }

  /// The files that are copied into the site's assets.
  let assets: [OutputFile]
  private let library: MustacheLibrary

  /// Reads the templates.
  ///
  /// - Parameter folders: The folders that hold them; a file in one of them hides that of the same name in the later ones.
  /// - Throws: ``Unreadable`` if one is in no folder, or cannot be read.
  public init(folders: [String]) throws(Unreadable) {
    let files = FileManager.default
    let there = folders.map { Set((try? files.contentsOfDirectory(atPath: $0)) ?? []) }
    func contents(_ name: String) throws(Unreadable) -> (path: String, data: Data) {
      let folder = zip(folders, there).first { $0.1.contains(name) }?.0 ?? folders.first ?? "."
      let path = "\(folder)/\(name)"
      guard let data = files.contents(atPath: path) else {
        throw Unreadable(description: "the template '\(path)' cannot be read")
      }
      return (path, data)
    }
    let names = there.reduce(into: Set(Page.allCases.map { "\($0.rawValue).html" })) {
      $0.formUnion($1.filter { $0.hasSuffix(".html") })
    }
    var templates: [String: MustacheTemplate] = [:]
    for name in names.sorted() {
      let (path, data) = try contents(name)
      do {
        let text = String(decoding: data, as: UTF8.self)
        templates[String(name.dropLast(5))] = try MustacheTemplate(string: text)
      } catch {
        throw Unreadable(description: "the template '\(path)' is no mustache: \(error)")
      }
    }
    library = MustacheLibrary(templates: templates)
    var assets: [OutputFile] = []
    for name in ["style.css", "theme.js", "page.js", "figures.css", "figures.js", "favicon.svg"] {
      let bytes = Array(try contents(name).data)
      assets.append(OutputFile(path: "\(Site.assetFolder)/\(name)", bytes: bytes))
    }
    self.assets = assets
  }

  /// A page from the values that its template names.
  func page(_ page: Page, _ values: PageValues) -> String {
    library.render(Self.named(values), withTemplate: page.rawValue) ?? ""
  }

  /// Structures as dictionaries, by the names of their properties, and what is nil as false.
  ///
  /// Were it left out, a name would be looked for around the structure: an entry without a number would get the page's.
  /// The library can look into structures itself, but does so anew at every name: a third of the time a page took.
  private static func named(_ value: Any) -> Any {
    if value is String || value is Bool || value is Int { return value }
    if let list = value as? [Any] { return list.map(named) }
    var names: [String: Any] = [:]
    for (name, child) in Mirror(reflecting: value).children {
      let mirror = Mirror(reflecting: child)
      guard mirror.displayStyle == .optional else {
        names[name ?? ""] = named(child)
        continue
      }
      names[name ?? ""] = mirror.children.first.map { named($0.value) } ?? false
    }
    return names
  }
}
