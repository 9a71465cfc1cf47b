public import Diagnostics

/// The variables and functions of a lesson, and what runs its cells, one after the other.
///
/// A session is a value: a copy is a snapshot, and what one copy runs the other does not see.
///
///     var session = CellSession(library: HostLibrary())
///     let result = session.run(cell.code)
///
/// It is safe to hand copies to several tasks: what they share is never written to, because every run first gets
/// variables of its own (`BoxCopier`), and what was checked is not changed again.
public struct CellSession: @unchecked Sendable {
  /// A name that a cell declared.
  public struct Binding: Sendable, Hashable {
    /// The name.
    public let name: String
    /// Its type as Swift writes it.
    public let type: String
    /// Where it is declared.
    public let place: Diagnostic.Place
  }

  /// What cells can call.
  public let library: HostLibrary
  /// What one run may use.
  public let limits: CellLimits
  private var globals = Checker.Globals()
  private var values: [CellValue] = []

  private let bytesHeld: (@Sendable () -> Int?)?
  private let isCancelled: (@Sendable () -> Bool)?
  private let memory: CallMemory?

  /// A session without any variable.
  ///
  /// - Parameters:
  ///   - library: What cells can call.
  ///   - limits: What one run may use.
  ///   - bytesHeld: Tells how much memory the session's values hold, if that can be known; asked when more than the
  ///     limit was made.
  ///   - isCancelled: Asked every few thousand steps; true ends the run as if its time were over.
  ///   - memory: Keeps the results of long calls for other sessions, and knows theirs.
  public init(
    library: HostLibrary,
    limits: CellLimits = CellLimits(),
    bytesHeld: (@Sendable () -> Int?)? = nil,
    isCancelled: (@Sendable () -> Bool)? = nil,
    memory: CallMemory? = nil
  ) {
    self.library = library
    self.memory = memory
    self.limits = limits
    self.bytesHeld = bytesHeld
    self.isCancelled = isCancelled
  }

  // MARK: Running

  /// Runs a cell.
  ///
  /// If something is wrong with it, nothing of it runs. If something goes wrong while it runs, it leaves no trace but
  /// the outputs up to there: the variables are what they were before. In both cases the names it declares are
  /// remembered, so that later cells that use them are skipped.
  public mutating func run(_ code: SourceSlice) -> CellResult {
    EvaluationStack.run { runHere(code) }
  }

  private mutating func runHere(_ code: SourceSlice) -> CellResult {
    var parser = Parser(code)
    let program = parser.program()
    let checker = Checker(library: library, file: code.file, globals: globals)
    for (name, span) in parser.lostNames {
      checker.globals.poisoned[name] = Diagnostic.Place(code.file, span)
    }
    let statements = checker.statements(program)
    let problems = parser.problems + checker.diagnostics
    guard problems.isEmpty else {
      poison(checker, lost: parser.lostNames)
      globals.problemCount += problems.count
      return CellResult(status: .failed, outputs: [], diagnostics: Self.first(problems))
    }
    return run(statements, checker)
  }

  /// Evaluates exactly one expression.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - type: A type that literals should take where they can: with `.double`, `1 / 4` is 0.25. An expression of
  ///     another type is no error.
  /// - Returns: One `.value`, or diagnostics.
  public mutating func evaluate(
    expression: SourceSlice,
    expecting type: CellType? = nil
  ) -> CellResult {
    EvaluationStack.run { evaluateHere(expression, type) }
  }

  private mutating func evaluateHere(
    _ expression: SourceSlice,
    _ type: CellType?
  ) -> CellResult {
    var parser = Parser(expression)
    let syntax = parser.soleExpression()
    let checker = Checker(library: library, file: expression.file, globals: globals)
    var statements: [TypedStatement] = []
    if let syntax {
      statements = [checker.soleExpression(syntax, expecting: type?.storage)]
    }
    let problems = parser.problems + checker.diagnostics
    guard problems.isEmpty else {
      globals.problemCount += problems.count
      return CellResult(status: .failed, outputs: [], diagnostics: Self.first(problems))
    }
    return run(statements, checker)
  }

  private mutating func run(_ statements: [TypedStatement], _ checker: Checker) -> CellResult {
    guard !checker.usesPoison else {
      poison(checker, lost: [:])
      return CellResult(status: .skipped, outputs: [], diagnostics: [])
    }
    let (before, own) = (values, BoxCopier.copies(of: values))
    values = []
    let machine = Machine(
      limits: limits,
      globals: own,
      count: checker.globals.slotCount,
      bytesHeld: bytesHeld,
      isCancelled: isCancelled,
      memory: memory
    )
    do {
      try checker.generate(statements)(machine)
    } catch {
      values = before
      poison(checker, lost: [:])
      machine.finish()
      let fault = error as? Fault ?? Fault(CellDiagnosticID.hostError, "\(error)")
      return CellResult(
        status: .failed,
        outputs: machine.outputs,
        diagnostics: [fault.diagnostic]
      )
    }
    machine.finish()
    globals = checker.globals
    globals.flow.isDead = false
    values = machine.takeGlobals()
    return CellResult(status: .completed, outputs: machine.outputs, diagnostics: [])
  }

  /// The problems in reading order, as many as a person will look at.
  private static func first(_ problems: [Diagnostic]) -> [Diagnostic] {
    Array(problems.inReadingOrder().prefix(Parser.mostProblems))
  }

  private mutating func poison(_ checker: Checker, lost: [String: SourceSpan]) {
    for (name, place) in checker.declared { globals.poisoned[name] = place }
    for (name, span) in lost where globals.symbols[name] == nil {
      globals.poisoned[name] = Diagnostic.Place(checker.file, span)
    }
  }

  // MARK: Looking

  /// What is declared so far, in the order of the names.
  public var bindings: [Binding] {
    globals.symbols.flatMap { name, symbol -> [Binding] in
      switch symbol {
      case .variable(let variable):
        [Binding(name: name, type: variable.type.description, place: variable.place)]
      case .functions(let functions):
        functions.map { Binding(name: name, type: $0.type.description, place: $0.place) }
      }
    }.sorted { ($0.name, $0.type) < ($1.name, $1.type) }
  }

  /// The value of a variable; nil if there is none of that name.
  public func value(of name: String) -> CellValue? {
    guard case .variable(let variable) = globals.symbols[name], let slot = variable.globalSlot,
      values.indices.contains(slot)
    else { return nil }
    return values[slot]
  }

  /// All names that can stand in a cell by themselves: of variables, functions and types; for completion.
  public var names: [String] {
    Set(globals.symbols.keys).union(library.names).union(["print"]).sorted()
  }
}
