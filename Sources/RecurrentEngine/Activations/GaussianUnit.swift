/// The parts of GELU, in both forms, with the digits that rounding their arguments would cost in the left tail.
///
/// An error of 2⁻⁵³·z in the argument of erfc or of the exponential becomes one of about z²·2⁻⁵² in the value, which is
/// hundreds of places where GELU's tail ends. So arguments are kept in two parts, the rounded one and the rest.
enum GaussianUnit {
  /// The distribution function of the normal distribution, Φ(x) = erfc(−x/√2)/2.
  static func distribution(_ x: Double) -> Double {
    let z = x * rootHalf
    let rest = (-z).addingProduct(x, rootHalf) + x * rootHalfRest
    guard rest.isFinite else { return 0.5 * Elementary.erfc(-z) }
    return 0.5 * (Elementary.erfc(-z) + twoOverRootPi * Elementary.exp(-z * z) * rest)
  }

  /// The density of the normal distribution, e^(−x²/2)/√(2π).
  static func density(_ x: Double) -> Double {
    let square = x * x
    let rest = (-square).addingProduct(x, x)
    let value = normalDensity * Elementary.exp(-square / 2)
    return rest.isFinite ? value - value * (rest / 2) : value
  }

  /// The factor of x in GELU's tanh form, σ(u) with u = 2√(2/π)(x + 0.044715x³), and its derivative by x.
  static func tanhForm(_ x: Double) -> (gate: Double, slope: Double) {
    let (high, low) = argument(x)
    let gate = Elementary.sigmoid(high)
    let gateSlope = Elementary.sigmoidDerivative(high)
    let inner = twiceRootTwoOverPi * (1 + 3 * cubic * (x * x))
    // σ(u + δ) ≈ σ(u) + σ′(u)δ, and σ″ = σ′(1 − 2σ).
    return (
      gate + gateSlope * low,
      gateSlope == 0 ? 0 : (gateSlope + gateSlope * (1 - 2 * gate) * low) * inner
    )
  }

  /// u in two parts; beyond |x| = 30, where σ(u) is 0 or 1, only the first.
  private static func argument(_ x: Double) -> (high: Double, low: Double) {
    let square = x * x
    guard x.magnitude < 30 else { return (twiceRootTwoOverPi * (x + cubic * (square * x)), 0) }
    let squareRest = (-square).addingProduct(x, x)
    let term = cubic * square
    let termRest = (-term).addingProduct(cubic, square) + cubic * squareRest + cubicRest * square
    let sum = 1 + term
    let sumRest = (term > 1 ? (term - sum) + 1 : (1 - sum) + term) + termRest
    let product = x * sum
    let productRest = (-product).addingProduct(x, sum) + x * sumRest
    let high = twiceRootTwoOverPi * product
    let low =
      (-high).addingProduct(twiceRootTwoOverPi, product)
      + twiceRootTwoOverPi * productRest + twiceRootTwoOverPiRest * product
    return (high, low)
  }

  // Constants with what rounding them left over.
  private static let rootHalf = 0.7071067811865476
  private static let rootHalfRest = -4.833646656726457e-17
  private static let twoOverRootPi = 1.1283791670955126
  private static let normalDensity = 0.3989422804014327
  private static let twiceRootTwoOverPi = 1.5957691216057308
  private static let twiceRootTwoOverPiRest = -9.96930880911092e-17
  private static let cubic = 0.044715
  private static let cubicRest = 2.1960211427085595e-18
}
