import Diagnostics
import LessonModel

/// Something of ours that stands as a token in the text that libcmark parses.
struct Token: Sendable {
  enum Kind: Sendable {
    case formula(Formula)
    /// Inline code that is evaluated: the code behind `{swift}`.
    case value(SourceSlice)
    case reference(Reference)
    /// `[^label]`.
    case mention(footnote: Int)
    /// Alone in a paragraph behind the lesson's text: there begins the content of a footnote.
    case footnote(Int)
    /// Where a pipe table stood.
    case table(Int)
    /// In front of the content of a table's cell, in a paragraph behind the lesson's text.
    case tableCell(table: Int, row: Int, column: Int)
    /// The first line of a quote that is an alert.
    case alert(Alert)
  }

  let kind: Kind
  /// What it stands for, in the file.
  let span: SourceSpan

  /// Whether it is a block of its own, which a paragraph cannot hold.
  var isBlock: Bool {
    switch kind {
    case .formula(let formula): formula.isDisplayed
    case .table: true
    default: false
    }
  }
}

/// A quote with a heading of its own: `> [!NOTE]`, `> [!CLAIM] false`.
struct Alert: Sendable {
  enum Kind: String, Sendable, CaseIterable {
    case note, tip, important, warning, caution, claim
  }

  let kind: Kind
  /// What computation says of a claim; nil for other alerts.
  let verdict: Verdict?
}

/// A pipe table: how its columns are aligned, and how many rows there are.
struct PipeTable: Sendable {
  enum Alignment: Sendable { case none, left, center, right }

  let columns: [Alignment]
  /// Rows, the heading included.
  let rowCount: Int
}

/// A footnote's definition.
struct Footnote: Sendable {
  let label: String
  /// The mark in front of its content.
  let span: SourceSpan
  /// Mark and content.
  let whole: SourceSpan
}

/// How tokens are spelt: a private character that the lesson does not use, a number, the character again.
struct TokenSpelling: Sendable {
  enum Part: Equatable {
    case text(String)
    case token(Int)
  }

  private let mark: Unicode.Scalar
  private let markBytes: [UInt8]

  /// A spelling that `bytes` do not hold, not even as a numeric reference; nil if they hold every private character.
  init?(unusedIn bytes: [UInt8]) {
    var used: Set<UInt32> = []
    for index in bytes.indices {
      // U+E000…U+F8FF are EE 80 80 … EF A3 BF.
      if bytes[index] == 0xEE || bytes[index] == 0xEF, index + 2 < bytes.count {
        used.insert(
          UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
            | UInt32(bytes[index + 2] & 0x3F)
        )
      } else if bytes[index] == UInt8(ascii: "&"),
        let code = Self.numericReference(bytes, at: index)
      {
        used.insert(code)
      }
    }
    guard let free = (UInt32(0xE000)...0xF8FF).first(where: { !used.contains($0) }),
      let scalar = Unicode.Scalar(free)
    else { return nil }
    mark = scalar
    markBytes = Array(String(Character(scalar)).utf8)
  }

  /// The token with a number.
  func spelled(_ number: Int) -> [UInt8] { markBytes + Array(String(number).utf8) + markBytes }

  /// Whether `text` holds a token.
  func occurs(in text: String) -> Bool { text.unicodeScalars.contains(mark) }

  /// Text and tokens, in order.
  func parts(of text: String) -> [Part] {
    guard occurs(in: text) else { return [.text(text)] }
    let pieces = text.unicodeScalars.split(separator: mark, omittingEmptySubsequences: false)
    return pieces.enumerated().compactMap { index, piece in
      let string = String(piece)
      if index % 2 == 1, let number = Int(string) { return .token(number) }
      return string.isEmpty ? nil : .text(string)
    }
  }

  private static func numericReference(_ bytes: [UInt8], at start: Int) -> UInt32? {
    guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "#") else { return nil }
    let isHex = bytes[start + 2] | 0x20 == UInt8(ascii: "x")
    let digits = bytes[(start + (isHex ? 3 : 2))...].prefix(8).prefix {
      isHex ? $0.isDigit || (0x61...0x66).contains($0 | 0x20) : $0.isDigit
    }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
  }
}
