import CellLanguage
import LessonModel

/// Whether a part of a lesson may change a variable, told from its words alone: never no when it does.
///
/// It may if it declares or assigns, calls a function of the lesson, which may assign, or a mutating method.
struct VariableChanges {
  /// The lesson's own functions, and variables that hold some.
  private let functions: Set<String>

  /// What can be told in front of a part.
  init(in session: CellSession) {
    functions = Set(session.bindings.filter { $0.type.contains("->") }.map(\.name))
  }

  /// Whether the part may change a variable.
  func mayHappen(in part: LessonPart) -> Bool {
    let code = part.code.text
    return Self.assigns(code.utf8)
      || code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.contains {
        Self.changingWords.contains($0) || functions.contains(String($0))
      }
  }

  /// Whether there is a `=` that compares nothing.
  private static func assigns(_ code: String.UTF8View) -> Bool {
    let sign = UInt8(ascii: "=")
    let bytes = Array(code)
    return bytes.indices.contains { index in
      guard bytes[index] == sign else { return false }
      if index + 1 < bytes.count, bytes[index + 1] == sign { return false }
      guard index > 0 else { return true }
      if bytes[index - 1] == sign { return index > 1 && "+-*/%".utf8.contains(bytes[index - 2]) }
      return !"<>!".utf8.contains(bytes[index - 1])
    }
  }

  private static let changingWords: Set<Substring> = {
    let mutating = EngineLibrary.library.entries.filter { $0.signature.contains("mutating ") }
    return Set(mutating.map { Substring($0.name) } + ["let", "var", "func"])
  }()
}
