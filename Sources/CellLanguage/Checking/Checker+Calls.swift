import Diagnostics

/// One declaration that a call may mean.
struct Candidate {
  enum Target {
    case host(HostFunction, receiver: TypedExpression?)
    case cell(FunctionSymbol)
  }

  let target: Target
  let signature: Signature
  /// The parameters with generic ones opened.
  var parameters: [StaticType]
  var result: StaticType
  /// What generic parameters have to conform to.
  var constraints: [(StaticType, String)]
}

/// Which argument goes to which parameter.
enum ArgumentBinding {
  case argument(Int)
  case variadic([Int])
  case initial
}

extension Checker {
  // MARK: Candidates

  /// Opens the generic parameters of a declaration; nil if its receiver does not fit.
  func candidate(
    _ target: Candidate.Target,
    _ signature: Signature,
    receiver: StaticType?
  ) -> Candidate? {
    let isGeneric = if case .host(let function, _) = target { function.isGeneric } else { false }
    var opened: [String: StaticType] = [:]
    func open(_ type: StaticType) -> StaticType {
      guard isGeneric else { return type }
      return type.mapped { part in
        guard case .generic(let name) = part else { return nil }
        if let known = opened[name] { return known }
        let fresh = solver.fresh()
        opened[name] = fresh
        return fresh
      }
    }
    if let receiver, case .host(let function, _) = target {
      let own = open(function.selfType)
      // A slice has the members of an array.
      var receiver = solver.pruned(receiver)
      if case .slice(let element) = receiver, function.owner == "Array" {
        receiver = .array(element)
      }
      guard solver.attempt({ $0.coerce(receiver, to: own) }) else { return nil }
    }
    let parameters = signature.parameters.map { open($0.type) }
    let result = open(signature.result)
    var constraints: [(StaticType, String)] = []
    for (name, requirement) in signature.requirements {
      let subject = open(.generic(name))
      switch requirement {
      case .same(let type):
        let type = open(type)
        guard solver.attempt({ $0.unify(subject, type) }) else { return nil }
      case .conforms(let name): constraints.append((subject, name))
      }
    }
    return Candidate(
      target: target,
      signature: signature,
      parameters: parameters,
      result: result,
      constraints: constraints
    )
  }

  // MARK: Choosing

  /// The call of the one of several declarations that the arguments fit.
  ///
  /// - Parameters:
  ///   - name: What is called, for messages.
  ///   - candidates: The declarations, at least one.
  ///   - arguments: The arguments as written.
  ///   - hint: The type that is wanted.
  ///   - nameSpan: The place of the name.
  ///   - span: The place of the call.
  /// - Returns: The call.
  func call(
    _ name: String,
    _ candidates: [Candidate],
    _ arguments: [ArgumentSyntax],
    hint: StaticType?,
    nameSpan: SourceSpan,
    span: SourceSpan
  ) -> TypedExpression {
    let matched = candidates.compactMap { candidate in
      bindings(candidate, arguments).map { (candidate, $0) }
    }
    guard let first = matched.first else {
      for argument in arguments where argument.value.isSelfContained { _ = infer(argument.value) }
      reportLabels(name, candidates, arguments, nameSpan: nameSpan, span: span)
      return invalid(span)
    }
    if matched.count == 1 {
      return apply(first.0, first.1, arguments, inferred: [:], hint: hint, span: span)
    }
    // Several fit by their labels: the types of what can be understood by itself decide.
    var inferred: [Int: TypedExpression] = [:]
    for (index, argument) in arguments.enumerated() where argument.value.isSelfContained {
      let value = valued(infer(argument.value))
      decidePending(for: value)
      inferred[index] = value
    }
    if inferred.values.contains(where: { solver.pruned($0.type) == .error }) {
      return invalid(span)
    }
    var best: (Candidate, [ArgumentBinding], Int)?
    for (candidate, bindings) in matched {
      guard let cost = cost(candidate, bindings, inferred, arguments, hint: hint) else { continue }
      if best.map({ cost < $0.2 }) ?? true { best = (candidate, bindings, cost) }
    }
    guard let best else {
      reportTypes(name, matched.map(\.0), inferred, arguments, nameSpan: nameSpan)
      return invalid(span)
    }
    return apply(best.0, best.1, arguments, inferred: inferred, hint: hint, span: span)
  }

