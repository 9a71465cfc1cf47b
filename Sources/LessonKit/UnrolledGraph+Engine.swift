public import LessonModel
public import RecurrentEngine

extension UnrolledGraph {
  /// The run of a network, with the gain of each step.
  ///
  /// - Parameters:
  ///   - trace: The run.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if there are too many time steps, `EngineError` if the work is not granted.
  public init(_ trace: ForwardTrace, title: String = "") throws {
    try self.init(
      initialState: try trace.hiddenState(0).elements,
      steps: try (1...trace.stepCount).map { try Self.step($0, of: trace) },
      title: title
    )
  }

  /// The run of a network, with the gain of each step and the gradient that arrives there.
  ///
  /// - Parameters:
  ///   - trace: The run.
  ///   - targets: A class for each time step; the losses are summed.
  ///   - title: What stands above it; may hold `$…$`.
  /// - Throws: ``FigureError`` if there are too many time steps, `EngineError` if a target does not fit.
  public init(_ trace: ForwardTrace, targets: [Int], title: String = "") throws {
    let gradients = try trace.gradients(targets: targets)
    let losses = try trace.losses(targets: targets)
    try self.init(
      initialState: try trace.hiddenState(0).elements,
      initialGradient: gradients.initialHiddenState.norm,
      steps: try (1...trace.stepCount).map { t in
        try Self.step(
          t,
          of: trace,
          loss: try losses.at(t - 1),
          gradient: try gradients.hiddenStates.row(t).norm
        )
      },
      title: title
    )
  }

  private static func step(
    _ t: Int,
    of trace: ForwardTrace,
    loss: Double? = nil,
    gradient: Double? = nil
  ) throws -> Step {
    Step(
      input: try trace.input(t).elements,
      state: try trace.hiddenState(t).elements,
      output: trace.network.outputSize > 0 ? try trace.probabilities(t).elements : [],
      loss: loss,
      gain: try trace.gain(from: t - 1, to: t),
      gradient: gradient
    )
  }
}
