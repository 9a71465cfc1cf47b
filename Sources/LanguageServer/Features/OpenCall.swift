import Diagnostics

/// The call in whose parentheses an offset is, read backwards off the text.
struct OpenCall {
  /// What is called.
  let callee: CodeName
  /// The labels that stand there already.
  let labels: Set<String>

  /// The innermost call that is open at an offset; nil if there is none on the lines above.
  init?(at offset: Int, in file: SourceFile) {
    let bytes = file.bytes
    var index = offset
    var depth = 0
    var steps = 0
    while index > 0, steps < 4_000 {
      index -= 1
      steps += 1
      switch bytes[index] {
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth += 1
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 0 {
          guard bytes[index] == UInt8(ascii: "(") else { return nil }
          let name = CodeName(at: index, in: file)
          guard !name.text.isEmpty else { return nil }
          callee = name
          labels = Self.labels(file.text(in: SourceSpan(index + 1, offset)))
          return
        }
        depth -= 1
      case UInt8(ascii: "`"): return nil
      default: break
      }
    }
    return nil
  }

  private static func labels(_ arguments: String) -> Set<String> {
    var depth = 0
    let outer = arguments.filter { character in
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      return depth == 0
    }
    return Set(outer.matches(of: /(?:^|,)\s*([A-Za-z_][A-Za-z0-9_]*)\s*:/).map { String($0.1) })
  }
}

extension LessonView {
  /// A name that stands where the author is about to write one.
  static let marker = "unrollCompletion"

  /// The lesson with a name at the cursor, if there is none yet.
  func marked(at offset: Int, needsName: Bool) -> LessonView {
    guard needsName else { return self }
    let bytes = file.bytes[..<offset] + Array(Self.marker.utf8) + file.bytes[offset...]
    return LessonView(
      SourceFile(path: file.path, bytes: Array(bytes)),
      analysis: analysis,
      encoding: encoding
    )
  }
}
