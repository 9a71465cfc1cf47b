/// A piece of HTML that is safe to put anywhere between tags.
///
/// Escaping happens by type: what stands literally in an interpolated string is markup of ours, a `String` put into it
/// is text and gets escaped, an `HTML` put into it is markup already.
///
///     let cell: HTML = "<td title=\"\(exact)\">\(shown)</td>"
public struct HTML: Sendable, Hashable, CustomStringConvertible {
  /// The markup.
  public private(set) var markup: String

  /// Nothing.
  public init() { markup = "" }

  /// Text that a reader shall see as it is.
  public init(text: String) { markup = Self.escaped(text) }

  /// Markup that another writer vouches for: cmark's, KaTeX's, a template's.
  public init(trusted markup: String) { self.markup = markup }

  /// The markup.
  public var description: String { markup }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { markup.isEmpty }

  /// Whether a piece of markup is in it: found among bytes, since a search by characters takes longer than a page.
  func contains(_ piece: String) -> Bool {
    var markup = markup
    let piece = Array(piece.utf8)
    return markup.withUTF8 { markup in
      markup.indices.contains { markup[$0] == piece.first && markup[$0...].starts(with: piece) }
    }
  }

  /// Both pieces, one behind the other.
  public static func + (left: HTML, right: HTML) -> HTML {
    HTML(trusted: left.markup + right.markup)
  }

  /// Puts `right` behind `left`.
  public static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

  /// `text` with the characters replaced that mean something in text or in a quoted attribute, and those left out
  /// that no document may hold.
  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      case 0x09, 0x0A, 0x20...0x7E, 0x80...: bytes.append(byte)
      default: bytes += "\u{FFFD}".utf8
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension HTML: ExpressibleByStringInterpolation {
  /// Markup of ours.
  public init(stringLiteral markup: String) { self.markup = markup }

  /// Markup of ours with values put into it.
  public init(stringInterpolation: StringInterpolation) { markup = stringInterpolation.markup }

  /// Gathers the pieces of an interpolated string, each escaped as its type asks for.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var markup: String

    /// Room for the pieces.
    public init(literalCapacity: Int, interpolationCount: Int) {
      markup = ""
      markup.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    /// Markup of ours.
    public mutating func appendLiteral(_ literal: String) { markup += literal }

    /// Markup already.
    public mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

    /// Text, which is escaped.
    public mutating func appendInterpolation(_ text: String) { markup += HTML(text: text).markup }

    /// A whole number.
    public mutating func appendInterpolation(_ number: Int) { markup += String(number) }
  }
}

extension Sequence<HTML> {
  /// All pieces, one behind the other, with `separator` between them.
  public func joined(separator: HTML = HTML()) -> HTML {
    HTML(trusted: map(\.markup).joined(separator: separator.markup))
  }
}
