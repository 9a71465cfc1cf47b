import Diagnostics
import Foundation
import LessonMarkdown
import LessonModel

/// The lessons of a command: a course's folder on disk, read, with those of its lessons that are to be worked on.
struct CourseFolder: Sendable {
  /// A lesson's file, read.
  struct Source: Sendable {
    let name: String
    let language: String
    let file: SourceFile
  }

  /// The folder that holds `course.yml`, as the author would write it.
  let path: String
  /// The course.
  let course: Course
  /// Every lesson of the course in every language, in the course's order.
  let sources: [Source]
  /// Paths of the lessons to work on; nil for all.
  let selection: Set<String>?
  /// What is wrong with the folder.
  let diagnostics: [Diagnostic]
  /// What may be read.
  let fence: CourseFence

  /// Whether a lesson is to be worked on.
  func isSelected(_ source: Source) -> Bool { selection?.contains(source.file.path) ?? true }

  /// The folders that its files are in.
  var watchedFolders: [String] {
    course.file == nil
      ? [path] : [path, "\(path)/records"] + course.languages.map { "\(path)/\($0.tag)" }
  }

  /// Path of a lesson's committed record.
  func recordPath(_ lesson: String) -> String {
    WrittenPath.file("records/\(lesson).json", in: path)
  }
}

extension CourseFolder {
  /// Finds the course that `paths` belong to and reads it.
  ///
  /// Each path is a course's folder or a lesson's file in one; a file outside any course is a course of its own. All
  /// must belong to the same course.
  init(paths: [String]) throws(CommandError) {
    var root: String?
    var selection: Set<String> = []
    var selectsAll = false
    for written in paths.isEmpty ? ["lessons"] : paths {
      let path = WrittenPath.normal(written)
      var isFolder: ObjCBool = false
      guard !written.isEmpty,
        FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      else {
        throw CommandError(.fileNotFound, Self.missing(written.isEmpty ? written : path))
      }
      let found: String
      if isFolder.boolValue {
        found = Self.isCourse(path) ? path : WrittenPath.folder(of: path)
        guard found == path || Self.isCourse(found) else {
          throw CommandError(
            .fileNotFound,
            "'\(path)' has no 'course.yml', so it is no course's folder"
          )
        }
        guard found == path else {
          throw CommandError(
            .fileNotFound,
            "'\(path)' is a folder inside a course; name the course, '\(found)', or lessons in it"
          )
        }
        selectsAll = true
      } else {
        found = Self.courseRoot(of: path)
        selection.insert(path)
      }
      if let root, root != found {
        throw CommandError(
          .fileNotFound,
          "'\(path)' is in another course than '\(root)'; name one course at a time"
        )
      }
      root = found
    }
    try self.init(root: root ?? "lessons", named: selectsAll ? nil : selection)
  }

  /// The folder two above the file if that has a `course.yml`, else the file's own.
  private static func courseRoot(of path: String) -> String {
    let folder = WrittenPath.folder(of: path)
    let above = WrittenPath.folder(of: folder)
    return isCourse(above) ? above : folder
  }

