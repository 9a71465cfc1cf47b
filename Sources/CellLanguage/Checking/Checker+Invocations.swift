import Diagnostics

extension Checker {
  func call(
    _ callee: ExpressionSyntax,
    _ arguments: [ArgumentSyntax],
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    switch callee.kind {
    case .implicitMember(let name):
      return implicitMember(name, arguments: arguments, syntax, hint)
    case .name(let name):
      return call(named: name, callee, arguments, syntax, hint)
    case .member(let baseSyntax, let name, let nameSpan):
      let base = self.base(baseSyntax, name, hint)
      if case .metatype(let type) = base.kind {
        return staticMember(type, name, arguments, nameSpan, syntax, hint)
      }
      return call(member: name, of: base, arguments, nameSpan, syntax, hint)
    default: break
    }
    let value = infer(callee)
    if case .metatype(let type) = value.kind { return construct(type, arguments, syntax, hint) }
    return call(value: value, arguments, span, hint)
  }

  func call(
    named name: String,
    _ callee: ExpressionSyntax,
    _ arguments: [ArgumentSyntax],
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    switch lookup(name) {
    case .variable: return call(value: infer(callee), arguments, span, hint)
    case .functions(let functions):
      let candidates = functions.compactMap {
        candidate(.cell($0), $0.signature, receiver: nil)
      }
      return call(name, candidates, arguments, hint: hint, nameSpan: callee.span, span: span)
    case nil: break
    }
    if globals.poisoned[name] != nil {
      usesPoison = true
      return invalid(span)
    }
    if name == "print" { return print(arguments, span) }
    if let functions = library.functions[name] {
      let candidates = functions.compactMap {
        candidate(.host($0, receiver: nil), $0.signature, receiver: nil)
      }
      return call(name, candidates, arguments, hint: hint, nameSpan: callee.span, span: span)
    }
    let texts = arguments.map { file.text(in: $0.value.span) }
    if let swift = ForeignWord.call(name, texts), swift.utf8.count <= 60 {
      return failed(
        .unknownName,
        "cannot find '\(name)' in scope; write '\(swift)'",
        at: callee.span,
        fixIt: Diagnostic.FixIt(span, swift)
      )
    }
    let value = infer(callee)
    if case .metatype(let type) = value.kind { return construct(type, arguments, syntax, hint) }
    if case .invalid = value.kind {
      for argument in arguments where argument.value.isSelfContained { _ = infer(argument.value) }
      return invalid(span)
    }
    return call(value: value, arguments, span, hint)
  }

  func call(
    member name: String,
    of base: TypedExpression,
    _ arguments: [ArgumentSyntax],
    _ nameSpan: SourceSpan,
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    let type = settledBase(base)
    if type == .error { return invalid(span) }
    if case .tuple(let fields) = type {
      return call(value: element(name, of: base, fields, nameSpan, span), arguments, span, hint)
    }
    var candidates: [Candidate] = []
    var property: (HostFunction, Candidate)?
    var sawMember = false
    for owner in owners(of: type) {
      guard let found = library.types[owner]?.instanceMembers[name] else { continue }
      sawMember = true
      for function in found {
        guard
          let candidate = candidate(
            .host(function, receiver: base),
            function.signature,
            receiver: type
          )
        else { continue }
        if function.signature.kind == .property {
          property = property ?? (function, candidate)
        } else {
          candidates.append(candidate)
        }
      }
      if !candidates.isEmpty { break }
    }
    if let (function, candidate) = property, !candidates.contains(where: { fits($0, arguments) }) {
      let value = TypedExpression(
        .hostCall(HostCall(function: function, receiver: receiver(base, function), arguments: [])),
        candidate.result,
        base.span.union(nameSpan)
      )
      return call(value: value, arguments, span, hint)
    }
    guard !candidates.isEmpty else {
      if sawMember {
        return failed(
          .unknownMember,
          "'\(name)' is not for values of type '\(spelled(type))'",
          at: nameSpan
        )
      }
      return unknownMember(name, type, nameSpan)
    }
    let result = call(name, candidates, arguments, hint: hint, nameSpan: nameSpan, span: span)
    if case .hostCall(let call) = result.kind, call.function.signature.isMutating {
      _ = requirePlace(base, "mutating member '\(name)'")
    }
    return result
  }

