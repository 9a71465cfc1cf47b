import LessonModel

/// How two entries of a record differ, told in one sentence.
enum ValueDifference {
  /// What changed from `old` to `new`; nil if nothing did.
  static func message(from old: [String], to new: [String]) -> String? {
    guard old != new else { return nil }
    guard old.count == new.count else {
      return "has \(count(new)) now, the record has \(old.count)"
    }
    var differences: [(old: Substring, new: Substring)] = []
    for (oldLine, newLine) in zip(old, new) where oldLine != newLine {
      let oldTokens = tokens(oldLine)
      let newTokens = tokens(newLine)
      guard oldTokens.count == newTokens.count else {
        differences.append((oldLine[...], newLine[...]))
        continue
      }
      differences += zip(oldTokens, newTokens).filter { $0 != $1 }.map { (old: $0, new: $1) }
    }
    guard let first = differences.first else { return nil }
    let more = differences.count > 1 ? "; \(differences.count - 1) more values differ" : ""
    let distance = distance(first.old, first.new).map { " (\($0))" } ?? ""
    return
      "is \(shortened(first.new)) now, the record says \(shortened(first.old))\(distance)\(more)"
  }

  private static func count(_ lines: [String]) -> String {
    lines.count == 1 ? "1 line" : "\(lines.count) lines"
  }

  private static func shortened(_ token: Substring) -> String {
    token.count > 80 ? "\(token.prefix(80))…" : String(token)
  }

  /// How far apart two numbers are: in the last bits, or by a share.
  private static func distance(_ old: Substring, _ new: Substring) -> String? {
    guard let old = Double(old), let new = Double(new), old.isFinite, new.isFinite else {
      return nil
    }
    let relative = (new - old).magnitude / max(old.magnitude, new.magnitude)
    let (digits, exponent) = ExactDecimal(relative).significant(2)
    let power = "\(digits.prefix(1)).\(digits.dropFirst())e\(exponent)"
    return relative < 1e-12
      ? "rounding, relative difference \(power)" : "relative difference \(power)"
  }

  /// The numbers, strings and words of a line of JSON, with the punctuation between them.
  private static func tokens(_ line: String) -> [Substring] {
    var tokens: [Substring] = []
    var start = line.startIndex
    var index = start
    var inString = false
    while index < line.endIndex {
      let character = line[index]
      if inString {
        if character == "\\" {
          index = line.index(after: index)
        } else if character == "\"" {
          inString = false
        }
      } else if character == "\"" {
        inString = true
      } else if "[]{},: ".contains(character) {
        if start < index { tokens.append(line[start..<index]) }
        tokens.append(line[index...index])
        start = line.index(after: index)
      }
      if index < line.endIndex { index = line.index(after: index) }
    }
    if start < line.endIndex { tokens.append(line[start...]) }
    return tokens
  }
}
