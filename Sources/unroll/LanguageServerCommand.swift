import ArgumentParser
import CellLanguage
import Foundation
import LanguageServer
import Verification

/// `unroll lsp`.
struct LanguageServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract:
      "Serve an editor: diagnostics, hovers, completion and more, on standard input and output.",
    discussion: """
      Speaks the Language Server Protocol 3.17. Editors start it; docs/editors.md says how.
      Exit status: 0 if the editor shut it down first, 1 if not, 64 for a wrong call.

      Example, in Neovim:
        vim.lsp.start({ name = "unroll", cmd = { "unroll", "lsp" } })
      """
  )

  @OptionGroup var limitOptions: LimitOptions

  func run() async throws {
    // An editor that is gone is noticed by the end of its input.
    signal(SIGPIPE, SIG_IGN)
    let formulas = FormulaStore()
    let typesetter = try? formulas.typesetter()
    let analyzer = LessonAnalyzer(
      limits: limitOptions.limits,
      typesetter: typesetter,
      surroundings: Self.surroundings
    )
    let output = FileHandle.standardOutput
    let server = LanguageServer(analyzer: analyzer) { message in
      try? output.write(contentsOf: MessageReader.framed(message))
    }
    var reader = MessageReader()
    for await bytes in Self.input() {
      reader.append(bytes)
      while let item = reader.next() {
        await server.receive(item)
        guard await server.end == nil else { break }
      }
      guard await server.end == nil else { break }
    }
    formulas.write(typesetter?.cachedFormulas)
    guard await server.end == .shutDown else { throw ExitCode(1) }
  }

  /// What comes in, read on a thread of its own.
  private static func input() -> AsyncStream<Data> {
    AsyncStream { continuation in
      let thread = Thread {
        while true {
          let data = FileHandle.standardInput.availableData
          guard !data.isEmpty else { break }
          continuation.yield(data)
        }
        continuation.finish()
      }
      thread.start()
    }
  }

  /// The course around a lesson's file on disk; nil if the file is not there, or in no course.
  private static func surroundings(_ path: String) -> LessonSurroundings? {
    guard let folder = try? CourseFolder(paths: [path]) else { return nil }
    let fence = folder.fence
    let root = folder.path
    return LessonSurroundings(
      course: folder.course,
      sources: folder.sources.map { .init(name: $0.name, language: $0.language, file: $0.file) },
      files: CourseFiles(
        exists: { fence.hasFile("\(root)/\($0)") },
        names: { fence.names(in: "\(root)/\($0)") }
      ),
      committed: { try? fence.read(folder.recordPath($0)) }
    )
  }
}
