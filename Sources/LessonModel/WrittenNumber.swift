/// A number as an author wrote it in prose, with the digits that say how exactly it is meant.
///
/// `0.25`, `-3`, `2.5e-1`, `9.5e-7`, `1,234.5`, `61.3 %`, `∞`.
public struct WrittenNumber: Sendable, Hashable, Codable {
  /// As it was written, the percent sign included.
  public let text: String
  /// Its value, correctly rounded; 0.613 for 61.3 %.
  public let value: Double
  /// The decimal exponent of the last digit written: −2 for 0.25, 0 for 3, −8 for 9.5e-7, −3 for 61.3 %.
  public let lastPlace: Int
  /// All digits written, without sign, point and leading zeros; empty for zero and for ∞.
  private let digits: String
  /// How it was written, so that another value can be written alike.
  private let style: Style

  private struct Style: Hashable, Codable {
    /// The exponent behind `e`; nil if there is none.
    let exponent: Int?
    /// Digits behind the point.
    let fractionDigits: Int
    /// What follows the digits of a percentage: white space and the sign; else empty.
    let percentSign: String
    /// Whether commas separate thousands.
    let isGrouped: Bool
  }

  /// Reads a number; nil if `text` is not one.
  ///
  /// Accepted are an optional sign (`-`, `−`, `+`), digits with an optional point and optional thousands separators
  /// (commas in groups of three, or `_` as in Swift), an optional exponent, optional white space and `%`; and `∞`
  /// with an optional sign.
  ///
  /// A number so large or so small that no double but infinity or zero is near it is none: a bound by it would hold for
  /// reasons of its own.
  public init?(_ text: String) {
    var rest = Substring(text)
    var sign = ""
    if let first = rest.first, "-−+".contains(first) {
      if first != "+" { sign = "-" }
      rest.removeFirst()
    }
    self.text = text
    if rest == "∞" {
      value = sign == "-" ? -.infinity : .infinity
      lastPlace = 0
      digits = ""
      style = Style(exponent: nil, fractionDigits: 0, percentSign: "", isGrouped: false)
      return
    }
    var percentSign = ""
    if rest.last == "%" {
      let number = rest.dropLast().reversed().drop { $0.isWhitespace }
      percentSign = String(rest.dropFirst(number.count))
      rest = rest.prefix(number.count)
    }
    guard let (mantissa, exponent) = Self.splitExponent(rest) else { return nil }
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Self.digits(parts[0], grouped: true) else {
      return nil
    }
    var fraction = ""
    if parts.count == 2 {
      guard let digits = Self.digits(parts[1], grouped: false) else { return nil }
      fraction = digits
    }
    let scale = (exponent ?? 0) - (percentSign.isEmpty ? 0 : 2)
    guard let value = Double("\(sign)\(whole).\(fraction.isEmpty ? "0" : fraction)e\(scale)"),
      value.isFinite
    else { return nil }
    let digits = String((whole + fraction).drop { $0 == "0" })
    guard value != 0 || digits.isEmpty else { return nil }
    self.value = value
    self.digits = digits
    lastPlace = scale - fraction.utf8.count
    style = Style(
      exponent: exponent,
      fractionDigits: fraction.utf8.count,
      percentSign: percentSign,
      isGrouped: parts[0].contains(",")
    )
  }

  /// Whether `value`, rounded to the place of the last digit written, is this number.
  ///
  /// Rounding is decimal, from the exact binary value, ties away from zero; −0 is 0; NaN is no number's rounding.
  public func isRounding(of value: Double) -> Bool {
    guard value.isFinite, self.value.isFinite else { return value == self.value }
    let rounded = ExactDecimal(value).rounded(to: lastPlace)
    return rounded == digits && (rounded.isEmpty || (value < 0) == (self.value < 0))
  }

  /// `value`, written as this number is: digits behind the point, exponent, grouping and percent sign.
  ///
  /// Where that would leave no digit of it, it is written with an exponent and as many significant digits as this
  /// number has.
  public func writingAlike(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : (value < 0 ? "-∞" : "∞") }
    let sign = value < 0 ? "-" : ""
    let exact = ExactDecimal(value)
    let rounded = exact.rounded(to: lastPlace)
    let significant = max(1, digits.utf8.count)
    let keepsStyle =
      value == 0
      || (!rounded.isEmpty && (style.exponent == nil || rounded.utf8.count == significant))
    guard keepsStyle else {
      let (mantissa, exponent) = exact.significant(significant)
      let tail = mantissa.dropFirst()
      return "\(sign)\(mantissa.prefix(1))\(tail.isEmpty ? "" : ".\(tail)")e\(exponent)"
    }
    let width = style.fractionDigits + 1
    let padded = String(repeating: "0", count: max(0, width - rounded.utf8.count)) + rounded
    var whole = String(padded.dropLast(style.fractionDigits))
    if style.isGrouped { whole = Self.grouped(whole) }
    let fraction = style.fractionDigits > 0 ? ".\(padded.suffix(style.fractionDigits))" : ""
    let exponent = style.exponent.map { "e\($0)" } ?? ""
    return "\(rounded.isEmpty ? "" : sign)\(whole)\(fraction)\(exponent)\(style.percentSign)"
  }

  /// Mantissa and decimal exponent, of at most four digits.
  private static func splitExponent(_ text: Substring) -> (Substring, Int?)? {
    guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return (text, nil) }
    let digits = text[text.index(after: mark)...]
    // A true minus sign is one character of three bytes.
    let plain = digits.hasPrefix("−") ? "-\(digits.dropFirst())" : String(digits)
    guard plain.utf8.count <= 5, let exponent = Int(plain) else { return nil }
    return (text[..<mark], exponent)
  }

  /// The digits without separators; nil if there is none, something else, or a group of another size than three.
  private static func digits(_ text: Substring, grouped: Bool) -> String? {
    var text = text
    if grouped, text.contains(",") {
      let groups = text.split(separator: ",", omittingEmptySubsequences: false)
      guard let first = groups.first, (1...3).contains(first.utf8.count),
        groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
      else { return nil }
      text = Substring(groups.joined())
    }
    let digits = text.filter { $0 != "_" }
    guard let first = text.utf8.first, first != UInt8(ascii: "_"), digits.utf8.count <= 400,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return digits
  }

  private static func grouped(_ digits: String) -> String {
    var groups: [Substring] = []
    var rest = Substring(digits)
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return ([rest] + groups).joined(separator: ",")
  }
}
