import Diagnostics

/// Something that gives a value when it is run in a frame.
typealias Evaluate<Value> = (Frame) throws -> Value

/// A statement, ready to run.
typealias Run = (Frame) throws -> Course

/// Where a statement leads.
enum Course {
  case next
  case `break`
  case `continue`
  case `return`
}

/// Makes of the checked tree a tree of closures; numbers, integers and truth values have ways of their own, without
/// the cost of wrapping them.
final class Generator {
  let solver: Solver
  let library: HostLibrary
  let file: SourceFile
  var context: FunctionContext
  /// Hidden variables that stand for others.
  var aliases: [ObjectIdentifier: Variable] = [:]

  init(solver: Solver, library: HostLibrary, file: SourceFile, context: FunctionContext) {
    self.solver = solver
    self.library = library
    self.file = file
    self.context = context
  }

  func type(_ expression: TypedExpression) -> StaticType { solver.assumed(expression.type) }

  func place(_ span: SourceSpan) -> Diagnostic.Place { Diagnostic.Place(file, span) }

  func storage(_ variable: Variable) -> Storage {
    context.storage(of: aliases[ObjectIdentifier(variable)] ?? variable)
  }

  /// A hidden variable of the function that is being generated.
  func temporary(_ type: StaticType, _ span: SourceSpan) -> Variable {
    Variable(name: "", type: type, isLet: false, place: place(span), owner: context)
  }

  // MARK: Functions

  /// Makes the code of a function or closure.
  func generate(_ body: ClosureBody, into code: FunctionCode) {
    let outer = context
    context = body.context
    defer { context = outer }
    code.parameters = body.parameters.map { storage($0) }
    code.spreads = body.spreads
    code.levels = body.depth + 2
    switch body.code {
    case .expression(let value):
      code.body = self.value(value)
    case .statements(let statements):
      let run = block(statements)
      code.body = { frame in
        guard try run(frame) == .return else { return .void }
        return frame.result
      }
    case .builder(let statements, let collected):
      let storage = storage(collected)
      let run = block(statements)
      code.body = { frame in
        frame.declare(storage, .array(CellArray(.values([]))))
        _ = try run(frame)
        return frame.get(storage)
      }
    }
    code.slotCount = context.slotCount
    code.boxCount = context.boxCount
  }

  func closure(_ body: ClosureBody) -> Evaluate<CellValue> {
    let code = FunctionCode(
      name: body.name,
      parameterCount: body.spreads ? 1 : body.parameters.count
    )
    generate(body, into: code)
    return functionValue(code, body.context)
  }

  /// A function with the boxes of the variables it uses.
  func functionValue(_ code: FunctionCode, _ inner: FunctionContext) -> Evaluate<CellValue> {
    let captures = boxes(of: inner)
    if captures.isEmpty {
      let function = CellValue.function(
        CellFunction(implementation: FunctionValue(code: code, captures: []))
      )
      return { _ in function }
    }
    return { frame in
      .function(
        CellFunction(
          implementation: FunctionValue(code: code, captures: captures.map { frame.boxes[$0] })
        )
      )
    }
  }

  /// Where in this frame the boxes are that a function uses.
  func boxes(of inner: FunctionContext) -> [Int] {
    inner.captures.map { variable in
      if case .boxed(let index) = context.storage(of: variable) { index } else { 0 }
    }
  }

  // MARK: Faults

  /// The fault that an error of a host function is.
  static func fault(
    _ error: any Error,
    _ function: HostFunction,
    _ places: [Diagnostic.Place],
    call: Diagnostic.Place
  ) -> any Error {
    if var fault = error as? Fault {
      if fault.place == nil {
        return fault.placed(at: argument(fault.parameter, function, places) ?? call)
      }
      note(&fault, function.signature.name, call)
      return fault
    }
    if let error = error as? any CellReportableError {
      return Fault(
        error.diagnosticID,
        error.reportedMessage,
        at: argument(error.parameter, function, places) ?? call
      )
    }
    return Fault(CellDiagnosticID.hostError, "\(error)", at: call)
  }

  private static func argument(
    _ name: String?,
    _ function: HostFunction,
    _ places: [Diagnostic.Place]
  ) -> Diagnostic.Place? {
    guard let name,
      let index = function.signature.parameters.firstIndex(where: {
        $0.label == name || $0.name == name
      }),
      places.indices.contains(index)
    else { return nil }
    return places[index]
  }

  /// Notes the call that led to a fault.
  static func note(_ fault: inout Fault, _ name: String, _ call: Diagnostic.Place) {
    guard fault.notes.count < 4, fault.place != call, fault.notes.last?.place != call else {
      return
    }
    fault.notes.append(Diagnostic.Note("in the call of '\(name)' here", at: call))
  }
}
