/// What the engine throws: an argument of the wrong shape or value, or work that was not granted.
///
/// Infinities and NaN are results and never thrown. An error knows no place; whoever made the call knows it, and finds
/// the argument to blame by ``parameter``.
public enum EngineError: Error, Sendable, Hashable {
  /// An array has another shape than the others ask for.
  case shapeMismatch(parameter: String, found: Shape, expected: Shape)
  /// The rows of a matrix differ in length.
  case raggedRows(parameter: String, row: Int, found: Int, expected: Int)
  /// A list has another number of elements than the others ask for.
  case countMismatch(parameter: String, found: Int, expected: Int)
  /// A sequence without elements, where at least one is needed.
  case emptySequence(parameter: String)
  /// An index outside `first...last`; nothing is inside if `last` is less than `first`.
  case indexOutOfRange(parameter: String, found: Int, first: Int, last: Int)
  /// A value that has no meaning here.
  case invalidArgument(parameter: String, found: String, expected: String)
  /// An array of more elements than the engine makes.
  case tooLarge(parameter: String, found: String, limit: Int)
  /// The derivative cannot be found from the output, because several inputs with different slopes give it.
  case noDerivativeFromOutput(activation: String)
  /// An iteration did not settle.
  case noConvergence(operation: String)
  /// The current ``WorkBudget`` is used up.
  case budgetExhausted(resource: WorkBudget.Resource, limit: Int)
  /// The current ``WorkBudget`` was told to stop.
  case stopped

  /// The stable id, in kebab case.
  public var id: String {
    switch self {
    case .shapeMismatch: "shape-mismatch"
    case .raggedRows: "ragged-rows"
    case .countMismatch: "count-mismatch"
    case .emptySequence: "empty-sequence"
    case .indexOutOfRange: "index-out-of-range"
    case .invalidArgument: "invalid-argument"
    case .tooLarge: "too-large"
    case .noDerivativeFromOutput: "no-derivative-from-output"
    case .noConvergence: "no-convergence"
    case .budgetExhausted: "budget-exhausted"
    case .stopped: "stopped"
    }
  }

  /// The name of the parameter to blame, as it stands in the declaration; nil if it is none's fault.
  ///
  /// The operands of an operator are `left` and `right`; the element of a list is blamed on the list.
  public var parameter: String? {
    switch self {
    case .shapeMismatch(let parameter, _, _), .raggedRows(let parameter, _, _, _),
      .countMismatch(let parameter, _, _), .emptySequence(let parameter),
      .indexOutOfRange(let parameter, _, _, _), .invalidArgument(let parameter, _, _),
      .tooLarge(let parameter, _, _):
      String(parameter.prefix { $0 != "[" })
    case .noDerivativeFromOutput, .noConvergence, .budgetExhausted, .stopped: nil
    }
  }

  /// What was found and what was expected: lower case, one sentence, no full stop.
  public var message: String {
    switch self {
    case .shapeMismatch(let parameter, let found, let expected):
      found.dimensions.count == 1 && expected.dimensions.count == 1
        ? "\(parameter) has length \(found), expected \(expected)"
        : "\(parameter) has shape \(found), expected \(expected)"
    case .raggedRows(let parameter, let row, let found, let expected):
      "\(parameter) has \(found) element\(found == 1 ? "" : "s") in row \(row), expected \(expected)"
    case .countMismatch(let parameter, let found, let expected):
      "\(parameter) has \(found) element\(found == 1 ? "" : "s"), expected \(expected)"
    case .emptySequence(let parameter):
      "\(parameter) is empty, expected at least one element"
    case .indexOutOfRange(let parameter, let found, let first, let last):
      last < first
        ? "\(parameter) is \(found), but there is nothing to choose from"
        : "\(parameter) is \(found), expected \(first) to \(last)"
    case .invalidArgument(let parameter, let found, let expected):
      "\(parameter) is \(found), expected \(expected)"
    case .tooLarge(let parameter, let found, let limit):
      "\(parameter) asks for \(found) elements, expected at most \(limit)"
    case .noDerivativeFromOutput(let activation):
      "the derivative of \(activation) cannot be found from its output"
    case .noConvergence(let operation):
      "\(operation) did not converge"
    case .budgetExhausted(let resource, let limit):
      "used up its budget of \(limit) \(resource.rawValue)"
    case .stopped:
      "stopped before it was done"
    }
  }
}

extension EngineError: CustomStringConvertible {
  /// The message and the id in brackets.
  public var description: String { "\(message) [\(id)]" }
}
