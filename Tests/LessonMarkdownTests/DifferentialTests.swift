import Diagnostics
import Foundation
import LessonMarkdown
import Testing

/// A document that uses none of our syntax comes out exactly as `cmark` writes it.
///
/// Headings are compared without
/// the ids that we add (`HeadingStyle.plain`).
@Suite struct DifferentialTests {
  static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  static var documents: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: corpus.path)) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted()
  }

  @Test func corpusIsThere() { #expect(Self.documents.count >= 19) }

  @Test(arguments: documents)
  func corpusRendersAsCmark(name: String) throws {
    let data = try Data(contentsOf: Self.corpus.appendingPathComponent(name))
    try expectSame([UInt8](data), name)
  }

  @Test(arguments: Pathological.all)
  func pathologicalRendersAsCmark(sample: Pathological) throws {
    try expectSame(Array(sample.text.utf8), sample.name)
  }

  /// Fragments of every construct, shuffled by a fixed sequence.
  @Test func shuffledFragmentsRenderAsCmark() throws {
    let count = ProcessInfo.processInfo.environment["UNROLL_SHUFFLES"].flatMap(Int.init) ?? 40
    var random = Sequence64(state: 20_251)
    for index in 0..<count {
      // An empty line, so that a rule is no front matter.
      var text = "\n"
      for _ in 0..<(4 + random.next(40)) {
        text += Pathological.fragments[random.next(Pathological.fragments.count)]
      }
      try expectSame(Array(text.utf8), "shuffle \(index): \(text.debugDescription)")
    }
  }

  private func expectSame(_ bytes: [UInt8], _ name: String) throws {
    let file = SourceFile(path: name, bytes: bytes)
    let lesson = LessonParser().parse(file, name: name, language: "en").lesson
    let written = try BodyWriter(headingStyle: .plain).write(lesson, replacing: [:])
    let expected = try Cmark.html(bytes)
    if written.html != expected {
      Issue.record(
        "\(name) differs from cmark:\n\(written.html.prefix(2000))\n---\n\(expected.prefix(2000))"
      )
    }
  }
}

/// A small generator of numbers, the same everywhere.
struct Sequence64 {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}

/// The `cmark` command.
enum Cmark {
  struct NotFound: Error, CustomStringConvertible {
    let description = "the command 'cmark' is not on PATH; scripts/test installs it"
  }

  static func html(_ bytes: [UInt8]) throws -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let found = path.split(separator: ":").map { "\($0)/cmark" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { throw NotFound() }
    let input = FileManager.default.temporaryDirectory
      .appendingPathComponent("unroll-\(UUID().uuidString).md")
    try Data(bytes).write(to: input)
    defer { try? FileManager.default.removeItem(at: input) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: found)
    process.arguments = [input.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
