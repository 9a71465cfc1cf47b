import CellLanguage

extension Double {
  /// This number with so many significant digits: 0.00123, 12.3, 1.23e+20.
  ///
  /// - Parameter digits: How many, from 1 to 1,000.
  /// - Returns: The text, rounded from the exact value, ties to even digits.
  public func formatted(digits: Int) -> String { DecimalText.significant(self, digits) }
}

extension DefaultStringInterpolation {
  /// A number; the sign of a NaN differs between processors, and is left out.
  ///
  /// - Parameter value: The number.
  public mutating func appendInterpolation(_ value: Double) {
    appendLiteral(value.isNaN ? "nan" : value.description)
  }
}
