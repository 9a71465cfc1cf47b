import Diagnostics

extension Checker {
  /// A member, call or subscript, with the optional chain that may run through it.
  func postfix(_ syntax: ExpressionSyntax, _ hint: StaticType?) -> TypedExpression {
    if let chain = syntax.firstChain(where: { substitutions[ObjectIdentifier($0)] == nil }),
      case .optionalChain(let inner) = chain.kind
    {
      let base = infer(inner)
      decidePending(for: base)
      guard case .optional(let payload) = solver.pruned(base.type) else {
        if solver.pruned(base.type) == .error { return invalid(syntax.span) }
        return failed(
          .typeMismatch,
          "cannot use optional chaining on non-optional value of type '\(spelled(base.type))'",
          at: chain.span
        )
      }
      let variable = hidden(payload, chain.span)
      substitutions[ObjectIdentifier(chain)] = TypedExpression(
        .variable(variable),
        payload,
        chain.span
      )
      let rest = infer(syntax)
      decidePending(for: rest)
      let type = solver.pruned(rest.type)
      let result: StaticType = if case .optional = type { type } else { .optional(type) }
      return TypedExpression(.chain(base, variable, rest), result, syntax.span)
    }
    switch syntax.kind {
    case .member(let base, let name, let nameSpan):
      return member(base, name, nameSpan, syntax, hint)
    case .call(let callee, let arguments): return call(callee, arguments, syntax, hint)
    case .subscript(let base, let arguments): return `subscript`(base, arguments, syntax, hint)
    default: return invalid(syntax.span)
    }
  }

  // MARK: Members

  private func member(
    _ baseSyntax: ExpressionSyntax,
    _ name: String,
    _ nameSpan: SourceSpan,
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let base = self.base(baseSyntax, name, hint)
    if case .metatype(let type) = base.kind {
      return staticMember(type, name, nil, nameSpan, syntax, hint)
    }
    let type = settledBase(base)
    if type == .error { return invalid(syntax.span) }
    if case .tuple(let fields) = type {
      return element(name, of: base, fields, nameSpan, syntax.span)
    }
    for owner in owners(of: type) {
      guard let found = library.types[owner]?.instanceMembers[name] else { continue }
      for function in found where function.signature.kind == .property {
        guard
          let candidate = candidate(
            .host(function, receiver: base),
            function.signature,
            receiver: type
          )
        else { continue }
        for (type, conformance) in candidate.constraints {
          requirements.append(
            Requirement(type: type, conformance: conformance, span: nameSpan, subject: "'\(name)'")
          )
        }
        return TypedExpression(
          .hostCall(
            HostCall(function: function, receiver: receiver(base, function), arguments: [])
          ),
          candidate.result,
          syntax.span
        )
      }
      if let function = found.first(where: { $0.signature.kind == .function }) {
        guard case .function = hint.map({ solver.pruned($0) }) else {
          return failed(
            .notCallable,
            "'\(name)' is a function: call it as '\(function.signature.fullName)'",
            at: nameSpan
          )
        }
        return functionReference(name, found.map(\.signature), syntax, hint)
      }
    }
    return unknownMember(name, type, nameSpan)
  }

  /// `tuple.label`, `tuple.0`
  private func element(
    _ name: String,
    of base: TypedExpression,
    _ fields: [StaticType.Field],
    _ nameSpan: SourceSpan,
    _ span: SourceSpan
  ) -> TypedExpression {
    let index = Int(name) ?? fields.firstIndex { $0.label == name } ?? -1
    guard fields.indices.contains(index) else {
      let labels = fields.enumerated().map { $1.label ?? "\($0)" }
      return failed(
        .unknownMember,
        "value of tuple type '\(spelled(base.type))' has no member '\(name)'\(Spelling.hint(for: name, among: labels))",
        at: nameSpan
      )
    }
    return TypedExpression(.element(base, index), fields[index].type, span)
  }

  /// What stands before a point; an implicit member takes the type that is wanted of the whole.
  private func base(
    _ syntax: ExpressionSyntax,
    _ name: String,
    _ hint: StaticType?
  ) -> TypedExpression {
    if case .implicitMember = syntax.kind { return infer(syntax, hint: hint) }
    let base = infer(syntax)
    decidePending(for: base)
    return base
  }

