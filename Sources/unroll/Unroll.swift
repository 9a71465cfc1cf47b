import ArgumentParser

/// The program.
@main
struct Unroll: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unroll",
    abstract: "Lessons whose numbers are computed, and stay true.",
    discussion: """
      Examples:
        unroll render                        render lessons/ into output/
        unroll render lessons/en/2-4.md      render one lesson
        unroll verify                        hold every number to what is computed
        unroll verify --accept               write the records in lessons/records/
        unroll reference derivative          what a cell can call
        unroll doctor --bits                 whether this machine computes the bits of every other
      """,
    version: "0.1.0",
    subcommands: [
      RenderCommand.self, VerifyCommand.self, ExportCommand.self, ReferenceCommand.self,
      DoctorCommand.self, LanguageServerCommand.self,
    ]
  )
}
