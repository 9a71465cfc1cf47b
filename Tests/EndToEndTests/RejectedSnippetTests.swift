import CellLanguage
import Diagnostics
import Evaluation
import Foundation
import Testing

/// What swiftc rejects, cells reject, at the same line.
@Suite struct RejectedSnippetTests {
  private static let snippets = Snippet.all(in: "rejected")

  private static func problems(_ snippet: Snippet) -> [String] {
    var session = CellSession(library: EngineLibrary.library)
    let result = session.run(SourceSlice(path: snippet.place, text: snippet.code))
    return result.diagnostics.map { diagnostic in
      guard let place = diagnostic.place else { return "? \(diagnostic.id)" }
      let position = place.file.position(at: place.span.start)
      return "\(position.line):\(position.column) \(diagnostic.id)"
    }
  }

  @Test(arguments: snippets)
  func isRejected(_ snippet: Snippet) {
    #expect(Self.problems(snippet).joined(separator: ", ") == snippet.title)
  }

  @Test func thereAreEnough() { #expect(Self.snippets.count >= 80) }

  @Test func swiftcRejectsThemAtTheSameLine() throws {
    let compiler = try SwiftCompiler()
    defer { compiler.remove() }
    var files: [String] = []
    for (index, snippet) in Self.snippets.enumerated() {
      let code = snippet.code.replacingOccurrences(of: "#expect(", with: "lessonExpects(")
      let text =
        "import LessonKit; import RecurrentEngine; func snippet\(index)() throws { \(code)\n}\n"
      files.append(try compiler.write(text, to: "snippet\(index).swift"))
    }
    let expects = "func lessonExpects(_ condition: Bool, _ message: String = \"\") {}\n"
    let support = try compiler.write(expects, to: "support.swift")
    // What only shows when code is made: no return, no value yet, a constant set twice.
    let output = compiler.folder.appendingPathComponent("rest.sil").path
    let stages = [["-typecheck"], ["-emit-sil", "-o", output]]
    var lines: [Int: Int] = [:]
    for stage in stages {
      // An error of syntax hides errors of types in other files, until it is out of the way.
      while true {
        let rest = Self.snippets.indices.filter { lines[$0] == nil }.map { files[$0] }
        let found = try Self.errorLines(
          compiler,
          stage + ["-wmo", "-parse-as-library", support] + rest
        )
        lines.merge(found) { first, _ in first }
        if found.isEmpty { break }
      }
    }
    for (index, snippet) in Self.snippets.enumerated() {
      let expected = snippet.title.split(separator: ":").first.flatMap { Int($0) }
      #expect(lines[index] == expected, "\(snippet.testDescription): \(snippet.code)")
    }
  }

  /// The first line of each snippet that swiftc finds an error in.
  private static func errorLines(
    _ compiler: SwiftCompiler,
    _ arguments: [String]
  ) throws -> [Int: Int] {
    var lines: [Int: Int] = [:]
    let run = try compiler.run(arguments)
    for match in run.errors.matches(of: /snippet(\d+)\.swift:(\d+):\d+: error:/) {
      guard let index = Int(match.1), let line = Int(match.2) else { continue }
      lines[index] = min(lines[index] ?? line, line)
    }
    return lines
  }
}
