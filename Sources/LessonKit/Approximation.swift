infix operator ≈ : ComparisonPrecedence

/// Whether two numbers agree to about half of their digits.
///
///     |a − b| ≤ √ε · max(|a|, |b|),  ε = 2⁻⁵²
///
/// The measure of swift-numerics' `isApproximatelyEqual`. Nothing but zero is approximately zero; infinities are
/// approximately themselves, NaN nothing.
///
/// - Parameters:
///   - left: A number.
///   - right: Another.
/// - Returns: Whether they agree.
public func ≈ (left: Double, right: Double) -> Bool {
  if left == right { return true }
  guard left.isFinite, right.isFinite else { return false }
  let tolerance = Double.ulpOfOne.squareRoot() * max(left.magnitude, right.magnitude)
  return (left - right).magnitude <= tolerance
}
