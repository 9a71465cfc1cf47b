/// A number that tells sequences of doubles apart, bit for bit: FNV-1a over their 64-bit patterns.
///
/// All NaNs count as one: IEEE 754 leaves their sign and payload to the processor.
struct BitDigest {
  /// The digest so far.
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01b3 }

  mutating func add(_ elements: [Double]) {
    for x in elements { add((x.isNaN ? .nan : x).bitPattern) }
  }

  mutating func add(_ vector: Vector) { add(vector.elements) }

  mutating func add(_ matrix: Matrix) { add(matrix.elements) }

  mutating func add(_ collection: some TensorCollection) {
    for tensor in collection.tensors { add(tensor.elements) }
  }

  mutating func add(_ history: TrainingHistory) {
    for column in [
      history.losses, history.accuracies, history.gradientNorms, history.clippedGradientNorms,
      history.learningRates, history.updateRatios,
    ] { add(column) }
  }
}
