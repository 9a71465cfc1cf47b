internal import EngineKernels

/// The softmax cross-entropy of one time step, from logits.
///
///     p = softmax(o),  L = −Σ_j y_j ln p_j,  ∂L/∂o = p·Σ_j y_j − y
///
/// Source: tutorial §2.2; PyTorch's `cross_entropy`.
public enum CrossEntropy {
  /// softmax(o): e^(o_j − m)/Σ_k e^(o_k − m) with m the largest logit.
  ///
  /// - Parameter logits: o, shape `[K]`.
  /// - Returns: p, shape `[K]`.
  /// - Throws: ``EngineError`` if the work is not granted.
  ///
  /// Accuracy: relative error of a few 2⁻⁵³ per element; nothing overflows.
  ///
  /// Edge cases: empty for no logits; NaN if a logit is NaN or ∞, or if all are −∞.
  public static func softmax(_ logits: Vector) throws -> Vector {
    try Allocation.check(logits.count, for: "logits")
    let result = try Scratch(logits.elements, rows: logits.count, columns: 1)
    logits.elements.withUnsafeBufferPointer { probabilities($0, into: result.start) }
    return try result.vector()
  }

  /// L = −Σ_j y_j ln softmax(o)_j.
  ///
  /// - Parameters:
  ///   - logits: o, shape `[K]`.
  ///   - target: A class in `0..<K`, or y of shape `[K]`.
  /// - Returns: The loss in nats, not negative for a distribution; 0 if the target is absent.
  /// - Throws: ``EngineError`` if the target does not fit the logits.
  ///
  /// Accuracy: by the log-sum-exp; relative error of a few 2⁻⁵³ also where the loss is tiny, since
  /// ln(1 + Σ of the others) is formed by log1p.
  ///
  /// Edge cases: a class with y_j = 0 adds nothing, even if its logit is −∞; NaN and infinities are results.
  public static func loss(logits: Vector, target: some TargetConvertible) throws -> Double {
    let target = target.target
    try check(target, classes: logits.count, parameter: "target")
    return logits.elements.withUnsafeBufferPointer { loss($0, target) }
  }

  /// ∂L/∂o = p·Σ_j y_j − y.
  ///
  /// - Parameters:
  ///   - logits: o, shape `[K]`.
  ///   - target: A class in `0..<K`, or y of shape `[K]`.
  /// - Returns: The gradient, shape `[K]`; zero if the target is absent.
  /// - Throws: ``EngineError`` if the target does not fit the logits.
  ///
  /// Accuracy: for an index, relative error of a few K·2⁻⁵³ per element: p − 1 is formed as minus the sum of the
  /// others. For a distribution, absolute.
  public static func gradient(logits: Vector, target: some TargetConvertible) throws -> Vector {
    let target = target.target
    try check(target, classes: logits.count, parameter: "target")
    let result = try Scratch(logits.elements, rows: logits.count, columns: 1)
    logits.elements.withUnsafeBufferPointer { probabilities($0, into: result.start) }
    subtract(target, from: result.start, classes: logits.count)
    return try result.vector()
  }

  // The same three on rows, in the order forward, loss, backward.

  /// p = softmax(o).
  static func probabilities(
    _ logits: UnsafeBufferPointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    let largest = maximum(logits)
    for j in logits.indices { result[j] = logits[j] - largest }
    unroll_exp_array(result, result, logits.count)
    var sum = 0.0
    for j in logits.indices { sum += result[j] }
    for j in logits.indices { result[j] /= sum }
  }

  /// −Σ_j y_j ln p_j.
  static func loss(_ logits: UnsafeBufferPointer<Double>, _ target: Target) -> Double {
    if case .absent = target { return 0 }
    // logSum = m + ln(1 + rest), kept apart so that a tiny loss is not rounded away.
    let largest = maximum(logits)
    let top = logits.firstIndex(of: largest) ?? 0
    var rest = 0.0
    for j in logits.indices where j != top { rest += Elementary.exp(logits[j] - largest) }
    let logRest = Elementary.log1p(rest)
    let loss = { (j: Int) in logRest + (largest - logits[j]) }
    switch target {
    case .index(let index): return loss(index)
    case .distribution(let y):
      var sum = 0.0
      for j in y.elements.indices where y.elements[j] != 0 { sum += y.elements[j] * loss(j) }
      return sum
    case .absent: return 0
    }
  }

  /// p becomes p·Σ_j y_j − y.
  static func subtract(
    _ target: Target,
    from p: UnsafeMutablePointer<Double>,
    classes: Int
  ) {
    switch target {
    case .index(let index):
      var others = 0.0
      for j in 0..<classes where j != index { others += p[j] }
      p[index] = -others
    case .distribution(let y):
      let total = y.sum
      for j in 0..<classes { p[j] = p[j] * total - y.elements[j] }
    case .absent:
      for j in 0..<classes { p[j] = 0 }
    }
  }

  /// Throws unless a target fits a number of classes.
  static func check(_ target: Target, classes: Int, parameter: String) throws {
    switch target {
    case .index(let index):
      guard index >= 0, index < classes else {
        throw EngineError.indexOutOfRange(
          parameter: parameter,
          found: index,
          first: 0,
          last: classes - 1
        )
      }
    case .distribution(let y):
      guard y.count == classes else {
        throw EngineError.shapeMismatch(
          parameter: parameter,
          found: Shape(y.count),
          expected: Shape(classes)
        )
      }
    case .absent: break
    }
  }

  private static func maximum(_ logits: UnsafeBufferPointer<Double>) -> Double {
    logits.reduce(-.infinity) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
  }
}
