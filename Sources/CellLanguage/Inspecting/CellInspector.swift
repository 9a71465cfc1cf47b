public import Diagnostics

/// Looks at the cells of a lesson one after the other without running them: for hovers, completion and definitions.
///
///     var inspector = CellInspector(library: library)
///     let inspection = inspector.inspect(cell.code)
///
/// A cell that is wrong is looked at as far as it can be understood, and what it declares is known below.
public struct CellInspector: Sendable {
  private let library: HostLibrary
  private var globals = Checker.Globals()
  private var visible: [CellInspection.Declaration] = []

  /// An inspector of the cells of one lesson.
  public init(library: HostLibrary) { self.library = library }

  /// Looks at the next cell.
  public mutating func inspect(_ code: SourceSlice) -> CellInspection {
    EvaluationStack.run {
      var parser = Parser(code)
      let program = parser.program()
      let checker = checker(for: code)
      _ = checker.statements(program)
      return commit(checker)
    }
  }

  /// Looks at an inline value, which declares nothing.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - type: A type that literals should take where they can.
  /// - Returns: What can be told of it.
  public func inspect(
    expression: SourceSlice,
    expecting type: CellType? = nil
  ) -> CellInspection {
    EvaluationStack.run {
      var parser = Parser(expression)
      let checker = checker(for: expression)
      if let syntax = parser.soleExpression() {
        _ = checker.soleExpression(syntax, expecting: type?.storage)
      }
      return inspection(checker)
    }
  }

  private func checker(for code: SourceSlice) -> Checker {
    let checker = Checker(library: library, file: code.file, globals: globals)
    checker.journal = CheckerJournal()
    return checker
  }

  private mutating func commit(_ checker: Checker) -> CellInspection {
    let inspection = inspection(checker)
    globals = checker.globals
    globals.flow = Checker.Flow()
    let new = inspection.declarations.filter(\.isTopLevel)
    let names = Set(new.map(\.name))
    visible = visible.filter { !names.contains($0.name) } + new
    return inspection
  }

  private func inspection(_ checker: Checker) -> CellInspection {
    let journal = checker.journal
    let expressions = (journal?.expressions ?? []).compactMap {
      one -> CellInspection.Expression? in
      let type = checker.solver.assumed(one.type)
      guard type != .error else { return nil }
      return CellInspection.Expression(
        span: one.span,
        type: type.description,
        owners: checker.owners(of: Self.unwrapped(type, if: one.isTypeName)),
        isTypeName: one.isTypeName
      )
    }
    let declarations = (journal?.declarations ?? []).map { declaration($0, checker) }
      .sorted { $0.place.span < $1.place.span }
    return CellInspection(
      expressions: expressions,
      declarations: declarations,
      visible: visible
    )
  }

  /// Of an optional the type inside, whose members an implicit member can be.
  private static func unwrapped(_ type: StaticType, if isTypeName: Bool) -> StaticType {
    if isTypeName, case .optional(let payload) = type { return payload }
    return type
  }

  private func declaration(
    _ one: CheckerJournal.Declaration,
    _ checker: Checker
  ) -> CellInspection.Declaration {
    let type: StaticType
    var parameters: [CellInspection.Parameter]?
    var isConstant = true
    switch one.symbol {
    case .variable(let variable):
      type = checker.solver.assumed(variable.type)
      isConstant = variable.isLet
    case .functions(let functions):
      type = functions.last?.type ?? .error
      parameters = functions.last?.signature.parameters.map {
        CellInspection.Parameter(
          label: $0.label,
          name: $0.name,
          type: $0.type.description
        )
      }
    }
    return CellInspection.Declaration(
      name: one.name,
      type: type == .error ? "_" : type.description,
      owners: checker.owners(of: type),
      parameters: parameters,
      place: one.place,
      isTopLevel: one.isTopLevel,
      isConstant: isConstant
    )
  }
}
