import Glibc

/// The elementary functions of the engine; everything that needs one calls it here.
public enum Elementary {
  /// e^x.
  public static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  /// e^x − 1, accurate near 0.
  public static func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
  /// The natural logarithm.
  public static func log(_ x: Double) -> Double { Glibc.log(x) }
  /// ln(1 + x), accurate near 0.
  public static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  /// 1/(1 + e^−x).
  public static func sigmoid(_ x: Double) -> Double { 1 / (1 + Glibc.exp(-x)) }
  /// The error function.
  public static func erf(_ x: Double) -> Double { Glibc.erf(x) }
  /// The sine.
  public static func sin(_ x: Double) -> Double { Glibc.sin(x) }
  /// The cosine.
  public static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  /// x^y.
  public static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
}
