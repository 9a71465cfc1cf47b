public import Diagnostics
public import LessonModel
import Yams

/// Reads `course.yml`.
public struct CourseParser: Sendable {
  /// A parser.
  public init() {}

  /// Reads the course's file.
  ///
  /// There is always a course; if a diagnostic is an error, it is not fit for use.
  ///
  /// - Parameter file: `course.yml`.
  /// - Returns: The course, and what is wrong with it in reading order.
  public func parse(_ file: SourceFile) -> (course: Course, diagnostics: [Diagnostic]) {
    let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var reader = YAMLReader(file: file, span: SourceSpan(start, file.bytes.count))
    let owner = "the course"
    var course = Course(file: file, languages: [], parts: [])
    if let root = reader.root() {
      let keys = ["languages", "parts", "repository", "address", "allowHTML"]
      if let values = reader.mapping(root, keys: keys, of: owner) {
        let languages = languages(values["languages"], root, &reader)
        course = Course(
          file: file,
          languages: languages,
          parts: parts(values["parts"], root, Set(languages.map(\.tag)), &reader),
          repository: reader.string(values["repository"], "repository"),
          address: address(values["address"], &reader),
          allowHTML: reader.bool(values["allowHTML"], "allowHTML")
        )
      }
    } else if reader.diagnostics.isEmpty {
      reader.report(.missingKey, "\(owner) has no 'languages'", at: SourceSpan(0, 0))
    }
    let diagnostics = LessonParser.encodingDiagnostics(file) + reader.diagnostics
    return (course, diagnostics.inReadingOrder())
  }

  /// The address of the site, made to end in a slash.
  private func address(_ node: Node?, _ reader: inout YAMLReader) -> String? {
    guard let node, let text = reader.string(node, "address") else { return nil }
    let isAddress = text.wholeMatch(of: /https?:\/\/[^\s\/?#]+(?:\/[^\s?#]*)?/) != nil
    guard isAddress else {
      reader.report(
        .wrongType,
        "the address '\(text)' of the site does not begin with 'https://' or has more than a path",
        at: reader.place(node)
      )
      return nil
    }
    return text.hasSuffix("/") ? text : "\(text)/"
  }

  private func languages(_ node: Node?, _ root: Node, _ reader: inout YAMLReader)
    -> [Course.Language]
  {
    let elements = reader.list(node, "languages")
    if elements.isEmpty, node?.sequence != nil || node == nil {
      reader.report(.missingKey, "the course has no 'languages'", at: reader.place(node ?? root))
    }
    var languages: [Course.Language] = []
    let owner = "the language"
    for element in elements {
      let keys = ["tag", "name", "title", "description", "footer"]
      guard let values = reader.mapping(element, keys: keys, of: owner) else { continue }
      let tag = reader.required(values, "tag", of: owner, at: element)
      if let first = languages.firstIndex(where: { $0.tag == tag }), let node = values["tag"] {
        reader.report(
          .duplicateLanguage,
          "the language '\(languages[first].tag)' is listed twice",
          at: reader.place(node)
        )
        continue
      }
      let isTag = tag.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
      if !isTag, let node = values["tag"] {
        reader.report(
          .wrongType,
          "the tag '\(tag)' of a language is not made of letters, digits and hyphens",
          at: reader.place(node)
        )
      }
      languages.append(
        Course.Language(
          tag: tag,
          name: reader.required(values, "name", of: owner, at: element),
          title: reader.required(values, "title", of: owner, at: element),
          description: reader.string(values["description"], "description") ?? "",
          footer: reader.string(values["footer"], "footer") ?? ""
        )
      )
    }
    return languages
  }

  private func parts(
    _ node: Node?,
    _ root: Node,
    _ tags: Set<String>,
    _ reader: inout YAMLReader
  ) -> [Course.Part] {
    let elements = reader.list(node, "parts")
    if elements.isEmpty, node?.sequence != nil || node == nil {
      reader.report(.missingKey, "the course has no 'parts'", at: reader.place(node ?? root))
    }
    var seen: Set<String> = []
    var parts: [Course.Part] = []
    for element in elements {
      guard let values = reader.mapping(element, keys: ["title", "lessons"], of: "the part") else {
        continue
      }
      let titles = titles(values["title"], element, tags, &reader)
      if values["lessons"] == nil {
        reader.report(.missingKey, "the part has no 'lessons'", at: reader.place(element))
      }
      let lessons = lessons(values["lessons"], &seen, &reader)
      parts.append(Course.Part(title: titles, lessons: lessons))
    }
    return parts
  }

  /// A part's title in each language: by tag, or one text for all.
  private func titles(
    _ node: Node?,
    _ part: Node,
    _ tags: Set<String>,
    _ reader: inout YAMLReader
  ) -> [String: String] {
    guard let node else {
      reader.report(.missingKey, "the part has no 'title'", at: reader.place(part))
      return [:]
    }
    if case .scalar = node {
      let title = reader.required(["title": node], "title", of: "the part", at: part)
      return Dictionary(uniqueKeysWithValues: tags.map { ($0, title) })
    }
    guard let values = reader.mapping(node, keys: tags.sorted(), of: "the part's title") else {
      return [:]
    }
    var titles: [String: String] = [:]
    for tag in tags.sorted() {
      if let title = reader.string(values[tag], tag) {
        titles[tag] = title
      } else {
        reader.report(
          .missingKey,
          "the part's title has no '\(tag)'",
          at: reader.place(values[tag] ?? node)
        )
      }
    }
    return titles
  }

  private func lessons(_ node: Node?, _ seen: inout Set<String>, _ reader: inout YAMLReader)
    -> [String]
  {
    var lessons: [String] = []
    for element in reader.list(node, "lessons") {
      guard let name = reader.string(element, "lessons") else { continue }
      guard seen.insert(name).inserted else {
        reader.report(
          .duplicateLesson,
          "the lesson '\(name)' is listed twice",
          at: reader.place(element)
        )
        continue
      }
      // A name becomes a file name, in every folder of a language.
      let isName =
        !name.isEmpty && !name.hasPrefix(".") && !name.hasSuffix(".md")
        && !name.contains { "/\\:\0".contains($0) }
      if !isName {
        let isFile = name.hasSuffix(".md") && !name.contains("/")
        reader.report(
          .wrongType,
          "'\(name)' is not the name of a lesson's file without '.md' and folder",
          at: reader.place(element),
          fixIt: isFile ? Diagnostic.FixIt(reader.place(element), String(name.dropLast(3))) : nil
        )
      }
      guard name != Course.frontPage else {
        reader.report(
          .wrongType,
          "'\(name)' is the front page, which is in no part; take it off the list",
          at: reader.place(element)
        )
        continue
      }
      lessons.append(name)
    }
    return lessons
  }
}
