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
      payloads.insert(ObjectIdentifier(variable))
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

  func member(
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
          let end = SourceSpan(nameSpan.end, nameSpan.end)
          return failed(
            .notCallable,
            "'\(name)' is a function: call it as '\(function.signature.fullName)'",
            at: nameSpan,
            fixIt: function.signature.parameters.isEmpty ? Diagnostic.FixIt(end, "()") : nil
          )
        }
        return functionReference(name, found.map(\.signature), syntax, hint)
      }
    }
    return unknownMember(name, type, nameSpan)
  }

  /// An element of a tuple by its label or number.
  func element(
    _ name: String,
    of base: TypedExpression,
    _ fields: [StaticType.Field],
    _ nameSpan: SourceSpan,
    _ span: SourceSpan
  ) -> TypedExpression {
    let index = Int(name) ?? fields.firstIndex { $0.label == name } ?? -1
    guard fields.indices.contains(index) else {
      let labels = fields.enumerated().map { $1.label ?? "\($0)" }
      let closest = Int(name) == nil ? Spelling.closest(to: name, among: labels) : nil
      return failed(
        .unknownMember,
        "value of tuple type '\(spelled(base.type))' has no member '\(name)'\(closest.map { "; did you mean '\($0)'?" } ?? "; it has \(Self.list(labels))")",
        at: nameSpan,
        fixIt: closest.map { Diagnostic.FixIt(nameSpan, $0) }
      )
    }
    return TypedExpression(.element(base, index), fields[index].type, span)
  }

  /// What stands before a point; an implicit member takes the type that is wanted of the whole.
  func base(
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
  func settledBase(_ base: TypedExpression) -> StaticType {
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

  func unknownMember(
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
        at: span,
        fixIt: span.start > 0 && file.bytes[span.start - 1] == UInt8(ascii: ".")
          ? Diagnostic.FixIt(SourceSpan(span.start - 1, span.start), "?.") : nil
      )
    }
    let habit = ForeignWord.members[name].flatMap { names.contains($0) ? $0 : nil }
    let closest = habit ?? self.closest(to: name, among: names)
    return failed(
      .unknownMember,
      "value of type '\(spelled(type))' has no member '\(name)'\(Spelling.hint(closest))",
      at: span,
      fixIt: closest.map { Diagnostic.FixIt(span, $0) }
    )
  }

  // MARK: Static members

  /// A static member, or a call of it.
  func staticMember(
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
    let functions = found.filter { $0.signature.kind != .property }.compactMap {
      candidate(.host($0, receiver: nil), $0.signature, receiver: nil)
    }
    // As in Swift, a property and functions may share a name; the labels of a call decide.
    let isFunction = arguments.map { own in functions.contains { fits($0, own) } } ?? false
    if !isFunction, let property = found.first(where: { $0.signature.kind == .property }) {
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
      let closest = self.closest(to: name, among: members.keys)
      return failed(
        .unknownMember,
        "type '\(spelled(type))' has no member '\(name)'\(Spelling.hint(closest))",
        at: nameSpan,
        fixIt: closest.map { Diagnostic.FixIt(nameSpan, $0) }
      )
    }
    guard let arguments else {
      return functionReference(name, found.map(\.signature), syntax, hint)
    }
    if name == "init" { return construct(type, arguments, syntax, hint) }
    return call(name, functions, arguments, hint: hint, nameSpan: nameSpan, span: span)
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

}

extension ExpressionSyntax {
  /// The first `?` of the chain of members, calls and subscripts that is still to be dealt with.
  func firstChain(where isOpen: (ExpressionSyntax) -> Bool) -> ExpressionSyntax? {
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

  var calleeSpan: SourceSpan {
    if case .call(let callee, _) = kind { callee.span } else { span }
  }
}
