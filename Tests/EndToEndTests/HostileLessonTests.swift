import Foundation
import Testing

/// What verification of a stranger's lessons asks of the system, as `strace` sees it.
@Suite struct HostileLessonTests {
  private static let limits = [
    "--cell-seconds", "20", "--cell-steps", "400000", "--cell-memory", "64",
  ]

  @Test func aHostileCourseEndsInFindings() throws {
    let hostile = try HostileCourse()
    defer { hostile.remove() }
    let run = try hostile.course.run(["verify"] + Self.limits)
    #expect(run.status == 1)
    #expect(!run.errors.contains(HostileCourse.secret))
    #expect(!run.errors.contains("root:"))
    let refused = ["passwd.md", "pipe.md", "folder.md", "huge.md"]
    for name in refused {
      #expect(run.errors.contains("'lessons/en/\(name)' "), "\(name)")
    }
    #expect(run.errors.components(separatedBy: "[file-refused]").count - 1 >= refused.count)
    for id in ["link-outside", "step-limit", "output-limit", "depth-limit"] {
      #expect(run.errors.contains("[\(id)]"), "\(id)")
    }
  }

  @Test func acceptingWritesThroughNoLink() throws {
    let course = try Course(bodies: ["a": "`{swift} 1 + 1`"])
    defer { course.remove() }
    let target = course.folder.appendingPathComponent("outside").path
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: course.folder.appendingPathComponent("lessons/records").path,
      withDestinationPath: target
    )
    let run = try course.run("verify", "--accept")
    #expect(run.status == 1)
    #expect(run.errors.contains("[output-unwritable]"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: target).isEmpty)
  }

  @Test func noFileOutsideIsOpenedNoSocketNoProcess() throws {
    let hostile = try HostileCourse()
    defer { hostile.remove() }
    let log = hostile.course.folder.appendingPathComponent("strace.txt")
    guard let trace = try trace(hostile.course, log: log) else { return }
    let program = Course.program.path
    #expect(trace.processes(besides: program) == [])
    #expect(trace.sockets == [])
    let foreign = trace.openedFiles.subtracting(try allowed(hostile.course))
      .filter { !isAllowed($0, in: hostile.course) }
    #expect(foreign == [], "opened: \(foreign.sorted().joined(separator: ", "))")
    #expect(trace.writtenFiles.filter { !$0.hasPrefix("/dev/") && !$0.hasPrefix("/proc/") } == [])
    // A trace that sees nothing proves nothing.
    #expect(trace.openedFiles.contains { $0.hasSuffix("lessons/en/links.md") })
    #expect(trace.openedFiles.contains { $0.hasSuffix("/katex.min.js") })
  }

  @Test func aTraceIsReadAsItIsWritten() {
    let trace = SystemCallTrace(
      """
      10 execve("/bin/unroll", ["unroll"], 0x7ffd /* 10 vars */) = 0
      10 openat(AT_FDCWD, "/etc/hosts", O_RDONLY|O_CLOEXEC) = 3
      10 openat(AT_FDCWD, "/nothing", O_RDONLY) = -1 ENOENT (No such file or directory)
      10 openat(AT_FDCWD, "/begun", O_RDONLY <unfinished ...>
      11 openat(AT_FDCWD, "/written", O_WRONLY|O_CREAT, 0666) = 4
      10 <... openat resumed>)             = -1 ENOENT (No such file or directory)
      10 clone3({flags=CLONE_VM|CLONE_THREAD, stack=0x7f}, 88) = 12
      10 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD) = 13
      13 execve("/bin/sh", ["sh"], 0x7ffd) = 0
      11 socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 5
      11 unlink("/gone") = 0
      """
    )
    #expect(trace.openedFiles == ["/etc/hosts", "/written"])
    #expect(trace.writtenFiles == ["/written", "/gone"])
    #expect(trace.processes(besides: "/bin/unroll").count == 2)
    #expect(trace.sockets.count == 1)
  }

  /// What a course of one harmless lesson makes the program open: its libraries, its cache, KaTeX, the system's own.
  private func allowed(_ hostile: Course) throws -> Set<String> {
    let course = try Course(bodies: ["a": "$x_{75319}$ `{swift} 1 + 1`"])
    defer { course.remove() }
    let log = course.folder.appendingPathComponent("strace.txt")
    return try trace(course, log: log)?.openedFiles ?? []
  }

  /// Files of the course, and what the libraries ask of the system about their own process.
  private func isAllowed(_ path: String, in course: Course) -> Bool {
    let lessons = course.folder.resolvingSymlinksInPath().path + "/lessons"
    return path == lessons || path.hasPrefix("\(lessons)/") || path == "lessons"
      || (path.hasPrefix("lessons/") && !path.contains(".."))
      || path.hasPrefix("/proc/self/") || path.hasPrefix("/sys/devices/system/cpu")
      || path.wholeMatch(of: /\/proc\/\d+\/stat/) != nil
      // The C library's allocator asks when it gives much memory back.
      || path == "/proc/sys/vm/overcommit_memory"
  }

  /// What `strace` sees of a verification; nil, said aloud, if it is not permitted to trace here.
  private func trace(_ course: Course, log: URL) throws -> SystemCallTrace? {
    let strace = URL(fileURLWithPath: "/usr/bin/strace")
    let options = [
      "-f", "-qq", "-s", "4096", "-e", "trace=%file,%network,%process", "-o", log.path,
    ]
    let probe =
      FileManager.default.isExecutableFile(atPath: strace.path)
      ? try course.run(program: strace, options + ["/bin/true"]).status : -1
    guard probe == 0 else {
      print("SKIPPED: system calls are not traced, because strace is missing or may not trace here")
      return nil
    }
    let run = try course.run(
      program: strace,
      options + [Course.program.path, "verify"] + Self.limits
    )
    #expect([0, 1].contains(run.status), "\(run.errors.suffix(500))")
    return SystemCallTrace(try String(contentsOf: log, encoding: .utf8))
  }
}
