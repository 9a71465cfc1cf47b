/// Sequences of one length that a network runs over together, with what it should answer.
///
///     let batch = try SequenceBatch(inputs: [first, second], targets: [[0, 1, 1], [1, 0, 0]])
///     let gradients = try network.gradients(batch)
///
/// Row (t − 1)·B + n of a matrix over a batch belongs to time step t of sequence n: all sequences of the first time step,
/// then all of the second. Sequences of different lengths are padded at the end with any input and
/// ``Target/absent``, which adds exactly nothing to a gradient.
public struct SequenceBatch: Sendable, Hashable {
  /// B, the number of sequences, at least 1.
  public let sequenceCount: Int
  /// T, the number of time steps, at least 1.
  public let stepCount: Int
  /// x_t of sequence n in row (t − 1)·B + n, shape `[T·B, I]`.
  public let inputs: Matrix
  /// The target of each row of ``inputs``.
  public let targets: [Target]

  /// A batch with a target at every time step of every sequence.
  ///
  /// - Parameters:
  ///   - inputs: B sequences of T inputs, each of shape `[I]`.
  ///   - targets: B lists of T targets.
  /// - Throws: ``EngineError`` if there is no sequence, one is empty, or lengths differ.
  public init(inputs: [[Vector]], targets: [[some TargetConvertible]]) throws {
    guard targets.count == inputs.count else {
      throw EngineError.countMismatch(
        parameter: "targets",
        found: targets.count,
        expected: inputs.count
      )
    }
    let steps = inputs.first?.count ?? 0
    for (index, list) in targets.enumerated() where list.count != steps {
      throw EngineError.countMismatch(
        parameter: "targets[\(index)]",
        found: list.count,
        expected: steps
      )
    }
    let matrix = try Self.matrix(inputs)
    self.init(
      unchecked: matrix,
      sequenceCount: inputs.count,
      targets: (0..<steps).flatMap { t in targets.map { $0[t].target } }
    )
  }

  /// A batch with a target at the last time step only.
  ///
  /// - Parameters:
  ///   - inputs: B sequences of T inputs, each of shape `[I]`.
  ///   - lastTargets: B targets, one a sequence.
  /// - Throws: ``EngineError`` if there is no sequence, one is empty, or lengths differ.
  public init(inputs: [[Vector]], lastTargets: [some TargetConvertible]) throws {
    guard lastTargets.count == inputs.count else {
      throw EngineError.countMismatch(
        parameter: "lastTargets",
        found: lastTargets.count,
        expected: inputs.count
      )
    }
    let matrix = try Self.matrix(inputs)
    let before = [Target](repeating: .absent, count: matrix.rowCount - inputs.count)
    self.init(
      unchecked: matrix,
      sequenceCount: inputs.count,
      targets: before + lastTargets.map(\.target)
    )
  }

  /// A batch of which nothing is asked.
  ///
  /// - Parameter inputs: B sequences of T inputs, each of shape `[I]`.
  /// - Throws: ``EngineError`` if there is no sequence, one is empty, or lengths differ.
  public init(inputs: [[Vector]]) throws {
    let matrix = try Self.matrix(inputs)
    self.init(
      unchecked: matrix,
      sequenceCount: inputs.count,
      targets: [Target](repeating: .absent, count: matrix.rowCount)
    )
  }

  init(unchecked inputs: Matrix, sequenceCount: Int, targets: [Target]) {
    self.inputs = inputs
    self.sequenceCount = sequenceCount
    stepCount = inputs.rowCount / sequenceCount
    self.targets = targets
  }

  /// I, the length of an input.
  public var inputSize: Int { inputs.columnCount }

  /// The inputs of one sequence.
  ///
  /// - Parameter n: Which sequence, from 0.
  /// - Returns: x_1…x_T.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func inputs(ofSequence n: Int) throws -> [Vector] {
    try check(n)
    return try (0..<stepCount).map { try inputs.row($0 * sequenceCount + n) }
  }

  /// The targets of one sequence.
  ///
  /// - Parameter n: Which sequence, from 0.
  /// - Returns: One target a time step.
  /// - Throws: ``EngineError/indexOutOfRange(parameter:found:first:last:)``.
  public func targets(ofSequence n: Int) throws -> [Target] {
    try check(n)
    return (0..<stepCount).map { targets[$0 * sequenceCount + n] }
  }

  private func check(_ n: Int) throws {
    guard n >= 0, n < sequenceCount else {
      throw EngineError.indexOutOfRange(
        parameter: "n",
        found: n,
        first: 0,
        last: sequenceCount - 1
      )
    }
  }

  /// The inputs with a row for each time step of each sequence.
  private static func matrix(_ inputs: [[Vector]]) throws -> Matrix {
    guard let first = inputs.first, let size = first.first?.count else {
      throw EngineError.emptySequence(parameter: "inputs")
    }
    for (n, sequence) in inputs.enumerated() {
      guard sequence.count == first.count else {
        throw EngineError.countMismatch(
          parameter: "inputs[\(n)]",
          found: sequence.count,
          expected: first.count
        )
      }
      for (index, input) in sequence.enumerated() where input.count != size {
        throw EngineError.shapeMismatch(
          parameter: "inputs[\(n)][\(index)]",
          found: Shape(input.count),
          expected: Shape(size)
        )
      }
    }
    let rows = try Allocation.product(inputs.count, first.count, for: "inputs")
    try Allocation.check(Allocation.product(rows, size, for: "inputs"), for: "inputs")
    var elements: [Double] = []
    elements.reserveCapacity(rows * size)
    for t in first.indices {
      for sequence in inputs { elements += sequence[t].elements }
    }
    return Matrix(unchecked: elements, rows, size)
  }
}
