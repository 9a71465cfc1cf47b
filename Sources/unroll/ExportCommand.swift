import ArgumentParser
import Diagnostics
import Evaluation
import LessonMarkdown
import LessonModel

/// `unroll export`.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a lesson's cells as a Swift program that prints the lesson's record.",
    discussion: """
      The program imports the package's libraries LessonKit and RecurrentEngine. It goes to standard output.
      Exit status: 0 if it was written, 1 if a cell is wrong, 64 for a wrong call.
      """
  )

  /// What a lesson can be written as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case swift
  }

  @Argument(help: "A lesson.")
  var lesson: String

  @Option(help: "What to write: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = Format.swift

  func run() throws {
    let terminal = Terminal()
    do {
      let folder = try CourseFolder(paths: [lesson])
      guard let source = folder.sources.first(where: folder.isSelected), folder.selection != nil
      else { throw CommandError(.fileNotFound, "'\(lesson)' is no lesson of its course") }
      let (lesson, problems) = LessonParser(allowHTML: folder.course.allowHTML).parse(
        source.file,
        name: source.name,
        language: source.language
      )
      let (program, diagnostics) = LessonExporter().program(of: lesson)
      terminal.show(problems + diagnostics)
      guard let program, !problems.hasErrors else { throw ExitCode(1) }
      print(program, terminator: "")
    } catch let error as CommandError {
      terminal.show(error)
      throw ExitCode(1)
    }
  }
}
