public import CellLanguage
public import RecurrentEngine

extension SequenceBatch: HostValue {
  /// `SequenceBatch`.
  public static let cellTypeName = "SequenceBatch"
}

extension HostLibrary {
  /// Sequences that a network runs over together.
  mutating func bindSequenceBatch() {
    type(
      SequenceBatch.self,
      "Sequences of one length with their targets: all of the first time step, then all of the next."
    )
    bindSequenceBatch(Int.self, all: "[[0, 1]]", last: "[1]")
    bindSequenceBatch(Vector.self, all: "[[Vector([1, 0]), Vector([0, 1])]]", last: "[[0.5, 0.5]]")
    bindSequenceBatch(
      Target.self,
      all: "[[Target.absent, Target.index(1)]]",
      last: "[Target.index(1)]"
    )
    bind(
      "SequenceBatch",
      "init(inputs: [[Vector]]) throws",
      "Sequences of which nothing is asked.",
      example: "SequenceBatch(inputs: [\(exampleInputs)]).inputs"
    ) { (inputs: [[Vector]]) in try SequenceBatch(inputs: inputs) }
    let counts: [(name: String, summary: String, get: @Sendable (SequenceBatch) -> Int)] = [
      ("sequenceCount", "B, the number of sequences.", { $0.sequenceCount }),
      ("stepCount", "T, the number of time steps.", { $0.stepCount }),
      ("inputSize", "I, the length of an input.", { $0.inputSize }),
    ]
    for (name, summary, get) in counts {
      bind(
        "SequenceBatch",
        "var \(name): Int { get }",
        summary,
        example: "\(exampleBatch).\(name)"
      ) { (batch: SequenceBatch) in get(batch) }
    }
    bind(
      "SequenceBatch",
      "var inputs: Matrix { get }",
      "The input of time step t of sequence n in row (t − 1)·B + n.",
      example: "\(exampleBatch).inputs"
    ) { (batch: SequenceBatch) in batch.inputs }
    bind(
      "SequenceBatch",
      "func inputs(ofSequence n: Int) throws -> [Vector]",
      "The inputs of one sequence.",
      example: "\(exampleBatch).inputs(ofSequence: 0)"
    ) { (batch: SequenceBatch, n: Int) in try batch.inputs(ofSequence: n) }
    bind(
      "SequenceBatch",
      "func targets(ofSequence n: Int) throws -> [Target]",
      "The targets of one sequence.",
      example: "\(exampleBatch).targets(ofSequence: 0)[1] == .index(1)"
    ) { (batch: SequenceBatch, n: Int) in try batch.targets(ofSequence: n) }
  }

  private mutating func bindSequenceBatch<Answer: TargetConvertible & CellRepresentable>(
    _: Answer.Type,
    all: String,
    last: String
  ) {
    bind(
      "SequenceBatch",
      "init(inputs: [[Vector]], targets: [[\(Answer.cellType)]]) throws",
      "Sequences with a target at every time step.",
      example: "SequenceBatch(inputs: [\(exampleInputs)], targets: \(all)).stepCount"
    ) { (inputs: [[Vector]], targets: [[Answer]]) in
      try SequenceBatch(inputs: inputs, targets: targets)
    }
    bind(
      "SequenceBatch",
      "init(inputs: [[Vector]], lastTargets: [\(Answer.cellType)]) throws",
      "Sequences with a target at the last time step only.",
      example: "SequenceBatch(inputs: [\(exampleInputs)], lastTargets: \(last)).stepCount"
    ) { (inputs: [[Vector]], targets: [Answer]) in
      try SequenceBatch(inputs: inputs, lastTargets: targets)
    }
  }
}
