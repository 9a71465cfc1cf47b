/// Which entry of the committed record is which of today's.
///
/// 1. Entries with the same key are the same, if the key was given by the author: a cell's name, an expression.
/// 2. Cells without a name and repeated expressions have numbers, which shift when one is inserted. Those of a kind are
///    aligned by what they computed, so that an insertion is an insertion.
/// 3. One that is left over on either side with the same values was renamed.
struct EntryAlignment {
  struct Pair {
    let old: RecordFile.Entry?
    let new: RecordFile.Entry?
    /// Whether the author gave it another key.
    var isRenamed = false
  }

  /// In the order of the lesson; what it no longer has comes last.
  let pairs: [Pair]

  init(old: [RecordFile.Entry], new: [RecordFile.Entry]) {
    var partner = [Int?](repeating: nil, count: new.count)
    var renamed: Set<Int> = []
    var free = Set(old.indices)
    let oldFamilies = Dictionary(grouping: old.indices) { Self.family(old[$0].key) }
    for (family, members) in Dictionary(grouping: new.indices, by: { Self.family(new[$0].key) }) {
      let others = oldFamilies[family] ?? []
      for (left, right) in Self.aligned(others, members, old, new) {
        partner[right] = left
        free.remove(left)
      }
    }
    var byLines: [[String]: [Int]] = [:]
    for index in free.sorted(by: >) where !old[index].lines.isEmpty {
      byLines[old[index].lines, default: []].append(index)
    }
    for index in new.indices where partner[index] == nil {
      guard let left = byLines[new[index].lines]?.popLast() else { continue }
      partner[index] = left
      renamed.insert(index)
      free.remove(left)
    }
    pairs =
      new.indices.map { index in
        Pair(
          old: partner[index].map { old[$0] },
          new: new[index],
          isRenamed: renamed.contains(index)
        )
      } + free.sorted().map { Pair(old: old[$0], new: nil) }
  }

  /// The key without the number that it got because there are others like it.
  private static func family(_ key: String) -> String {
    if key.hasPrefix("cell-"), key.dropFirst(5).allSatisfy(\.isNumber) { return "cell-" }
    guard let mark = key.lastIndex(of: "#"), mark > key.startIndex,
      key[key.index(after: mark)...].allSatisfy(\.isNumber), key[..<mark].hasSuffix(" ")
    else { return key }
    return String(key[..<mark].dropLast())
  }

  /// Pairs in order: first those with the same lines, then those left between them one by one.
  private static func aligned(
    _ left: [Int],
    _ right: [Int],
    _ old: [RecordFile.Entry],
    _ new: [RecordFile.Entry]
  ) -> [(Int, Int)] {
    guard !left.isEmpty, !right.isEmpty else { return [] }
    // One removal and one insertion are the common case; a longer way would cost the square of the count.
    var (start, leftEnd, rightEnd) = (0, left.count, right.count)
    while start < min(leftEnd, rightEnd), old[left[start]].lines == new[right[start]].lines {
      start += 1
    }
    while leftEnd > start, rightEnd > start,
      old[left[leftEnd - 1]].lines == new[right[rightEnd - 1]].lines
    {
      leftEnd -= 1
      rightEnd -= 1
    }
    return zip(left[..<start], right[..<start]).map { ($0, $1) }
      + zip(left[start..<leftEnd], right[start..<rightEnd]).map { ($0, $1) }
      + zip(left[leftEnd...], right[rightEnd...]).map { ($0, $1) }
  }
}
