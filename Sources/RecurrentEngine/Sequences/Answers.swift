/// How a network answers a batch, time step by time step.
struct Answers {
  /// How many targets and sequences are answered right.
  struct Counts {
    private(set) var targets = 0
    private(set) var rightTargets = 0
    private(set) var sequences = 0
    private(set) var rightSequences = 0

    /// Nothing.
    init() {}

    /// Whether each row is right; row r belongs to sequence r mod `sequences`.
    init(
      _ rights: UnsafePointer<Bool>,
      _ targets: UnsafeBufferPointer<Target>,
      sequences: Int
    ) {
      self.sequences = sequences
      for sequence in 0..<sequences {
        var isRight = true
        var row = sequence
        while row < targets.count {
          if targets[row].isPresent {
            self.targets += 1
            if rights[row] { rightTargets += 1 } else { isRight = false }
          }
          row += sequences
        }
        if isRight { rightSequences += 1 }
      }
    }
  }

  /// L_t of every row; 0 where the target is absent.
  let losses: [Double]
  let counts: Counts

  /// The share of targets answered right; NaN if there is none.
  var accuracy: Double { Double(counts.rightTargets) / Double(counts.targets) }

  /// The share of sequences of which every target is answered right; NaN if there is no target.
  var sequenceAccuracy: Double {
    counts.targets == 0 ? .nan : Double(counts.rightSequences) / Double(counts.sequences)
  }

  /// L, the losses put together.
  func loss(_ scale: Double) -> Double { losses.reduce(0, +) * scale }

  /// All of it, with the outputs.
  func evaluation(_ scale: Double, outputs: Scratch) throws -> BatchEvaluation {
    BatchEvaluation(
      loss: loss(scale),
      losses: Vector(losses),
      accuracy: accuracy,
      sequenceAccuracy: sequenceAccuracy,
      outputs: try outputs.matrix()
    )
  }
}
