import LessonModel

/// How what a cell or inline value computed differs from the committed record of it.
public struct ValueDifference: Sendable {
  /// How bad a difference is, from harmless to not comparable.
  public enum Kind: Int, Sendable, Comparable {
    /// Numbers that agree to twelve digits: another order of operations, another elementary function.
    case rounding
    /// Numbers that agree to four digits.
    case small
    /// Words: a label, a printed line, the title of a column.
    case text
    /// Numbers that differ, or one that is finite and one that is not.
    case real
    /// Another number of rows or columns, another kind of value.
    case shape

    /// In the order of how bad they are.
    public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

    /// The kind of two tokens of JSON that differ.
    init(from old: Substring, to new: Substring) {
      switch (Self.number(old), Self.number(new)) {
      case (let old?, let new?):
        guard old.isFinite, new.isFinite else {
          self = .real
          return
        }
        // An integer that became a double, 1 and 1.0, is another kind of value.
        let relative = ValueDifference.relative(old, new)
        self = old == new ? .shape : relative < 1e-12 ? .rounding : relative < 1e-4 ? .small : .real
      case (nil, nil):
        self = old.first == "\"" && new.first == "\"" ? .text : .shape
        if old == "true" || old == "false", new == "true" || new == "false" { self = .real }
      default:
        self = .shape
      }
    }

    /// A number, also one that is not finite, which JSON has as a string.
    private static func number(_ token: Substring) -> Double? {
      switch token {
      case "\"nan\"": .nan
      case "\"inf\"": .infinity
      case "\"-inf\"": -.infinity
      default: token.first?.isLetter == false ? Double(token) : nil
      }
    }
  }

  /// Two tokens of JSON that should be the same.
  private struct Change: Sendable {
    let old: Substring
    let new: Substring
    let kind: Kind
    /// `row 2, column 'slope'`; empty if the entry is one value.
    let place: String
    /// Its line in the entry, from 0.
    let line: Int
  }

  private let changes: [Change]
  /// How many lines there are before and after, if that differs.
  private let lineCounts: (old: Int, new: Int)?

  /// What changed from `old` to `new`, lines of JSON as ``RecordFile/Entry`` has them; nil if nothing did.
  public init?(from old: [String], to new: [String]) {
    guard old != new else { return nil }
    var changes: [Change] = []
    var layout = TableLayout()
    for (line, (oldLine, newLine)) in zip(old, new).enumerated() {
      layout.advance(to: newLine)
      guard oldLine != newLine else { continue }
      let (oldTokens, newTokens) = (JSONTokens.of(oldLine), JSONTokens.of(newLine))
      guard oldTokens.count == newTokens.count else {
        changes.append(
          Change(
            old: oldLine[...],
            new: newLine[...],
            kind: .shape,
            place: layout.row,
            line: line
          )
        )
        continue
      }
      for (index, pair) in zip(oldTokens, newTokens).enumerated() where pair.0 != pair.1 {
        changes.append(
          Change(
            old: pair.0,
            new: pair.1,
            kind: Kind(from: pair.0, to: pair.1),
            place: layout.place(ofToken: index, in: newTokens),
            line: line
          )
        )
      }
    }
    self.changes = changes
    lineCounts = old.count == new.count ? nil : (old.count, new.count)
  }

  /// The worst of the differences.
  public var kind: Kind {
    lineCounts == nil ? changes.map(\.kind).max() ?? .shape : .shape
  }

  /// The line of the old entry where the worst of the differences is, from 0.
  public var line: Int {
    lineCounts == nil ? changes.first { $0.kind == kind }?.line ?? 0 : 0
  }

  /// What differs from the record, in a few words that follow the entry's name: the worst, and how much more there is.
  public var text: String { text(now: "now", before: "in the record") }

  /// What differs, in a few words that follow the entry's name.
  ///
  /// - Parameters:
  ///   - now: Where or when the new value is.
  ///   - before: Where or when the old one is.
  /// - Returns: The worst difference, and how many more there are.
  func text(now: String, before: String) -> String {
    if let (old, new) = lineCounts {
      return "has \(new > old ? "" : "only ")\(Self.lines(new)) \(now), \(old) \(before)"
    }
    guard let worst = changes.first(where: { $0.kind == kind }) else { return "differs" }
    let place = worst.place.isEmpty ? "" : "\(worst.place) "
    let values =
      "is \(Self.shortened(worst.new)) \(now), \(Self.shortened(worst.old)) \(before)"
    let others = changes.count - 1
    let more = others == 1 ? "; 1 more value differs" : "; \(others) more values differ"
    return "\(place)\(values) (\(Self.judgement(worst)))\(others > 0 ? more : "")"
  }

  private static func judgement(_ change: Change) -> String {
    let word =
      switch change.kind {
      case .rounding: "rounding in the last bits"
      case .small: "a small difference"
      case .real: "a real difference"
      case .text: "changed text"
      case .shape: "another kind of value"
      }
    guard let old = Double(change.old), let new = Double(change.new), old != new, old.isFinite,
      new.isFinite
    else { return word }
    let (digits, exponent) = ExactDecimal(relative(old, new)).significant(2)
    return "\(word), relative difference \(digits.prefix(1)).\(digits.dropFirst())e\(exponent)"
  }

  private static func relative(_ old: Double, _ new: Double) -> Double {
    let size = max(old.magnitude, new.magnitude)
    // Halves of large ones, so that their difference is finite; the smallest number has no half.
    return size > 1 ? (new / 2 - old / 2).magnitude / (size / 2) : (new - old).magnitude / size
  }

  private static func lines(_ count: Int) -> String { count == 1 ? "1 line" : "\(count) lines" }

  private static func shortened(_ token: Substring) -> String {
    token.count > 80 ? "\(token.prefix(80))…" : String(token)
  }
}
