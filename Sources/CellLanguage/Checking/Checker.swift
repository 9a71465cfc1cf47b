import Diagnostics

/// Decides what everything in a cell means, and finds what swiftc would find wrong.
///
/// 1. Names are looked up in the blocks around, then in the session, then in the library.
/// 2. Each expression gives a type, with solver variables for what is open; where a type is expected, it is coerced.
/// 3. At the end of a statement operators that waited are decided, and literals take their default types.
/// 4. Which variables have a value is followed along the statements.
final class Checker {
  /// Names declared at the top level, kept from cell to cell.
  struct Globals: @unchecked Sendable {
    var symbols: [String: Symbol] = [:]
    /// Names of cells that failed.
    var poisoned: [String: Diagnostic.Place] = [:]
    var slotCount = 0
    var flow = Flow()
    /// How much was wrong in the cells before.
    var problemCount = 0
  }

  /// What is known of variables that were declared without a value.
  struct Flow {
    /// Those that may have none yet.
    var unassigned: Set<ObjectIdentifier> = []
    /// Those that may have one.
    var maybeAssigned: Set<ObjectIdentifier> = []
    /// Whether this point is never reached.
    var isDead = false

    /// Joins what two ways lead to.
    static func joined(_ a: Flow, _ b: Flow) -> Flow {
      if a.isDead { return b }
      if b.isDead { return a }
      return Flow(
        unassigned: a.unassigned.union(b.unassigned),
        maybeAssigned: a.maybeAssigned.union(b.maybeAssigned)
      )
    }
  }

  /// What a literal or operator has to turn out to be.
  struct Requirement {
    let type: StaticType
    let conformance: String
    let span: SourceSpan
    let subject: String
  }

  let library: HostLibrary
  let file: SourceFile
  var globals: Globals
  let solver: Solver
  var diagnostics: [Diagnostic] = []
  /// Names that this cell declares at its top level.
  var declared: [String: Diagnostic.Place] = [:]
  /// Whether the cell uses a name of a cell that failed.
  var usesPoison = false
  /// The blocks around, innermost last; the first is the top level of the cell and lives in `globals`.
  var scopes: [[String: Symbol]] = []
  var context: FunctionContext
  let top: FunctionContext
  var functions: [FunctionSymbol] = []
  /// The same, by the place of the name; of several in one place the last.
  var functionsByPlace: [SourceSpan: FunctionSymbol] = [:]
  var closures: [ClosureBody] = []
  var pending: [(Operation, SourceSpan)] = []
  var requirements: [Requirement] = []
  /// Types of literals that closures around take as their parameters: a later statement may decide them.
  var heldLiterals: [StaticType] = []
  /// What the expression statements of a builder are collected into.
  var collector: (variable: Variable, element: StaticType)?
  var substitutions: [ObjectIdentifier: TypedExpression] = [:]
  /// Payloads that an optional chain reads: changing one would change a copy.
  var payloads: Set<ObjectIdentifier> = []
  /// Where to place what is wrong in a default argument: at the call.
  var spanOverride: SourceSpan?
  /// Takes down types and declarations, if somebody asks for them.
  var journal: CheckerJournal?
  private var reported: Set<SourceSpan> = []
  private let stackTop = EvaluationStack.position()

  init(library: HostLibrary, file: SourceFile, globals: Globals) {
    self.library = library
    self.file = file
    self.globals = globals
    solver = Solver(library: library)
    top = FunctionContext(parent: nil, result: nil, isClosure: false)
    context = top
  }

  var flow: Flow {
    get { globals.flow }
    set { globals.flow = newValue }
  }

  // MARK: Reporting

  func place(_ span: SourceSpan) -> Diagnostic.Place {
    Diagnostic.Place(file, spanOverride ?? span)
  }

  /// Notes what is wrong, once for each place.
  func report(
    _ id: CellDiagnosticID,
    _ message: String,
    at span: SourceSpan,
    notes: [Diagnostic.Note] = [],
    fixIt: Diagnostic.FixIt? = nil
  ) {
    guard diagnostics.count < Parser.mostProblems, reported.insert(span).inserted else { return }
    diagnostics.append(
      Diagnostic(
        id,
        Parser.shortened(message),
        at: place(span),
        notes: notes.map { Diagnostic.Note(Parser.shortened($0.message), at: $0.place) },
        fixIt: spanOverride == nil ? fixIt : nil
      )
    )
  }