  /// How many conversions a declaration needs; nil if it does not fit.
  func cost(
    _ candidate: Candidate,
    _ bindings: [ArgumentBinding],
    _ inferred: [Int: TypedExpression],
    _ arguments: [ArgumentSyntax],
    hint: StaticType?
  ) -> Int? {
    var cost = 0
    let fits = solver.attempt(keeping: false) { solver in
      if let hint, solver.kind(hint) == nil, !solver.coerce(candidate.result, to: hint) {
        cost += 8
      }
      for (binding, type) in zip(bindings, candidate.parameters) {
        let indices: [Int] =
          switch binding {
          case .argument(let index): [index]
          case .variadic(let indices): indices
          case .initial: []
          }
        for index in indices {
          guard let value = inferred[index] else {
            if case .closure(let closure) = arguments[index].value.kind {
              guard case .function(let parameters, _) = solver.pruned(type) else { return false }
              if let own = closure.parameters, own.count != parameters.count, parameters.count != 1
              {
                return false
              }
            }
            continue
          }
          let own = solver.assumed(value.type)
          guard solver.coerce(value.type, to: type) else { return false }
          let wanted = solver.assumed(type)
          if wanted != own { cost += 2 }
          if wanted == .any { cost += 4 }
        }
        if case .initial = binding { cost += 1 }
      }
      return candidate.constraints.allSatisfy {
        conforms(solver.assumed($0.0), to: $0.1)
      }
    }
    return fits ? cost : nil
  }

  /// Checks the arguments against the parameters and makes the call.
  func apply(
    _ candidate: Candidate,
    _ bindings: [ArgumentBinding],
    _ arguments: [ArgumentSyntax],
    inferred: [Int: TypedExpression],
    hint: StaticType?,
    span: SourceSpan
  ) -> TypedExpression {
    var values: [TypedExpression?] = Array(repeating: nil, count: bindings.count)
    if let hint, solver.kind(hint) == nil, arguments.contains(where: { !$0.value.isSelfContained })
    {
      // What is wanted of the result may say what closures return.
      let result = candidate.result
      if solver.pruned(result).isOpen || !solver.isSettled(result), !solver.pruned(hint).isOpen,
        solver.pruned(hint) != .any
      {
        _ = solver.attempt(keeping: true) { $0.coerce(result, to: hint) }
      }
    }
    func argument(_ index: Int, _ type: StaticType, isBuilder: Bool) -> TypedExpression {
      let syntax = arguments[index].value
      if case .closure(let closure) = syntax.kind {
        return self.closure(closure, hint: type, isBuilder: isBuilder)
      }
      let value = inferred[index] ?? valued(infer(syntax, hint: type))
      return coerced(value, to: type, for: .argument)
    }
    // Closures come last, when the other arguments have said what they take.
    for closuresNow in [false, true] {
      for (offset, binding) in bindings.enumerated() {
        let parameter = candidate.signature.parameters[offset]
        let type = candidate.parameters[offset]
        switch binding {
        case .argument(let index):
          let isLate =
            switch arguments[index].value.kind {
            case .closure, .operatorReference: true
            default: false
            }
          if isLate == closuresNow {
            values[offset] = argument(index, type, isBuilder: parameter.isBuilder)
          }
        case .variadic(let indices) where !closuresNow:
          values[offset] = TypedExpression(
            .array(indices.map { argument($0, type, isBuilder: false) }),
            .array(type),
            span
          )
        case .initial where !closuresNow:
          values[offset] = initial(parameter, type, span)
        default: break
        }
      }
    }
    for (type, conformance) in candidate.constraints {
      requirements.append(
        Requirement(
          type: type,
          conformance: conformance,
          span: span,
          subject: "'\(candidate.signature.name)'"
        )
      )
    }
    let typed = values.map { $0 ?? invalid(span) }
    switch candidate.target {
    case .cell(let function):
      context.uses.append(function)
      let initial = bindings.indices.filter {
        if case .initial = bindings[$0] { true } else { false }
      }
      return TypedExpression(
        .cellCall(function, typed, initial: Set(initial)),
        candidate.result,
        span
      )
    case .host(let function, let receiver):
      let receiver = receiver.map {
        TypedExpression(.conversion($0), receiverType(function, $0.type), $0.span)
      }
      return TypedExpression(
        .hostCall(HostCall(function: function, receiver: receiver, arguments: typed)),
        candidate.result,
        span
      )
    }
  }

  /// What a member takes as its receiver: a sequence as an array.
  func receiverType(_ function: HostFunction, _ type: StaticType) -> StaticType {
    guard function.owner == "Sequence", let element = solver.elementType(of: type) else {
      return type
    }
    return .sequence(element)
  }

  func initial(
    _ parameter: Signature.Parameter,
    _ type: StaticType,
    _ span: SourceSpan
  ) -> TypedExpression {
    guard let syntax = parameter.initial else {
      return TypedExpression(.array([]), .array(type), span)
    }
    let outer = (spanOverride, scopes)
    spanOverride = spanOverride ?? span
    scopes = scopes.isEmpty ? [] : [[:]]
    defer { (spanOverride, scopes) = outer }
    return check(syntax, as: type, for: .argument)
  }

}

extension ExpressionSyntax {
  /// Whether it can be understood without knowing what type is wanted.
  var isSelfContained: Bool {
    switch kind {
    case .closure, .implicitMember, .operatorReference, .nil: false
    case .call(let callee, _): callee.isSelfContained
    case .member(let base, _, _): base.isSelfContained
    case .parenthesised(let inner): inner.isSelfContained
    case .array(let elements): elements.allSatisfy(\.isSelfContained)
    case .ternary(_, let first, let second): first.isSelfContained || second.isSelfContained
    default: true
    }
  }
}
