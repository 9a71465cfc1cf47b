import Diagnostics

extension Checker {
  /// Whether the labels of the arguments are those of a declaration.
  func fits(_ candidate: Candidate, _ arguments: [ArgumentSyntax]) -> Bool {
    bindings(candidate, arguments) != nil
  }

  /// Which argument goes where; nil if the labels do not fit.
  func bindings(_ candidate: Candidate, _ arguments: [ArgumentSyntax]) -> [ArgumentBinding]? {
    let parameters = candidate.signature.parameters
    var bindings: [ArgumentBinding] = []
    var next = 0
    for (offset, parameter) in parameters.enumerated() {
      let takesClosure = self.takesClosure(candidate.parameters[offset])
      if parameter.isVariadic {
        var indices: [Int] = []
        while next < arguments.count, !arguments[next].isTrailing,
          arguments[next].label == (indices.isEmpty ? parameter.label : nil)
        {
          indices.append(next)
          next += 1
        }
        bindings.append(.variadic(indices))
        continue
      }
      if next < arguments.count {
        let argument = arguments[next]
        let fits =
          argument.isTrailing && argument.label == nil
          ? takesClosure : argument.label == parameter.label
        if fits {
          bindings.append(.argument(next))
          next += 1
          continue
        }
      }
      guard parameter.initial != nil else { return nil }
      bindings.append(.initial)
    }
    return next == arguments.count ? bindings : nil
  }

  /// Whether a trailing closure may be for a parameter of a type; one of any type may be.
  private func takesClosure(_ type: StaticType) -> Bool {
    let type = solver.pruned(type)
    if case .optional(let payload) = type { return takesClosure(payload) }
    if case .function = type { return true }
    return type.isOpen && solver.kind(type) == nil
  }

  func reportLabels(
    _ name: String,
    _ candidates: [Candidate],
    _ arguments: [ArgumentSyntax],
    nameSpan: SourceSpan,
    span: SourceSpan
  ) {
    let signatures = candidates.map(\.signature)
    guard candidates.count == 1, let signature = signatures.first else {
      let given = arguments.map { $0.isTrailing ? "closure:" : ($0.label ?? "_") + ":" }.joined()
      report(
        .noMatchingCall,
        "no '\(name)' takes the arguments (\(given)); there is \(Self.list(signatures.map(\.fullName)))",
        at: nameSpan
      )
      return
    }
    let declaredHere: [Diagnostic.Note] =
      if case .cell(let function) = candidates[0].target {
        [Diagnostic.Note("'\(signature.fullName)' is declared here", at: function.place)]
      } else {
        [Diagnostic.Note("it is declared as '\(signature.fullName)'")]
      }
    let parameters = signature.parameters
    // A label that is nobody's, or stands where another is expected.
    let labels = parameters.compactMap(\.label)
    for argument in arguments {
      guard let label = argument.label, !labels.contains(label) else { continue }
      let unused = labels.filter { label in !arguments.contains { $0.label == label } }
      let closest = Spelling.closest(to: label, among: unused)
      if closest == nil, arguments.count > parameters.count { continue }
      let expected = closest ?? (unused.count == 1 ? unused[0] : nil)
      report(
        .noMatchingCall,
        "incorrect argument label '\(label):' in call to '\(signature.fullName)'"
          + (expected.map { "; did you mean '\($0):'?" } ?? ""),
        at: argument.labelSpan ?? span,
        notes: declaredHere,
        fixIt: expected.flatMap { expected in
          argument.labelSpan.map { Diagnostic.FixIt($0, expected) }
        }
      )
      return
    }
    let required = parameters.filter { $0.initial == nil && !$0.isVariadic }
    if arguments.count < required.count {
      let missing = required.first { parameter in
        parameter.label != nil && !arguments.contains { $0.label == parameter.label }
      }
      let parameter = missing ?? required[arguments.count]
      report(
        .noMatchingCall,
        parameter.label.map { "missing argument for parameter '\($0)' in call" }
          ?? "missing argument for parameter #\((parameters.firstIndex { $0.name == parameter.name } ?? 0) + 1) in call",
        at: SourceSpan(max(span.start, span.end - 1), span.end),
        notes: declaredHere
      )
      return
    }
    if arguments.count > parameters.count, !parameters.contains(where: \.isVariadic) {
      let extra =
        arguments.first { argument in argument.label.map { !labels.contains($0) } ?? false }
        ?? arguments[parameters.count]
      report(
        .noMatchingCall,
        "extra argument \(extra.label.map { "'\($0)' " } ?? "")in call",
        at: extra.value.span,
        notes: declaredHere
      )
      return
    }
    for (argument, parameter) in zip(arguments, parameters)
    where argument.label == nil && !argument.isTrailing {
      guard let label = parameter.label, !arguments.contains(where: { $0.label == label }) else {
        continue
      }
      let start = argument.value.span.start
      report(
        .noMatchingCall,
        "missing argument label '\(label):' in call",
        at: argument.value.span,
        notes: declaredHere,
        fixIt: Diagnostic.FixIt(SourceSpan(start, start), "\(label): ")
      )
      return
    }
    if let argument = arguments.first(where: { $0.label != nil && !labels.contains($0.label ?? "") }
    ) {
      report(
        .noMatchingCall,
        "extraneous argument label '\(argument.label ?? ""):' in call",
        at: argument.labelSpan ?? span,
        notes: declaredHere
      )
      return
    }
    report(
      .noMatchingCall,
      "the arguments do not fit '\(signature.fullName)'; mind their order",
      at: nameSpan,
      notes: declaredHere
    )
  }

  func reportTypes(
    _ name: String,
    _ candidates: [Candidate],
    _ inferred: [Int: TypedExpression],
    _ arguments: [ArgumentSyntax],
    nameSpan: SourceSpan
  ) {
    let given = arguments.indices.map { index in
      (arguments[index].label.map { "\($0): " } ?? "")
        + (inferred[index].map { spelled($0.type) } ?? "_")
    }
    let expected = candidates.map { candidate in
      zip(candidate.signature.parameters, candidate.parameters).map { parameter, type in
        (parameter.label.map { "\($0): " } ?? "") + spelled(type)
      }.joined(separator: ", ")
    }
    report(
      .noMatchingCall,
      "no '\(name)' takes arguments of types (\(given.joined(separator: ", "))); they could be \(Self.list(expected.map { "(\($0))" }))",
      at: nameSpan
    )
  }

  static func list(_ items: [String]) -> String {
    var seen: Set<String> = []
    let unique = items.filter { seen.insert($0).inserted }
    let shown = unique.prefix(4).map { "'\($0)'" }
    return shown.joined(separator: ", ") + (unique.count > 4 ? ", …" : "")
  }
}
