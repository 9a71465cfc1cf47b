extension Sequence where Element: AdditiveArithmetic {
  /// The sum, added from the first element to the last.
  ///
  /// - Returns: The sum; zero if there is no element.
  public func sum() -> Element { reduce(.zero, +) }
}
