import ArgumentParser
import Foundation

/// `unroll new course <folder>`.
struct NewCourseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "course",
    abstract: "Begin a course in a folder of its own.",
    discussion: """
      Example:
        unroll new course signals && cd signals && unroll preview --open
      """
  )

  @Argument(help: "The folder, which need not exist; its name becomes the title.")
  var folder: String

  @Option(
    help: "A language that the course is written in, as a tag: en, zh. May be given several times."
  )
  var language: [String] = []

  func run() async throws {
    let terminal = Terminal()
    do {
      try await write(terminal)
    } catch let error as CommandError {
      throw terminal.show(error)
    }
  }

  private func write(_ terminal: Terminal) async throws {
    let lessons = "\(folder)/lessons"
    guard !FileManager.default.fileExists(atPath: lessons) else {
      throw CommandError(
        .fileExists,
        "'\(lessons)' is there already; add a lesson with 'unroll new <title>', or name another folder"
      )
    }
    let tags = language.isEmpty ? [Self.usualLanguage] : language
    for tag in tags {
      guard tag.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) != nil,
        tags.filter({ $0 == tag }).count == 1
      else {
        throw CommandError(
          .badName,
          "'\(tag)' is no tag of a language, or is given twice; use 'en' or 'zh'"
        )
      }
    }
    let title = try NewLessonCommand.trimmed(
      URL(fileURLWithPath: folder).lastPathComponent.replacing("-", with: " ").replacing(
        "_",
        with: " "
      )
    )
    let course = CourseStart(
      title: title.prefix(1).uppercased() + title.dropFirst(),
      languages: tags
    )
    let name = CourseStart.lesson
    let starts = tags.map { tag in
      (
        path: "\(lessons)/\(tag)/\(name).md",
        text: LessonStart(title: LessonStart.firstTitle(tag), language: tag).text
      )
    }
    try NewFiles(fence: .open).write(
      [(path: "\(lessons)/course.yml", text: course.text)] + starts
        + [(path: "\(folder)/.gitignore", text: "output/\n")].filter {
          !FileManager.default.fileExists(atPath: $0.path)
        }
    )
    try await NewFiles.acceptRecords(of: [lessons], terminal)
    print(
      "unroll: write in \(starts[0].path); see it with: cd \(Self.quoted(folder)) && unroll preview --open"
    )
  }

  /// The language of this person's system, if new lessons are written in it.
  private static var usualLanguage: String {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty }
    return locale?.hasPrefix("zh") == true ? "zh" : "en"
  }

  /// A path as a shell takes it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
  }
}
