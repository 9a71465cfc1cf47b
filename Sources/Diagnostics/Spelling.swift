/// Suggestions for misspelt names.
public enum Spelling {
  /// Whether to look for a suggestion: for the first hundred problems of a file, and fewer if there are thousands of
  /// names, since to look for thousands among thousands takes minutes.
  ///
  /// - Parameters:
  ///   - problems: How many problems the file has so far.
  ///   - count: How many candidates there are.
  /// - Returns: Whether it is worth the time.
  public static func isWorthwhile(after problems: Int, among count: Int) -> Bool {
    problems < 100 && problems * count < 100_000
  }

  /// The candidate a person most likely meant, or nil if none is close.
  ///
  /// Distance is the number of insertions, deletions, substitutions and swaps of neighbours; upper and lower case
  /// count as half a substitution, and as no more than that in a name that is right otherwise. A candidate is close if at most a third of the longer name has to change. Ties go
  /// to the candidate that comes first in alphabetical order, so that the answer does not depend on theirs.
  public static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(name.prefix(64))
    guard !typed.isEmpty else { return nil }
    let lowercased = name.lowercased()
    let typedLower = typed.map { $0.lowercased() }
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
      let target = Array(candidate.prefix(64))
      // Distances are doubled, so that a change of case can count one half.
      let allowed = max(2, 2 * max(typed.count, target.count) / 3)
      guard 2 * abs(typed.count - target.count) <= allowed else { continue }
      let distance =
        lowercased == candidate.lowercased() ? 1 : doubledDistance(typed, typedLower, target)
      guard distance <= allowed, distance < 2 * max(typed.count, target.count) else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// `"; did you mean 'name'?"`, or nothing: ready to be put behind a message.
  public static func hint(for name: String, among candidates: some Sequence<String>) -> String {
    hint(closest(to: name, among: candidates))
  }

  /// The end of a message: `; did you mean 'derivative'?`, or nothing if nothing is meant.
  public static func hint(_ meant: String?) -> String {
    meant.map { "; did you mean '\($0)'?" } ?? ""
  }

  /// Twice the optimal-string-alignment distance.
  private static func doubledDistance(
    _ a: [Character],
    _ lowerA: [String],
    _ b: [Character]
  ) -> Int {
    let lowerB = b.map { $0.lowercased() }
    var twoBack = [Int](repeating: 0, count: b.count + 1)
    var last = (0...b.count).map { 2 * $0 }
    for i in 1...a.count {
      var row = [2 * i] + [Int](repeating: 0, count: b.count)
      for j in stride(from: 1, through: b.count, by: 1) {
        let cost = a[i - 1] == b[j - 1] ? 0 : lowerA[i - 1] == lowerB[j - 1] ? 1 : 2
        row[j] = min(last[j] + 2, row[j - 1] + 2, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], twoBack[j - 2] + 2)
        }
      }
      (twoBack, last) = (last, row)
    }
    return last[b.count]
  }
}
