import Foundation

/// A course in a folder of its own that lives as long as a test, and the program run on it.
struct Course {
  let folder: URL

  /// What a run of the program said.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  /// A course with lessons in English, given by name and text.
  init(_ lessons: [String: Data]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("unroll-\(UUID().uuidString)")
    let names = lessons.keys.sorted()
    let course = """
      languages:
        - { tag: en, name: English, title: Cases }
      parts:
        - title: { en: All }
          lessons: [\(names.joined(separator: ", "))]
      """
    try write(Data(course.utf8), to: "lessons/course.yml")
    for (name, text) in lessons { try write(text, to: "lessons/en/\(name).md") }
  }

  /// A course with lessons in English, given by name and the text below the front matter.
  init(bodies: [String: String]) throws {
    try self.init(bodies.mapValues { Data("---\ntitle: A case\n---\n\n\($0)\n".utf8) })
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  func write(_ data: Data, to path: String) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try data.write(to: url)
  }

  /// The text of a file; nil if there is none.
  func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: folder.appendingPathComponent(path).path)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// The names in a folder, sorted.
  func names(in path: String) -> [String] {
    let folder = folder.appendingPathComponent(path).path
    return (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
  }

  /// Runs the program in the course's folder.
  func run(_ arguments: String...) throws -> Run { try run(arguments) }

  /// Runs the program in the course's folder.
  func run(_ arguments: [String]) throws -> Run {
    let isRender = arguments.first == "render"
    return try run(
      program: Self.program,
      arguments + (isRender ? ["--templates", Self.templates.path] : [])
    )
  }

  /// Runs another program in the course's folder, or in one below it.
  func run(program: URL, in folderBelow: String = "", _ arguments: [String]) throws -> Run {
    let process = try start(program: program, in: folderBelow, arguments)
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus,
      output: text("out.txt") ?? "",
      errors: text("err.txt") ?? ""
    )
  }

  /// Starts the program in the course's folder, or in one below it; what it says goes into `out.txt` and `err.txt`.
  func start(
    program: URL = Self.program,
    in folderBelow: String = "",
    _ arguments: [String],
    path: String = Self.searchPath
  ) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.currentDirectoryURL = folder.appendingPathComponent(folderBelow)
    process.arguments = arguments
    process.environment = ["PATH": path, "XDG_CACHE_HOME": Self.cache.path]
    let (output, errors) = (
      folder.appendingPathComponent("out.txt"), folder.appendingPathComponent("err.txt")
    )
    for url in [output, errors] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    return process
  }

  /// Where programs look for others.
  static let searchPath = "/usr/bin:/bin"

  /// The program stands beside the tests.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("unroll")

  /// The repository.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let templates = root.appendingPathComponent("templates")
  private static let cache = FileManager.default.temporaryDirectory
    .appendingPathComponent("unroll-test-cache")
}
