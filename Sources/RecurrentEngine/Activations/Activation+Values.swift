internal import EngineKernels

extension Activation {
  /// φ(x).
  ///
  /// - Parameter x: The preactivation.
  /// - Returns: The activation, a number in ``range`` up to rounding.
  ///
  /// Accuracy, in ulps, the worst of 6,000 arguments with the default parameters: sigmoid 0.6, tanh 0.7, ELU 0.82,
  /// SELU 1.5, GELU 2.0, GELU (tanh) 2.1, SiLU 1.5, Mish 2.6, softplus 1.4, softsign 1.5, hardsigmoid 1.1; the others are
  /// exact. It holds in the tails, down to where the results are subnormal.
  ///
  /// Edge cases: NaN gives NaN. −∞ gives NaN for GELU, SiLU and Mish, as in PyTorch, where the product −∞·0 is formed.
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
    case .gelu: x * GaussianUnit.distribution(x)
    case .geluTanh: x * GaussianUnit.tanhForm(x).gate
    case .silu: x * Elementary.sigmoid(x)
    case .mish: x * MishUnit.gate(x).value
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
  /// Accuracy, in ulps, the worst of 6,000 arguments with the default parameters: sigmoid 0.6, tanh 0.6, ELU 0.6,
  /// SELU 1.5, GELU 2.7, GELU (tanh) 3.8, SiLU 1.8, Mish 3.6, softplus 0.6, softsign 3.0, hardsigmoid 0.5; the others are
  /// exact. It holds in the tails, where σ(1 − σ) and 1 − tanh² lose all digits. The slopes of GELU, SiLU and Mish are a sum
  /// that changes sign; their ulps are those of the larger summand.
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
      let density = GaussianUnit.density(x)
      return GaussianUnit.distribution(x) + (density == 0 ? 0 : x * density)
    case .geluTanh:
      let (gate, slope) = GaussianUnit.tanhForm(x)
      return gate + (slope == 0 ? 0 : x * slope)
    case .silu:
      let slope = Elementary.sigmoidDerivative(x)
      return Elementary.sigmoid(x) + (slope == 0 ? 0 : x * slope)
    case .mish:
      let (gate, slope) = MishUnit.gate(x)
      return gate + (slope == 0 ? 0 : x * slope)
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
  /// - Throws: ``EngineError/noDerivativeFromOutput(activation:)`` for GELU, SiLU and Mish, which take values twice, and for a
  ///   leaky ReLU or ELU whose parameter is negative.
  ///
  /// Accuracy, in ulps, for the output as given: sigmoid 1.0, tanh 1.1, ELU 0.5, SELU 2.2, softplus 0.7, softsign 1.5;
  /// the others are exact. But an output near 1 has lost what distinguished it from 1; where the preactivation is known,
  /// ``derivative(_:)-(Double)`` is better.
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
    case .gelu, .geluTanh, .silu, .mish: false
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
    let result = try Scratch(x.elements, rows: x.count, columns: 1)
    try Kernels.inBlocks(x.count, cost: 20) { first, count in
      apply(result.row(first), into: result.row(first), count: count)
    }
    return try result.vector()
  }

  /// φ′ of each element.
  ///
  /// - Parameter x: The preactivations.
  /// - Returns: A vector of the same length: the diagonal of diag(φ′(x)).
  /// - Throws: ``EngineError`` if the work is not granted.
  public func derivative(_ x: Vector) throws -> Vector {
    let result = try Scratch(x.elements, rows: x.count, columns: 1)
    try Kernels.inBlocks(x.count, cost: 20) { first, count in
      applyDerivative(result.row(first), into: result.row(first), count: count)
    }
    return try result.vector()
  }

  /// φ′ at the x whose activations are given.
  ///
  /// - Parameter output: φ of each element of x.
  /// - Returns: A vector of the same length.
  /// - Throws: ``EngineError/noDerivativeFromOutput(activation:)`` as for a number.
  public func derivative(fromOutput output: Vector) throws -> Vector {
    try WorkBudget.active?.charge(operations: 20 * output.count)
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

  /// φ and φ′ of `count` numbers, the same bits as one at a time; `slopes` may be `x`.
  func apply(
    _ x: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>,
    slopes: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    switch function {
    case .tanh: unroll_tanh_slope_array(x, result, slopes, count)
    default:
      apply(x, into: result, count: count)
      applyDerivative(x, into: slopes, count: count)
    }
  }
}