  /// The type of what a member is looked up in; literals take their default types.
  private func settledBase(_ base: TypedExpression) -> StaticType {
    let type = solver.pruned(base.type)
    switch solver.kind(type) {
    case nil: return type
    case .integerLiteral, .floatLiteral:
      solver.settle(type)
      return solver.pruned(type)
    case .arrayLiteral(let element):
      _ = solver.attempt { $0.unify(type, .array(element)) }
      return .array(element)
    case .nilLiteral: return failed(.ambiguousType, "'nil' has no members", at: base.span).type
    case .plain:
      solve()
      let type = solver.pruned(base.type)
      if type.isOpen {
        return failed(
          .ambiguousType,
          "the type of this is not known here; add a type annotation",
          at: base.span
        ).type
      }
      return type
    }
  }

  /// The types whose members a value has, its own first.
  func owners(of type: StaticType) -> [String] {
    var owners: [String] = []
    if let own = type.memberOwner { owners.append(own) }
    if case .slice = type { owners.append("Array") }
    if solver.elementType(of: type) != nil, type.memberOwner != "Sequence" {
      owners.append("Sequence")
    }
    return owners
  }

  func receiver(_ base: TypedExpression, _ function: HostFunction) -> TypedExpression {
    guard function.owner == "Sequence", let element = solver.elementType(of: base.type) else {
      return base
    }
    return TypedExpression(.conversion(base), .sequence(element), base.span)
  }

  private func unknownMember(
    _ name: String,
    _ type: StaticType,
    _ span: SourceSpan
  ) -> TypedExpression {
    let names = owners(of: type).flatMap {
      library.types[$0].map { Array($0.instanceMembers.keys) } ?? []
    }
    if case .optional(let payload) = type,
      owners(of: solver.pruned(payload)).contains(where: {
        library.types[$0]?.instanceMembers[name] != nil
      })
    {
      return failed(
        .optionalNotUnwrapped,
        "value of optional type '\(spelled(type))' must be unwrapped to refer to member '\(name)'; use '?.' or 'if let'",
        at: span
      )
    }
    let closest = Spelling.closest(to: name, among: names)
    return failed(
      .unknownMember,
      "value of type '\(spelled(type))' has no member '\(name)'\(Spelling.hint(for: name, among: names))",
      at: span,
      fixIt: closest.map { Diagnostic.FixIt(span, $0) }
    )
  }

  // MARK: Static members

  /// `Type.name`, or a call of it.
  private func staticMember(
    _ type: StaticType,
    _ name: String,
    _ arguments: [ArgumentSyntax]?,
    _ nameSpan: SourceSpan,
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    let owner = type.memberOwner ?? ""
    let members = library.types[owner]?.staticMembers ?? [:]
    var found = members[name] ?? []
    // `map(String.init)` means the conversion.
    if name == "init", arguments == nil, [.int, .double, .string].contains(type) { found = [] }
    let properties = found.filter { $0.signature.kind == .property }
    if let property = properties.first {
      let value = TypedExpression(
        .hostCall(HostCall(function: property, receiver: nil, arguments: [])),
        property.signature.result,
        span
      )
      return arguments.map { call(value: value, $0, span, hint) } ?? value
    }
    guard !found.isEmpty else {
      if name == "init", let arguments { return construct(type, arguments, syntax, hint) }
      if name == "init" { return functionReference(name, [], syntax, hint) }
      let closest = Spelling.closest(to: name, among: members.keys)
      return failed(
        .unknownMember,
        "type '\(spelled(type))' has no member '\(name)'\(Spelling.hint(for: name, among: members.keys))",
        at: nameSpan,
        fixIt: closest.map { Diagnostic.FixIt(nameSpan, $0) }
      )
    }
    guard let arguments else {
      return functionReference(name, found.map(\.signature), syntax, hint)
    }
    if name == "init" { return construct(type, arguments, syntax, hint) }
    let candidates = found.compactMap {
      candidate(.host($0, receiver: nil), $0.signature, receiver: nil)
    }
    return call(name, candidates, arguments, hint: hint, nameSpan: nameSpan, span: span)
  }

  /// `.name`, or a call of it.
  func implicitMember(
    _ name: String,
    arguments: [ArgumentSyntax]?,
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    var type = hint.map { solver.pruned($0) }
    if case .optional(let payload) = type { type = solver.pruned(payload) }
    if type == .error { return invalid(syntax.span) }
    if let open = type, case .integerLiteral? = solver.kind(open),
      library.types["Int"]?.staticMembers[name] == nil,
      library.types["Double"]?.staticMembers[name] != nil
    {
      _ = solver.unify(open, .double)
    } else if let open = type, open.isOpen {
      solver.settle(open)
    }
    type = type.map { solver.pruned($0) }
    guard let type, !type.isOpen, type.memberOwner != nil else {
      return failed(
        .ambiguousType,
        "cannot infer contextual base in reference to member '\(name)'; write the type before the point",
        at: syntax.span
      )
    }
    let nameSpan = SourceSpan(
      min(syntax.span.end, syntax.span.start + 1),
      min(syntax.span.end, syntax.span.start + 1 + name.utf8.count)
    )
    return staticMember(type, name, arguments, nameSpan, syntax, type)
  }

