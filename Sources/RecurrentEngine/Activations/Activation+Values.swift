internal import EngineKernels

extension Activation {
  /// φ(x).
  ///
  /// - Parameter x: The preactivation.
  /// - Returns: The activation, a number in ``range`` up to rounding.
  ///
  /// Accuracy: relative error of a few 2⁻⁵³ for all but GELU, whose left tail keeps only the absolute accuracy of
  /// 1 + erf.
  ///
  /// Edge cases: NaN gives NaN. −∞ gives NaN for GELU and SiLU, as in PyTorch, where the product −∞·0 is formed.
  public func callAsFunction(_ x: Double) -> Double {
    switch function {
    case .sigmoid: Elementary.sigmoid(x)
    case .tanh: Elementary.tanh(x)
    case .relu: x.isNaN ? x : (x > 0 ? x : 0)
    case .leakyRelu(let slope): x > 0 ? x : slope * x
    case .elu(let alpha): x > 0 ? x : alpha * Elementary.expm1(x)
    case .selu:
      x > 0
        ? ActivationConstant.seluScale * x : ActivationConstant.seluProduct * Elementary.expm1(x)
    case .gelu: x * Self.normalDistribution(x)
    case .geluTanh: x * Elementary.sigmoid(2 * Self.geluArgument(x))
    case .silu: x * Elementary.sigmoid(x)
    case .softplus(let beta):
      beta * x > ActivationConstant.softplusThreshold
        ? x
        : (max(beta * x, 0) + Elementary.log1p(Elementary.exp(-(beta * x).magnitude))) / beta
    case .softsign: x.isInfinite ? (x < 0 ? -1 : 1) : x / (1 + x.magnitude)
    case .hardtanh: x.isNaN ? x : min(max(x, -1), 1)
    case .hardsigmoid: x.isNaN ? x : min(max(x + 3, 0), 6) / 6
    case .identity: x
    }
  }

  /// φ′(x).
  ///
  /// - Parameter x: The preactivation.
  /// - Returns: The slope, a number in ``derivativeRange`` up to rounding; at a kink, PyTorch's value.
  ///
  /// Accuracy: relative error of a few 2⁻⁵³, also in the tails, where σ(1 − σ) and 1 − tanh² lose all digits:
  /// with e = exp(−|x|) the slope of sigmoid is e/(1 + e)², that of tanh 4e²/(1 + e²)². GELU and SiLU keep absolute
  /// accuracy only, since their slopes change sign.
  ///
  /// Edge cases: NaN gives NaN. Sigmoid's slope becomes 0 beyond |x| ≈ 745, tanh's beyond |x| ≈ 373.
  public func derivative(_ x: Double) -> Double {
    if x.isNaN { return x }
    switch function {
    case .sigmoid: return Elementary.sigmoidDerivative(x)
    case .tanh: return Elementary.tanhDerivative(x)
    case .relu: return x > 0 ? 1 : 0
    case .leakyRelu(let slope): return x > 0 ? 1 : slope
    case .elu(let alpha): return x > 0 ? 1 : alpha * Elementary.exp(x)
    case .selu:
      return x > 0
        ? ActivationConstant.seluScale : ActivationConstant.seluProduct * Elementary.exp(x)
    case .gelu:
      let density = ActivationConstant.normalDensity * Elementary.exp(-x * x / 2)
      return Self.normalDistribution(x) + (density == 0 ? 0 : x * density)
    case .geluTanh:
      let argument = 2 * Self.geluArgument(x)
      let inner =
        2 * ActivationConstant.rootTwoOverPi * (1 + 3 * ActivationConstant.geluCubic * x * x)
      let slope = Elementary.sigmoidDerivative(argument)
      return Elementary.sigmoid(argument) + (slope == 0 ? 0 : x * slope * inner)
    case .silu:
      let slope = Elementary.sigmoidDerivative(x)
      return Elementary.sigmoid(x) + (slope == 0 ? 0 : x * slope)
    case .softplus(let beta):
      return beta * x > ActivationConstant.softplusThreshold ? 1 : Elementary.sigmoid(beta * x)
    case .softsign:
      let size = 1 + x.magnitude
      return 1 / size / size
    case .hardtanh: return x > -1 && x < 1 ? 1 : 0
    case .hardsigmoid: return x > -3 && x < 3 ? 1.0 / 6 : 0
    case .identity: return 1
    }
  }

