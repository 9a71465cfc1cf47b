import ArgumentParser
import Diagnostics
import Foundation

/// The program.
@main
struct Unroll: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unroll",
    abstract: "Lessons whose numbers are computed, and stay true.",
    discussion: """
      Examples:
        unroll preview --open         write lessons and see every change at once
        unroll render                 render lessons/ into output/
        unroll verify                 hold every number to what is computed
        unroll verify --accept        write the records in lessons/records/
        unroll new "Gradient noise"   begin a lesson
        unroll new course signals     begin a course in a folder of its own
        unroll reference derivative   what a cell can call
      """,
    version: "0.1.0",
    subcommands: [
      RenderCommand.self, PreviewCommand.self, VerifyCommand.self, NewCommand.self,
      ExportCommand.self, LanguageServerCommand.self, ReferenceCommand.self, DoctorCommand.self,
    ]
  )

  /// Runs the command that is named, or says which one may be meant.
  static func main() async {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    if let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"),
      !(names + ["help"]).contains(name)
    {
      let hint = Spelling.hint(for: name, among: names)
      let help =
        hint.isEmpty ? "; expected one of \(names.map { "'\($0)'" }.joined(separator: ", "))" : hint
      FileHandle.standardError.write(Data("error: there is no command '\(name)'\(help)\n".utf8))
      Foundation.exit(64)
    }
    await main(nil)
  }
}
