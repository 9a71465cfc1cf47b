/// The gate of Mish, in forms that keep their digits in both tails.
enum MishUnit {
  /// The factor of x in Mish, and its derivative.
  ///
  ///     g(x) = tanh(ln(1 + eˣ)) = n/(n + 2),   n = eˣ(eˣ + 2)
  ///     g′(x) = 4eˣ(1 + eˣ)/(n + 2)²
  ///
  /// Source: Misra (2019); there g is written with tanh and ln, and g′ as (1 − g²)·σ(x), which loses its digits on the
  /// right, where g rounds to 1. Here every sum is one of positive numbers. On the right both fractions are taken in
  /// e⁻ˣ, since eˣ would be infinite.
  static func gate(_ x: Double) -> (value: Double, slope: Double) {
    guard x > 0 else {
      let e = Elementary.exp(x)
      let n = e * (e + 2)
      return (n / (n + 2), 4 * e * (1 + e) / ((n + 2) * (n + 2)))
    }
    let e = Elementary.exp(-x)
    let sum = 1 + 2 * e * (1 + e)
    return ((1 + 2 * e) / sum, 4 * e * e * (1 + e) / (sum * sum))
  }
}
