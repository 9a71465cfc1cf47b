/// A task for recurrent networks that makes its own examples, as many as one likes, from a seed.
///
///     let task = try SequenceTask.adding(length: 20)
///     let batch = try task.batch(count: 32, seed: 1)
///     let network = try LSTMNetwork(
///       inputSize: task.inputSize, hiddenSize: 16, outputSize: task.outputSize, seed: 2)
public struct SequenceTask: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case adding
    case temporalOrder
    case copy(symbols: Int, length: Int)
    case parity(everyStep: Bool)
    case characters(text: [Int])
  }

  let kind: Kind
  /// The name in print.
  public let name: String
  /// T, the number of time steps of an example.
  public let stepCount: Int
  /// I, the length of an input.
  public let inputSize: Int
  /// K, the number of outputs that a network needs.
  public let outputSize: Int
  /// The characters of a text, in the order of their first appearance; empty for the other tasks.
  public let vocabulary: [String]
  /// The mean loss of an answer that knows the task and not the input: what a network must beat.
  public let baselineLoss: Double

  /// What one time step costs: squared error for the adding problem, cross-entropy for the others.
  public var lossFunction: LossFunction { kind == .adding ? .squaredError : .crossEntropy }

  /// The adding problem: the sum of the two marked numbers, at the last time step.
  ///
  /// An input is a number from [0, 1) and a mark, 1 at two places and 0 elsewhere: one in the first half, one in the
  /// second. Always answering 1 has a squared error of 1/6.
  ///
  /// Source: Hochreiter & Schmidhuber (1997); in the form of Le, Jaitly & Hinton (2015).
  ///
  /// - Parameter length: T, at least 2.
  /// - Returns: The task: 2 inputs, 1 output.
  /// - Throws: ``EngineError`` if the length is too small or too large.
  public static func adding(length: Int) throws -> SequenceTask {
    try check(length, "length", least: 2)
    return SequenceTask(.adding, "adding", length, inputs: 2, outputs: 1, baseline: 1.0 / 6)
  }

  /// The temporal order problem: in which order two marked symbols came, at the last time step.
  ///
  /// One-hot inputs: A, B and four distractors. A or B stands at one place in [T/10, 2T/10) and at one in
  /// [4T/10, 5T/10); the classes are AA, AB, BA, BB.
  ///
  /// Source: Hochreiter & Schmidhuber (1997); in the form of Pascanu, Mikolov & Bengio (2013).
  ///
  /// - Parameter length: T, at least 3.
  /// - Returns: The task: 6 inputs, 4 classes.
  /// - Throws: ``EngineError`` if the length is too small or too large.
  public static func temporalOrder(length: Int) throws -> SequenceTask {
    try check(length, "length", least: 3)
    return SequenceTask(
      .temporalOrder,
      "temporal order",
      length,
      inputs: 6,
      outputs: 4,
      baseline: Elementary.log(4)
    )
  }

  /// The copying problem: symbols are shown, then after a delay to be repeated in the same order.
  ///
  /// One-hot inputs: the symbols, a blank and a mark that says "now". `length` symbols, delay − 1 blanks, the mark,
  /// `length` blanks; the target is the blank (the last class) until the mark, and the symbols after it.
  ///
  /// Source: Hochreiter & Schmidhuber (1997); in the form of Arjovsky, Shah & Bengio (2016), who have 8 symbols, 10
  /// of them in a sequence.
  ///
  /// - Parameters:
  ///   - symbols: How many different ones, at least 1.
  ///   - length: How many to remember, at least 1.
  ///   - delay: Time steps between the last symbol and the first answer, at least 1.
  /// - Returns: The task: symbols + 2 inputs, symbols + 1 classes, 2 · length + delay time steps.
  /// - Throws: ``EngineError`` if a number is too small or too large.
  public static func copy(symbols: Int = 8, length: Int = 10, delay: Int) throws -> SequenceTask {
    try check(symbols, "symbols", least: 1)
    try check(length, "length", least: 1)
    try check(delay, "delay", least: 1)
    let steps = 2 * length + delay
    return SequenceTask(
      .copy(symbols: symbols, length: length),
      "copy",
      steps,
      inputs: symbols + 2,
      outputs: symbols + 1,
      baseline: Double(length) * Elementary.log(Double(symbols)) / Double(steps)
    )
  }

  /// Parity: whether the number of ones so far is even (class 0) or odd (class 1).
  ///
  /// The input is a bit, 0 or 1. One wrong step spoils all that follow, and no bit may be forgotten.
  ///
  /// - Parameters:
  ///   - length: T, at least 1.
  ///   - everyStep: Whether each time step is asked, or only the last.
  /// - Returns: The task: 1 input, 2 classes.
  /// - Throws: ``EngineError`` if the length is too small or too large.
  public static func parity(length: Int, everyStep: Bool = true) throws -> SequenceTask {
    try check(length, "length", least: 1)
    return SequenceTask(
      .parity(everyStep: everyStep),
      "parity",
      length,
      inputs: 1,
      outputs: 2,
      baseline: Elementary.log(2)
    )
  }

  /// The next character of a text, at every time step.
  ///
  /// Inputs are one-hot characters; an example is a piece of the text from a random place. The baseline is the entropy of
  /// the characters' frequencies.
  ///
  /// - Parameters:
  ///   - text: The text, longer than `length`.
  ///   - length: T, at least 1.
  /// - Returns: The task: as many inputs and classes as the text has different characters.
  /// - Throws: ``EngineError`` if the text is too short, or a number is out of range.
  public static func characters(of text: String, length: Int) throws -> SequenceTask {
    try check(length, "length", least: 1)
    let characters = text.map(String.init)
    guard characters.count > length else {
      throw EngineError.invalidArgument(
        parameter: "text",
        found: "\(characters.count) characters long",
        expected: "more than the length, \(length)"
      )
    }
    var indices: [String: Int] = [:]
    var vocabulary: [String] = []
    var counts: [Int] = []
    let encoded = characters.map { character in
      if let index = indices[character] {
        counts[index] += 1
        return index
      }
      indices[character] = vocabulary.count
      vocabulary.append(character)
      counts.append(1)
      return vocabulary.count - 1
    }
    let entropy = counts.reduce(0.0) { sum, count in
      let share = Double(count) / Double(encoded.count)
      return sum - share * Elementary.log(share)
    }
    return SequenceTask(
      .characters(text: encoded),
      "next character",
      length,
      inputs: vocabulary.count,
      outputs: vocabulary.count,
      baseline: entropy,
      vocabulary: vocabulary
    )
  }

  private init(
    _ kind: Kind,
    _ name: String,
    _ steps: Int,
    inputs: Int,
    outputs: Int,
    baseline: Double,
    vocabulary: [String] = []
  ) {
    self.kind = kind
    self.name = name
    stepCount = steps
    inputSize = inputs
    outputSize = outputs
    baselineLoss = baseline
    self.vocabulary = vocabulary
  }

  private static func check(_ value: Int, _ parameter: String, least: Int) throws {
    guard value >= least, value <= Allocation.maximumCount else {
      throw EngineError.invalidArgument(
        parameter: parameter,
        found: "\(value)",
        expected: "at least \(least) and at most \(Allocation.maximumCount)"
      )
    }
  }
}

extension SequenceTask: CustomStringConvertible {
  /// The name and the number of time steps: `adding, 20 time steps`.
  public var description: String { "\(name), \(stepCount) time steps" }
}
