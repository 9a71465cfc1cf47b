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
  func recordPath(_ lesson: String) -> String { "\(path)/records/\(lesson).json" }
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
    for path in paths.isEmpty ? ["lessons"] : paths.map(Self.trimmed) {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw CommandError(.fileNotFound, Self.missing(path))
      }
      let found: String
      if isFolder.boolValue {
        guard FileManager.default.fileExists(atPath: "\(path)/course.yml") else {
          throw CommandError(
            .fileNotFound,
            "'\(path)' has no 'course.yml', so it is no course's folder"
          )
        }
        found = path
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
    self.init(root: root ?? "lessons", selection: selectsAll ? nil : selection)
  }

  /// The folder two above the file if that has a `course.yml`, else the file's own.
  private static func courseRoot(of path: String) -> String {
    let folder = Self.parent(path)
    let above = Self.parent(folder)
    return FileManager.default.fileExists(atPath: "\(above)/course.yml") ? above : folder
  }

  private static func parent(_ path: String) -> String {
    let parent = (path as NSString).deletingLastPathComponent
    return parent.isEmpty ? (path.hasPrefix("..") ? "\(path)/.." : ".") : parent
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.hasPrefix("./"), path.count > 2 { path.removeFirst(2) }
    while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
    return path
  }

  private static func missing(_ path: String) -> String {
    let folder = parent(path)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let name = (path as NSString).lastPathComponent
    return "'\(path)' does not exist\(Spelling.hint(for: name, among: names))"
  }

  private init(root: String, selection: Set<String>?) {
    var diagnostics: [Diagnostic] = []
    path = root
    self.selection = selection
    let isCourse = FileManager.default.fileExists(atPath: "\(root)/course.yml")
    fence = isCourse ? CourseFence(around: root) : .open
    do throws(CourseFence.Refusal) {
      let parsed = CourseParser().parse(try fence.read("\(root)/course.yml"))
      course = parsed.course
      diagnostics += parsed.diagnostics
    } catch {
      course = Self.looseCourse(selection ?? [])
      if let message = error.message("\(root)/course.yml") {
        diagnostics.append(Diagnostic(CommandDiagnosticID.fileRefused, message, at: nil))
      }
    }
    let isLoose = course.file == nil
    var sources: [Source] = []
    for language in course.languages {
      let folder = isLoose ? root : "\(root)/\(language.tag)"
      for name in course.lessonNames {
        let path = folder == "." ? "\(name).md" : "\(folder)/\(name).md"
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
  }

  /// Lessons without a `course.yml`: a course in one language with nothing around it.
  private static func looseCourse(_ paths: Set<String>) -> Course {
    let names = paths.sorted().map {
      (($0 as NSString).lastPathComponent as NSString).deletingPathExtension
    }
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
