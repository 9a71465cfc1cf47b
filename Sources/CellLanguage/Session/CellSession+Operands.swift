public import Diagnostics

extension CellSession {
  /// The parts of an expression that have a value of their own, with their values: what explains the whole.
  ///
  /// Left out are literals, the whole itself, closures, what goes wrong by itself and what stands on several lines. The
  /// session stays as it is.
  ///
  /// - Parameters:
  ///   - expression: An expression that has been evaluated in this session.
  ///   - limit: How many parts at most.
  /// - Returns: The parts in the order of their places, the larger before the smaller.
  public func operands(of expression: SourceSlice, limit: Int = 12) -> [(
    code: SourceSlice, value: CellValue
  )] {
    var parser = Parser(expression)
    guard let root = parser.soleExpression(), parser.problems.isEmpty else { return [] }
    var found: [(code: SourceSlice, value: CellValue)] = []
    var seen: Set<String> = []
    for part in Self.parts(of: root).prefix(2 * limit) where found.count < limit {
      let code = SourceSlice(file: expression.file, span: part.span)
      guard code.lines.count == 1, seen.insert(code.text).inserted else { continue }
      var copy = self
      let result = copy.evaluate(expression: code)
      if result.status == .completed, let value = result.value?.value {
        found.append((code, value))
      }
    }
    return found
  }

  /// Everything below an expression that may have a value of its own.
  private static func parts(of root: ExpressionSyntax) -> [ExpressionSyntax] {
    children(of: root).flatMap { child in
      switch child.kind {
      case .name, .member, .call, .subscript, .binary, .ternary, .unwrap:
        [child] + parts(of: child)
      default:
        parts(of: child)
      }
    }
  }

  private static func children(of expression: ExpressionSyntax) -> [ExpressionSyntax] {
    switch expression.kind {
    case .array(let elements): elements
    case .dictionary(let entries): entries.flatMap { [$0.0, $0.1] }
    case .tuple(let elements), .expectation(let elements): elements.map(\.value)
    case .parenthesised(let inner), .prefix(_, let inner), .unwrap(let inner),
      .optionalChain(let inner), .coercion(let inner, _), .member(let inner, _, _):
      [inner]
    case .call(let callee, let arguments): callees(callee) + arguments.map(\.value)
    case .subscript(let base, let arguments): [base] + arguments.map(\.value)
    case .binary(_, _, let left, let right): [left, right]
    case .ternary(let condition, let first, let second): [condition, first, second]
    default: []
    }
  }

  /// What a call is made on; the function itself is no value to show.
  private static func callees(_ callee: ExpressionSyntax) -> [ExpressionSyntax] {
    if case .member(let base, _, _) = callee.kind { [base] } else { [] }
  }
}
