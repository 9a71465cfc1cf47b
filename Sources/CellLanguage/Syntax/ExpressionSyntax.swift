import Diagnostics

/// An expression as it is written.
final class ExpressionSyntax: Sendable {
  indirect enum Kind: Sendable {
    case integer(Int)
    /// An integer beyond `Int`, which only a `Double` can be, and how it is written.
    case largeInteger(Double, String)
    case floating(Double)
    case string([StringPart])
    case boolean(Bool)
    case `nil`
    case name(String)
    case implicitMember(String)
    case array([ExpressionSyntax])
    case dictionary([(ExpressionSyntax, ExpressionSyntax)])
    case tuple([ArgumentSyntax])
    case parenthesised(ExpressionSyntax)
    case closure(ClosureSyntax)
    case member(ExpressionSyntax, String, SourceSpan)
    case call(ExpressionSyntax, [ArgumentSyntax])
    case `subscript`(ExpressionSyntax, [ArgumentSyntax])
    case prefix(String, ExpressionSyntax)
    case binary(String, SourceSpan, ExpressionSyntax, ExpressionSyntax)
    case unwrap(ExpressionSyntax)
    case optionalChain(ExpressionSyntax)
    case partialRange(ExpressionSyntax?, ExpressionSyntax?, isClosed: Bool)
    case ternary(ExpressionSyntax, ExpressionSyntax, ExpressionSyntax)
    case coercion(ExpressionSyntax, TypeSyntax)
    case `if`(IfSyntax)
    case `switch`(SwitchSyntax)
    case expectation([ArgumentSyntax])
    /// A type written where a value stands: `[Double]` in `[Double]()` is an array literal instead.
    case operatorReference(String)
    case invalid
  }

  let kind: Kind
  let span: SourceSpan
  /// How many expressions nest in it, itself included.
  let depth: Int

  init(_ kind: Kind, _ span: SourceSpan) {
    self.kind = kind
    self.span = span
    depth = 1 + kind.depth
  }
}

/// A part of a string literal.
enum StringPart: Sendable {
  case text(String)
  case value(ExpressionSyntax)
}

/// An argument of a call.
struct ArgumentSyntax: Sendable {
  let label: String?
  let labelSpan: SourceSpan?
  let value: ExpressionSyntax
  var isTrailing = false
}

/// A closure expression.
final class ClosureSyntax: Sendable {
  struct Parameter: Sendable {
    let name: String
    let type: TypeSyntax?
    let span: SourceSpan
  }

  /// Nil if the closure uses `$0`, or nothing.
  let parameters: [Parameter]?
  let result: TypeSyntax?
  let body: [StatementSyntax]
  let span: SourceSpan

  init(
    parameters: [Parameter]?,
    result: TypeSyntax?,
    body: [StatementSyntax],
    span: SourceSpan
  ) {
    self.parameters = parameters
    self.result = result
    self.body = body
    self.span = span
  }
}

extension ExpressionSyntax.Kind {
  fileprivate var depth: Int {
    func deepest(_ arguments: [ArgumentSyntax]) -> Int {
      arguments.reduce(0) { max($0, $1.value.depth) }
    }
    switch self {
    case .array(let elements): return elements.reduce(0) { max($0, $1.depth) }
    case .dictionary(let entries):
      return entries.reduce(0) { max($0, $1.0.depth, $1.1.depth) }
    case .tuple(let elements), .expectation(let elements): return deepest(elements)
    case .call(let callee, let arguments), .subscript(let callee, let arguments):
      return max(callee.depth, deepest(arguments))
    case .parenthesised(let inner), .member(let inner, _, _), .prefix(_, let inner),
      .unwrap(let inner), .optionalChain(let inner), .coercion(let inner, _):
      return inner.depth
    case .binary(_, _, let left, let right): return max(left.depth, right.depth)
    case .ternary(let condition, let first, let second):
      return max(condition.depth, first.depth, second.depth)
    case .partialRange(let lower, let upper, _): return max(lower?.depth ?? 0, upper?.depth ?? 0)
    case .string(let parts):
      return parts.reduce(0) { depth, part in
        if case .value(let value) = part { max(depth, value.depth) } else { depth }
      }
    case .closure(let closure): return closure.body.reduce(0) { max($0, $1.depth) }
    case .if(let syntax): return syntax.depth
    case .switch(let syntax): return syntax.depth
    default: return 0
    }
  }
}

extension ExpressionSyntax {
  /// The expressions right inside it; those in the statements of closures and branches are left out.
  var children: [ExpressionSyntax] {
    switch kind {
    case .array(let elements): elements
    case .dictionary(let entries): entries.flatMap { [$0.0, $0.1] }
    case .tuple(let elements), .expectation(let elements): elements.map(\.value)
    case .call(let callee, let arguments), .subscript(let callee, let arguments):
      [callee] + arguments.map(\.value)
    case .parenthesised(let inner), .member(let inner, _, _), .prefix(_, let inner),
      .unwrap(let inner), .optionalChain(let inner), .coercion(let inner, _):
      [inner]
    case .binary(_, _, let left, let right): [left, right]
    case .ternary(let condition, let first, let second): [condition, first, second]
    case .partialRange(let lower, let upper, _): [lower, upper].compactMap { $0 }
    case .string(let parts):
      parts.compactMap { if case .value(let value) = $0 { value } else { nil } }
    case .integer, .largeInteger, .floating, .boolean, .nil, .name, .implicitMember, .closure, .if,
      .switch,
      .operatorReference, .invalid:
      []
    }
  }

  /// Whether it is `if` or `switch`, in front of which `try` cannot stand.
  var isBranches: Bool {
    switch kind {
    case .if, .switch: true
    default: false
    }
  }
}
