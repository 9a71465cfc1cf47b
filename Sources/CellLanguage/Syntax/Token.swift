import Diagnostics

/// A word of the source with its place in the lesson.
struct Token {
  enum Kind: Hashable {
    case identifier
    case keyword
    /// `$0`
    case shorthand
    case integer
    case floating
    case string
    case `operator`
    /// A bracket, comma, colon, semicolon, `@`, `#`, or a point.
    case punctuation
    case end
  }

  let kind: Kind
  /// The text; for a number without separators, for `$0` the digits.
  let text: String
  /// The parts of a string literal.
  var segments: [StringSegment] = []
  /// Where in the lesson.
  let span: SourceSpan
  /// Whether a line ends between the token before and this one.
  let startsLine: Bool
  /// Whether white space or an opening bracket stands before it.
  let spaceBefore: Bool
  /// Whether white space or a closing bracket stands behind it.
  let spaceAfter: Bool

  func `is`(_ text: String) -> Bool {
    self.text == text && (kind == .punctuation || kind == .operator || kind == .keyword)
  }
}

/// A part of a string literal.
enum StringSegment {
  case text(String)
  /// The tokens between `\(` and `)`, with an end token behind them.
  case interpolation([Token], SourceSpan)
}

extension Token {
  /// Words that no name may be.
  static let keywords: Set<String> = [
    "let", "var", "func", "if", "else", "for", "in", "while", "repeat", "switch", "case", "default",
    "break", "continue", "return", "guard", "where", "true", "false", "nil", "try", "as", "is",
    "class", "struct", "enum", "protocol", "extension", "import", "typealias", "init", "deinit",
    "subscript", "operator", "static", "public", "private", "fileprivate", "internal", "throw",
    "throws", "rethrows", "do", "catch", "defer", "fallthrough", "inout", "self", "super", "Self",
    "associatedtype", "precedencegroup",
  ]
}
