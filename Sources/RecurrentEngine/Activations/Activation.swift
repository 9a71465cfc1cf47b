/// An activation function φ: ℝ → ℝ, applied to each unit's preactivation.
///
///     Activation.tanh(0.5)                      // 0.46211715726000973
///     Activation.sigmoid.derivative(0)          // 0.25
///     Activation.sigmoid.derivativeRange        // (0, 0.25]
///
/// Definitions and the values at kinks are PyTorch's.
public struct Activation: Sendable, Hashable {
  /// Which function, with its parameter.
  enum Function: Sendable, Hashable {
    case sigmoid, tanh, relu, selu, gelu, geluTanh, silu, mish
    case softsign, hardtanh, hardsigmoid, identity
    case leakyRelu(slope: Double)
    case elu(alpha: Double)
    case softplus(beta: Double)
  }

  let function: Function

  /// The logistic function σ(x) = 1/(1 + e⁻ˣ).
  public static let sigmoid = Activation(function: .sigmoid)
  /// The hyperbolic tangent, 2σ(2x) − 1.
  public static let tanh = Activation(function: .tanh)
  /// max(0, x); its derivative at 0 is 0.
  public static let relu = Activation(function: .relu)
  /// x for x > 0, else 0.01·x.
  public static let leakyRelu = Activation.leakyRelu(slope: 0.01)
  /// x for x > 0, else eˣ − 1.
  public static let elu = Activation.elu(alpha: 1)
  /// 1.0507·x for x > 0, else 1.7581·(eˣ − 1): keeps mean 0 and variance 1 from layer to layer.
  ///
  /// Source: Klambauer et al. (2017).
  public static let selu = Activation(function: .selu)
  /// x·Φ(x) with the distribution function Φ of the normal distribution; PyTorch's default form.
  public static let gelu = Activation(function: .gelu)
  /// x·½(1 + tanh(√(2/π)·(x + 0.044715·x³))), the approximation of ``gelu``.
  public static let geluTanh = Activation(function: .geluTanh)
  /// x·σ(x), also called swish.
  public static let silu = Activation(function: .silu)
  /// x·tanh(ln(1 + eˣ)).
  ///
  /// Source: Misra (2019).
  public static let mish = Activation(function: .mish)
  /// ln(1 + eˣ).
  public static let softplus = Activation.softplus(beta: 1)
  /// x/(1 + |x|).
  public static let softsign = Activation(function: .softsign)
  /// x, held between −1 and 1; its derivative at ±1 is 0.
  public static let hardtanh = Activation(function: .hardtanh)
  /// (x + 3)/6, held between 0 and 1; its derivative at ±3 is 0.
  ///
  /// The slope is 1/6; PyTorch's backward pass has 1/6 rounded to single precision, also for doubles.
  public static let hardsigmoid = Activation(function: .hardsigmoid)
  /// x: a linear unit.
  public static let identity = Activation(function: .identity)

  /// x for x > 0, else slope·x; its derivative at 0 is the slope.
  ///
  /// - Parameter slope: The slope on the left.
  /// - Returns: The function.
  public static func leakyRelu(slope: Double) -> Activation {
    Activation(function: .leakyRelu(slope: slope))
  }

  /// x for x > 0, else α(eˣ − 1); its derivative at 0 is α.
  ///
  /// - Parameter alpha: α; the function tends to −α on the left.
  /// - Returns: The function.
  public static func elu(alpha: Double) -> Activation { Activation(function: .elu(alpha: alpha)) }

  /// ln(1 + e^(βx))/β, and x itself where βx > 20.
  ///
  /// - Parameter beta: β; the larger, the closer to ``relu``.
  /// - Returns: The function.
  public static func softplus(beta: Double) -> Activation {
    Activation(function: .softplus(beta: beta))
  }

  /// All of them, with the default parameters.
  public static let all: [Activation] = [
    .sigmoid, .tanh, .relu, .leakyRelu, .elu, .selu, .gelu, .geluTanh, .silu, .mish, .softplus,
    .softsign, .hardtanh, .hardsigmoid, .identity,
  ]

  /// The name in print: `sigmoid`, `ReLU`; a parameter that is not the default stands in brackets.
  public var name: String {
    switch function {
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .relu: "ReLU"
    case .leakyRelu(let slope): slope == 0.01 ? "leaky ReLU" : "leaky ReLU (\(slope))"
    case .elu(let alpha): alpha == 1 ? "ELU" : "ELU (\(alpha))"
    case .selu: "SELU"
    case .gelu: "GELU"
    case .geluTanh: "GELU (tanh)"
    case .silu: "SiLU"
    case .mish: "Mish"
    case .softplus(let beta): beta == 1 ? "softplus" : "softplus (\(beta))"
    case .softsign: "softsign"
    case .hardtanh: "hardtanh"
    case .hardsigmoid: "hardsigmoid"
    case .identity: "identity"
    }
  }

  /// The gain by which initialisations make up for the activation, as PyTorch's `calculate_gain` has it.
  ///
  /// tanh 5/3, ReLU √2, leaky ReLU √(2/(1 + slope²)), SELU 3/4; 1 for the others, for which the field has settled on
  /// nothing. 5/3 for tanh is advice, not derived.
  public var initializationGain: Double {
    switch function {
    case .tanh: 5.0 / 3
    case .relu: 2.0.squareRoot()
    case .leakyRelu(let slope): (2 / (1 + slope * slope)).squareRoot()
    case .selu: 0.75
    default: 1
    }
  }
}

extension Activation: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}

/// The constants of the activations, rounded to double.
enum ActivationConstant {
  /// The λ and α of SELU, and their product.
  static let seluScale = 1.0507009873554805
  static let seluAlpha = 1.6732632423543772
  static let seluProduct = 1.7580993408473768
  /// Softplus is linear where βx is above it.
  static let softplusThreshold = 20.0
}
