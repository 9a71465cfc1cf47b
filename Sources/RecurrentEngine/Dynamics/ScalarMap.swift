/// A recurrent network of one unit without input: a map of the line that is applied again and again.
///
///     s_{t+1} = φ(w s_t + b)        the state is the hidden state
///     x_{t+1} = w φ(x_t) + b        the state is the preactivation, as Pascanu, Mikolov & Bengio (2013) have it
///
/// The two are the same network looked at in two places: x = w s + b.
///
///     let map = ScalarMap(weight: 5, bias: -2.5, activation: .sigmoid)
///     try map.fixedPoints()         // three of them
public struct ScalarMap: Sendable, Hashable {
  /// What the map maps.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// s_{t+1} = φ(w s_t + b).
    case hidden
    /// x_{t+1} = w φ(x_t) + b.
    case preactivation
  }

  /// w.
  public let weight: Double
  /// b.
  public let bias: Double
  /// φ.
  public let activation: Activation
  /// What the map maps.
  public let state: State

  /// A map.
  ///
  /// - Parameters:
  ///   - weight: w.
  ///   - bias: b.
  ///   - activation: φ.
  ///   - state: What the map maps.
  public init(
    weight: Double,
    bias: Double = 0,
    activation: Activation = .tanh,
    state: State = .hidden
  ) {
    self.weight = weight
    self.bias = bias
    self.activation = activation
    self.state = state
  }

  /// The state after one step.
  public func callAsFunction(_ x: Double) -> Double {
    switch state {
    case .hidden: activation(bias.addingProduct(weight, x))
    case .preactivation: bias.addingProduct(weight, activation(x))
    }
  }

  /// The derivative of one step by the state before.
  ///
  /// - Parameter x: The state before.
  /// - Returns: φ′(wx + b)·w, or w·φ′(x).
  ///
  /// Accuracy: that of ``Activation/derivative(_:)-(Double)``, also where the unit saturates.
  public func derivative(_ x: Double) -> Double {
    switch state {
    case .hidden: activation.derivative(bias.addingProduct(weight, x)) * weight
    case .preactivation: weight * activation.derivative(x)
    }
  }

  /// The states from a start on, x₀ first.
  ///
  /// - Parameters:
  ///   - start: x₀.
  ///   - steps: T, not negative.
  /// - Returns: Shape `[T + 1]`.
  /// - Throws: ``EngineError`` if `steps` is out of range.
  public func orbit(from start: Double, steps: Int) throws -> Vector {
    try check(steps, "steps")
    var states = try Allocation.zeros(steps + 1, for: "steps")
    states[0] = start
    try Kernels.inBlocks(steps, cost: 40) { first, count in
      for t in first..<first + count { states[t + 1] = self(states[t]) }
    }
    return Vector(states)
  }

  /// The derivative of the last state by the first, the product of the steps' derivatives.
  ///
  /// - Parameters:
  ///   - start: x₀.
  ///   - steps: T, not negative.
  /// - Returns: ∂x_T/∂x₀; its magnitude is the gain.
  /// - Throws: ``EngineError`` if `steps` is out of range.
  public func derivative(from start: Double, steps: Int) throws -> Double {
    try orbit(from: start, steps: steps).elements.dropLast()
      .reduce(1) { $0 * derivative($1) }
  }

  /// The Lyapunov exponent of an orbit, the mean of ln|derivative|.
  ///
  /// - Parameters:
  ///   - start: x₀.
  ///   - steps: How many steps are counted, at least 1.
  ///   - discarded: How many steps before are not.
  /// - Returns: Nats a step; −∞ where the derivative is 0.
  /// - Throws: ``EngineError`` if a number of steps is out of range.
  public func lyapunovExponent(
    from start: Double,
    steps: Int,
    discarding discarded: Int = 0
  ) throws -> Double {
    try check(steps, "steps", least: 1)
    try check(discarded, "discarded")
    let states = try orbit(from: start, steps: steps + discarded).elements
    var sum = 0.0
    try Kernels.inBlocks(steps, cost: 60) { first, count in
      for t in first..<first + count {
        sum += Elementary.log(derivative(states[discarded + t]).magnitude)
      }
    }
    return sum / Double(steps)
  }

  /// The states that an orbit goes on to visit: a column of a bifurcation diagram.
  ///
  /// - Parameters:
  ///   - start: x₀.
  ///   - discarded: Steps until the orbit has settled, not negative.
  ///   - count: How many states after them, at least 1.
  /// - Returns: Shape `[count]`: all the same for a fixed point, two in turn for a cycle of two.
  /// - Throws: ``EngineError`` if a number of steps is out of range.
  public func attractor(
    from start: Double,
    discarding discarded: Int = 1000,
    count: Int = 16
  ) throws -> Vector {
    try check(count, "count", least: 1)
    try check(discarded, "discarded")
    let states = try orbit(from: start, steps: discarded + count).elements
    return Vector(Array(states.suffix(count)))
  }

  /// Throws unless a number of steps is one that the engine makes.
  private func check(_ steps: Int, _ parameter: String, least: Int = 0) throws {
    guard steps >= least, steps < Allocation.maximumCount / 2 else {
      throw EngineError.invalidArgument(
        parameter: parameter,
        found: "\(steps)",
        expected: "a number from \(least) to \(Allocation.maximumCount / 2 - 1)"
      )
    }
  }
}
