/// Numbers below each other, aligned on the point and on the power of ten.
///
/// The column is set flush right, in figures of one width. What a number lacks at its right end beside the others,
/// a point and decimals, or a power of ten, is there as invisible padding, which is neither read out nor copied.
package struct NumberColumn: Sendable {
  private let format: NumberFormat
  /// The number of digits behind the point in all that have one.
  private let decimals: Int
  /// The longest power of ten: whether one is negative, and its digits; nil if no number has one.
  private let power: (isNegative: Bool, digits: Int)?

  /// The layout of a column.
  ///
  /// - Parameters:
  ///   - values: All numbers in it.
  ///   - digits: Significant digits the author asks for.
  package init(_ values: [Double], digits: Int? = nil) {
    format = NumberFormat(column: values, digits: digits)
    let texts = values.map(format.text)
    decimals = texts.map(\.fraction.count).max() ?? 0
    let exponents = texts.compactMap(\.exponent)
    power =
      exponents.isEmpty
      ? nil
      : (exponents.contains { $0 < 0 }, exponents.map { String($0.magnitude).count }.max() ?? 1)
  }

  /// A number of the column without padding.
  func text(_ value: Double) -> NumberText { format.text(value) }

  /// A number of the column with its padding.
  package func html(_ value: Double) -> HTML { padded(format.text(value)) }

  /// A whole number of the column, all its digits shown, with its padding.
  package func html(_ value: Int) -> HTML {
    padded(NumberText(sign: value < 0 ? "−" : "", whole: String(value.magnitude)))
  }

  private func padded(_ text: NumberText) -> HTML {
    var padding = text.fraction.isEmpty && decimals > 0 ? "." : ""
    padding += String(repeating: "0", count: max(0, decimals - text.fraction.count))
    guard let power else { return text.html + Self.pad("span", padding) }
    guard let exponent = text.exponent else {
      let raised = (power.isNegative ? "−" : "") + String(repeating: "0", count: power.digits)
      return text.html + Self.pad("span", padding + "·10") + Self.pad("sup", raised)
    }
    let sign = power.isNegative && exponent >= 0 ? "−" : ""
    let missing = max(0, power.digits - String(exponent.magnitude).count)
    return text.html + Self.pad("sup", sign + String(repeating: "0", count: missing))
  }

  private static func pad(_ element: String, _ text: String) -> HTML {
    text.isEmpty
      ? HTML() : HTML(trusted: "<\(element) data-pad=\"\(text)\"></\(element)>")
  }
}
