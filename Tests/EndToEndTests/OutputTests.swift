import Foundation
import Testing

/// Files are written whole or not at all, also when there is no room and when the program is killed while it writes.
@Suite struct OutputTests {
  private static let long = String(repeating: "Much to read. ", count: 3_000)

  /// A course that was rendered, then changed.
  private func changedCourse() throws -> Course {
    let course = try Course(bodies: ["a": "Before. \(Self.long)", "b": "Before.", "c": "C."])
    #expect(try course.run("render").status == 0)
    for (name, text) in ["a": "After. \(Self.long)", "b": "After."] {
      try course.write(
        Data("---\ntitle: Changed\n---\n\n\(text)\n".utf8),
        to: "lessons/en/\(name).md"
      )
    }
    return course
  }

  /// Renders where no file may have more than 8 KiB, as if the disk were full.
  private func renderInLittleRoom(_ course: Course) throws -> Course.Run {
    try course.run(
      program: URL(fileURLWithPath: "/bin/sh"),
      [
        "-c", "trap '' XFSZ; ulimit -f 16; exec \"$0\" render --templates \"$1\"",
        Course.program.path, Course.templates.path,
      ]
    )
  }

  /// The files of a site by path.
  private func files(_ course: Course, _ site: String) -> [String: Data] {
    let root = course.folder.appendingPathComponent(site)
    let paths =
      FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return paths.reduce(into: [:]) { files, path in
      let url = root.appendingPathComponent(path)
      if let data = try? Data(contentsOf: url) { files[path] = data }
    }
  }

  @Test func aFullDiskLeavesTheOldFileAndSaysSo() throws {
    let course = try changedCourse()
    defer { course.remove() }
    let old = files(course, "output")
    let run = try renderInLittleRoom(course)
    #expect(run.status == 1)
    #expect(run.errors.contains("error: 'output/en/a.html' cannot be written: file too large"))
    #expect(run.output.contains("unroll: 2 of 3 lessons"))
    let found = files(course, "output")
    #expect(try course.run("render", "-o", "whole").status == 0)
    let new = files(course, "whole")
    #expect(found["en/a.html"] == old["en/a.html"])
    #expect(found["en/b.html"] == new["en/b.html"])
    #expect(!found.keys.contains { $0.hasSuffix(".draft") })
  }

  /// Begins to run the program in the course's folder.
  private func start(_ course: Course, _ arguments: String...) throws -> Process {
    let process = Process()
    process.executableURL = Course.program
    process.currentDirectoryURL = course.folder
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func aKilledProgramLeavesWholeFiles() throws {
    let course = try changedCourse()
    defer { course.remove() }
    let old = files(course, "output")
    #expect(try course.run("render", "-o", "whole").status == 0)
    let new = files(course, "whole")
    // Each run gets a little further; where it is stopped does not matter.
    for milliseconds in [5, 10, 20, 30, 40, 60] {
      let process = try start(course, "render", "--templates", Course.templates.path)
      usleep(UInt32(1_000 * milliseconds))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      for (path, data) in files(course, "output") where !path.hasSuffix(".draft") {
        #expect(data == old[path] || data == new[path], "\(path) is half of something")
      }
    }
  }

  @Test func theNextRunRemovesWhatAKilledOneLeft() throws {
    let course = try changedCourse()
    defer { course.remove() }
    let ended = try start(course, "reference", "tanh")
    ended.waitUntilExit()
    let dead = ended.processIdentifier
    let mine = ProcessInfo.processInfo.processIdentifier
    let left = ["output/en/a.html.\(dead).draft", "lessons/records/a.json.\(dead).draft"]
    let kept = [
      "output/en/a.html.\(mine).draft", "output/en/mine.draft", "output/en/thesis.\(dead).draft",
      "lessons/en/a.1.draft.md",
    ]
    for path in left + kept { try course.write(Data("half".utf8), to: path) }
    #expect(try course.run("render").status == 0)
    #expect(try course.run("verify", "--accept").status == 0)
    for path in left { #expect(course.text(path) == nil, "\(path)") }
    for path in kept { #expect(course.text(path) == "half", "\(path)") }
  }

  @Test func severalRunsAtOnceGiveWholeFiles() throws {
    let course = try changedCourse()
    defer { course.remove() }
    let runs = try (1...3).flatMap { _ in
      [
        try start(course, "render", "--templates", Course.templates.path),
        try start(course, "verify", "--accept"),
      ]
    }
    for run in runs {
      run.waitUntilExit()
      #expect(run.terminationStatus == 0)
    }
    #expect(try course.run("render", "-o", "whole").status == 0)
    #expect(files(course, "output") == files(course, "whole"))
    #expect(try course.run("verify").status == 0)
  }

  @Test func whatStandsInTheWayIsNamedOnce() throws {
    let course = try Course(bodies: ["a": "A."])
    defer { course.remove() }
    try course.write(Data("mine\n".utf8), to: "output")
    let run = try course.run("render")
    #expect(run.status == 1)
    let said = run.errors.split(separator: "\n")
    #expect(said.contains { $0.contains("cannot be written: 'output' is no folder, nor can ") })
    #expect(said.count <= 3, "\(run.errors)")
    #expect(run.output.contains("unroll: 0 of 1 lessons"))
    #expect(course.text("output") == "mine\n")
  }
}
