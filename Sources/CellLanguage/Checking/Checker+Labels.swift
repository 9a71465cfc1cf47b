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
    if let wrapped = wrapped(name, candidates, arguments, nameSpan) {
      report(.noMatchingCall, wrapped.message, at: nameSpan, fixIt: wrapped.fixIt)
      return
    }
    let candidates = Self.meant(candidates, arguments)
    let signatures = candidates.map(\.signature)
    guard Set(signatures.map(\.fullName)).count == 1, let signature = signatures.first else {
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
        (unused.isEmpty
          ? "extraneous argument label '\(label):' in call"
          : "incorrect argument label '\(label):' in call to '\(signature.fullName)'")
          + (expected.map { "; did you mean '\($0):'?" } ?? ""),
        at: argument.labelSpan ?? span,
        notes: declaredHere,
        fixIt: expected.flatMap { expected in
          argument.labelSpan.map { Diagnostic.FixIt($0, expected) }
        } ?? Self.removal(of: argument, if: unused.isEmpty)
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
        notes: declaredHere,
        fixIt: Self.insertion(of: parameter, in: parameters, arguments, span, file)
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
    let unlabelled = zip(arguments, parameters).compactMap {
      argument,
      parameter -> (label: String, span: SourceSpan)? in
      guard argument.label == nil, !argument.isTrailing, let label = parameter.label,
        !arguments.contains(where: { $0.label == label })
      else { return nil }
      return (label, argument.value.span)
    }
    if let first = unlabelled.first {
      let list = unlabelled.map { "\($0.label):" }.joined()
      report(
        .noMatchingCall,
        "missing argument label\(unlabelled.count == 1 ? "" : "s") '\(list)' in call",
        at: first.span,
        notes: declaredHere,
        fixIt: labelled(unlabelled)
      )
      return
    }
    if let argument = arguments.first(where: { $0.label != nil && !labels.contains($0.label ?? "") }
    ) {
      report(
        .noMatchingCall,
        "extraneous argument label '\(argument.label ?? ""):' in call",
        at: argument.labelSpan ?? span,
        notes: declaredHere,
        fixIt: Self.removal(of: argument, if: true)
      )
      return
    }
    if let (later, earlier) = Self.misplaced(parameters, arguments) {
      report(
        .noMatchingCall,
        "argument '\(later)' must precede argument '\(earlier)'",
        at: arguments.first { $0.label == later }?.labelSpan ?? nameSpan,
        notes: declaredHere,
        fixIt: inOrder(parameters, arguments)
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

  /// The one of several declarations that most of the labels are of; all of them if that is none or several.
  private static func meant(_ candidates: [Candidate], _ arguments: [ArgumentSyntax]) -> [Candidate]
  {
    guard candidates.count > 1 else { return candidates }
    let given = Set(arguments.compactMap(\.label))
    let shared = candidates.map {
      given.intersection($0.signature.parameters.compactMap(\.label)).count
    }
    guard let most = shared.max(), most > 0, 2 * most >= given.count,
      shared.count(where: { $0 == most }) == 1, let index = shared.firstIndex(of: most)
    else { return candidates }
    return [candidates[index]]
  }

  /// `Vector([1, 2])` for `Vector(1, 2)`.
  private func wrapped(
    _ name: String,
    _ candidates: [Candidate],
    _ arguments: [ArgumentSyntax],
    _ nameSpan: SourceSpan
  ) -> (message: String, fixIt: Diagnostic.FixIt)? {
    guard arguments.count > 1, arguments.allSatisfy({ $0.label == nil && !$0.isTrailing }),
      let first = arguments.first?.value.span, let last = arguments.last?.value.span,
      last.end - first.start <= 60,
      candidates.contains(where: { candidate in
        guard candidate.signature.parameters.count == 1,
          candidate.signature.parameters[0].label == nil
        else { return false }
        switch solver.pruned(candidate.parameters[0]) {
        case .array, .sequence: return true
        default: return false
        }
      })
    else { return nil }
    let span = first.union(last)
    let list = "[\(file.text(in: span))]"
    return ("'\(name)' takes one list; write '\(name)(\(list))'", Diagnostic.FixIt(span, list))
  }

  /// Takes away a label that no parameter has.
  private static func removal(of argument: ArgumentSyntax, if isCure: Bool) -> Diagnostic.FixIt? {
    guard isCure, let label = argument.labelSpan else { return nil }
    return Diagnostic.FixIt(SourceSpan(label.start, argument.value.span.start), "")
  }

  /// Writes labels in front of arguments.
  private func labelled(_ arguments: [(label: String, span: SourceSpan)]) -> Diagnostic.FixIt? {
    guard let first = arguments.first, let last = arguments.last else { return nil }
    var text = "\(first.label): "
    for (one, next) in zip(arguments, arguments.dropFirst()) {
      text += file.text(in: SourceSpan(one.span.start, next.span.start)) + "\(next.label): "
    }
    return Diagnostic.FixIt(SourceSpan(first.span.start, last.span.start), text)
  }

  /// Writes a placeholder for a missing argument where it belongs: no value that nobody has chosen.
  private static func insertion(
    of parameter: Signature.Parameter,
    in parameters: [Signature.Parameter],
    _ arguments: [ArgumentSyntax],
    _ span: SourceSpan,
    _ file: SourceFile
  ) -> Diagnostic.FixIt? {
    guard !arguments.contains(where: \.isTrailing), file.bytes[span.end - 1] == UInt8(ascii: ")")
    else { return nil }
    let placeholder = "<#\(parameter.type)#>"
    let end = SourceSpan(span.end - 1, span.end - 1)
    let comma = arguments.isEmpty ? "" : ", "
    guard let label = parameter.label else {
      let isLast = parameters.prefix(arguments.count + 1).last?.name == parameter.name
      return isLast ? Diagnostic.FixIt(end, "\(comma)\(placeholder)") : nil
    }
    guard let position = parameters.firstIndex(where: { $0.label == label }) else { return nil }
    let later = Set(parameters[(position + 1)...].compactMap(\.label))
    if let next = arguments.first(where: { $0.label.map(later.contains) ?? false })?.labelSpan {
      return Diagnostic.FixIt(SourceSpan(next.start, next.start), "\(label): \(placeholder), ")
    }
    return Diagnostic.FixIt(end, "\(comma)\(label): \(placeholder)")
  }

  /// The labels of two arguments that stand in the wrong order.
  private static func misplaced(_ parameters: [Signature.Parameter], _ arguments: [ArgumentSyntax])
    -> (later: String, earlier: String)?
  {
    let labels = parameters.map(\.label)
    let positions = arguments.compactMap { argument in
      argument.label.flatMap { label in labels.firstIndex(of: label).map { (label, $0) } }
    }
    return zip(positions, positions.dropFirst()).first { $0.1 > $1.1 }.map { ($1.0, $0.0) }
  }

  /// All arguments in the order of their parameters.
  private func inOrder(_ parameters: [Signature.Parameter], _ arguments: [ArgumentSyntax])
    -> Diagnostic.FixIt?
  {
    let labels = parameters.map(\.label)
    let texts = arguments.compactMap { argument -> (Int, SourceSpan)? in
      guard !argument.isTrailing, let label = argument.label, let span = argument.labelSpan,
        let position = labels.firstIndex(of: label)
      else { return nil }
      return (position, span.union(argument.value.span))
    }
    guard texts.count == arguments.count, let first = texts.first, let last = texts.last,
      Set(texts.map(\.0)).count == texts.count
    else { return nil }
    let sorted = texts.sorted { $0.0 < $1.0 }.map { file.text(in: $0.1) }
    return Diagnostic.FixIt(first.1.union(last.1), sorted.joined(separator: ", "))
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
