internal import EngineKernels

/// The elementary functions of the engine; everything that needs one calls it here.
///
/// The C library's functions differ in the last place between versions and processors. These are
/// formed from IEEE 754 operations and fused multiply-add in a fixed order, so that a number recorded
/// on one machine is the same 64 bits on another, for one number or for an array, in debug and release.
///
/// Accuracy is stated in ulps, units in the last place of the exact result (2⁻¹⁰⁷⁴ below 2⁻¹⁰²²): the
/// worst of 3·10⁶ random arguments in each of several ranges, against 113-bit references. 0.5 is the
/// least possible. NaN gives NaN, always the positive quiet one; the functions of arrays give in each
/// element what the function of one number gives.
public enum Elementary {
  // MARK: - Exponentials and logarithms

  /// The exponential function.
  ///
  ///     exp(x) = e^x = 2^k · e^r,  k = round(x/ln 2),  |r| ≤ ln(2)/2
  ///
  /// Accuracy: 0.60 ulp; 0.77 ulp where the result is subnormal, since that rounds twice.
  ///
  /// Edge cases: exp(±0) = 1; infinity above 709.78, 0 below −745.13.
  public static func exp(_ x: Double) -> Double { unroll_exp(x) }

  /// The exponential function minus one.
  ///
  ///     expm1(x) = e^x − 1
  ///
  /// `exp(x) - 1` cancels: at x = 10⁻¹⁰ it has 6 digits left. Here 2^k·(1 + r + …) − 1 is formed as
  /// (2^k − 1) + 2^k·r with both roundings kept.
  ///
  /// Accuracy: 0.82 ulp.
  ///
  /// Edge cases: expm1(±0) = ±0; expm1(x) = x for tiny x; −1 at −∞.
  public static func expm1(_ x: Double) -> Double { unroll_expm1(x) }

  /// The natural logarithm.
  ///
  ///     log(x) = k·ln 2 + ln m,  x = 2^k·m,  √½ ≤ m < √2,  ln m = 2 artanh((m − 1)/(m + 1))
  ///
  /// Accuracy: 0.60 ulp, also near 1 and for subnormal x.
  ///
  /// Edge cases: log(1) = +0; log(±0) = −∞; NaN for x < 0.
  public static func log(_ x: Double) -> Double { unroll_log(x) }

  /// The natural logarithm of one more than the argument.
  ///
  ///     log1p(x) = ln(1 + x)
  ///
  /// `log(1 + x)` loses what rounding 1 + x loses: all of x below 2⁻⁵³. Here that is carried along.
  ///
  /// Accuracy: 0.60 ulp.
  ///
  /// Edge cases: log1p(±0) = ±0; log1p(−1) = −∞; NaN for x < −1.
  public static func log1p(_ x: Double) -> Double { unroll_log1p(x) }

  /// The power of a number.
  ///
  ///     pow(x, y) = x^y = e^(y·ln x)
  ///
  /// An error in ln x is multiplied by y·ln x, which reaches 745: with a logarithm of one double the
  /// last 10 bits would be wrong. Logarithm and product are kept to about 2⁻⁶⁸ of their size.
  ///
  /// - Parameters:
  ///   - x: the base.
  ///   - y: the exponent.
  /// - Returns: `x^y`.
  ///
  /// Accuracy: 0.70 ulp; 0.80 ulp where the result is subnormal.
  ///
  /// Edge cases: those of C99, annex F.9.4.4: pow(x, ±0) = pow(1, y) = 1, even for NaN; the sign of x
  /// where y is an odd whole number; NaN for x < 0 and y no whole number; pow(−1, ±∞) = 1.
  public static func pow(_ x: Double, _ y: Double) -> Double { unroll_pow(x, y) }

  // MARK: - Activations and their derivatives

  /// The hyperbolic tangent.
  ///
  ///     tanh(x) = −E/(E + 2),  E = e^(−2x) − 1,  for x ≥ 0; odd
  ///
  /// Accuracy: 0.70 ulp.
  ///
  /// Edge cases: tanh(±0) = ±0; tanh(x) = x for tiny x; ±1 above 19.06.
  public static func tanh(_ x: Double) -> Double { unroll_tanh(x) }

  /// The derivative of the hyperbolic tangent.
  ///
  ///     tanh′(x) = 1 − tanh(x)² = 4e^(−2|x|)/(1 + e^(−2|x|))²
  ///
  /// `1 - h * h` has no digit left where h rounds to 1, from x = 19.06 on; the derivative is a normal
  /// number up to 354 and vanishes at 373.3.
  ///
  /// - Parameter x: the pre-activation, not the state.
  /// - Returns: a slope in [0, 1].
  ///
  /// Accuracy: 0.60 ulp; 0.77 ulp where the result is subnormal.
  ///
  /// Edge cases: tanh′(0) = 1; 0 at ±∞.
  public static func tanhDerivative(_ x: Double) -> Double { unroll_tanh_derivative(x) }

