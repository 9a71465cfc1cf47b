internal import EngineKernels

/// The elementary functions of the engine; everything that needs one calls it here.
///
/// The C library's functions differ in the last place between versions and processors. These are
/// formed from IEEE 754 operations and fused multiply-add in a fixed order, so that a number recorded
/// on one machine is the same 64 bits on another, for one number or for an array, in debug and release.
public enum Elementary {
  /// e^x.
  public static func exp(_ x: Double) -> Double { unroll_exp(x) }
  /// e^x − 1, accurate near 0.
  public static func expm1(_ x: Double) -> Double { unroll_expm1(x) }
  /// The natural logarithm.
  public static func log(_ x: Double) -> Double { unroll_log(x) }
  /// ln(1 + x), accurate near 0.
  public static func log1p(_ x: Double) -> Double { unroll_log1p(x) }
  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double { unroll_tanh(x) }
  /// 1/(1 + e^−x).
  public static func sigmoid(_ x: Double) -> Double { unroll_sigmoid(x) }
  /// The error function.
  public static func erf(_ x: Double) -> Double { unroll_erf(x) }
  /// The sine.
  public static func sin(_ x: Double) -> Double { unroll_sin(x) }
  /// The cosine.
  public static func cos(_ x: Double) -> Double { unroll_cos(x) }
  /// x^y.
  public static func pow(_ x: Double, _ y: Double) -> Double { unroll_pow(x, y) }
}
