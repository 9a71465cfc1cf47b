import CellLanguage
import Diagnostics
import Foundation
import LanguageServer
import LessonModel
import Testing
import Verification

/// An editor's side of a conversation with a server, with a course in memory.
final class Conversation: Sendable {
  let server: LanguageServer
  private let inbox: Inbox

  /// What the server sent, in order.
  private final class Inbox: Sendable {
    private let lock = NSLock()
    private nonisolated(unsafe) var all: [JSONValue] = []

    func add(_ message: JSONValue) { lock.withLock { all.append(message) } }
    var messages: [JSONValue] { lock.withLock { all } }
  }

  /// Where the course lies.
  static let folder = "/course"

  /// A server for a course of lessons, given by their path in its folder, `en/a.md`.
  init(
    _ lessons: [String: String] = [:],
    languages: [String] = ["en"],
    limits: CellLimits = CellLimits()
  ) {
    let inbox = Inbox()
    self.inbox = inbox
    let names = Set(lessons.keys.map { String($0.dropFirst(3).dropLast(3)) }).sorted()
    let course = Course(
      file: lessons.isEmpty ? nil : SourceFile(path: "\(Self.folder)/course.yml", text: ""),
      languages: languages.map {
        Course.Language(tag: $0, name: $0, title: "T", description: "", footer: "")
      },
      parts: [Course.Part(title: [:], lessons: names)]
    )
    let around = LessonSurroundings(
      course: course,
      sources: lessons.keys.sorted().map { path in
        LessonSurroundings.Source(
          name: String(path.dropFirst(3).dropLast(3)),
          language: String(path.prefix(2)),
          file: SourceFile(path: "\(Self.folder)/\(path)", text: lessons[path] ?? "")
        )
      },
      files: .none,
      committed: { _ in nil }
    )
    let analyzer = LessonAnalyzer(
      limits: limits,
      typesetter: nil,
      surroundings: { $0.hasPrefix(Self.folder) && !lessons.isEmpty ? around : nil }
    )
    server = LanguageServer(analyzer: analyzer) { inbox.add($0) }
  }

  /// Everything that the server has sent.
  var messages: [JSONValue] { inbox.messages }

  /// Sends bytes as one message.
  func send(_ text: String) async { await server.receive(.content(Array(text.utf8))) }

  /// Sends a message without waiting for what comes of it.
  func notify(_ method: String, _ parameters: JSONValue = [:]) async {
    let message: JSONValue = ["jsonrpc": "2.0", "method": .string(method), "params": parameters]
    await server.receive(.content(Self.bytes(message)))
  }

  /// Sends a request and gives the answer: its `result`, or its `error`.
  func request(_ method: String, _ parameters: JSONValue = [:]) async -> JSONValue {
    let id = JSONValue.string(UUID().uuidString)
    let message: JSONValue = [
      "jsonrpc": "2.0", "id": id, "method": .string(method), "params": parameters,
    ]
    await server.receive(.content(Self.bytes(message)))
    let answer = messages.last { $0["id"] == id }
    return answer?["result"] ?? answer?["error"] ?? "no answer"
  }

  private static func bytes(_ message: JSONValue) -> [UInt8] {
    (try? JSONEncoder().encode(message)).map(Array.init) ?? []
  }

  /// Initializes the server and opens a lesson.
  func open(
    _ text: String,
    path: String = "/alone/a.md",
    encodings: [JSONValue] = ["utf-16"],
    waits: Bool = true
  ) async {
    _ = await request(
      "initialize",
      ["capabilities": ["general": ["positionEncodings": .array(encodings)]]]
    )
    await openAnother(text, path: path, waits: waits)
  }

  /// Opens one more lesson.
  func openAnother(_ text: String, path: String, waits: Bool = true) async {
    await notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string("file://\(path)"), "languageId": "markdown", "version": 1,
          "text": .string(text),
        ]
      ]
    )
    if waits { await server.settle() }
  }

  /// Replaces the whole text of a lesson.
  func change(_ text: String, version: Int, path: String = "/alone/a.md", waits: Bool = true) async
  {
    await notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string("file://\(path)"), "version": .integer(version)],
        "contentChanges": [["text": .string(text)]],
      ]
    )
    if waits { await server.settle() }
  }

  /// The diagnostics that were sent of a lesson, one list each time; that these lessons have no title is left out.
  func diagnostics(path: String = "/alone/a.md") -> [(version: Int?, all: [JSONValue])] {
    messages.filter {
      $0["method"] == "textDocument/publishDiagnostics"
        && $0["params"]?["uri"] == .string("file://\(path)")
    }.map { message in
      let all = message["params"]?["diagnostics"]?.elements ?? []
      return (message["params"]?["version"]?.int, all.filter { $0["code"] != "missing-key" })
    }
  }

  /// The ids of what is wrong with a lesson at last.
  func codes(path: String = "/alone/a.md") -> [String] {
    (diagnostics(path: path).last?.all ?? []).compactMap { $0["code"]?.text }
  }

  /// Asks about the place that `‸` marks in the text of a lesson, which is opened or changed to be without it.
  func ask(
    _ method: String,
    _ marked: String,
    path: String = "/alone/a.md",
    _ more: [String: JSONValue] = [:]
  ) async -> JSONValue {
    let parts = marked.components(separatedBy: "‸")
    let text = parts.joined()
    if await !isOpen(path) {
      await open(text, path: path)
    } else {
      await change(text, version: 9, path: path)
    }
    let lines = parts[0].components(separatedBy: "\n")
    var parameters = more
    parameters["textDocument"] = ["uri": .string("file://\(path)")]
    parameters["position"] = [
      "line": .integer(lines.count - 1), "character": .integer(lines[lines.count - 1].utf16.count),
    ]
    return await request(method, .object(parameters))
  }

  private func isOpen(_ path: String) async -> Bool { !diagnostics(path: path).isEmpty }
}

extension JSONValue {
  /// `3:4-3:9`, for a range.
  var rangeText: String {
    let ends = [self["start"], self["end"]].map {
      "\($0?["line"]?.int ?? -1):\($0?["character"]?.int ?? -1)"
    }
    return ends.joined(separator: "-")
  }
}