  /// The call of a closure, or of a host value that has `callAsFunction`.
  func call(
    value: TypedExpression,
    _ arguments: [ArgumentSyntax],
    _ span: SourceSpan,
    _ hint: StaticType?
  ) -> TypedExpression {
    decidePending(for: value)
    let type = solver.pruned(value.type)
    switch type {
    case .error: return invalid(span)
    case .function(let parameters, let result):
      guard parameters.count == arguments.count else {
        return failed(
          .noMatchingCall,
          "this function takes \(parameters.count) argument\(parameters.count == 1 ? "" : "s"), not \(arguments.count)",
          at: span
        )
      }
      let values = zip(arguments, parameters).map { argument, parameter -> TypedExpression in
        if let label = argument.label {
          report(
            .noMatchingCall,
            "extraneous argument label '\(label):' in call",
            at: argument.labelSpan ?? span
          )
        }
        if case .closure(let closure) = argument.value.kind {
          return self.closure(closure, hint: parameter, isBuilder: false)
        }
        return check(argument.value, as: parameter, for: .argument)
      }
      return TypedExpression(.call(value, values), result, span)
    default: break
    }
    if let owner = type.memberOwner,
      let found = library.types[owner]?.instanceMembers["callAsFunction"]
    {
      let candidates = found.compactMap {
        candidate(.host($0, receiver: value), $0.signature, receiver: type)
      }
      return call(
        "callAsFunction",
        candidates,
        arguments,
        hint: hint,
        nameSpan: value.span,
        span: span
      )
    }
    let isProperty = if case .hostCall = value.kind { arguments.isEmpty } else { false }
    return failed(
      .notCallable,
      "cannot call value of non-function type '\(spelled(type))'"
        + (isProperty ? "; write '\(file.text(in: value.span))' without parentheses" : ""),
      at: value.span,
      fixIt: isProperty ? Diagnostic.FixIt(SourceSpan(value.span.end, span.end), "") : nil
    )
  }

  /// Makes a value of a type: `Type(arguments)`.
  func construct(
    _ type: StaticType,
    _ arguments: [ArgumentSyntax],
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    if arguments.count == 1, arguments[0].label == nil, !arguments[0].isTrailing,
      let converted = conversion(type, arguments[0].value, span)
    {
      return converted
    }
    if arguments.isEmpty {
      switch type {
      case .array: return TypedExpression(.array([]), type, span)
      case .dictionary: return TypedExpression(.dictionary([]), type, span)
      case .string: return TypedExpression(.string([]), type, span)
      case .int: return TypedExpression(.integer(0), type, span)
      case .double: return TypedExpression(.floating(0), type, span)
      default: break
      }
    }
    let found = library.types[type.memberOwner ?? ""]?.staticMembers["init"] ?? []
    let candidates = found.compactMap { function -> Candidate? in
      guard
        let candidate = candidate(.host(function, receiver: nil), function.signature, receiver: nil)
      else { return nil }
      let result = candidate.result
      if case .optional = solver.pruned(result) { return candidate }
      return solver.attempt { $0.unify(result, type) } ? candidate : nil
    }
    guard !candidates.isEmpty else {
      for argument in arguments where argument.value.isSelfContained { _ = infer(argument.value) }
      return failed(
        .noMatchingCall,
        "'\(spelled(type))' cannot be made from these arguments",
        at: span
      )
    }
    return call(
      spelled(type),
      candidates,
      arguments,
      hint: hint,
      nameSpan: syntax.calleeSpan,
      span: span
    )
  }

  /// `Int(x)`, `Double(x)`, `String(x)`; nil if it is something else.
  func conversion(
    _ type: StaticType,
    _ argument: ExpressionSyntax,
    _ span: SourceSpan
  ) -> TypedExpression? {
    guard [.int, .double, .string, .bool].contains(type) else { return nil }
    let value = valued(infer(argument, hint: type == .double ? .double : nil))
    decidePending(for: value)
    let source = solver.assumed(value.type)
    var result = type
    switch (type, source) {
    case (_, .error): return invalid(span)
    case (.int, .int), (.int, .double), (.double, .int), (.double, .double), (.string, .int),
      (.string, .double), (.string, .bool), (.string, .string), (.bool, .bool):
      break
    case (.int, .string), (.double, .string), (.bool, .string): result = .optional(type)
    default:
      return failed(
        .noMatchingCall,
        "'\(type)' cannot be made from a value of type '\(source)'",
        at: span
      )
    }
    return TypedExpression(.construction(value), result, span)
  }

  func print(_ arguments: [ArgumentSyntax], _ span: SourceSpan) -> TypedExpression {
    var values: [TypedExpression] = []
    var separator: TypedExpression?
    var terminator: TypedExpression?
    for argument in arguments {
      switch argument.label {
      case nil: values.append(valued(infer(argument.value)))
      case "separator": separator = check(argument.value, as: .string, for: .argument)
      case "terminator": terminator = check(argument.value, as: .string, for: .argument)
      case let label?:
        report(
          .noMatchingCall,
          "extraneous argument label '\(label):' in call\(Spelling.hint(for: label, among: ["separator", "terminator"]))",
          at: argument.labelSpan ?? span
        )
      }
    }
    return TypedExpression(
      .print(values, separator: separator, terminator: terminator),
      .void,
      span
    )
  }
}
