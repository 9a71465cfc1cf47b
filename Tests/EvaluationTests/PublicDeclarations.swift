import Foundation

/// The public declarations of a module, read from its sources.
///
/// The formatter makes that easy: a declaration begins a line, and its indentation says what it belongs to. What comes
/// out is the type and the name with its labels, `Matrix.power(_:)`, or `.stepJacobian(hiddenState:recurrentWeights:)`.
struct PublicDeclarations {
  /// Every public function, property, initializer, subscript and case: its type, empty for none, and its name.
  private(set) var members: Set<Member> = []
  /// What conforms to each protocol of the module.
  private(set) var conformers: [String: Set<String>] = [:]
  /// The module's protocols.
  private(set) var protocols: Set<String> = []

  struct Member: Hashable, Comparable, CustomStringConvertible {
    let type: String
    let name: String

    var description: String { "\(type).\(name)" }

    static func < (left: Member, right: Member) -> Bool { left.description < right.description }
  }

  init(module: String) throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/\(module)")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    for path in paths.sorted() where path.hasSuffix(".swift") {
      let url = sources.appendingPathComponent(path)
      read(try String(contentsOf: url, encoding: .utf8))
    }
    conformers = conformers.filter { protocols.contains($0.key) }
  }

  /// What a declaration stands in.
  private struct Owner {
    let name: String
    let indentation: Int
    /// Members of a public protocol and cases of a public enumeration need no word to be public.
    let isOpen: Bool
  }

  private mutating func read(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var owners: [Owner] = []
    for (index, line) in lines.enumerated() {
      let indentation = line.prefix { $0 == " " }.count
      let words = line.dropFirst(indentation)
      guard !words.isEmpty, !words.hasPrefix("//"), !words.hasPrefix("}"), !words.hasPrefix(")")
      else { continue }
      while let last = owners.last, last.indentation >= indentation { owners.removeLast() }
      if let type = words.firstMatch(
        of:
          /^(public )?(?:final )?(struct|enum|class|protocol|extension) ([\w.]+)(?:<[^>]*>)?(: [^{]*)?/
      ) {
        let isExtension = type.2 == "extension"
        let name = (isExtension ? [] : owners.map(\.name)) + [String(type.3)]
        owners.append(
          Owner(
            name: name.joined(separator: "."),
            indentation: indentation,
            isOpen: type.1 != nil && (type.2 == "protocol" || type.2 == "enum")
          )
        )
        if type.2 == "protocol", type.1 != nil { protocols.insert(String(type.3)) }
        for part in (type.4 ?? "").split(whereSeparator: { ":,&".contains($0) }) {
          let name = owners.last?.name ?? ""
          conformers[part.trimmingCharacters(in: .whitespaces), default: []].insert(name)
        }
        continue
      }
      let isMember = indentation == (owners.last?.indentation ?? -2) + 2
      let isOpen = owners.last?.isOpen == true && isMember
      let isProtocol = owners.last.map { protocols.contains($0.name) } ?? false
      guard words.hasPrefix("public ") || (isOpen && (isProtocol || words.hasPrefix("case ")))
      else { continue }
      let declaration = lines[index...].prefix(20).joined(separator: " ")
      for name in Self.names(declaration) {
        members.insert(Member(type: owners.last?.name ?? "", name: name))
      }
    }
  }

  /// The name of what is declared, with labels: `power(_:)`, `shape`, `init(_:rows:)`; of a `case`, all names.
  static func names(_ declaration: some StringProtocol) -> [String] {
    let text = Substring(String(declaration))
    if let cases = text.firstMatch(of: /^\s*case (\w+)/) {
      return [String(cases.1) + labels(text[cases.range.upperBound...])]
    }
    guard
      let found = text.firstMatch(
        of:
          /^\s*(?:@\w+ )*(?:(?:public|static|mutating|prefix|nonmutating|final|override|indirect)(?:\(\w+\))? )*(func|init|subscript|var|let)\b\??\s*/
      )
    else { return [] }
    let rest = text[found.range.upperBound...]
    switch found.1 {
    case "var", "let":
      return [String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })]
    case "func":
      let name = rest.prefix { $0 != "(" && $0 != "<" && $0 != " " }
      // An operator may hold `<` itself.
      let isOperator =
        name.isEmpty || name.first.map { !$0.isLetter && $0 != "_" && $0 != "`" } == true
      let whole = isOperator ? rest.prefix { $0 != "(" && $0 != " " } : name
      let labels = labels(rest.dropFirst(whole.count))
      return [
        whole.replacingOccurrences(of: "`", with: "") + (isOperator ? unlabelled(labels) : labels)
      ]
    case "subscript": return ["subscript\(unlabelled(labels(rest)))"]
    default: return ["init\(labels(rest))"]
    }
  }

  /// The same number of parameters without labels: operators and subscripts have none.
  private static func unlabelled(_ labels: String) -> String {
    "(\(String(repeating: "_:", count: labels.filter { $0 == ":" }.count)))"
  }

  /// `(_:to:)` from the parameters that follow, behind generic ones.
  private static func labels(_ text: Substring) -> String {
    var rest = text.drop { $0 == " " }
    if rest.first == "<" {
      var depth = 0
      while let character = rest.first {
        if character == "<" { depth += 1 }
        if character == ">" { depth -= 1 }
        rest.removeFirst()
        if depth == 0 { break }
      }
      rest = rest.drop { $0 == " " }
    }
    guard rest.first == "(" else { return "" }
    var depth = 0
    var labels = ""
    var isAtStart = true
    var word = ""
    for character in rest {
      if "([{".contains(character) { depth += 1 }
      if ")]}".contains(character) { depth -= 1 }
      if depth == 0 { break }
      if depth == 1, character == "," {
        (isAtStart, word) = (true, "")
      } else if isAtStart, character == ":" || (character == " " && !word.isEmpty) {
        if !word.hasPrefix("@") {
          labels += "\(word):"
          isAtStart = false
        }
        word = ""
      } else if isAtStart, character != "(", character != " " {
        word.append(character)
      }
    }
    // A case may have a value without a label.
    if isAtStart, !word.isEmpty { labels += "_:" }
    return "(\(labels))"
  }
}
