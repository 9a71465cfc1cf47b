import RecurrentEngine

// The elementary functions under their usual names, with the engine's bits: the same on every machine.

/// `x` to the power of `y`.
public func pow(_ x: Double, _ y: Double) -> Double { Elementary.pow(x, y) }

/// The square root of `x`.
public func sqrt(_ x: Double) -> Double { x.squareRoot() }

/// e to the power of `x`.
public func exp(_ x: Double) -> Double { Elementary.exp(x) }

/// e to the power of `x`, less one; accurate near zero.
public func expm1(_ x: Double) -> Double { Elementary.expm1(x) }

/// The natural logarithm of `x`.
public func log(_ x: Double) -> Double { Elementary.log(x) }

/// The natural logarithm of 1 + `x`; accurate near zero.
public func log1p(_ x: Double) -> Double { Elementary.log1p(x) }

/// The hyperbolic tangent of `x`.
public func tanh(_ x: Double) -> Double { Elementary.tanh(x) }

/// The error function of `x`.
public func erf(_ x: Double) -> Double { Elementary.erf(x) }

/// One less the error function of `x`; accurate in the tail.
public func erfc(_ x: Double) -> Double { Elementary.erfc(x) }

/// The sine of `x`.
public func sin(_ x: Double) -> Double { Elementary.sin(x) }

/// The cosine of `x`.
public func cos(_ x: Double) -> Double { Elementary.cos(x) }
