internal import EngineKernels

/// Some rows of outputs with their targets, and the places for what is made of them: losses, whether they are right, and
/// the gradients by the outputs.
struct LossRows {
  let count: Int
  /// K.
  let classes: Int
  let outputs: UnsafePointer<Double>
  let targets: UnsafePointer<Target>
  let losses: UnsafeMutablePointer<Double>
  let rights: UnsafeMutablePointer<Bool>
  let gradients: UnsafeMutablePointer<Double>
  let scale: Double

  /// Some of the rows.
  func part(from first: Int, count: Int) -> LossRows {
    LossRows(
      count: count,
      classes: classes,
      outputs: outputs + first * classes,
      targets: targets + first,
      losses: losses + first,
      rights: rights + first,
      gradients: gradients + first * classes,
      scale: scale
    )
  }

  /// The rows are worked at in pieces that stay in the first cache.
  private static let piece = 32

  /// The softmax cross-entropy of each row; see ``CrossEntropy``, which makes the same bits of one row.
  func crossEntropy() {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * Self.piece) { sums in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: 2 * Self.piece) { places in
        guard let sums = sums.baseAddress, let places = places.baseAddress else { return }
        for first in stride(from: 0, to: count, by: Self.piece) {
          part(from: first, count: min(Self.piece, count - first)).crossEntropy(
            sums: sums,
            logRests: sums + Self.piece,
            tops: places,
            indices: places + Self.piece
          )
        }
      }
    }
  }

  /// p = softmax(o), L = ln Σ_k e^(o_k) − o_y, ∂L/∂o = p·Σ_j y_j − y for a few rows.
  ///
  /// ln(1 + rest) is kept apart from the maximum so that a tiny loss is not rounded away.
  private func crossEntropy(
    sums: UnsafeMutablePointer<Double>,
    logRests: UnsafeMutablePointer<Double>,
    tops: UnsafeMutablePointer<Int>,
    indices: UnsafeMutablePointer<Int>
  ) {
    unroll_softmax_rows(outputs, gradients, count, classes, sums, logRests, tops)
    for row in 0..<count {
      let (o, top) = (outputs + row * classes, tops[row])
      indices[row] = answer(row, o, largest: o[top], top: top, logRest: logRests[row])
    }
    unroll_softmax_gradients(gradients, count, classes, sums, indices, scale)
    for row in 0..<count where indices[row] < 0 {
      let p = gradients + row * classes
      CrossEntropy.subtract(targets[row], from: p, classes: classes)
      if scale != 1 { for j in 0..<classes { p[j] *= scale } }
    }
  }

  /// Sets the loss of a row, and whether it is right; returns the index that is its target, −1 if it has none.
  private func answer(
    _ row: Int,
    _ o: UnsafePointer<Double>,
    largest: Double,
    top: Int,
    logRest: Double
  ) -> Int {
    // With a NaN, ln(1 + rest) is NaN, and so is the loss.
    switch targets[row] {
    case .index(let index):
      losses[row] = logRest + (largest - o[index])
      rights[row] = index == top && !logRest.isNaN
      return index
    case .distribution(let y):
      var sum = 0.0
      for j in 0..<classes where y.elements[j] != 0 {
        sum += y.elements[j] * (logRest + (largest - o[j]))
      }
      losses[row] = sum
      rights[row] =
        !logRest.isNaN
        && y.elements.withUnsafeBufferPointer { LossFunction.largest($0) == top }
    case .absent:
      losses[row] = 0
    }
    return -1
  }

  /// Σ_j (o_j − y_j)² of each row, and its gradient 2(o − y).
  func squaredError() {
    for row in 0..<count {
      let target = targets[row]
      let (o, gradient) = (outputs + row * classes, gradients + row * classes)
      if case .absent = target {
        gradient.update(repeating: 0, count: classes)
        continue
      }
      var (sum, isRight) = (0.0, true)
      for j in 0..<classes {
        let difference = o[j] - target.value(j)
        sum += difference * difference
        // False for NaN, too.
        if !(difference.magnitude <= LossFunction.squaredErrorTolerance) { isRight = false }
        gradient[j] = 2 * difference * scale
      }
      losses[row] = sum
      rights[row] = isRight
    }
  }
}
