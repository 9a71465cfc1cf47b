/// What a piece of Swift is, as far as colour cares.
enum SwiftTokenKind: String, Sendable {
  case keyword = "k"
  case type = "t"
  case number = "n"
  case string = "s"
  case comment = "c"
  case plain = ""
}

/// Swift cut into coloured pieces; joined, they are the text again, whatever it is.
struct SwiftTokens: Sequence, IteratorProtocol {
  private var rest: Substring

  init(_ code: String) { rest = Substring(code) }

  mutating func next() -> (kind: SwiftTokenKind, text: Substring)? {
    guard let first = rest.first else { return nil }
    if rest.hasPrefix("//") { return (.comment, take { $0 != "\n" && $0 != "\r\n" }) }
    if rest.hasPrefix("/*") { return (.comment, takeBlockComment()) }
    if first == "\"" { return (.string, takeString()) }
    if first.isASCII, first.isNumber { return (.number, takeNumber()) }
    if first == "#" || first == "@" {
      let word = rest.dropFirst().prefix(while: Self.isWord)
      return (word.isEmpty ? .plain : .keyword, take(upTo: word.endIndex))
    }
    if Self.isWord(first) {
      let word = take(while: Self.isWord)
      if Self.keywords.contains(String(word)) { return (.keyword, word) }
      return (word.first?.isUppercase == true ? .type : .plain, word)
    }
    if first == "." {
      // An implicit member or a member: never a keyword, even `.none` or `.default`.
      let member = rest.dropFirst()
      let isMember = member.first.map { $0.isLetter || $0 == "_" } ?? false
      return (.plain, take(upTo: member.prefix { isMember && Self.isWord($0) }.endIndex))
    }
    return (.plain, take(upTo: rest.dropFirst().prefix { !Self.isStart($0) }.endIndex))
  }

  private mutating func take(while condition: (Character) -> Bool) -> Substring {
    take(upTo: rest.prefix(while: condition).endIndex)
  }

  private mutating func take(upTo end: Substring.Index) -> Substring {
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  private mutating func takeBlockComment() -> Substring {
    var depth = 0
    var index = rest.startIndex
    while index < rest.endIndex {
      let tail = rest[index...]
      if tail.hasPrefix("/*") {
        depth += 1
        index = rest.index(index, offsetBy: 2)
      } else if tail.hasPrefix("*/") {
        depth -= 1
        index = rest.index(index, offsetBy: 2)
        if depth == 0 { break }
      } else {
        index = rest.index(after: index)
      }
    }
    return take(upTo: index)
  }

  /// A string literal up to its closing quote or the end of its line; interpolations belong to it.
  private mutating func takeString() -> Substring {
    let isLong = rest.hasPrefix("\"\"\"")
    var index = rest.index(rest.startIndex, offsetBy: isLong ? 3 : 1)
    while index < rest.endIndex {
      let character = rest[index]
      if character == "\\" {
        index = rest.index(index, offsetBy: 2, limitedBy: rest.endIndex) ?? rest.endIndex
        continue
      }
      if isLong, rest[index...].hasPrefix("\"\"\"") {
        return take(upTo: rest.index(index, offsetBy: 3))
      }
      if !isLong, character.isNewline { return take(upTo: index) }
      index = rest.index(after: index)
      if !isLong, character == "\"" { return take(upTo: index) }
    }
    return take(upTo: index)
  }

  /// Digits, a point only before a digit (a range follows `0..`), an exponent with its sign.
  private mutating func takeNumber() -> Substring {
    var index = rest.startIndex
    while index < rest.endIndex {
      let character = rest[index]
      let next = rest.index(after: index)
      let follower = next < rest.endIndex ? rest[next] : " "
      if character == "e" || character == "E", follower == "-" || follower == "+" {
        index = rest.index(after: next)
      } else if Self.isWord(character)
        || (character == "." && follower.isASCII && follower.isNumber)
      {
        index = next
      } else {
        break
      }
    }
    return take(upTo: index)
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
      || character == "′"
  }

  private static func isStart(_ character: Character) -> Bool {
    isWord(character) || "\"/#@.".contains(character)
  }

  private static let keywords: Set<String> = [
    "as", "break", "case", "catch", "continue", "default", "do", "else", "enum", "extension",
    "false", "for", "func", "guard", "if", "import", "in", "inout", "is", "let", "nil", "repeat",
    "return", "self", "static", "struct", "switch", "throw", "throws", "true", "try", "var",
    "where", "while",
  ]
}
