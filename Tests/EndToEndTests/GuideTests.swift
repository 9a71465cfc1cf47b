import Foundation
import Testing

/// The authoring guide shows nothing that was not tried.
///
/// A block with the info string `markdown` is part of a lesson. If it begins with front matter, it is one, without a
/// fault. If a block `text` follows, that is what `unroll verify` says of it. Any other stands in the guide once more,
/// where it is run.
@Suite struct GuideTests {
  struct Snippet: Sendable, CustomTestStringConvertible {
    let page: String
    let text: String
    /// What is said of it; nil if nothing is to be said.
    let said: String?
    /// How often its text stands in the page.
    let count: Int
    var isLesson: Bool { text.hasPrefix("---\n") }
    var testDescription: String { "\(page): \(text.prefix(50))" }
  }

  static let guide = Course.root.appendingPathComponent("docs/guide/en")

  static func page(_ name: String) throws -> String {
    try String(contentsOf: guide.appendingPathComponent(name), encoding: .utf8)
  }

  static let snippets = Result {
    try FileManager.default.contentsOfDirectory(atPath: guide.path).sorted().flatMap { name in
      let text = try page(name)
      let pattern =
        /(?m)^````markdown\n(?<text>(?s:.*?))^````\n(\n```text\n(?<said>(?s:.*?))^```\n)?/
      return text.matches(of: pattern).map { match in
        Snippet(
          page: name,
          text: String(match.output.text),
          said: match.output.said.map(String.init),
          count: text.ranges(of: match.output.text).count
        )
      }
    }
  }

  @Test func everySnippetIsTrue() throws {
    let snippets = try Self.snippets.get()
    #expect(snippets.count > 20)
    #expect(Set(snippets.map(\.page)).count >= 5)
    let course = try Course(bodies: ["unused": "Nothing."])
    defer { course.remove() }
    for snippet in snippets {
      guard snippet.isLesson || snippet.said != nil else {
        #expect(snippet.count > 1, "\(snippet.page) does not run what it shows: \(snippet.text)")
        continue
      }
      let text = snippet.isLesson ? snippet.text : "---\ntitle: A lesson\n---\n\n\(snippet.text)"
      try course.write(Data(text.utf8), to: "lesson.md")
      let run = try course.run("verify", "lesson.md")
      #expect(run.errors == snippet.said ?? "", "\(snippet.page)")
    }
  }

  /// The script of a page's code block that begins with `start`.
  private func script(_ start: String, of page: String) throws -> String {
    let text = try Self.page(page)
    let block = try #require(text.firstRange(of: "```bash\n\(start)"))
    let rest = text[text.index(block.lowerBound, offsetBy: 8)...]
    return String(rest[..<(try #require(rest.firstRange(of: "\n```\n")).lowerBound)])
  }

  @Test func theClusterRecipeReportsWhatOneRunReports() throws {
    let course = try Course(bodies: [
      "a": "`{swift} 1 ≈ 2.0`", "b": "`{swift} 1 ≈ 1.0`", "c": "`{swift} 3 ≈ 4.0`",
      "d": "`{swift} 5 ≈ 6.0` and [x](y.md)",
    ])
    defer { course.remove() }
    let recipe = try script("#!/bin/bash", of: "ci.md")
    let calls = """
      unroll() { "$0" "$@"; }
      export SLURM_ARRAY_TASK_COUNT=3
      for SLURM_ARRAY_TASK_ID in 1 2 3; do
      \(recipe)
      done
      """
    let run = try course.run(
      program: URL(fileURLWithPath: "/bin/bash"),
      ["-c", calls, Course.program.path]
    )
    #expect(run.errors == "")
    let whole = try course.run("verify", "--format", "json")
    func messages(_ json: String) throws -> [String] {
      struct Report: Decodable {
        struct Finding: Decodable { let message: String }
        let findings: [Finding]
      }
      return try JSONDecoder().decode(Report.self, from: Data(json.utf8)).findings.map(\.message)
    }
    let shares = try (1...3).flatMap {
      try messages(#require(course.text("verify-\($0).json")))
    }
    #expect(try shares.sorted() == messages(whole.output).sorted())
    #expect(shares.count > 5)
  }
}
