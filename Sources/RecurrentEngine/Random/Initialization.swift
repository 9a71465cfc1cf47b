/// How weights are drawn before training.
///
///     try Initialization.orthogonal.matrix(rows: 64, columns: 64, seed: 1)
///     try Initialization.xavierUniform(gain: Activation.tanh.initializationGain)
///       .matrix(rows: 64, columns: 32, seed: 1)
///
/// Weights are `[out, in]`: fan-in is the number of columns, fan-out the number of rows. Conventions are PyTorch's
/// (`torch.nn.init`); the random numbers are those of ``SeededGenerator``.
public struct Initialization: Sendable, Hashable {
  /// Which layers' variance a Kaiming initialisation keeps.
  public enum FanMode: String, Sendable, Hashable, CaseIterable {
    /// Of the activations on the way forward: divide by the number of inputs.
    case fanIn
    /// Of the gradients on the way back: divide by the number of outputs.
    case fanOut
  }

  private enum Method: Sendable, Hashable {
    case xavierUniform(Double), xavierNormal(Double)
    case kaimingUniform(Double, FanMode), kaimingNormal(Double, FanMode)
    case orthogonal(Double), identity(Double)
    case uniform(Double), normal(Double)
    case zeros, pyTorchDefault
  }

  private let method: Method

  /// The name in print.
  public let name: String

  /// ``xavierUniform(gain:)`` with gain 1.
  public static let xavierUniform = Initialization.xavierUniform(gain: 1)
  /// ``xavierNormal(gain:)`` with gain 1.
  public static let xavierNormal = Initialization.xavierNormal(gain: 1)
  /// ``kaimingUniform(gain:mode:)`` with ReLU's gain √2 and fan-in.
  public static let kaimingUniform = Initialization.kaimingUniform(gain: 2.0.squareRoot())
  /// ``kaimingNormal(gain:mode:)`` with ReLU's gain √2 and fan-in.
  public static let kaimingNormal = Initialization.kaimingNormal(gain: 2.0.squareRoot())
  /// ``orthogonal(gain:)`` with gain 1.
  public static let orthogonal = Initialization.orthogonal(gain: 1)
  /// Ones on the diagonal, zeros beside it.
  public static let identity = Initialization.identity(gain: 1)
  /// Zeros.
  public static let zeros = Initialization(method: .zeros, name: "zeros")
  /// What PyTorch does if it is told nothing: uniform with bound 1/√fan_in for a linear layer; in a recurrent network
  /// 1/√H for U, W and b alike.
  public static let pyTorchDefault = Initialization(
    method: .pyTorchDefault,
    name: "PyTorch's default"
  )

  /// Uniform with bound gain·√(6/(fan_in + fan_out)) (Glorot & Bengio 2010).
  ///
  /// - Parameter gain: Usually ``Activation/initializationGain``.
  /// - Returns: The way to draw weights.
  public static func xavierUniform(gain: Double) -> Initialization {
    Initialization(method: .xavierUniform(gain), name: "Xavier uniform")
  }

  /// Normal with standard deviation gain·√(2/(fan_in + fan_out)) (Glorot & Bengio 2010).
  ///
  /// - Parameter gain: Usually ``Activation/initializationGain``.
  /// - Returns: The way to draw weights.
  public static func xavierNormal(gain: Double) -> Initialization {
    Initialization(method: .xavierNormal(gain), name: "Xavier normal")
  }

  /// Uniform with bound gain·√(3/fan).
  ///
  /// Source: He et al. (2015).
  ///
  /// - Parameters:
  ///   - gain: Usually ``Activation/initializationGain``.
  ///   - mode: Which fan.
  /// - Returns: The way to draw weights.
  public static func kaimingUniform(gain: Double, mode: FanMode = .fanIn) -> Initialization {
    Initialization(method: .kaimingUniform(gain, mode), name: "Kaiming uniform")
  }

  /// Normal with standard deviation gain/√fan.
  ///
  /// Source: He et al. (2015).
  ///
  /// - Parameters:
  ///   - gain: Usually ``Activation/initializationGain``.
  ///   - mode: Which fan.
  /// - Returns: The way to draw weights.
  public static func kaimingNormal(gain: Double, mode: FanMode = .fanIn) -> Initialization {
    Initialization(method: .kaimingNormal(gain, mode), name: "Kaiming normal")
  }

  /// A multiple of a random matrix with orthonormal rows or columns, whichever are fewer.
  ///
  /// Q of a Gaussian matrix, with the sign of R's diagonal. Source: Saxe et al. (2013).
  ///
  /// - Parameter gain: Every singular value.
  /// - Returns: The way to draw weights.
  public static func orthogonal(gain: Double) -> Initialization {
    Initialization(method: .orthogonal(gain), name: "orthogonal")
  }

