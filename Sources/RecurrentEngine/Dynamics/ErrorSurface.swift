/// The error of a network of one unit after many steps, over its weight and its bias: Pascanu's wall.
///
///     x_t = w φ(x_{t−1}) + b,  t = 1…T,  E(w, b) = (φ(x_T) − y)²
///
/// Where a change of w or b moves x_T from one attractor to another, the surface has a cliff: nearly flat on both sides,
/// and so steep on a narrow strip that a grid which is too coarse does not see it.
///
///     let surface = ErrorSurface()
///     try surface.errors(weights: [4, 5, 6], biases: [-3, -2.5, -2])
///
/// Source: Pascanu, Mikolov & Bengio (2013), figure 6, with the defaults: T = 50, x₀ = 0.5, y = 0.7, sigmoid.
public struct ErrorSurface: Sendable, Hashable {
  /// T.
  public let stepCount: Int
  /// x₀.
  public let start: Double
  /// y.
  public let target: Double
  /// φ.
  public let activation: Activation

  /// A surface; the defaults are those of the source.
  ///
  /// - Parameters:
  ///   - stepCount: T, at least 1; what is out of range is refused where it is used.
  ///   - start: x₀.
  ///   - target: y.
  ///   - activation: φ.
  public init(
    stepCount: Int = 50,
    start: Double = 0.5,
    target: Double = 0.7,
    activation: Activation = .sigmoid
  ) {
    self.stepCount = stepCount
    self.start = start
    self.target = target
    self.activation = activation
  }

  /// E at a point.
  ///
  /// - Parameters:
  ///   - weight: w.
  ///   - bias: b.
  /// - Returns: The error.
  /// - Throws: ``EngineError`` if the surface has no time step.
  public func error(weight: Double, bias: Double) throws -> Double {
    try check()
    return try point(weight, bias).error
  }

  /// ∂E/∂w and ∂E/∂b at a point.
  ///
  ///     ∂x_t/∂w = φ(x_{t−1}) + wφ′(x_{t−1})·∂x_{t−1}/∂w,  ∂x_t/∂b = 1 + wφ′(x_{t−1})·∂x_{t−1}/∂b
  ///
  /// - Parameters:
  ///   - weight: w.
  ///   - bias: b.
  /// - Returns: Shape `[2]`: by w, then by b.
  /// - Throws: ``EngineError`` if the surface has no time step.
  public func gradient(weight: Double, bias: Double) throws -> Vector {
    try check()
    return try point(weight, bias).gradient
  }

  /// E over a grid.
  ///
  /// - Parameters:
  ///   - weights: Values of w.
  ///   - biases: Values of b.
  /// - Returns: A row a weight, a column a bias.
  /// - Throws: ``EngineError`` if the surface has no time step or the grid is too large.
  public func errors(weights: [Double], biases: [Double]) throws -> Matrix {
    try grid(weights, biases) { $0.error }
  }

  /// ‖(∂E/∂w, ∂E/∂b)‖ over a grid.
  ///
  /// - Parameters:
  ///   - weights: Values of w.
  ///   - biases: Values of b.
  /// - Returns: A row a weight, a column a bias.
  /// - Throws: ``EngineError`` if the surface has no time step or the grid is too large.
  public func gradientNorms(weights: [Double], biases: [Double]) throws -> Matrix {
    try grid(weights, biases) { $0.gradient.norm }
  }

  /// Gradient descent on the surface.
  ///
  /// - Parameters:
  ///   - weight: w at the start.
  ///   - bias: b at the start.
  ///   - trainingSteps: How many updates, not negative.
  ///   - optimizer: The rule of an update.
  ///   - clipping: What is done to gradients before an update.
  /// - Returns: Every point, its error and the norm of its gradient before clipping.
  /// - Throws: ``EngineError`` if a setting is out of range.
  public func descent(
    weight: Double,
    bias: Double,
    trainingSteps: Int,
    optimizer: Optimizer = .sgd(learningRate: 0.1),
    clipping: GradientClipping = .none
  ) throws -> DescentPath {
    try check()
    guard trainingSteps >= 0, trainingSteps < Allocation.maximumCount else {
      throw EngineError.invalidArgument(
        parameter: "trainingSteps",
        found: "\(trainingSteps)",
        expected: "a number from 0 to \(Allocation.maximumCount - 1)"
      )
    }
    try Allocation.check(4 * (trainingSteps + 1), for: "trainingSteps")
    var optimizer = optimizer
    var position = Vector([weight, bias])
    var columns = [[Double]](repeating: [], count: 4)
    for step in 0...trainingSteps {
      let (w, b) = (position.elements[0], position.elements[1])
      let found = try point(w, b)
      let row = [w, b, found.error, found.gradient.norm]
      for index in row.indices { columns[index].append(row[index]) }
      if step < trainingSteps {
        position = try optimizer.update(position, gradients: clipping(found.gradient))
      }
    }
    return DescentPath(
      weights: Vector(columns[0]),
      biases: Vector(columns[1]),
      errors: Vector(columns[2]),
      gradientNorms: Vector(columns[3])
    )
  }

  /// Error and gradient at a point, forward in one go.
  private func point(_ w: Double, _ b: Double) throws -> (error: Double, gradient: Vector) {
    var (x, byWeight, byBias) = (start, 0.0, 0.0)
    try Kernels.inBlocks(stepCount, cost: 50) { _, count in
      for _ in 0..<count {
        let (value, slope) = (activation(x), w * activation.derivative(x))
        byWeight = value + slope * byWeight
        byBias = 1 + slope * byBias
        x = w * value + b
      }
    }
    let difference = activation(x) - target
    let outer = 2 * difference * activation.derivative(x)
    return (difference * difference, Vector([outer * byWeight, outer * byBias]))
  }

  private func grid(
    _ weights: [Double],
    _ biases: [Double],
    _ value: ((error: Double, gradient: Vector)) -> Double
  ) throws -> Matrix {
    try check()
    var result = try Allocation.zeros(weights.count, by: biases.count, for: "weights")
    for (i, w) in weights.enumerated() {
      for (j, b) in biases.enumerated() {
        result[i * biases.count + j] = value(try point(w, b))
      }
    }
    return Matrix(unchecked: result, weights.count, biases.count)
  }

  private func check() throws {
    guard stepCount >= 1, stepCount <= Allocation.maximumCount else {
      throw EngineError.invalidArgument(
        parameter: "stepCount",
        found: "\(stepCount)",
        expected: "at least 1 and at most \(Allocation.maximumCount)"
      )
    }
  }
}
