import Foundation
import Testing

/// What the documentation names exists, and what it shows is so.
@Suite struct DocumentationTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOf: Course.root.appendingPathComponent(path), encoding: .utf8)
  }

  private static let pages = [
    "README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md", "docs/guide/en/first-lesson.md",
    "docs/guide/en/cells.md", "docs/guide/en/claims.md", "docs/guide/en/tables-and-figures.md",
    "docs/guide/en/courses.md", "docs/guide/en/verification.md", "docs/guide/en/ci.md",
  ]

  /// A path in backticks that begins with one of the repository's folders.
  @Test(arguments: ["README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md"])
  func everyFileExists(path: String) throws {
    let pattern =
      /`((?:Sources|Tests|Benchmarks|docs|lessons|scripts|templates|\.github)\/[^`\s<>…]+)`/
    for match in try Self.text(path).matches(of: pattern) {
      let file = Course.root.appendingPathComponent(String(match.1))
      #expect(FileManager.default.fileExists(atPath: file.path), "\(path) names \(match.1)")
    }
  }

  /// Every `unroll …` that a page says to type is a command with these options.
  @Test func everyCommandExists() throws {
    let course = try Course(bodies: [:])
    defer { course.remove() }
    var help: [String: String] = [:]
    for page in Self.pages {
      for call in try Self.text(page).matches(of: /[`\s\/]unroll ([a-z]+)\b([^`"\n&]*)/) {
        let name = String(call.1)
        // 'an unroll that', 'unroll says' are prose.
        guard call.0.first == "`" || call.2.contains("--") else { continue }
        if help[name] == nil { help[name] = try course.run("help", name).output }
        #expect(help[name]?.contains("USAGE: unroll \(name)") == true, "\(page): \(call.0)")
        for option in call.2.matches(of: /(?:^|[ \[])(--?[a-z][a-z-]*)/) {
          #expect(help[name]?.contains(option.1) == true, "\(page): \(call.0)")
        }
      }
    }
    #expect(Set(help.keys).isSuperset(of: ["render", "verify", "reference"]))
  }

  /// The README's failing claim fails like that; where the line stands may change.
  @Test func theReadmesExampleIsTrue() throws {
    let lesson = try Self.text("lessons/en/2-4-activations.md")
    let wrong = lesson.replacing(
      "`{swift} 0.25 ≈ Activation.sigmoid.derivative(0)`",
      with: "`{swift} 0.26 ≈ Activation.sigmoid.derivative(0)`"
    )
    try #require(wrong != lesson)
    let course = try Course(["2-4-activations": Data(wrong.utf8)])
    defer { course.remove() }
    let errors = try course.run("verify").errors
    let start = try #require(errors.range(of: ": error: the claim is 0.26"))
    let said = errors[start.lowerBound...].split(separator: "\n").prefix(3)
      .map { $0.replacing(#/^\d+ \| /#, with: "") }
    let readme = try Self.text("README.md")
    #expect(readme.contains(said[0]), "\(said[0])")
    #expect(readme.contains(said[1]), "\(said[1])")
  }
}