  /// φ′ at the x whose activation is given.
  ///
  /// - Parameter output: φ(x).
  /// - Returns: The slope there; for tanh (1 − h)(1 + h), for sigmoid h(1 − h).
  /// - Throws: ``EngineError/noDerivativeFromOutput(activation:)`` for GELU and SiLU, which take values twice, and for a
  ///   leaky ReLU or ELU whose parameter is negative.
  ///
  /// Accuracy: relative error at most 4·2⁻⁵³ for the output given. But an output near 1 has lost what
  /// distinguished it from 1; where the preactivation is known, ``derivative(_:)-(Double)`` is better.
  ///
  /// Edge cases: NaN gives NaN.
  public func derivative(fromOutput output: Double) throws -> Double {
    let y = output
    guard hasDerivativeFromOutput else {
      throw EngineError.noDerivativeFromOutput(activation: name)
    }
    if y.isNaN { return y }
    switch function {
    case .sigmoid: return y * (1 - y)
    case .tanh: return (1 - y) * (1 + y)
    case .leakyRelu(let slope): return y > 0 ? 1 : slope
    case .elu(let alpha): return y > 0 ? 1 : y + alpha
    case .selu:
      return y > 0 ? ActivationConstant.seluScale : y + ActivationConstant.seluProduct
    case .softplus(let beta):
      return beta * y > ActivationConstant.softplusThreshold + 2.1e-9
        ? 1 : -Elementary.expm1(-beta * y)
    case .softsign: return (1 - y.magnitude) * (1 - y.magnitude)
    case .hardsigmoid: return y > 0 && y < 1 ? 1.0 / 6 : 0
    case .relu: return y > 0 ? 1 : 0
    case .hardtanh: return y > -1 && y < 1 ? 1 : 0
    default: return 1
    }
  }

  /// Whether the output determines the slope.
  public var hasDerivativeFromOutput: Bool {
    switch function {
    case .gelu, .geluTanh, .silu: false
    case .leakyRelu(let slope): slope >= 0
    case .elu(let alpha): alpha >= 0
    default: true
    }
  }

  /// φ of each element.
  ///
  /// - Parameter x: The preactivations.
  /// - Returns: A vector of the same length.
  /// - Throws: ``EngineError`` if the work is not granted.
  public func callAsFunction(_ x: Vector) throws -> Vector {
    try WorkBudget.current?.charge(operations: 20 * x.count)
    return try x.mapElements { self($0) }
  }

  /// φ′ of each element.
  ///
  /// - Parameter x: The preactivations.
  /// - Returns: A vector of the same length: the diagonal of diag(φ′(x)).
  /// - Throws: ``EngineError`` if the work is not granted.
  public func derivative(_ x: Vector) throws -> Vector {
    try WorkBudget.current?.charge(operations: 20 * x.count)
    return try x.mapElements { derivative($0) }
  }

  /// φ′ at the x whose activations are given.
  ///
  /// - Parameter output: φ of each element of x.
  /// - Returns: A vector of the same length.
  /// - Throws: ``EngineError/noDerivativeFromOutput(activation:)`` as for a number.
  public func derivative(fromOutput output: Vector) throws -> Vector {
    try WorkBudget.current?.charge(operations: 20 * output.count)
    return try output.mapElements { try derivative(fromOutput: $0) }
  }

  /// φ of `count` numbers, the same bits as one at a time; `result` may be `x`.
  func apply(
    _ x: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    switch function {
    case .sigmoid: unroll_sigmoid_array(x, result, count)
    case .tanh: unroll_tanh_array(x, result, count)
    default:
      for index in 0..<count { result[index] = self(x[index]) }
    }
  }

  /// φ′ of `count` numbers, the same bits as one at a time; `result` may be `x`.
  func applyDerivative(
    _ x: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    switch function {
    case .sigmoid: unroll_sigmoid_derivative_array(x, result, count)
    case .tanh: unroll_tanh_derivative_array(x, result, count)
    default:
      for index in 0..<count { result[index] = derivative(x[index]) }
    }
  }

  /// Φ(x) = erfc(−x/√2)/2, which keeps its digits where 1 + erf has none.
  private static func normalDistribution(_ x: Double) -> Double {
    0.5 * Elementary.erfc(-x * ActivationConstant.rootHalf)
  }

  private static func geluArgument(_ x: Double) -> Double {
    ActivationConstant.rootTwoOverPi * (x + ActivationConstant.geluCubic * x * x * x)
  }
}