  /// Notes a type that stays unknown, unless something else is wrong that explains it.
  func reportOpen(_ message: String, at span: SourceSpan, fixIt: Diagnostic.FixIt? = nil) {
    guard diagnostics.isEmpty, !usesPoison else { return }
    report(.ambiguousType, message, at: span, fixIt: fixIt)
  }

  /// The name that was most likely meant; nil after a hundred problems, whose suggestions nobody reads.
  func closest(
    to name: String,
    among candidates: @autoclosure () -> some Sequence<String>
  ) -> String? {
    globals.problemCount + diagnostics.count < 100
      ? Spelling.closest(to: name, among: candidates()) : nil
  }

  func invalid(_ span: SourceSpan) -> TypedExpression { TypedExpression(.invalid, .error, span) }

  func failed(
    _ id: CellDiagnosticID,
    _ message: String,
    at span: SourceSpan,
    notes: [Diagnostic.Note] = [],
    fixIt: Diagnostic.FixIt? = nil
  ) -> TypedExpression {
    report(id, message, at: span, notes: notes, fixIt: fixIt)
    return invalid(span)
  }

  /// Whether the native stack has room for one more level; if not, that is reported.
  func hasRoom(at span: SourceSpan) -> Bool {
    guard EvaluationStack.hasRoom(since: stackTop) else {
      report(.nestingTooDeep, "this is nested too deeply", at: span)
      return false
    }
    return true
  }

  /// How a type is written in a message.
  func spelled(_ type: StaticType) -> String { solver.assumed(type).description }

  // MARK: Names

  func lookup(_ name: String) -> Symbol? {
    for scope in scopes.reversed() { if let found = scope[name] { return found } }
    return globals.symbols[name]
  }

  var isTopLevel: Bool { scopes.isEmpty }

  /// Declares a name in the innermost block.
  func declare(_ name: String, _ symbol: Symbol, at span: SourceSpan) {
    let place = place(span)
    let earlier =
      isTopLevel
      ? globals.symbols[name]?.place ?? globals.poisoned[name] : scopes.last?[name]?.place
    if let earlier {
      report(
        .redeclaration,
        "invalid redeclaration of '\(name)'",
        at: span,
        notes: [Diagnostic.Note("'\(name)' is declared here", at: earlier)]
      )
    }
    journal?.note(name, symbol, at: place, isTopLevel: isTopLevel)
    if isTopLevel {
      globals.symbols[name] = symbol
      declared[name] = place
    } else {
      scopes[scopes.count - 1][name] = symbol
    }
  }

  func variable(
    _ name: String,
    _ type: StaticType,
    isLet: Bool,
    at span: SourceSpan
  ) -> Variable {
    let variable = Variable(
      name: name,
      type: type,
      isLet: isLet,
      place: place(span),
      owner: context
    )
    if isTopLevel, context === top {
      variable.globalSlot = globals.slotCount
      globals.slotCount += 1
    }
    return variable
  }

  /// A variable that no cell can name.
  func hidden(_ type: StaticType, _ span: SourceSpan) -> Variable {
    Variable(name: "", type: type, isLet: false, place: place(span), owner: context)
  }

  func scoped<Result>(_ body: () -> Result) -> Result {
    scopes.append([:])
    defer { scopes.removeLast() }
    return body()
  }

  /// All names that could stand here, for suggestions.
  var visibleNames: [String] {
    scopes.flatMap(\.keys) + globals.symbols.keys + library.names + ["print"]
  }

  // MARK: Coercion

  /// What a value is needed for, in the words of the message if it does not fit.
  enum Purpose {
    case argument
    case initialValue
    case assignment
    case result
    case closureResult
    case condition
    case element
    case key
    case index
    case pattern
    case interpolation
  }

  /// Infers `syntax` and makes it fit `type`.
  func check(
    _ syntax: ExpressionSyntax,
    as type: StaticType,
    for purpose: Purpose
  ) -> TypedExpression {
    coerced(infer(syntax, hint: type), to: type, for: purpose)
  }

  func coerced(
    _ value: TypedExpression,
    to type: StaticType,
    for purpose: Purpose
  ) -> TypedExpression {
    decidePending(for: value)
    let source = solver.pruned(value.type)
    let target = solver.pruned(type)
    if source == target { return value }
    let fits = solver.attempt { $0.coerce(source, to: target) }
    guard fits else {
      mismatch(value, target, purpose)
      return invalid(value.span)
    }
    switch target {
    case .int, .double, .bool, .string, .error: return value
    default: return TypedExpression(.conversion(value), target, value.span)
    }
  }

