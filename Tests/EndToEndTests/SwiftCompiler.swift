import Foundation

/// swiftc, with the modules that this build has made.
struct SwiftCompiler {
  /// A folder for what is compiled.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("unroll-swiftc-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file into the folder and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return url.path
  }

  /// Links a program from its files; nil if all is well, else what swiftc says.
  func link(_ files: [String], to program: String) throws -> String? {
    let modules = [
      "LessonKit", "RecurrentEngine", "EngineKernels", "LessonModel", "Diagnostics", "Verification",
      "CellLanguage",
    ]
    let objects = try modules.flatMap { module in
      let folder = Self.build.appendingPathComponent("\(module).build")
      return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".o") }.map { folder.appendingPathComponent($0).path }
    }
    let run = try run(
      ["-Onone", "-j", "2", "-o", folder.appendingPathComponent(program).path] + files + objects
    )
    return run.status == 0 ? nil : run.errors
  }

  /// What swiftc says when it runs with these arguments.
  func run(_ arguments: [String]) throws -> (status: Int32, errors: String) {
    let kernels = Self.build.appendingPathComponent("EngineKernels.build/module.modulemap").path
    let common = [
      "swiftc", "-swift-version", "6", "-suppress-warnings", "-diagnostic-style", "llvm",
      "-module-cache-path", folder.appendingPathComponent("cache").path,
      "-I", Self.build.appendingPathComponent("Modules").path,
      "-Xcc", "-fmodule-map-file=\(kernels)",
    ]
    return try execute("/usr/bin/env", common + arguments)
  }

  /// Runs a program and gives its status, output and errors.
  func output(of program: String) throws -> (status: Int32, output: String, errors: String) {
    let run = try execute(folder.appendingPathComponent(program).path, [])
    let output = try String(contentsOf: folder.appendingPathComponent("out.txt"), encoding: .utf8)
    return (run.status, output, run.errors)
  }

  private func execute(_ path: String, _ arguments: [String]) throws -> (
    status: Int32, errors: String
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    // A compiler or program that fails is reported; a trace of its stack takes seconds and helps nobody.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    let (output, errors) = (
      folder.appendingPathComponent("out.txt"), folder.appendingPathComponent("err.txt")
    )
    for url in [output, errors] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: errors, encoding: .utf8))
  }

  /// Where this build has put its modules: beside the tests.
  private static let build = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent()
}
