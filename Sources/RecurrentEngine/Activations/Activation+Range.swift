extension Activation {
  /// All values that φ takes on real numbers; an end that is only approached is open.
  ///
  /// GELU's, SiLU's and Mish's lower ends are their minima, rounded to double. In floating point an open end may be reached: the
  /// sigmoid of 40 rounds to 1.
  public var range: Interval {
    switch function {
    case .sigmoid: return .open(0, 1)
    case .tanh, .softsign: return .open(-1, 1)
    case .relu: return .rightOpen(0, .infinity)
    case .leakyRelu(let slope): return slope > 0 ? .all : .rightOpen(0, .infinity)
    case .elu(let alpha):
      return alpha > 0 ? .open(-alpha, .infinity) : .rightOpen(0, .infinity)
    case .selu: return .open(-ActivationConstant.seluProduct, .infinity)
    case .gelu: return .rightOpen(-0.16997120747990366, .infinity)
    case .geluTanh: return .rightOpen(-0.17004075057125406, .infinity)
    case .silu: return .rightOpen(-0.2784645427610738, .infinity)
    case .mish: return .rightOpen(-0.30884341301725043, .infinity)
    case .softplus(let beta):
      return beta >= 0 ? .open(0, .infinity) : .open(-.infinity, 0)
    case .hardtanh: return .closed(-1, 1)
    case .hardsigmoid: return .closed(0, 1)
    case .identity: return .all
    }
  }

  /// The smallest interval that holds every value of φ′, the values at kinks included.
  ///
  /// The ends are suprema and infima, rounded to double where they are not: sigmoid has (0, 0.25], reached at 0 only;
  /// tanh (0, 1], GELU [−0.1289…, 1.1289…], both reached, at ∓√2. Softplus reaches 1, because it is linear where
  /// βx > 20.
  public var derivativeRange: Interval {
    switch function {
    case .sigmoid: return .leftOpen(0, 0.25)
    case .tanh, .softsign, .softplus: return .leftOpen(0, 1)
    case .relu, .hardtanh: return .closed(0, 1)
    case .leakyRelu(let slope): return .closed(min(slope, 1), max(slope, 1))
    case .elu(let alpha):
      return alpha > 0 ? .leftOpen(0, max(alpha, 1)) : .closed(alpha, 1)
    case .selu: return .leftOpen(0, ActivationConstant.seluProduct)
    case .gelu: return .closed(-0.12890414518515478, 1.1289041451851547)
    case .geluTanh: return .closed(-0.12899306865877178, 1.1289930686587717)
    case .silu: return .closed(-0.09983932012886691, 1.099839320128867)
    case .mish: return .closed(-0.11252612238946255, 1.088498161251728)
    case .hardsigmoid: return .closed(0, 1.0 / 6)
    case .identity: return .closed(1, 1)
    }
  }

  /// γ: the supremum of |φ′|, which bounds the gain of a Jacobian product by (γ‖W‖₂)^lag.
  ///
  /// Source: Pascanu, Mikolov & Bengio (2013), §2.1.
  public var maximumSlope: Double {
    max(derivativeRange.lowerBound.magnitude, derivativeRange.upperBound.magnitude)
  }
}
