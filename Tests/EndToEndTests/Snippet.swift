import Foundation
import Testing

/// A piece of a cells' program from `Tests/Corpus`.
///
/// A file holds several, each below a line `// -- title`. Lines `//= text` say what an accepted one shows; the title of
/// a rejected one is what is wrong with it: line, column and id.
struct Snippet: Sendable, CustomTestStringConvertible {
  let title: String
  let code: String
  /// What it shows, line by line; empty if that is not written down.
  let shows: [String]
  /// Where it stands.
  let place: String

  var testDescription: String { "\(place) \(title)" }

  /// All snippets in a folder of the corpus.
  static func all(in folder: String) -> [Snippet] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Corpus/\(folder)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { $0.hasSuffix(".cells") }.sorted().flatMap { name -> [Snippet] in
      let url = root.appendingPathComponent(name)
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
      return read(text, from: name)
    }
  }

  private static func read(_ text: String, from name: String) -> [Snippet] {
    var snippets: [Snippet] = []
    var title: String?
    var start = 0
    var lines: [Substring] = []
    func end() {
      guard let title else { return }
      while lines.last?.isEmpty == true { lines.removeLast() }
      snippets.append(
        Snippet(
          title: title,
          code: lines.filter { !$0.hasPrefix("//=") }.joined(separator: "\n"),
          shows: lines.filter { $0.hasPrefix("//=") }.map { String($0.dropFirst(4)) },
          place: "\(name):\(start)"
        )
      )
    }
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("// -- ") {
        end()
        (title, start, lines) = (String(line.dropFirst(6)), index + 1, [])
      } else {
        lines.append(line)
      }
    }
    end()
    return snippets
  }
}
