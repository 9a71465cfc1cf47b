/// A recurrent network drawn through time, with the numbers of a real run on it.
///
/// Time steps count from 1; the state before the first is S₀.
public struct UnrolledGraph: FigureConvertible, Hashable, Codable {
  /// One time step.
  public struct Step: Sendable, Hashable, Codable {
    /// X_t.
    public let input: [Double]
    /// S_t.
    public let state: [Double]
    /// ŷ_t; empty if the network has no output.
    public let output: [Double]
    /// L_t; nil if there is no loss at this step.
    public let loss: Double?
    /// ‖∂S_t/∂S_{t−1}‖₂: how much of a change of the state before comes through.
    public let gain: Double
    /// ‖∂L/∂S_t‖: the size of the whole loss's gradient that arrives here; nil if there is no loss.
    public let gradient: Double?

    /// One time step.
    public init(
      input: [Double],
      state: [Double],
      output: [Double] = [],
      loss: Double? = nil,
      gain: Double,
      gradient: Double? = nil
    ) {
      self.input = input
      self.state = state
      self.output = output
      self.loss = loss
      self.gain = gain
      self.gradient = gradient
    }
  }

  /// What stands above it; may hold `$…$`; empty for none.
  public let title: String
  /// S₀.
  public let initialState: [Double]
  /// ‖∂L/∂S₀‖; nil if there is no loss.
  public let initialGradient: Double?
  /// The time steps, at least one.
  public let steps: [Step]

  /// A graph from its time steps.
  ///
  /// - Parameters:
  ///   - initialState: S₀.
  ///   - initialGradient: ‖∂L/∂S₀‖; nil if there is no loss.
  ///   - steps: The time steps, from 1 to at most 40.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if there is no time step, or more than can be drawn.
  public init(
    initialState: [Double],
    initialGradient: Double? = nil,
    steps: [Step],
    title: String = ""
  ) throws(FigureError) {
    guard !steps.isEmpty else {
      throw FigureError("a graph has no time steps, expected at least one")
    }
    guard steps.count <= Self.mostSteps else {
      throw FigureError(
        "a graph of \(steps.count) time steps cannot be read, expected at most \(Self.mostSteps)",
        kind: .size
      )
    }
    self.initialState = initialState
    self.initialGradient = initialGradient
    self.steps = steps
    self.title = title
  }

  /// More time steps than this cannot be drawn.
  public static let mostSteps = 40

  /// The figure.
  public var figure: Figure { .graph(self) }
}
