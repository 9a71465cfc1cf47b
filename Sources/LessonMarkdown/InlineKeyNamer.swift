/// Gives inline values the keys of their rows in the record.
struct InlineKeyNamer {
  private var counts: [String: Int] = [:]

  /// The expression on one line; a number behind it if it is not the first of its kind.
  ///
  /// Cells' names hold neither a space nor a parenthesis, so no key of the one kind is one of the other.
  mutating func key(for expression: String) -> String {
    let line = expression.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let base = isName(line[...]) ? "(\(line))" : line
    let count = (counts[base] ?? 0) + 1
    counts[base] = count
    return count == 1 ? base : "\(base) #\(count)"
  }
}
