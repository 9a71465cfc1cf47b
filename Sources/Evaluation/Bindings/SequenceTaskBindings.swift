public import CellLanguage
public import RecurrentEngine

extension SequenceTask: HostValue {
  /// `SequenceTask`.
  public static let cellTypeName = "SequenceTask"
}

/// A task that the examples of several bindings share.
let exampleTask = "SequenceTask.parity(length: 3)"

extension HostLibrary {
  /// Tasks that make their own examples.
  mutating func bindSequenceTask() {
    type(SequenceTask.self, "A task for recurrent networks that makes its own examples.")
    bind(
      "SequenceTask",
      "static func adding(length: Int) throws -> SequenceTask",
      "The sum of two marked numbers, at the last time step.",
      example: "SequenceTask.adding(length: 10).baselineLoss"
    ) { (length: Int) in try SequenceTask.adding(length: length) }
    bind(
      "SequenceTask",
      "static func temporalOrder(length: Int) throws -> SequenceTask",
      "In which order two symbols came, at the last time step.",
      example: "SequenceTask.temporalOrder(length: 10).outputSize"
    ) { (length: Int) in try SequenceTask.temporalOrder(length: length) }
    bind(
      "SequenceTask",
      "static func copy(symbols: Int = 8, length: Int = 10, delay: Int) throws -> SequenceTask",
      "Symbols are shown, then after a delay to be repeated.",
      example: "SequenceTask.copy(symbols: 2, length: 3, delay: 4).stepCount"
    ) { (symbols: Int, length: Int, delay: Int) in
      try SequenceTask.copy(symbols: symbols, length: length, delay: delay)
    }
    bind(
      "SequenceTask",
      "static func parity(length: Int, everyStep: Bool = true) throws -> SequenceTask",
      "Whether the number of ones so far is even or odd.",
      example: "\(exampleTask).inputSize"
    ) { (length: Int, everyStep: Bool) in
      try SequenceTask.parity(length: length, everyStep: everyStep)
    }
    bind(
      "SequenceTask",
      "static func characters(of text: String, length: Int) throws -> SequenceTask",
      "The next character of a text, at every time step.",
      example: "SequenceTask.characters(of: \"abracadabra\", length: 4).vocabulary"
    ) { (text: String, length: Int) in try SequenceTask.characters(of: text, length: length) }
    bindSequenceTaskMembers()
  }

  private mutating func bindSequenceTaskMembers() {
    bind(
      "SequenceTask",
      "var name: String { get }",
      "The name in print.",
      example: "\(exampleTask).name"
    ) { (task: SequenceTask) in task.name }
    let sizes: [(name: String, summary: String, get: @Sendable (SequenceTask) -> Int)] = [
      ("stepCount", "T, the number of time steps of an example.", { $0.stepCount }),
      ("inputSize", "I, the length of an input.", { $0.inputSize }),
      ("outputSize", "O, the number of outputs that a network needs.", { $0.outputSize }),
    ]
    for (name, summary, get) in sizes {
      bind(
        "SequenceTask",
        "var \(name): Int { get }",
        summary,
        example: "\(exampleTask).\(name)"
      ) { (task: SequenceTask) in get(task) }
    }
    bind(
      "SequenceTask",
      "var vocabulary: [String] { get }",
      "The characters of a text; empty for other tasks.",
      example: "SequenceTask.characters(of: \"abab\", length: 2).vocabulary"
    ) { (task: SequenceTask) in task.vocabulary }
    bind(
      "SequenceTask",
      "var baselineLoss: Double { get }",
      "The mean loss of an answer that does not look at the input.",
      example: "\(exampleTask).baselineLoss"
    ) { (task: SequenceTask) in task.baselineLoss }
    bind(
      "SequenceTask",
      "var lossFunction: LossFunction { get }",
      "What one time step costs.",
      example: "\(exampleTask).lossFunction == .crossEntropy"
    ) { (task: SequenceTask) in task.lossFunction }
    bind(
      "SequenceTask",
      "func batch(count: Int, seed: Int) throws -> SequenceBatch",
      "Examples, drawn one after the other.",
      example: "\(exampleTask).batch(count: 2, seed: 1).inputs"
    ) { (task: SequenceTask, count: Int, seed: Int) in try task.batch(count: count, seed: seed) }
    bind(
      "SequenceTask",
      "func inputs(for text: String) throws -> [Vector]",
      "The inputs that stand for a text, one-hot.",
      example: "SequenceTask.characters(of: \"abab\", length: 2).inputs(for: \"ba\")"
    ) { (task: SequenceTask, text: String) in try task.inputs(for: text) }
  }
}
