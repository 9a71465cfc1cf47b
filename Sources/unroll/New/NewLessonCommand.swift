import ArgumentParser
import Diagnostics
import Foundation
import LessonMarkdown
import LessonModel

/// `unroll new <title>`.
struct NewLessonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson",
    abstract: "Begin a lesson in each language of a course.",
    discussion: """
      Example:
        unroll new "Gradient noise" --part Remedies
      """
  )

  @Argument(help: "The lesson's title.")
  var title: String

  @Option(help: "The course's folder.")
  var course = "lessons"

  @Option(
    help:
      "The heading in the contents that the lesson belongs under; the last one if none is given."
  )
  var part: String?

  @Option(help: "The file name without extension; made from the title if none is given.")
  var name: String?

  func run() async throws {
    let terminal = Terminal()
    do {
      try await write(terminal)
    } catch let error as CommandError {
      throw terminal.show(error)
    }
  }

  private func write(_ terminal: Terminal) async throws {
    let folder = try CourseFolder(paths: [course])
    guard let file = folder.course.file, !folder.diagnostics.hasErrors else {
      terminal.show(folder.diagnostics)
      throw ExitCode(1)
    }
    let title = try Self.trimmed(title)
    let index = try partIndex(in: folder.course)
    let name = try lessonName(in: folder.course, index, title)
    guard let text = CourseEditor().adding(name, toPart: index, in: file) else {
      throw CommandError(
        .courseNotEdited,
        "'\(file.path)' is written in a way that nothing can be added to by itself; list the lesson '\(name)' there yourself"
      )
    }
    let starts = folder.course.languages.map { language in
      (
        path: "\(folder.path)/\(language.tag)/\(name).md",
        text: LessonStart(title: title, language: language.tag).text
      )
    }
    try NewFiles(fence: folder.fence).write(
      starts + [(path: file.path, text: text)],
      over: file.path
    )
    try await NewFiles.acceptRecords(of: starts.map(\.path), terminal)
    print(
      "unroll: write in \(starts[0].path); see it with: unroll preview --open \(starts[0].path)"
    )
  }

  /// The title on one line.
  static func trimmed(_ title: String) throws(CommandError) -> String {
    let words = title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty, !words.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw CommandError(.badName, "a lesson needs a title that can be read")
    }
    return words
  }

  /// The part named, else the last one whose lessons have numbers, else the last.
  private func partIndex(in course: Course) throws(CommandError) -> Int {
    if let part {
      if let index = course.parts.firstIndex(where: { $0.title.values.contains(part) }) {
        return index
      }
      let titles = course.parts.flatMap { $0.title.values.sorted() }
      throw CommandError(
        .badName,
        "the course has no part '\(part)'\(Spelling.hint(for: part, among: titles)); "
          + "it has \(titles.map { "'\($0)'" }.joined(separator: ", "))"
      )
    }
    return course.parts.lastIndex { $0.lessons.contains { LessonOrdinal($0) != nil } }
      ?? course.parts.count - 1
  }

  /// The name given, else one from the title with the number behind the part's last.
  private func lessonName(
    in course: Course,
    _ part: Int,
    _ title: String
  ) throws(CommandError) -> String {
    let taken = Set(course.lessonNames + [Course.frontPage])
    if let name {
      let isName =
        !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
        && !name.hasPrefix(".") && !name.hasPrefix("-") && !name.hasSuffix(".md")
      guard isName else {
        throw CommandError(
          .badName,
          "'\(name)' is no name of a lesson; use letters, digits and hyphens, without '.md'"
        )
      }
      guard !taken.contains(name) else {
        throw CommandError(.badName, "the course has a lesson '\(name)' already; name it otherwise")
      }
      return name
    }
    let ordinals = course.parts[part].lessons.compactMap(LessonOrdinal.init)
    let number = ordinals.max().map { "\($0.chapter)-\($0.section + 1)-" } ?? ""
    let stem = "\(number)\(Self.slug(title))"
    let names = [stem] + (2...100).map { "\(stem)-\($0)" }
    guard let free = names.first(where: { !taken.contains($0) }) else {
      throw CommandError(.badName, "the course has many lessons '\(stem)'; give one with --name")
    }
    return free
  }

  /// A title as part of a file name: `Gradient noise` as `gradient-noise`, 门控 as `men-kong`.
  static func slug(_ title: String) -> String {
    let latin = title.applyingTransform(.toLatin, reverse: false) ?? title
    let plain = latin.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars
      .filter { !(0x300...0x36F).contains($0.value) }
    let words = String(String.UnicodeScalarView(plain))
      .split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "lesson" : words.joined(separator: "-")
  }
}

/// The number in front of a lesson's name: 2 and 4 of `2-4-activations`.
private struct LessonOrdinal: Comparable {
  let chapter: Int
  let section: Int

  init?(_ name: String) {
    guard let match = name.prefixMatch(of: /([0-9]{1,4})-([0-9]{1,4})-/),
      let chapter = Int(match.1),
      let section = Int(match.2)
    else { return nil }
    (self.chapter, self.section) = (chapter, section)
  }

  static func < (left: LessonOrdinal, right: LessonOrdinal) -> Bool {
    (left.chapter, left.section) < (right.chapter, right.section)
  }
}
