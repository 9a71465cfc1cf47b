import Diagnostics

extension Checker {
  /// Assigns: `target = value`, `target += value` or `_ = value`.
  func assignment(
    _ target: ExpressionSyntax,
    _ name: String,
    _ nameSpan: SourceSpan,
    _ value: ExpressionSyntax
  ) -> TypedStatement.Kind {
    if case .name("_") = target.kind { return .discard(valued(infer(value))) }
    if case .name(let name_) = target.kind, case .variable(let variable) = lookup(name_),
      name == "="
    {
      let value = check(value, as: variable.type, for: .assignment)
      solve()
      return assign(variable, value, target.span)
    }
    if case .name(let new) = target.kind, name == "=", isUnknown(new) {
      report(
        .unknownName,
        "cannot find '\(new)' in scope; write 'let \(new) = …' to declare it",
        at: target.span,
        fixIt: Diagnostic.FixIt(SourceSpan(target.span.start, target.span.start), "let ")
      )
      _ = infer(value)
      return .discard(invalid(target.span))
    }
    if case .tuple(let targets) = target.kind, name == "=" {
      return assignment(targets, value, target.span)
    }
    let read = infer(target)
    if solver.pruned(read.type) == .error {
      _ = infer(value)
      return .discard(invalid(target.span))
    }
    guard let place = requirePlace(read, "'\(name)'") else {
      _ = infer(value)
      return .discard(invalid(target.span))
    }
    if name == "=" {
      return .assign(place, check(value, as: read.type, for: .assignment))
    }
    // `a op= b` reads the old value through a hidden variable, so that indices are evaluated once.
    let old = hidden(read.type, target.span)
    let left = TypedExpression(.variable(old), read.type, target.span)
    let right = valued(infer(value, hint: nil))
    let operation = Operation(
      name: String(name.dropLast()),
      nameSpan: nameSpan,
      operands: [left, right],
      result: solver.fresh()
    )
    let combined = TypedExpression(
      .operation(operation),
      operation.result,
      target.span.union(value.span)
    )
    let span = target.span.union(value.span)
    if !decide(operation, span, isLast: false) { pending.append((operation, span)) }
    solve()
    return .update(place, old: old, coerced(combined, to: read.type, for: .assignment))
  }

  /// Whether nothing has a name or a similar one.
  private func isUnknown(_ name: String) -> Bool {
    lookup(name) == nil && globals.poisoned[name] == nil && !library.names.contains(name)
      && !name.hasPrefix("$") && name != "print" && typeNamed(name) == nil
      && closest(to: name, among: visibleNames) == nil
  }

  /// Assigns the elements of a tuple: `(a, b) = (b, a)`.
  func assignment(
    _ targets: [ArgumentSyntax],
    _ value: ExpressionSyntax,
    _ span: SourceSpan
  ) -> TypedStatement.Kind {
    let reads = targets.map { target -> TypedExpression? in
      if case .name("_") = target.value.kind { nil } else { infer(target.value) }
    }
    let type = StaticType.tuple(
      reads.map { .init(label: nil, type: $0?.type ?? solver.fresh()) }
    )
    let value = check(value, as: type, for: .assignment)
    solve()
    let whole = hidden(type, span)
    var statements = [TypedStatement(.declare(.variable(whole), value), span)]
    for (index, read) in reads.enumerated() {
      guard let read, let place = requirePlace(read, "'='") else { continue }
      let part = TypedExpression(
        .element(TypedExpression(.variable(whole), type, span), index),
        read.type,
        span
      )
      statements.append(TypedStatement(.assign(place, part), span))
    }
    return .several(statements)
  }

  func assign(
    _ variable: Variable,
    _ value: TypedExpression,
    _ span: SourceSpan
  ) -> TypedStatement.Kind {
    let id = ObjectIdentifier(variable)
    let place = TypedPlace(root: variable, steps: [], type: variable.type, span: span)
    context.use(variable)
    if variable.isLet {
      guard flow.unassigned.contains(id), !flow.maybeAssigned.contains(id),
        context === variable.owner || (variable.globalSlot != nil && context === top),
        context.loopDepth == 0 || flow.isDead || !isInLoop(variable)
      else {
        reportConstant(variable, span)
        return .discard(value)
      }
    }
    if globals.flow.unassigned.remove(id) != nil { globals.flow.maybeAssigned.insert(id) }
    return .assign(place, value)
  }

  /// Whether a loop may assign the variable twice: it is declared outside of the innermost block.
  func isInLoop(_ variable: Variable) -> Bool {
    !(scopes.last?.values.contains { symbol in
      if case .variable(let own) = symbol { own === variable } else { false }
    } ?? false)
  }

  func reportConstant(_ variable: Variable, _ span: SourceSpan) {
    let isParameter = variable.name.hasPrefix("$")
    report(
      .assignmentToConstant,
      "cannot assign to value: '\(variable.name)' is a 'let' constant",
      at: span,
      notes: isParameter
        ? []
        : [
          Diagnostic.Note("'\(variable.name)' is declared here; make it 'var'", at: variable.place)
        ],
      fixIt: letKeyword(of: variable).map { Diagnostic.FixIt($0, "var") }
    )
  }

  /// The `let` in front of a variable's name; nil if it stands elsewhere.
  private func letKeyword(of variable: Variable) -> SourceSpan? {
    guard variable.place.file === file else { return nil }
    var end = variable.place.span.start
    while end > 0, file.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let span = SourceSpan(max(0, end - 3), end)
    let isWord = span.start > 0 && file.bytes[span.start - 1] > 0x20
    return file.text(in: span) == "let" && !isWord ? span : nil
  }

  /// The variable, or part of one, that an expression reads; reports it if that cannot be changed.
  func requirePlace(_ value: TypedExpression, _ purpose: String) -> TypedPlace? {
    guard let place = value.place(in: library) else {
      if solver.assumed(value.type).hasError { return nil }
      report(
        .notAssignable,
        "cannot use \(purpose) here: this expression cannot be changed",
        at: value.span
      )
      return nil
    }
    if flow.unassigned.contains(ObjectIdentifier(place.root)) { return nil }
    guard !payloads.contains(ObjectIdentifier(place.root)) else {
      report(
        .unsupported,
        "changing a value through '?' is not part of the cells' language; use 'if let', or 'default:' with a dictionary",
        at: value.span
      )
      return nil
    }
    guard !place.root.isLet else {
      reportConstant(place.root, value.span)
      return nil
    }
    return place
  }
}

extension TypedExpression {
  /// The variable, or part of one, that it reads; nil if it reads none.
  func place(in library: HostLibrary) -> TypedPlace? {
    var steps: [TypedPlace.Step] = []
    var current = self
    while true {
      switch current.kind {
      case .variable(let variable):
        return TypedPlace(root: variable, steps: steps.reversed(), type: type, span: span)
      case .index(let base, let index):
        steps.append(.index(index))
        current = base
      case .lookup(let base, let key, let initial):
        steps.append(.key(key, initial: initial))
        current = base
      case .element(let base, let index):
        steps.append(.element(index))
        current = base
      case .conversion(let inner): current = inner
      case .hostCall(let call):
        guard let receiver = call.receiver, let setter = library.setter(for: call.function) else {
          return nil
        }
        steps.append(.host(get: call.function, set: setter, call.arguments))
        current = receiver
      default: return nil
      }
    }
  }
}
