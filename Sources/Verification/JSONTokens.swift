/// The words of a line of JSON.
enum JSONTokens {
  /// The numbers, strings and words of a line, and the punctuation between them without spaces.
  static func of(_ line: String) -> [Substring] {
    var tokens: [Substring] = []
    let bytes = line.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let start = index
      switch bytes[index] {
      case UInt8(ascii: " "):
        index = bytes.index(after: index)
        continue
      case UInt8(ascii: "\""):
        index = behindString(bytes, from: index)
      case let byte where "[]{},:".utf8.contains(byte):
        index = bytes.index(after: index)
      default:
        while index < bytes.endIndex, !"[]{},:\" ".utf8.contains(bytes[index]) {
          index = bytes.index(after: index)
        }
      }
      tokens.append(line[start..<index])
    }
    return tokens
  }

  private static func behindString(_ bytes: String.UTF8View, from start: String.Index)
    -> String.Index
  {
    var index = bytes.index(after: start)
    while index < bytes.endIndex {
      let byte = bytes[index]
      index = bytes.index(after: index)
      if byte == UInt8(ascii: "\"") { break }
      if byte == UInt8(ascii: "\\"), index < bytes.endIndex { index = bytes.index(after: index) }
    }
    return index
  }
}
