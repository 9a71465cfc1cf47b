public import Diagnostics
public import LessonModel

/// Follows the links and images of lessons, as far as they stay in the course; asks no network.
public struct LinkCheck: Sendable {
  private let hasFolders: Bool
  private let lessons: [String: [String: Lesson]]
  private let anchors: [String: Set<String>]
  private let source: String
  private let files: CourseFiles
  /// Whether to look for what was meant.
  private var suggests = true

  /// A check that knows the course.
  ///
  /// - Parameters:
  ///   - course: The course.
  ///   - lessons: All its lessons in all languages.
  ///   - files: The other files of its folder.
  public init(course: Course, lessons: [Lesson], files: CourseFiles) {
    hasFolders = course.file != nil
    source = course.languages.first?.tag ?? ""
    self.lessons = Dictionary(grouping: lessons, by: \.language).mapValues {
      Dictionary($0.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    anchors = Dictionary(
      lessons.map { ($0.file.path, $0.anchors) },
      uniquingKeysWith: { first, _ in first }
    )
    self.files = files
  }

  /// One diagnostic for each link or image that leads nowhere, at its place, with what was meant.
  public func diagnostics(of lesson: Lesson) -> [Diagnostic] {
    var check = self
    let names = (anchors.values.map(\.count).max() ?? 0) + (lessons.values.map(\.count).max() ?? 0)
    var found: [Diagnostic] = []
    for link in lesson.links {
      check.suggests = Spelling.isWorthwhile(after: found.count, among: names)
      if let problem = check.problem(link, lesson) { found.append(problem) }
    }
    return found
  }

  private func problem(_ link: Link, _ lesson: Lesson) -> Diagnostic? {
    let base = hasFolders ? [lesson.language] : []
    switch LinkTarget(link.destination, in: base) {
    case .external(let scheme):
      guard link.isImage, scheme != "data" else { return nil }
      return problem(
        .linkOutside,
        "the image '\(link.destination)' comes from the network, and pages open without one; "
          + "put the file into the course's folder and name its path",
        link,
        lesson
      )
    case .absolute:
      return problem(
        .linkOutside,
        "the address '\(link.destination)' begins at the root of a server, and the site may lie anywhere; "
          + "write it relative to the lesson",
        link,
        lesson
      )
    case .outside:
      return problem(
        .linkOutside,
        "the address '\(link.destination)' leads out of the course's folder, where nothing is published; "
          + "put the file into that folder",
        link,
        lesson
      )
    case .inside(let path, let fragment):
      if path.isEmpty { return anchorProblem(fragment, in: lesson, link, lesson) }
      return problem(path, fragment, link, lesson)
    }
  }

  private func problem(_ path: [String], _ fragment: String?, _ link: Link, _ lesson: Lesson)
    -> Diagnostic?
  {
    let (language, name) = place(of: path, lesson)
    if !link.isImage, let name, name.hasSuffix(".md") {
      let name = String(name.dropLast(3))
      if let language, let target = lessons[language]?[name] {
        return anchorProblem(fragment, in: target, link, lesson)
      }
      if !hasFolders, files.exists(path.joined(separator: "/")) { return nil }
      return lessonProblem(name, language, link, lesson)
    }
    let joined = path.joined(separator: "/")
    if link.isImage {
      guard !files.exists(joined) else { return nil }
      let folder = path.dropLast().joined(separator: "/")
      let hint = suggests ? Spelling.hint(for: path.last ?? "", among: files.names(folder)) : ""
      return problem(
        .missingFile,
        "there is no image '\(joined)' in the course's folder\(hint.isEmpty ? "; put it there" : hint)",
        link,
        lesson
      )
    }
    if let name, let language, isData(name, language) { return nil }
    return fileProblem(name, language, joined, link, lesson)
  }

  /// Language and file name, if the path is that of a lesson's neighbour.
  private func place(of path: [String], _ lesson: Lesson) -> (language: String?, name: String?) {
    guard hasFolders else { return path.count == 1 ? (lesson.language, path[0]) : (nil, nil) }
    return path.count == 2 ? (path[0], path[1]) : (nil, path.last)
  }

  /// Whether it is the file with a table's data that lies beside a page.
  private func isData(_ name: String, _ language: String) -> Bool {
    guard name.hasSuffix(".csv") else { return false }
    return lessons[language]?.values.contains { lesson in
      name.hasPrefix("\(lesson.name).")
        && lesson.cells.contains { name.hasPrefix("\(lesson.name).\($0.key).") }
    } ?? false
  }

  private func lessonProblem(
    _ name: String,
    _ language: String?,
    _ link: Link,
    _ lesson: Lesson
  ) -> Diagnostic {
    let known = lessons[language ?? lesson.language] ?? [:]
    let meant = suggests ? Spelling.closest(to: name, among: known.keys) : nil
    var cure = Spelling.hint(meant)
    if cure.isEmpty, language == lesson.language, lessons[source]?[name] != nil {
      cure = "; it is not translated yet, so link to '../\(source)/\(name).md'"
    }
    if cure.isEmpty { cure = "; expected \(Self.list(known.keys.sorted()))" }
    return problem(
      .unknownLesson,
      "the course has no lesson '\(name)'\(language.map { " in '\($0)'" } ?? " there")\(cure)",
      link,
      lesson,
      part: name,
      replacement: meant
    )
  }

  private func fileProblem(
    _ name: String?,
    _ language: String?,
    _ path: String,
    _ link: Link,
    _ lesson: Lesson
  ) -> Diagnostic {
    if let name, let language, name.hasSuffix(".html"),
      lessons[language]?[String(name.dropLast(5))] != nil
    {
      let file = "\(name.dropLast(5)).md"
      return problem(
        .unpublishedFile,
        "link to the lesson's file '\(file)' instead of its page, so that the link is checked and works in the repository, too",
        link,
        lesson,
        part: name,
        replacement: file
      )
    }
    if files.exists(path) {
      return problem(
        .unpublishedFile,
        "'\(path)' is not part of the site, which has lessons and their images only; link to where it is published",
        link,
        lesson
      )
    }
    return problem(
      .missingFile,
      "there is no '\(path)' in the course; mend the address or remove the link",
      link,
      lesson
    )
  }

  private func anchorProblem(
    _ fragment: String?,
    in target: Lesson,
    _ link: Link,
    _ lesson: Lesson
  ) -> Diagnostic? {
    let known = anchors[target.file.path] ?? []
    guard let fragment, !fragment.isEmpty, !known.contains(fragment) else { return nil }
    let meant = suggests ? Spelling.closest(to: fragment, among: known) : nil
    let cure =
      meant.map { "; did you mean '#\($0)'?" }
      ?? "; expected \(Self.list(target.headings.map { "#\($0.anchor)" }))"
    return problem(
      .unknownAnchor,
      "lesson '\(target.name)' has no heading, table, figure or equation '#\(fragment)'\(cure)",
      link,
      lesson,
      part: fragment,
      replacement: meant,
      note: target.headings.first { $0.anchor == meant }.map { heading in
        Diagnostic.Note("it is here", at: Diagnostic.Place(target.file, heading.span))
      }
    )
  }
}

extension LinkCheck {
  /// The first few of a list of names.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(6).map { "'\($0)'" }
    switch shown.count {
    case 0: return "none, since there is none"
    case 1: return shown[0]
    default: return "one of \(shown.joined(separator: ", "))\(names.count > 6 ? ", …" : "")"
    }
  }

  /// A problem at the address if its place can be found, with a replacement for `part` of it.
  private func problem(
    _ id: VerificationDiagnosticID,
    _ message: String,
    _ link: Link,
    _ lesson: Lesson,
    part: String = "",
    replacement: String? = nil,
    note: Diagnostic.Note? = nil
  ) -> Diagnostic {
    let span = place(of: link.destination, near: link.span, lesson.file)
    let fixIt = replacement.flatMap { replacement in
      Self.occurrence(of: part, in: span, lesson.file).map { Diagnostic.FixIt($0, replacement) }
    }
    return Diagnostic(
      id,
      message,
      at: Diagnostic.Place(lesson.file, span),
      notes: note.map { [$0] } ?? [],
      fixIt: fixIt
    )
  }

  /// The address itself: inside the link, else, for a link by reference, the only place where it is written.
  private func place(of address: String, near span: SourceSpan, _ file: SourceFile)
    -> SourceSpan
  {
    if let inside = Self.occurrence(of: address, in: span, file) { return inside }
    guard suggests, let first = Self.occurrence(of: address, in: file.span, file),
      Self.occurrence(of: address, in: SourceSpan(first.end, file.span.end), file) == nil
    else { return span }
    return first
  }

  private static func occurrence(of text: String, in span: SourceSpan, _ file: SourceFile)
    -> SourceSpan?
  {
    let target = Array(text.utf8)
    guard !target.isEmpty, span.count >= target.count, span.end <= file.bytes.count else {
      return nil
    }
    return (span.start...(span.end - target.count)).first {
      file.bytes[$0] == target[0]
        && file.bytes[$0..<$0 + target.count].elementsEqual(target)
    }.map { SourceSpan($0, $0 + target.count) }
  }
}
