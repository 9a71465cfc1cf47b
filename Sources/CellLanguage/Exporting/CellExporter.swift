public import Diagnostics

/// Makes of the cells of a lesson the text of a Swift program, cell by cell, without running them.
///
///     var exporter = CellExporter(library: library, recording: "recording")
///     let swift = exporter.export(cell.code).swift
///
/// The text stays the author's; `try` is written where Swift wants it, and what shows, prints or expects something
/// says so to an object that the program names `recording`.
public struct CellExporter {
  /// The text of a cell or inline value, or what is wrong with it.
  public struct Export: Sendable {
    /// The Swift; nil if something is wrong.
    public let swift: String?
    /// What is wrong.
    public let diagnostics: [Diagnostic]
  }

  private let library: HostLibrary
  private let recording: String
  private var globals = Checker.Globals()
  private var throwingFunctions: Set<ObjectIdentifier> = []

  /// An exporter of the cells of one lesson.
  ///
  /// - Parameters:
  ///   - library: What cells can call.
  ///   - recording: What the program calls the object that takes down what is shown; no cell may use the name.
  public init(library: HostLibrary, recording: String) {
    self.library = library
    self.recording = recording
  }

  /// The text of a cell.
  public mutating func export(_ code: SourceSlice) -> Export {
    var parser = Parser(code)
    let program = parser.program()
    let checker = Checker(library: library, file: code.file, globals: globals)
    let statements = checker.statements(program)
    let problems = parser.problems + checker.diagnostics
    guard problems.isEmpty else { return Export(swift: nil, diagnostics: problems) }
    var writer = writer(statements, checker)
    writer.write(program)
    commit(checker)
    return Export(swift: writer.text(of: code), diagnostics: [])
  }

  /// The text of an inline value, as it stands in an argument.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - type: A type that literals should take where they can.
  /// - Returns: The expression, or what is wrong with it.
  public mutating func export(
    expression: SourceSlice,
    expecting type: CellType? = nil
  ) -> Export {
    var parser = Parser(expression)
    let syntax = parser.soleExpression()
    let checker = Checker(library: library, file: expression.file, globals: globals)
    var statements: [TypedStatement] = []
    if let syntax { statements = [checker.soleExpression(syntax, expecting: type?.storage)] }
    let problems = parser.problems + checker.diagnostics
    guard problems.isEmpty, let syntax else { return Export(swift: nil, diagnostics: problems) }
    var writer = writer(statements, checker)
    writer.writeValue(syntax)
    return Export(swift: writer.text(of: expression), diagnostics: [])
  }

  private mutating func commit(_ checker: Checker) {
    globals = checker.globals
    globals.flow.isDead = false
  }

  private mutating func writer(_ statements: [TypedStatement], _ checker: Checker) -> SwiftWriter {
    let calls = ThrowingCalls(
      checker.functions,
      known: throwingFunctions,
      solver: checker.solver
    )
    throwingFunctions = calls.known
    let bodies = checker.functions.compactMap(\.body)
    var printing: Set<SourceSpan> = []
    let visit: (TypedExpression) -> Void = {
      if case .print = $0.kind { printing.insert($0.span) }
    }
    for statement in statements { statement.forEach(visit) }
    for body in bodies { body.forEach(visit) }
    let shown = statements.compactMap { statement in
      if case .expression(_, shows: true) = statement.kind { statement.span } else { nil }
    }
    return SwiftWriter(
      recording: recording,
      file: checker.file,
      throwing: calls.spans(in: statements, bodies),
      throwingFunctions: Set(checker.functions.filter(calls.canThrow).map(\.place.span)),
      shown: Set(shown),
      printing: printing
    )
  }
}