  private static func isCourse(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: WrittenPath.file("course.yml", in: folder))
  }

  private static func missing(_ path: String) -> String {
    let folder = WrittenPath.folder(of: path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return "'\(path)' does not exist\(Spelling.hint(for: WrittenPath.name(of: path), among: names))"
  }

  private init(root: String, named: Set<String>?) throws(CommandError) {
    var diagnostics: [Diagnostic] = []
    path = root
    fence = Self.isCourse(root) ? CourseFence(around: root) : .open
    let file = WrittenPath.file("course.yml", in: root)
    do throws(CourseFence.Refusal) {
      let parsed = CourseParser().parse(try fence.read(file))
      let source = parsed.course.languages.first?.tag ?? ""
      let frontPage = WrittenPath.file("\(source)/\(Course.frontPage).md", in: root)
      course = fence.hasFile(frontPage) ? parsed.course.withFrontPage() : parsed.course
      diagnostics += parsed.diagnostics
    } catch {
      course = Self.looseCourse(named ?? [])
      if let message = error.message(file) {
        diagnostics.append(Diagnostic(CommandDiagnosticID.fileRefused, message, at: nil))
      }
    }
    let isLoose = course.file == nil
    var sources: [Source] = []
    for language in course.languages {
      let folder = isLoose ? root : WrittenPath.file(language.tag, in: root)
      for name in course.lessonNames {
        let path = WrittenPath.file("\(name).md", in: folder)
        do throws(CourseFence.Refusal) {
          let file = try fence.read(path)
          sources.append(Source(name: name, language: language.tag, file: file))
        } catch {
          if let message = error.message(path) {
            diagnostics.append(Self.refused(message, name, course))
          } else if language == course.languages.first {
            let there = Self.lessonNames(in: folder, fence)
            diagnostics.append(Self.missingLesson(name, path: path, there, course))
          }
        }
      }
      if !isLoose { diagnostics += Self.unlisted(in: folder, course: course, fence) }
    }
    self.sources = sources
    self.diagnostics = diagnostics
    selection = try Self.selection(
      named,
      among: sources,
      of: course,
      isRead: !diagnostics.hasErrors
    )
  }

  /// The lessons that were named, as this course has them: whoever stands in a folder of it writes other paths.
  private static func selection(
    _ named: Set<String>?,
    among sources: [Source],
    of course: Course,
    isRead: Bool
  ) throws(CommandError) -> Set<String>? {
    guard let named else { return nil }
    let known = Dictionary(
      sources.map { (CourseFence.resolved($0.file.path), $0.file.path) },
      uniquingKeysWith: { first, _ in first }
    )
    let written = Set(sources.map(\.file.path))
    var selection: Set<String> = []
    for path in named.sorted() {
      // Two languages may be links to one file; what was written goes first.
      if let lesson = written.contains(path) ? path : known[CourseFence.resolved(path)] {
        selection.insert(lesson)
      } else if isRead {
        let name = String(WrittenPath.name(of: path).prefix { $0 != "." })
        let hint = Spelling.hint(for: name, among: course.lessonNames.filter { $0 != name })
        throw CommandError(
          .fileNotFound,
          course.file == nil
            ? "'\(path)' is no lesson; the name of one ends in '.md'"
            : "'\(path)' is no lesson of its course\(hint.isEmpty ? "; list it in 'course.yml'" : hint)"
        )
      }
    }
    return selection
  }

  /// Lessons without a `course.yml`: a course in one language with nothing around it.
  private static func looseCourse(_ paths: Set<String>) -> Course {
    let names = paths.sorted().map(WrittenPath.name).filter { $0.hasSuffix(".md") }
      .map { String($0.dropLast(3)) }
    let language = Course.Language(
      tag: "en",
      name: "English",
      title: names.first ?? "",
      description: "",
      footer: ""
    )
    return Course(
      file: nil,
      languages: [language],
      parts: [Course.Part(title: [:], lessons: names)]
    )
  }

  private static func missingLesson(
    _ name: String,
    path: String,
    _ there: [String],
    _ course: Course
  ) -> Diagnostic {
    let hint = Spelling.hint(for: name, among: there)
    return Diagnostic(
      CommandDiagnosticID.lessonMissing,
      "lesson '\(name)' has no file '\(path)'\(hint.isEmpty ? "; write it or take it off the list" : hint)",
      at: place(of: name, in: course)
    )
  }

  /// A file that is not read, because of what it is.
  private static func refused(_ message: String, _ name: String, _ course: Course) -> Diagnostic {
    Diagnostic(CommandDiagnosticID.fileRefused, message, at: place(of: name, in: course))
  }

  /// Where `course.yml` lists a lesson.
  private static func place(of name: String, in course: Course) -> Diagnostic.Place? {
    course.file.map { file in
      let line = (1...file.lineCount).first { number in
        file.text(in: file.span(ofLine: number)).split { " \t,-[]\"'".contains($0) }.contains {
          $0 == name
        }
      }
      return Diagnostic.Place(file, file.span(ofLine: line ?? 1))
    }
  }

  private static func unlisted(
    in folder: String,
    course: Course,
    _ fence: CourseFence
  ) -> [Diagnostic] {
    let listed = Set(course.lessonNames)
    return lessonNames(in: folder, fence).filter { !listed.contains($0) }.compactMap { name in
      guard let file = try? fence.read("\(folder)/\(name).md") else { return nil }
      return Diagnostic(
        CommandDiagnosticID.lessonUnlisted,
        "lesson '\(name)' is not in course.yml and so not in the course; list it there",
        at: Diagnostic.Place(file, SourceSpan(0, 0)),
        severity: .warning
      )
    }
  }

  private static func lessonNames(in folder: String, _ fence: CourseFence) -> [String] {
    fence.names(in: folder).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
  }
}

/// A command cannot start.
struct CommandError: Error, CustomStringConvertible {
  let id: CommandDiagnosticID
  let description: String

  init(_ id: CommandDiagnosticID, _ description: String) {
    self.id = id
    self.description = description
  }
}
