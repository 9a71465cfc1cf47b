import Diagnostics
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
  /// - Throws: ``Unreadable`` if one is in no folder, or cannot be read, or if one is used that is not there, or one of a
  ///   folder before the last is not used.
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
    var used: Set<String> = []
    for name in names.sorted() {
      let (path, data) = try contents(name)
      do {
        let text = String(decoding: data, as: UTF8.self)
        templates[String(name.dropLast(5))] = try MustacheTemplate(string: text)
        used.formUnion(try Self.partials(in: text, path, among: names))
      } catch let error as Unreadable {
        throw error
      } catch {
        throw Unreadable(description: Self.description(of: error, path))
      }
    }
    try Self.checkUse(of: Array(zip(folders, there)), used)
    library = MustacheLibrary(templates: templates)
    var assets: [OutputFile] = []
    for name in Self.copied {
      let bytes = Array(try contents(name).data)
      assets.append(OutputFile(path: "\(Site.assetFolder)/\(name)", bytes: bytes))
    }
    self.assets = assets
  }

  private static let copied = [
    "style.css", "theme.js", "page.js", "figures.css", "figures.js", "favicon.svg",
  ]

  /// The files of the templates that a template names, as in `{{> head}}`.
  private static func partials(
    in text: String,
    _ path: String,
    among names: Set<String>
  ) throws(Unreadable) -> Set<String> {
    var found: Set<String> = []
    for start in text.ranges(of: "{{>") {
      let rest = text[start.upperBound...].drop { $0 == " " }
      let name = String(rest.prefix { $0 != "}" && !$0.isWhitespace })
      guard names.contains("\(name).html") else {
        let line = text[..<start.lowerBound].count { $0.isNewline } + 1
        let hint = Spelling.hint(for: name, among: names.map { String($0.dropLast(5)) })
        let reason = "names the template '\(name)', which is not there\(hint)"
        throw Unreadable(description: "line \(line) of the template '\(path)' \(reason)")
      }
      found.insert("\(name).html")
    }
    return found
  }

  /// A file that changes nothing is one whose name is wrong.
  private static func checkUse(
    of folders: [(folder: String, names: Set<String>)],
    _ used: Set<String>
  ) throws(Unreadable) {
    let known = used.union(copied).union(Page.allCases.map { "\($0.rawValue).html" })
    for (folder, names) in folders.dropLast() {
      for name in names.sorted() where !known.contains(name) {
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
          [".html", ".css", ".js", ".svg"].contains(name[dot...])
        else { continue }
        let hint = Spelling.hint(for: name, among: known)
        throw Unreadable(description: "no page uses the template '\(folder)/\(name)'\(hint)")
      }
    }
  }

  /// What the library says, in words and with its line.
  private static func description(of error: any Error, _ path: String) -> String {
    guard let found = error as? MustacheTemplate.ParserError else {
      return "the template '\(path)' is no mustache: \(error)"
    }
    let reason =
      switch found.error as? MustacheTemplate.Error {
      case .sectionCloseNameIncorrect: "a section ends under another name than it began"
      case .expectedSectionEnd: "a section has no end"
      case .unfinishedName: "a tag has no end"
      default: "\(found.error)"
      }
    return
      "the template '\(path)' is no mustache: \(reason), found at line \(found.context.lineNumber)"
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