  // MARK: Calls

  private func call(
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

  private func call(
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
    let value = infer(callee)
    if case .metatype(let type) = value.kind { return construct(type, arguments, syntax, hint) }
    if case .invalid = value.kind {
      for argument in arguments where argument.value.isSelfContained { _ = infer(argument.value) }
      return invalid(span)
    }
    return call(value: value, arguments, span, hint)
  }

  private func call(
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
    return failed(
      .notCallable,
      "cannot call value of non-function type '\(spelled(type))'",
      at: value.span
    )
  }

  /// `Type(arguments)`
  private func construct(
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
  private func conversion(
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

  private func print(_ arguments: [ArgumentSyntax], _ span: SourceSpan) -> TypedExpression {
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

  // MARK: Subscripts

  private func `subscript`(
    _ baseSyntax: ExpressionSyntax,
    _ arguments: [ArgumentSyntax],
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    let base = valued(infer(baseSyntax))
    decidePending(for: base)
    let type = settledBase(base)
    if type == .error { return invalid(span) }
    if arguments.count == 1, arguments[0].label == nil {
      let argument = arguments[0].value
      switch type {
      case .array(let element), .slice(let element):
        return elements(base, element, argument, span)
      case .dictionary(let key, let value):
        return TypedExpression(
          .lookup(base, check(argument, as: key, for: .key), initial: nil),
          .optional(value),
          span
        )
      default: break
      }
    }
    if arguments.count == 2, arguments[0].label == nil, arguments[1].label == "default",
      case .dictionary(let key, let value) = type
    {
      return TypedExpression(
        .lookup(
          base,
          check(arguments[0].value, as: key, for: .key),
          initial: check(arguments[1].value, as: value, for: .argument)
        ),
        value,
        span
      )
    }
    for owner in owners(of: type) {
      guard let found = library.types[owner]?.instanceMembers["subscript"] else { continue }
      let candidates = found.compactMap {
        candidate(.host($0, receiver: base), $0.signature, receiver: type)
      }
      return call(
        "subscript",
        candidates,
        arguments,
        hint: hint,
        nameSpan: syntax.span,
        span: span
      )
    }
    return failed(
      .unknownMember,
      "value of type '\(spelled(type))' has no subscripts",
      at: span
    )
  }

  private func elements(
    _ base: TypedExpression,
    _ element: StaticType,
    _ argument: ExpressionSyntax,
    _ span: SourceSpan
  ) -> TypedExpression {
    if case .partialRange(let lower, let upper, let isClosed) = argument.kind {
      return TypedExpression(
        .slice(
          base,
          lower.map { check($0, as: .int, for: .index) },
          upper.map { check($0, as: .int, for: .index) },
          isClosed: isClosed
        ),
        .slice(element),
        span
      )
    }
    let index = valued(infer(argument, hint: .int))
    decidePending(for: index)
    switch solver.pruned(index.type) {
    case .range(let bound), .closedRange(let bound):
      if solver.attempt({ $0.unify(bound, .int) }) {
        if case .range(let lower, let upper, let isClosed) = index.kind {
          return TypedExpression(
            .slice(base, lower, upper, isClosed: isClosed),
            .slice(element),
            span
          )
        }
        return TypedExpression(.index(base, index), .slice(element), span)
      }
    default: break
    }
    return TypedExpression(.index(base, coerced(index, to: .int, for: .index)), element, span)
  }
}

extension ExpressionSyntax {
  /// The first `?` of the chain of members, calls and subscripts that is still to be dealt with.
  fileprivate func firstChain(where isOpen: (ExpressionSyntax) -> Bool) -> ExpressionSyntax? {
    var found: ExpressionSyntax?
    var current = self
    while true {
      switch current.kind {
      case .member(let base, _, _), .call(let base, _), .subscript(let base, _), .unwrap(let base):
        current = base
      case .optionalChain(let base):
        guard isOpen(current) else { return found }
        found = current
        current = base
      default: return found
      }
    }
  }

  fileprivate var calleeSpan: SourceSpan {
    if case .call(let callee, _) = kind { callee.span } else { span }
  }
}
