import LessonModel

/// A number as a reader sees it, in the pieces that are aligned and typeset.
package struct NumberText: Sendable, Hashable {
  /// `−`, or nothing.
  package var sign = ""
  /// The digits before the point, or `∞`, or `NaN`.
  package var whole: String
  /// The digits behind the point; empty if there is no point.
  package var fraction = ""
  /// The power of ten; nil if none is written.
  package var exponent: Int?

  /// A number from its pieces.
  init(sign: String = "", whole: String, fraction: String = "", exponent: Int? = nil) {
    self.sign = sign
    self.whole = whole
    self.fraction = fraction
    self.exponent = exponent
  }

  /// The shortest decimals that are read back as the same double.
  package init(shortest value: Double) {
    guard value.isFinite else {
      self.init(sign: value < 0 ? "−" : "", whole: value.isNaN ? "NaN" : "∞")
      return
    }
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = (parts.first ?? "0").split(separator: ".")
    let fraction = mantissa.dropFirst().first.flatMap { $0 == "0" ? nil : String($0) }
    self.init(
      sign: value < 0 ? "−" : "",
      whole: String(mantissa.first ?? "0"),
      fraction: fraction ?? "",
      exponent: parts.count > 1 ? Int(parts[1]) : nil
    )
  }

  /// As plain text: `−1.2·10⁻⁷`.
  package var plain: String {
    let point = fraction.isEmpty ? "" : ".\(fraction)"
    let power = exponent.map { "·10\(Self.superscript($0))" } ?? ""
    return "\(sign)\(whole)\(point)\(power)"
  }

  /// As HTML: `−1.2·10<sup>−7</sup>`.
  package var html: HTML {
    let point = fraction.isEmpty ? "" : ".\(fraction)"
    guard let exponent else { return "\(sign)\(whole)\(point)" }
    return "\(sign)\(whole)\(point)·10<sup>\(Self.signed(exponent))</sup>"
  }

  /// A whole number with a true minus sign.
  static func signed(_ number: Int) -> String {
    number < 0 ? "−\(number.magnitude)" : String(number)
  }

  private static func superscript(_ number: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let text = String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
    return (number < 0 ? "⁻" : "") + String(text)
  }
}

extension Double {
  /// The shortest decimals that are read back as the same double, as programs write them: `1.2e-07`, `inf`, `nan`.
  var shortest: String { description }

  /// Its shortest decimals: how many significant digits, how many of them behind the point, and the
  /// decimal exponent of the first.
  ///
  /// Zero has one digit; the value must be finite.
  var shortestDigits: (count: Int, decimals: Int, exponent: Int) {
    let parts = magnitude.description.split(separator: "e")
    let mantissa = parts.first?.split(separator: ".") ?? []
    let whole = mantissa.first ?? "0"
    var fraction = mantissa.count > 1 ? mantissa[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let all = whole + fraction
    let leading = all.prefix { $0 == "0" }.count
    guard leading < all.count else { return (1, 0, 0) }
    let trailing = all.reversed().prefix { $0 == "0" }.count
    return (
      all.count - leading - trailing,
      max(0, fraction.count - power),
      whole.count - leading - 1 + power
    )
  }
}
