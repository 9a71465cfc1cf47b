/// Gives headings their anchors, as GitHub does.
struct AnchorNamer {
  private var used: Set<String>
  private var counts: [String: Int] = [:]

  /// A namer that gives none of the names in `taken`.
  init(avoiding taken: Set<String>) { used = taken }

  /// Lower-case text without punctuation, with hyphens for spaces; a number behind it if there is one already.
  mutating func anchor(for text: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      let properties = scalar.properties
      if scalar == " " || scalar == "\n" {
        slug.append("-")
      } else if properties.isAlphabetic || properties.numericType != nil || scalar == "-"
        || scalar == "_" || properties.generalCategory == .nonspacingMark
      {
        slug.append(scalar)
      }
    }
    let base = slug.isEmpty ? "section" : String(slug)
    var name = base
    var count = counts[base] ?? 0
    while !used.insert(name).inserted {
      count += 1
      name = "\(base)-\(count)"
    }
    counts[base] = count
    return name
  }
}