  private func mismatch(_ value: TypedExpression, _ type: StaticType, _ purpose: Purpose) {
    let source = solver.assumed(value.type)
    let target = solver.assumed(type)
    if source.hasError || target.hasError { return }
    if case .nil = value.kind {
      report(
        .typeMismatch,
        "'nil' cannot be used where a value of type '\(target)' is needed",
        at: value.span
      )
      return
    }
    if case .optional(let payload) = source, payload == target {
      report(
        .optionalNotUnwrapped,
        "value of optional type '\(source)' must be unwrapped to a value of type '\(target)'; use '??' or 'if let'",
        at: value.span
      )
      return
    }
    let expectation =
      switch purpose {
      case .argument:
        "cannot convert value of type '\(source)' to expected argument type '\(target)'"
      case .initialValue: "cannot convert value of type '\(source)' to specified type '\(target)'"
      case .assignment: "cannot assign value of type '\(source)' to type '\(target)'"
      case .result:
        "cannot convert return expression of type '\(source)' to return type '\(target)'"
      case .closureResult:
        "cannot convert value of type '\(source)' to closure result type '\(target)'"
      case .condition: "cannot convert value of type '\(source)' to expected condition type 'Bool'"
      case .element: "cannot convert value of type '\(source)' to expected element type '\(target)'"
      case .key:
        "cannot convert value of type '\(source)' to expected dictionary key type '\(target)'"
      case .index: "cannot convert value of type '\(source)' to expected index type '\(target)'"
      case .pattern:
        "expression pattern of type '\(source)' cannot match values of type '\(target)'"
      case .interpolation: "cannot show a value of type '\(source)'"
      }
    let (hint, fixIt) = conversion(value, from: source, to: target)
    report(
      purpose == .argument ? .argumentMismatch : .typeMismatch,
      expectation + hint,
      at: value.span,
      fixIt: fixIt
    )
  }

  // MARK: Types

  func type(_ syntax: TypeSyntax) -> StaticType {
    switch syntax {
    case .array(let element, _): return .array(type(element))
    case .dictionary(let key, let value, let span):
      let key = type(key)
      if !key.hasError, ![.int, .double, .bool, .string].contains(key) {
        report(.typeMismatch, "type '\(key)' does not conform to protocol 'Hashable'", at: span)
        return .error
      }
      return .dictionary(key, type(value))
    case .optional(let payload, let span):
      let payload = type(payload)
      if case .optional = payload {
        report(
          .unsupported,
          "optionals of optionals are not part of the cells' language",
          at: span
        )
        return .error
      }
      return .optional(payload)
    case .tuple(let fields, _):
      return fields.isEmpty
        ? .void : .tuple(fields.map { .init(label: $0.label, type: type($0.type)) })
    case .function(let parameters, let result, _):
      return .function(parameters.map { type($0) }, type(result))
    case .named(let name, let arguments, let span): return named(name, arguments.map(type), span)
    }
  }

  private func named(_ name: String, _ arguments: [StaticType], _ span: SourceSpan) -> StaticType {
    if let found = StaticType.named(name, arguments) { return found }
    if library.types[name] != nil, arguments.isEmpty, !Self.genericNames.contains(name) {
      return .host(name)
    }
    let candidates = library.typeEntries.map(\.name) + ["Int", "Double", "Bool", "String", "Any"]
    switch name {
    case "Float", "Float16", "Float80", "CGFloat", "Int8", "Int16", "Int32", "Int64", "UInt",
      "UInt8", "UInt16", "UInt32", "UInt64":
      let replacement = name.hasPrefix("F") || name.hasPrefix("C") ? "Double" : "Int"
      report(
        .unsupported,
        "'\(name)' is not part of the cells' language; use '\(replacement)'",
        at: span,
        fixIt: Diagnostic.FixIt(span, replacement)
      )
    case _ where Self.genericNames.contains(name):
      report(
        .unknownType,
        "reference to generic type '\(name)' requires arguments in <...>",
        at: span
      )
    default:
      let closest = ForeignWord.names[name] ?? self.closest(to: name, among: candidates)
      report(
        .unknownType,
        "cannot find type '\(name)' in scope\(Spelling.hint(closest))",
        at: span,
        fixIt: closest.map { Diagnostic.FixIt(span, $0) }
      )
    }
    return .error
  }

  static let genericNames: Set<String> = [
    "Array", "ArraySlice", "Dictionary", "Optional", "Range", "ClosedRange", "Sequence",
  ]
}
