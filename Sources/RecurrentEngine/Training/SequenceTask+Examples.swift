extension SequenceTask {
  /// Examples of the task, drawn one after the other.
  ///
  /// - Parameters:
  ///   - count: B, how many, at least 1.
  ///   - seed: The seed of the ``SeededGenerator``.
  /// - Returns: Inputs and targets.
  /// - Throws: ``EngineError`` if the count is out of range.
  public func batch(count: Int, seed: Int) throws -> SequenceBatch {
    var generator = SeededGenerator(seed: seed)
    return try batch(count: count, from: &generator)
  }

  /// Examples of the task from a generator that goes on.
  ///
  /// - Parameters:
  ///   - count: B, how many, at least 1.
  ///   - generator: Where the random numbers come from.
  /// - Returns: Inputs and targets.
  /// - Throws: ``EngineError`` if the count is out of range.
  public func batch(
    count: Int,
    from generator: inout SeededGenerator
  ) throws -> SequenceBatch {
    guard count >= 1 else {
      throw EngineError.invalidArgument(
        parameter: "count",
        found: "\(count)",
        expected: "at least 1"
      )
    }
    let rows = try Allocation.product(stepCount, count, for: "count")
    let inputs = try Scratch(rows, by: inputSize, for: "count")
    try Allocation.check(rows, for: "count")
    var targets = [Target](repeating: .absent, count: rows)
    for n in 0..<count {
      try WorkBudget.active?.charge(operations: 10 * stepCount)
      var example = Example(task: self, n: n, count: count, inputs: inputs)
      try example.draw(from: &generator)
      for (t, target) in example.targets { targets[t * count + n] = target }
    }
    return SequenceBatch(
      unchecked: try inputs.matrix(),
      sequenceCount: count,
      targets: targets
    )
  }

  /// The inputs that stand for a text, one-hot.
  ///
  /// - Parameter text: Characters of the ``vocabulary``.
  /// - Returns: A vector a character.
  /// - Throws: ``EngineError/invalidArgument(parameter:found:expected:)`` for a character that the task's text lacks.
  public func inputs(for text: String) throws -> [Vector] {
    try text.map { character in
      guard let index = vocabulary.firstIndex(of: String(character)) else {
        throw EngineError.invalidArgument(
          parameter: "text",
          found: "a text with '\(character)'",
          expected: "characters of the task's text"
        )
      }
      return try .oneHot(index, count: vocabulary.count)
    }
  }
}

/// One example of a task while it is drawn: row t·count + n of the inputs belongs to it.
private struct Example {
  let task: SequenceTask
  let n: Int
  let count: Int
  let inputs: Scratch
  var targets: [(t: Int, target: Target)] = []

  init(task: SequenceTask, n: Int, count: Int, inputs: Scratch) {
    self.task = task
    self.n = n
    self.count = count
    self.inputs = inputs
  }

  mutating func draw(from generator: inout SeededGenerator) throws {
    switch task.kind {
    case .adding: try drawAdding(&generator)
    case .temporalOrder: try drawTemporalOrder(&generator)
    case .copy(let symbols, let length): try drawCopy(symbols, length, &generator)
    case .parity(let everyStep): try drawParity(everyStep, &generator)
    case .characters(let text): try drawCharacters(text, &generator)
    }
  }

  private func set(_ t: Int, _ index: Int, _ value: Double = 1) {
    inputs.row(t * count + n)[index] = value
  }

  private mutating func drawAdding(_ generator: inout SeededGenerator) throws {
    let steps = task.stepCount
    let first = try generator.index(below: steps / 2)
    let second = try steps / 2 + generator.index(below: steps - steps / 2)
    var sum = 0.0
    for t in 0..<steps {
      let number = generator.uniform()
      set(t, 0, number)
      if t == first || t == second {
        set(t, 1)
        sum += number
      }
    }
    targets = [(steps - 1, .distribution(Vector([sum])))]
  }

  private mutating func drawTemporalOrder(_ generator: inout SeededGenerator) throws {
    let steps = task.stepCount
    let width = max(1, steps / 10)
    let first = try steps / 10 + generator.index(below: width)
    let second = try 4 * steps / 10 + generator.index(below: width)
    let symbols = (try generator.index(below: 2), try generator.index(below: 2))
    for t in 0..<steps {
      switch t {
      case first: set(t, symbols.0)
      case second: set(t, symbols.1)
      default: set(t, try 2 + generator.index(below: 4))
      }
    }
    targets = [(steps - 1, .index(2 * symbols.0 + symbols.1))]
  }

  private mutating func drawCopy(
    _ symbols: Int,
    _ length: Int,
    _ generator: inout SeededGenerator
  ) throws {
    let (blank, mark) = (symbols, symbols + 1)
    let steps = task.stepCount
    let shown = try (0..<length).map { _ in try generator.index(below: symbols) }
    for t in 0..<steps {
      set(t, t < length ? shown[t] : (t == steps - length - 1 ? mark : blank))
      let answer = t - (steps - length)
      targets.append((t, .index(answer >= 0 ? shown[answer] : blank)))
    }
  }

  private mutating func drawParity(
    _ everyStep: Bool,
    _ generator: inout SeededGenerator
  ) throws {
    var parity = 0
    for t in 0..<task.stepCount {
      let bit = try generator.index(below: 2)
      set(t, 0, Double(bit))
      parity ^= bit
      if everyStep || t == task.stepCount - 1 { targets.append((t, .index(parity))) }
    }
  }

  private mutating func drawCharacters(
    _ text: [Int],
    _ generator: inout SeededGenerator
  ) throws {
    let start = try generator.index(below: text.count - task.stepCount)
    for t in 0..<task.stepCount {
      set(t, text[start + t])
      targets.append((t, .index(text[start + t + 1])))
    }
  }
}
