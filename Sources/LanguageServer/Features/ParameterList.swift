/// The parameters of a Swift declaration, read off its text.
struct ParameterList {
  struct Parameter: Hashable {
    /// What stands in front of the argument; nil for nothing.
    let label: String?
    let type: String
    let hasDefault: Bool
  }

  private(set) var parameters: [Parameter] = []

  /// Reads the first list in parentheses.
  init(_ signature: String) {
    guard let open = signature.firstIndex(of: "(") else { return }
    var depth = 0
    var piece = ""
    var pieces: [String] = []
    for character in signature[open...] {
      if "([{<".contains(character) {
        depth += 1
        if depth == 1 { continue }
      }
      if ")]}".contains(character) || (character == ">" && piece.last != "-") {
        depth -= 1
        if depth == 0 { break }
      }
      if character == ",", depth == 1 {
        pieces.append(piece)
        piece = ""
      } else {
        piece.append(character)
      }
    }
    pieces.append(piece)
    parameters = pieces.compactMap(Self.parameter)
  }

  private static func parameter(_ text: String) -> Parameter? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let names = text[..<colon].split(separator: " ").filter { !$0.hasPrefix("@") }
    guard let label = names.first else { return nil }
    let rest = text[text.index(after: colon)...]
    let equals = rest.firstRange(of: " = ")
    let type = rest[..<(equals?.lowerBound ?? rest.endIndex)].filter { $0 != " " }
    return Parameter(
      label: label == "_" ? nil : String(label),
      type: String(type),
      hasDefault: equals != nil
    )
  }
}