  /// The logistic function.
  ///
  ///     sigmoid(x) = 1/(1 + e^(−x)) = e^x/(1 + e^x)
  ///
  /// The first form is used for x ≥ 0, the second below, where the first overflows at −709.8 instead of
  /// tending to 0.
  ///
  /// Accuracy: 0.60 ulp; 0.77 ulp where the result is subnormal.
  ///
  /// Edge cases: sigmoid(±0) = 1/2; 0 at −∞, 1 at ∞.
  public static func sigmoid(_ x: Double) -> Double { unroll_sigmoid(x) }

  /// The derivative of the logistic function.
  ///
  ///     sigmoid′(x) = sigmoid(x)·(1 − sigmoid(x)) = e^(−|x|)/(1 + e^(−|x|))²
  ///
  /// `s * (1 - s)` loses the digits of 1 − s for large x, all of them from x = 36.7 on; here the slope is even in
  /// x to the last bit.
  ///
  /// - Parameter x: the pre-activation, not the state.
  /// - Returns: a slope in [0, 1/4].
  ///
  /// Accuracy: 0.60 ulp; 0.77 ulp where the result is subnormal.
  ///
  /// Edge cases: sigmoid′(±0) = 1/4; 0 at ±∞.
  public static func sigmoidDerivative(_ x: Double) -> Double { unroll_sigmoid_derivative(x) }

  // MARK: - Error function

  /// The error function.
  ///
  ///     erf(x) = 2/√π · ∫₀ˣ e^(−t²) dt
  ///
  /// Accuracy: 0.75 ulp.
  ///
  /// Edge cases: erf(±0) = ±0; ±1 beyond 5.93.
  public static func erf(_ x: Double) -> Double { unroll_erf(x) }

  /// The complementary error function.
  ///
  ///     erfc(x) = 1 − erf(x)
  ///
  /// `1 - erf(x)` has no digit left from x = 6 on; erfc vanishes only at 27.3. The normal distribution
  /// function, and with it GELU, is Φ(x) = erfc(−x/√2)/2.
  ///
  /// Accuracy: 0.75 ulp; 0.80 ulp where the result is subnormal.
  ///
  /// Edge cases: erfc(0) = 1; 2 at −∞, 0 at ∞.
  public static func erfc(_ x: Double) -> Double { unroll_erfc(x) }

  // MARK: - Sine and cosine

  /// The sine of an angle in radians.
  ///
  /// The angle is reduced modulo π/2 without loss for every finite x, after Payne & Hanek (1983) from
  /// 2²⁰ on: `sin(1e22)` is the sine of exactly 10²².
  ///
  /// Accuracy: 0.82 ulp.
  ///
  /// Edge cases: sin(±0) = ±0; NaN at ±∞.
  public static func sin(_ x: Double) -> Double { unroll_sin(x) }

  /// The cosine of an angle in radians.
  ///
  /// Reduced as for ``sin(_:)``.
  ///
  /// Accuracy: 0.82 ulp.
  ///
  /// Edge cases: cos(±0) = 1; NaN at ±∞.
  public static func cos(_ x: Double) -> Double { unroll_cos(x) }
}

// MARK: - Of arrays

extension Elementary {
  /// ``exp(_:)`` of each element.
  public static func exp(_ x: [Double]) -> [Double] { each(x, unroll_exp_array) }

  /// ``expm1(_:)`` of each element.
  public static func expm1(_ x: [Double]) -> [Double] { each(x, unroll_expm1_array) }

  /// ``log(_:)`` of each element.
  public static func log(_ x: [Double]) -> [Double] { each(x, unroll_log_array) }

  /// ``log1p(_:)`` of each element.
  public static func log1p(_ x: [Double]) -> [Double] { each(x, unroll_log1p_array) }

  /// ``tanh(_:)`` of each element.
  public static func tanh(_ x: [Double]) -> [Double] { each(x, unroll_tanh_array) }

  /// ``tanhDerivative(_:)`` of each element.
  public static func tanhDerivative(_ x: [Double]) -> [Double] {
    each(x, unroll_tanh_derivative_array)
  }

  /// ``sigmoid(_:)`` of each element.
  public static func sigmoid(_ x: [Double]) -> [Double] { each(x, unroll_sigmoid_array) }

  /// ``sigmoidDerivative(_:)`` of each element.
  public static func sigmoidDerivative(_ x: [Double]) -> [Double] {
    each(x, unroll_sigmoid_derivative_array)
  }

  private static func each(
    _ x: [Double],
    _ function: (UnsafePointer<Double>?, UnsafeMutablePointer<Double>?, Int) -> Void
  ) -> [Double] {
    [Double](unsafeUninitializedCapacity: x.count) { result, count in
      x.withUnsafeBufferPointer { function($0.baseAddress, result.baseAddress, $0.count) }
      count = x.count
    }
  }
}
