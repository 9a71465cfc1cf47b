import Diagnostics

/// Finds what may throw in checked code: Swift wants `try` in front of it, and cells may leave that out.
struct ThrowingCalls {
  let solver: Solver
  /// Functions of cells that may throw.
  private var functions: Set<ObjectIdentifier>

  /// Looks at all functions of a program; those of earlier cells are known already.
  init(_ new: [FunctionSymbol], known: Set<ObjectIdentifier>, solver: Solver) {
    self.solver = solver
    functions = known
    for function in new where function.signature.parameters.contains(where: { $0.type.isFunction })
    {
      functions.insert(ObjectIdentifier(function))
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for function in new where !functions.contains(ObjectIdentifier(function)) {
        var throwsOnce = false
        function.body?.forEach { if canThrow($0) { throwsOnce = true } }
        if throwsOnce {
          functions.insert(ObjectIdentifier(function))
          isSettled = false
        }
      }
    }
  }

  /// The functions that may throw, to be handed to the next cell.
  var known: Set<ObjectIdentifier> { functions }

  func canThrow(_ function: FunctionSymbol) -> Bool {
    functions.contains(ObjectIdentifier(function))
  }

  /// Whether an expression by itself may throw, what is in it aside.
  func canThrow(_ expression: TypedExpression) -> Bool {
    switch expression.kind {
    case .hostCall(let call): call.function.signature.canThrow
    case .operation(let operation): operation.host?.function.signature.canThrow ?? false
    case .cellCall(let function, _, _), .function(let function): canThrow(function)
    // A function in a variable has a type that throws.
    case .call: true
    case .variable: solver.assumed(expression.type).isFunction
    default: false
    }
  }

  /// The places of what may throw.
  func spans(in statements: [TypedStatement], _ bodies: [ClosureBody]) -> Set<SourceSpan> {
    var spans: Set<SourceSpan> = []
    for statement in statements {
      statement.forEach { if canThrow($0) { spans.insert($0.span) } }
    }
    for body in bodies { body.forEach { if canThrow($0) { spans.insert($0.span) } } }
    return spans
  }
}

extension StaticType {
  var isFunction: Bool { if case .function = self { true } else { false } }
}
