import Foundation
import Testing

@Suite struct HelpTests {
  private static let commands = [
    "render", "preview", "verify", "new", "export", "lsp", "reference", "doctor",
  ]

  private func run(_ arguments: String...) throws -> Course.Run {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    return try course.run(program: Course.program, arguments)
  }

  @Test func helpFitsAScreenAndShowsExamples() throws {
    let help = try run("--help").output
    #expect(help.split(separator: "\n", omittingEmptySubsequences: false).count <= 40)
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(help.contains("Examples:"))
    for command in Self.commands { #expect(help.contains("  \(command) "), "\(command)") }
  }

  @Test func everyCommandHasAnExample() throws {
    for command in Self.commands {
      let help = try run(command, "--help").output
      let example = command == "lsp" ? "{ \"unroll\", \"lsp\" }" : "  unroll \(command)"
      #expect(help.contains("Example") && help.contains(example), "\(command)")
    }
  }

  @Test func misspeltCommandsAndFilesSuggest() throws {
    let command = try run("rendr")
    #expect(command.status == 64)
    #expect(command.errors == "error: there is no command 'rendr'; did you mean 'render'?\n")
    #expect(try run("xyzzy").errors.contains("expected one of 'render', 'preview'"))
    let file = try run("verify", "lessons/en/b.md")
    #expect(file.status == 64)
    #expect(file.errors.contains("did you mean 'a.md'?"))
  }

  @Test func theDoctorSaysWhatIsInstalled() throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    let run = try course.run("doctor")
    #expect(run.status == 0, "\(run.output)")
    for name in [
      "unroll", "libcmark", "templates", "KaTeX", "JavaScript", "kernel path", "threads",
    ] {
      #expect(run.output.contains("\(name) "), "\(name)")
    }
    let process = try course.run(
      program: URL(fileURLWithPath: "/usr/bin/env"),
      ["UNROLL_KATEX=/nowhere", Course.program.path, "doctor"]
    )
    #expect(process.status == 1)
    #expect(process.output.contains("KaTeX was not found in /nowhere"))
  }
}
