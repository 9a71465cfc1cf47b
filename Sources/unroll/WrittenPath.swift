/// Paths as people write them, taken apart by their text alone; what links lead to is not looked at.
enum WrittenPath {
  /// Without what says nothing: `./lessons//en/` is `lessons/en`, and an empty path is `.`.
  static func normal(_ path: String) -> String {
    joined(parts(of: path), isAbsolute: path.utf8.first == slash)
  }

  /// The folder that holds a file or folder: that of `a.md` is `.`, that of `.` is `..`.
  static func folder(of path: String) -> String {
    var parts = parts(of: path)
    let isAbsolute = path.utf8.first == slash
    if parts.isEmpty || parts.last == ".." {
      if !isAbsolute { parts.append("..") }
    } else {
      parts.removeLast()
    }
    return joined(parts, isAbsolute: isAbsolute)
  }

  /// The last part: that of `lessons/en/a.md` is `a.md`.
  static func name(of path: String) -> String { parts(of: path).last.map(String.init) ?? "" }

  /// A file in a folder, as a person would write it: nothing stands for the current folder.
  static func file(_ name: String, in folder: String) -> String {
    folder == "." ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
  }

  private static let slash = UInt8(ascii: "/")

  private static func parts(of path: String) -> [Substring] {
    // By bytes: a slash with a combining mark behind it is one character, but separates all the same.
    path.utf8.split(separator: slash).map(Substring.init).filter { $0 != "." }
  }

  private static func joined(_ parts: [Substring], isAbsolute: Bool) -> String {
    let text = parts.joined(separator: "/")
    return isAbsolute ? "/\(text)" : text.isEmpty ? "." : text
  }
}
