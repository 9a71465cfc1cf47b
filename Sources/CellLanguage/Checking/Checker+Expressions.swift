import Diagnostics

extension Checker {
  /// Finds the meaning and the type of an expression.
  ///
  /// - Parameters:
  ///   - syntax: The expression.
  ///   - hint: The type that is wanted, for what cannot be understood without: implicit members, closures.
  /// - Returns: What it means; its type may still be open.
  func infer(_ syntax: ExpressionSyntax, hint: StaticType? = nil) -> TypedExpression {
    guard hasRoom(at: syntax.span) else { return invalid(syntax.span) }
    let value = meaning(of: syntax, hint)
    if spanOverride == nil { journal?.note(syntax, value, hint: hint) }
    return value
  }

  private func meaning(of syntax: ExpressionSyntax, _ hint: StaticType?) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    switch syntax.kind {
    case .integer(let value): return integer(value, hint, span)
    case .largeInteger(let value, let text): return largeInteger(value, text, hint, span)
    case .floating(let value):
      return TypedExpression(
        .floating(value),
        known(hint) == .double ? .double : solver.fresh(.floatLiteral),
        span
      )
    case .boolean(let value): return TypedExpression(.boolean(value), .bool, span)
    case .nil:
      if let hint, case .optional = solver.pruned(hint) { return TypedExpression(.nil, hint, span) }
      return TypedExpression(.nil, solver.fresh(.nilLiteral), span)
    case .string(let parts): return string(parts, span)
    case .name(let name): return self.name(name, syntax, hint)
    case .implicitMember(let name):
      return implicitMember(name, arguments: nil, syntax, hint)
    case .array(let elements): return array(elements, hint, span)
    case .dictionary(let entries): return dictionary(entries, hint, span)
    case .tuple(let elements): return tuple(elements, hint, span)
    case .parenthesised(let inner): return infer(inner, hint: hint)
    case .closure(let closure):
      return self.closure(closure, hint: hint, isBuilder: false)
    case .member, .call, .subscript:
      return postfix(syntax, hint)
    case .prefix(let name, let operand): return prefix(name, operand, hint, span)
    case .binary(let name, let nameSpan, let left, let right):
      return binary(name, nameSpan, left, right, hint, span)
    case .unwrap(let inner): return unwrapped(inner, span)
    case .optionalChain:
      if let found = substitutions[ObjectIdentifier(syntax)] { return found }
      return failed(.unexpectedToken, "'?' must be followed by a member or a subscript", at: span)
    case .partialRange:
      return failed(
        .unsupported,
        "a range with one end can only stand in a subscript",
        at: span
      )
    case .ternary(let condition, let first, let second):
      return ternary(condition, first, second, hint, span)
    case .coercion(let inner, let type):
      let type = self.type(type)
      guard type == .any else {
        return TypedExpression(
          .conversion(check(inner, as: type, for: .initialValue)),
          type,
          span
        )
      }
      let value = valued(infer(inner))
      decidePending(for: value)
      if solver.assumed(value.type).contains(where: {
        if case .optional = $0 { true } else { false }
      }
      ) {
        return failed(
          .unsupported,
          "an optional as 'Any' is not part of the cells' language; use '??' or 'if let'",
          at: span
        )
      }
      return TypedExpression(.conversion(coerced(value, to: .any, for: .initialValue)), .any, span)
    case .if(let syntax): return branches(.if(syntax), hint, span)
    case .switch(let syntax): return branches(.switch(syntax), hint, span)
    case .expectation(let arguments): return expectation(arguments, span)
    case .operatorReference(let name): return operatorReference(name, syntax, hint)
    case .invalid: return invalid(span)
    }
  }

  /// The hint as a plain number type, through one optional.
  func known(_ hint: StaticType?) -> StaticType? {
    guard let hint else { return nil }
    let type = solver.pruned(hint)
    if case .optional(let payload) = type { return solver.pruned(payload) }
    return type
  }

  func integer(_ value: Int, _ hint: StaticType?, _ span: SourceSpan) -> TypedExpression {
    switch known(hint) {
    case .double: TypedExpression(.integer(value), .double, span)
    case .int: TypedExpression(.integer(value), .int, span)
    default: TypedExpression(.integer(value), solver.fresh(.integerLiteral), span)
    }
  }

  /// An integer beyond `Int`, which has to turn out to be a `Double`.
  func largeInteger(
    _ value: Double,
    _ text: String,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    let type = known(hint) == .double ? .double : solver.fresh(.integerLiteral)
    requirements.append(
      Requirement(type: type, conformance: "Double", span: span, subject: text)
    )
    return TypedExpression(.floating(value), type, span)
  }

  func string(_ parts: [StringPart], _ span: SourceSpan) -> TypedExpression {
    let typed = parts.map { part -> TypedExpression.Part in
      switch part {
      case .text(let text): return .text(text)
      case .value(let syntax):
        let value = infer(syntax)
        if case .metatype = value.kind {
          report(.typeMismatch, "cannot show a type", at: value.span)
        }
        return .value(value)
      }
    }
    return TypedExpression(.string(typed), .string, span)
  }

  // MARK: Names

  func name(
    _ name: String,
    _ syntax: ExpressionSyntax,
    _ hint: StaticType?
  ) -> TypedExpression {
    let span = spanOverride ?? syntax.span
    switch lookup(name) {
    case .variable(let variable): return use(variable, span)
    case .functions(let functions):
      if functions.count == 1 {
        context.uses.append(functions[0])
        return TypedExpression(.function(functions[0]), functions[0].type, span)
      }
      return functionReference(name, functions.map(\.signature), syntax, hint)
    case nil: break
    }
    if globals.poisoned[name] != nil {
      usesPoison = true
      return invalid(span)
    }
    if let functions = library.functions[name] {
      return functionReference(name, functions.map(\.signature), syntax, hint)
    }
    if let type = typeNamed(name) { return TypedExpression(.metatype(type), .error, span) }
    if name.hasPrefix("$") {
      return failed(
        .unknownName,
        scopes.isEmpty
          ? "anonymous closure argument '\(name)' is not inside a closure"
          : "'\(name)' is not an argument of this closure",
        at: span
      )
    }
    if name == "print" {
      return failed(.notCallable, "'print' is a function: call it as 'print(…)'", at: span)
    }
    if name.hasPrefix("<#") {
      let type = name.dropFirst(2).split(separator: "#").first ?? ""
      return failed(
        .missingValue,
        "editor placeholder in source file; write a value of type '\(type)' here",
        at: span
      )
    }
    if ForeignWord.modules.contains(name) {
      let isPrefix = span.end < file.bytes.count && file.bytes[span.end] == UInt8(ascii: ".")
      return failed(
        .unknownName,
        "cannot find '\(name)' in scope; functions have no prefix in cells",
        at: span,
        fixIt: isPrefix ? Diagnostic.FixIt(SourceSpan(span.start, span.end + 1), "") : nil
      )
    }
    let closest =
      ForeignWord.names[name] ?? self.closest(to: name, among: visibleNames)
    return failed(
      .unknownName,
      "cannot find '\(name)' in scope\(Spelling.hint(closest))",
      at: span,
      fixIt: closest.map { Diagnostic.FixIt(span, $0) }
    )
  }

  func typeNamed(_ name: String) -> StaticType? {
    if let plain = StaticType.named(name, []) { return plain }
    switch name {
    case "Array": return .array(solver.fresh())
    case "Dictionary": return .dictionary(solver.fresh(), solver.fresh())
    case "Sequence", "Optional", "Range", "ClosedRange", "ArraySlice": return nil
    default: return library.types[name] == nil ? nil : .host(name)
    }
  }

  /// A variable as a value.
  func use(_ variable: Variable, _ span: SourceSpan) -> TypedExpression {
    if flow.unassigned.contains(ObjectIdentifier(variable)), !flow.isDead {
      let kind = variable.isLet ? "constant" : "variable"
      return failed(
        .usedBeforeInitialization,
        "\(kind) '\(variable.name)' used before being initialized",
        at: span,
        notes: [Diagnostic.Note("'\(variable.name)' is declared here", at: variable.place)]
      )
    }
    context.use(variable)
    return TypedExpression(.variable(variable), variable.type, span)
  }

  // MARK: Literals of several values

  func array(
    _ elements: [ExpressionSyntax],
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    var element: StaticType
    var type: StaticType?
    switch known(hint) {
    case .array(let wanted): (element, type) = (wanted, .array(wanted))
    case .slice(let wanted): (element, type) = (wanted, .slice(wanted))
    case .sequence(let wanted): element = wanted
    case .host(let name):
      if let wanted = library.types[name]?.literalElement {
        (element, type) = (wanted, .host(name))
      } else {
        element = solver.fresh()
      }
    default: element = solver.fresh()
    }
    if type == nil,
      elements.contains(where: { if case .nil = $0.kind { true } else { false } })
    {
      element = .optional(solver.fresh())
    }
    let result = type ?? solver.fresh(.arrayLiteral(element))
    // The first element that is no literal says what literals before it are.
    var values: [TypedExpression] = []
    var isMixed = false
    for syntax in elements {
      let value = infer(syntax, hint: element)
      if case .metatype(let inner) = value.kind, elements.count == 1 {
        return TypedExpression(.metatype(.array(inner)), .error, span)
      }
      decidePending(for: value)
      let source = value.type
      if solver.attempt({ $0.coerce(source, to: element) }) {
        values.append(
          solver.pruned(source) == solver.pruned(element)
            ? value : TypedExpression(.conversion(value), element, value.span)
        )
      } else if type != nil || isMixed {
        values.append(coerced(value, to: element, for: .element))
      } else {
        isMixed = true
        values.append(coerced(value, to: element, for: .element))
      }
    }
    return TypedExpression(.array(values), result, span)
  }

  func dictionary(
    _ entries: [(ExpressionSyntax, ExpressionSyntax)],
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    var key: StaticType
    var value: StaticType
    if case .dictionary(let wantedKey, let wantedValue) = known(hint) {
      (key, value) = (wantedKey, wantedValue)
    } else {
      (key, value) = (solver.fresh(), solver.fresh())
    }
    var typed: [(TypedExpression, TypedExpression)] = []
    for (keySyntax, valueSyntax) in entries {
      typed.append(
        (check(keySyntax, as: key, for: .key), check(valueSyntax, as: value, for: .element))
      )
    }
    requirements.append(
      Requirement(type: key, conformance: "Hashable", span: span, subject: "dictionary key")
    )
    return TypedExpression(.dictionary(typed), .dictionary(key, value), span)
  }

  func tuple(
    _ elements: [ArgumentSyntax],
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    if elements.isEmpty { return TypedExpression(.void, .void, span) }
    var hints: [StaticType?] = Array(repeating: nil, count: elements.count)
    if case .tuple(let fields) = known(hint), fields.count == elements.count {
      hints = fields.map(\.type)
    }
    var labels: Set<String> = []
    for element in elements {
      if let label = element.label, !labels.insert(label).inserted {
        report(
          .duplicateLabel,
          "cannot create a tuple with a duplicate element label",
          at: element.labelSpan ?? span
        )
      }
    }
    let values = zip(elements, hints).map { valued(infer($0.value, hint: $1)) }
    let type = StaticType.tuple(
      zip(elements, values).map { .init(label: $0.label, type: $1.type) }
    )
    return TypedExpression(.tuple(values), type, span)
  }

  /// The value itself, unless it is the bare name of a type.
  func valued(_ value: TypedExpression) -> TypedExpression {
    guard case .metatype(let type) = value.kind else { return value }
    return failed(
      .typeMismatch,
      "expected a value, found the type '\(spelled(type))'; call an initializer or use a member",
      at: value.span
    )
  }

  // MARK: Optionals and conditions

  func unwrapped(_ inner: ExpressionSyntax, _ span: SourceSpan) -> TypedExpression {
    let value = infer(inner)
    decidePending(for: value)
    switch solver.pruned(value.type) {
    case .optional(let payload): return TypedExpression(.unwrap(value), payload, span)
    case .error: return invalid(span)
    default:
      return failed(
        .typeMismatch,
        "cannot force unwrap value of non-optional type '\(spelled(value.type))'",
        at: span
      )
    }
  }

  func ternary(
    _ condition: ExpressionSyntax,
    _ first: ExpressionSyntax,
    _ second: ExpressionSyntax,
    _ hint: StaticType?,
    _ span: SourceSpan
  ) -> TypedExpression {
    let condition = check(condition, as: .bool, for: .condition)
    let hint = hint.flatMap { solver.kind($0) == nil && $0 != .any ? $0 : nil }
    let first = valued(infer(first, hint: hint))
    let second = valued(infer(second, hint: hint ?? first.type))
    let (a, b) = (first.type, second.type)
    decidePending(for: first)
    decidePending(for: second)
    if let hint, solver.attempt({ $0.coerce(a, to: hint) && $0.coerce(b, to: hint) }) {
      return TypedExpression(.ternary(condition, first, second), hint, span)
    }
    if solver.attempt({ $0.coerce(b, to: a) }) {
      return TypedExpression(.ternary(condition, first, second), a, span)
    }
    if solver.attempt({ $0.coerce(a, to: b) }) {
      return TypedExpression(.ternary(condition, first, second), b, span)
    }
    if case .nil = second.kind {
      return TypedExpression(.ternary(condition, first, second), .optional(a), span)
    }
    return failed(
      .typeMismatch,
      "result values in '? :' expression have mismatching types '\(spelled(a))' and '\(spelled(b))'",
      at: span
    )
  }

  func expectation(_ arguments: [ArgumentSyntax], _ span: SourceSpan) -> TypedExpression {
    guard let first = arguments.first, arguments.count <= 2,
      arguments.allSatisfy({ $0.label == nil })
    else {
      return failed(
        .noMatchingCall,
        "'#expect' takes a condition and, if wanted, a message",
        at: span
      )
    }
    let condition = check(first.value, as: .bool, for: .condition)
    let message = arguments.dropFirst().first.map {
      check($0.value, as: .string, for: .argument)
    }
    return TypedExpression(.expectation(condition, message: message), .void, span)
  }
}
