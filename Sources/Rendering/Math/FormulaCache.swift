/// Formulas that were typeset before, by their content: safe to lose, safe to share between lessons.
///
/// The command keeps the bytes between two runs, so that a warm render does not start JavaScriptCore at all. The bytes
/// name the version of KaTeX and of our way of calling it; those of another version, damaged or cut off, count as none.
///
/// Format: a line that names the versions, then for each formula a line `<d|i> <bytes of TeX> <bytes of HTML> <fonts>`,
/// with commas between the fonts, the TeX, the HTML, a line feed.
struct FormulaCache: Sendable {
  struct Key: Hashable, Sendable {
    let tex: String
    let isDisplayed: Bool
  }

  /// A formula as it was typeset.
  struct Typeset: Sendable {
    let html: String
    /// The fonts it needs beyond those that every page has.
    let faces: [String]
  }

  /// What lies in memory at most before formulas that this run did not use are dropped.
  private static let capacity = 16 << 20

  private let header: String
  private var known: [Key: Typeset] = [:]
  private var used: Set<Key> = []
  /// Whether there is something in it that `init` was not given.
  private(set) var isChanged = false

  init(version: String, bytes: [UInt8]) {
    header = "unroll formulas 7 katex \(version)\n"
    var reader = Reader(bytes: bytes)
    guard reader.line().map({ $0 + "\n" }) == header else { return }
    var formulas: [Key: Typeset] = [:]
    while !reader.isAtEnd {
      guard let fields = reader.line()?.split(separator: " ", omittingEmptySubsequences: false),
        fields.count == 4,
        let texCount = Int(fields[1]), let htmlCount = Int(fields[2]),
        let tex = reader.text(texCount), let html = reader.text(htmlCount), reader.line() == ""
      else { return }
      formulas[Key(tex: tex, isDisplayed: fields[0] == "d")] = Typeset(
        html: html,
        faces: fields[3].split(separator: ",").map(String.init)
      )
    }
    known = formulas
  }

  /// A formula that was typeset before.
  mutating func typeset(_ key: Key) -> Typeset? {
    guard let typeset = known[key] else { return nil }
    used.insert(key)
    return typeset
  }

  /// Keeps a formula.
  mutating func insert(_ typeset: Typeset, for key: Key) {
    known[key] = typeset
    used.insert(key)
    isChanged = true
  }

  /// What a later run is given; the same formulas give the same bytes.
  var bytes: [UInt8] {
    let size = known.reduce(0) { $0 + $1.key.tex.utf8.count + $1.value.html.utf8.count }
    let kept = size > Self.capacity ? known.filter { used.contains($0.key) } : known
    let sorted = kept.sorted {
      ($0.key.tex, $0.key.isDisplayed ? 1 : 0) < ($1.key.tex, $1.key.isDisplayed ? 1 : 0)
    }
    var bytes = Array(header.utf8)
    for (key, typeset) in sorted {
      let sizes =
        "\(key.tex.utf8.count) \(typeset.html.utf8.count) \(typeset.faces.joined(separator: ","))"
      bytes += "\(key.isDisplayed ? "d" : "i") \(sizes)\n\(key.tex)\(typeset.html)\n".utf8
    }
    return bytes
  }
}

/// Takes lines and counted texts off bytes.
private struct Reader {
  private let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func line() -> String? {
    guard let end = bytes[position...].firstIndex(of: 0x0A) else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }

  mutating func text(_ count: Int) -> String? {
    guard count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return String(decoding: bytes[position..<position + count], as: UTF8.self)
  }
}
