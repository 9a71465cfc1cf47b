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
      withUnsafeTemporaryAllocation(of: Int.self, capacity: Self.piece) { tops in
        guard let sums = sums.baseAddress, let tops = tops.baseAddress else { return }
        for first in stride(from: 0, to: count, by: Self.piece) {
          let rows = first..<min(count, first + Self.piece)
          crossEntropy(rows, sums: sums, rests: sums + Self.piece, tops: tops)
        }
      }
    }
  }

  /// p = softmax(o), L = ln Σ_k e^(o_k) − o_y, ∂L/∂o = p·Σ_j y_j − y for a few rows.
  private func crossEntropy(
    _ rows: Range<Int>,
    sums: UnsafeMutablePointer<Double>,
    rests: UnsafeMutablePointer<Double>,
    tops: UnsafeMutablePointer<Int>
  ) {
    // 1. o − max o, and where the maximum is
    for row in rows {
      let (o, e) = (outputs + row * classes, gradients + row * classes)
      tops[row - rows.lowerBound] = Self.shift(o, classes, into: e)
    }
    // 2. e^(o − max o), all at once
    let start = gradients + rows.lowerBound * classes
    unroll_exp_array(start, start, rows.count * classes)
    // 3. the sums, with and without the largest
    for index in 0..<rows.count {
      let (e, top) = (start + index * classes, tops[index])
      var (sum, rest) = (0.0, 0.0)
      for j in 0..<classes {
        sum += e[j]
        if j != top { rest += e[j] }
      }
      (sums[index], rests[index]) = (sum, rest)
    }
    // 4. ln(1 + rest), kept apart from the maximum so that a tiny loss is not rounded away
    unroll_log1p_array(rests, rests, rows.count)
    for (index, row) in rows.enumerated() {
      let (o, p) = (outputs + row * classes, start + index * classes)
      let (largest, logRest) = (o[tops[index]], rests[index])
      answer(row, o, largest: largest, top: tops[index], logRest: logRest)
      for j in 0..<classes { p[j] /= sums[index] }
      CrossEntropy.subtract(targets[row], from: p, classes: classes)
      if scale != 1 { for j in 0..<classes { p[j] *= scale } }
    }
  }

  /// Sets o − max o; gives the index of the first largest, 0 if there is a NaN.
  private static func shift(
    _ o: UnsafePointer<Double>,
    _ classes: Int,
    into result: UnsafeMutablePointer<Double>
  ) -> Int {
    // Without a branch that depends on the numbers.
    var (largest, hasNaN) = (-Double.infinity, false)
    for j in 0..<classes {
      largest = o[j] > largest ? o[j] : largest
      if o[j].isNaN { hasNaN = true }
    }
    var top = 0
    if hasNaN {
      largest = .nan
    } else {
      while top < classes - 1, o[top] != largest { top += 1 }
    }
    for j in 0..<classes { result[j] = o[j] - largest }
    return top
  }

  /// Sets the loss of a row, and whether it is right.
  private func answer(
    _ row: Int,
    _ o: UnsafePointer<Double>,
    largest: Double,
    top: Int,
    logRest: Double
  ) {
    // With a NaN, ln(1 + rest) is NaN, and so is the loss.
    switch targets[row] {
    case .index(let index):
      losses[row] = logRest + (largest - o[index])
      rights[row] = index == top && !logRest.isNaN
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
  }

  /// Σ_j (o_j − y_j)² of each row, and its gradient 2(o − y).
  func squaredError() {
    for row in 0..<count {
      let target = targets[row]
      if case .absent = target { continue }
      let (o, gradient) = (outputs + row * classes, gradients + row * classes)
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
