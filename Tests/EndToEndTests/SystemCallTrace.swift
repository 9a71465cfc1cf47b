import Foundation

/// What `strace -f` wrote.
struct SystemCallTrace {
  private struct Call {
    let name: Substring
    let arguments: Substring
    let succeeded: Bool
  }

  private let calls: [Call]

  init(_ log: String) {
    var calls: [Call] = []
    var begun: [Substring: Substring] = [:]
    for line in log.split(separator: "\n") {
      // `123 openat(AT_FDCWD, "a.md", O_RDONLY) = 3`, in two lines if another thread comes between.
      let thread = line.prefix { $0.isNumber }
      var text = line.dropFirst(thread.count).drop { $0 == " " }
      if let mark = text.range(of: " <unfinished ...>") {
        begun[thread] = text[..<mark.lowerBound]
        continue
      }
      if text.hasPrefix("<... "), let mark = text.range(of: " resumed>") {
        text = (begun.removeValue(forKey: thread) ?? "") + text[mark.upperBound...]
      }
      if let call = Self.call(text) { calls.append(call) }
    }
    self.calls = calls + begun.values.compactMap(Self.call)
  }

  private static func call(_ text: Substring) -> Call? {
    guard let open = text.firstIndex(of: "(") else { return nil }
    let result = text.range(of: " = ")
    return Call(
      name: text[..<open],
      arguments: text[text.index(after: open)...],
      succeeded: result.map { !text[$0.upperBound...].hasPrefix("-1") } ?? true
    )
  }

  /// The paths of files and folders that were opened.
  var openedFiles: Set<String> { Set(opens.map(\.path)) }

  /// The paths that were opened for writing, made, renamed or removed.
  var writtenFiles: [String] {
    let changes: Set<Substring> = [
      "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "link",
      "linkat", "symlink", "symlinkat", "truncate", "creat", "chmod", "fchmodat", "rmdir",
    ]
    return opens.filter { $0.isForWriting }.map(\.path)
      + calls.filter { changes.contains($0.name) && $0.succeeded }.map { Self.path($0.arguments) }
  }

  /// The programs that were started, but for the first, and the processes that were forked.
  func processes(besides program: String) -> [String] {
    calls.filter { call in
      switch call.name {
      case "execve", "execveat": Self.path(call.arguments) != program
      case "fork", "vfork": true
      // A thread shares its memory with the others and is no process.
      case "clone", "clone3": !call.arguments.contains("CLONE_THREAD")
      default: false
      }
    }.map { "\($0.name)(\($0.arguments.prefix(120))" }
  }

  /// The calls that make or use a socket.
  var sockets: [String] {
    let names: Set<Substring> = [
      "socket", "connect", "bind", "listen", "accept", "accept4", "sendto", "recvfrom", "sendmsg",
      "recvmsg", "socketpair",
    ]
    return calls.filter { names.contains($0.name) }.map { "\($0.name)(\($0.arguments.prefix(120))" }
  }

  private var opens: [(path: String, isForWriting: Bool)] {
    calls.filter { ["open", "openat", "openat2"].contains($0.name) && $0.succeeded }.map {
      call in
      let isForWriting = ["O_WRONLY", "O_RDWR", "O_CREAT"].contains {
        call.arguments.contains($0)
      }
      return (Self.path(call.arguments), isForWriting)
    }
  }

  /// The first string among the arguments.
  private static func path(_ arguments: Substring) -> String {
    guard let open = arguments.firstIndex(of: "\"") else { return "" }
    return String(arguments[arguments.index(after: open)...].prefix { $0 != "\"" })
  }
}