  /// A multiple of the identity (Le, Jaitly & Hinton 2015).
  ///
  /// - Parameter gain: What stands on the diagonal.
  /// - Returns: The way to draw weights.
  public static func identity(gain: Double) -> Initialization {
    Initialization(method: .identity(gain), name: "identity")
  }

  /// Uniform between −bound and bound.
  ///
  /// - Parameter bound: The bound.
  /// - Returns: The way to draw weights.
  public static func uniform(bound: Double) -> Initialization {
    Initialization(method: .uniform(bound), name: "uniform (\(bound))")
  }

  /// Normal with mean 0.
  ///
  /// - Parameter standardDeviation: The standard deviation.
  /// - Returns: The way to draw weights.
  public static func normal(standardDeviation: Double) -> Initialization {
    Initialization(method: .normal(standardDeviation), name: "normal (\(standardDeviation))")
  }

  /// Draws a weight matrix.
  ///
  /// - Parameters:
  ///   - rows: Number of rows, the fan-out.
  ///   - columns: Number of columns, the fan-in.
  ///   - seed: The seed of the ``SeededGenerator``.
  /// - Returns: A matrix of shape `[rows, columns]`, drawn row by row.
  /// - Throws: ``EngineError`` if a length is negative or the matrix is too large.
  public func matrix(rows: Int, columns: Int, seed: Int) throws -> Matrix {
    var generator = SeededGenerator(seed: seed)
    return try matrix(rows: rows, columns: columns, from: &generator)
  }

  /// The bound of the uniform distribution that weights are drawn from; nil if it is another distribution.
  ///
  /// - Parameters:
  ///   - rows: Number of rows, the fan-out.
  ///   - columns: Number of columns, the fan-in.
  /// - Returns: The bound, or nil.
  public func bound(rows: Int, columns: Int) -> Double? {
    switch method {
    case .xavierUniform(let gain): gain * (6 / (Double(rows) + Double(columns))).squareRoot()
    case .kaimingUniform(let gain, let mode):
      gain * (3 / Double(mode == .fanIn ? columns : rows)).squareRoot()
    case .uniform(let bound): bound
    case .pyTorchDefault: 1 / Double(columns).squareRoot()
    default: nil
    }
  }

  /// The standard deviation of the distribution that weights are drawn from; nil if they are not independent.
  ///
  /// - Parameters:
  ///   - rows: Number of rows, the fan-out.
  ///   - columns: Number of columns, the fan-in.
  /// - Returns: The standard deviation, or nil.
  public func standardDeviation(rows: Int, columns: Int) -> Double? {
    switch method {
    case .xavierNormal(let gain): gain * (2 / (Double(rows) + Double(columns))).squareRoot()
    case .kaimingNormal(let gain, let mode):
      gain / Double(mode == .fanIn ? columns : rows).squareRoot()
    case .normal(let deviation): deviation
    case .orthogonal, .identity: nil
    case .zeros: 0
    default: bound(rows: rows, columns: columns).map { $0 / 3.0.squareRoot() }
    }
  }

  /// Draws a weight matrix from a generator that goes on.
  func matrix(
    rows: Int,
    columns: Int,
    from generator: inout SeededGenerator
  ) throws -> Matrix {
    var elements = try Allocation.zeros(rows, by: columns, for: "rows")
    switch method {
    case .zeros: break
    case .identity(let gain):
      for i in 0..<min(rows, columns) { elements[i * columns + i] = gain }
    case .orthogonal(let gain):
      for i in elements.indices { elements[i] = generator.normal() }
      let gaussian = Matrix(unchecked: elements, rows, columns)
      let factor =
        rows < columns ? try gaussian.transposed.qr().q.transposed : try gaussian.qr().q
      return try gain * factor
    default:
      if let bound = bound(rows: rows, columns: columns) {
        for i in elements.indices { elements[i] = generator.uniform(-bound, bound) }
      } else if let deviation = standardDeviation(rows: rows, columns: columns) {
        for i in elements.indices { elements[i] = deviation * generator.normal() }
      }
    }
    return Matrix(unchecked: elements, rows, columns)
  }

  /// Whether the sizes of a whole network decide, and not those of one matrix.
  var isPyTorchDefault: Bool { method == .pyTorchDefault }
}

extension Initialization: CustomStringConvertible {
  /// The name.
  public var description: String { name }
}
