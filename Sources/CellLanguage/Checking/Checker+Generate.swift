import Diagnostics

extension Checker {
  /// The one expression of an inline value, as a statement that shows it.
  func soleExpression(_ syntax: ExpressionSyntax, expecting type: StaticType?) -> TypedStatement {
    let value = valued(infer(syntax, hint: type))
    if let type {
      retryPending()
      let own = value.type
      _ = solver.attempt { $0.unify(own, type) }
    }
    solve()
    solver.settle(value.type)
    let found = solver.assumed(value.type)
    if found.contains(where: \.isOpen) {
      reportOpen("the type of this value is not known", at: syntax.span)
    }
    if found == .void {
      report(.missingValue, "this expression has no value", at: syntax.span)
    }
    return TypedStatement(.expression(value, shows: true), syntax.span)
  }

  /// What runs the statements of a cell that is found to be right.
  func generate(_ statements: [TypedStatement]) -> (Machine) throws -> Void {
    spreadCaptures()
    let generator = Generator(solver: solver, library: library, file: file, context: top)
    for function in functions {
      if let body = function.body { generator.generate(body, into: function.code) }
    }
    let run = generator.block(statements)
    let (slots, boxes) = (top.slotCount, top.boxCount)
    return { machine in
      _ = try run(Frame(machine, slotCount: slots, boxCount: boxes, captures: []))
    }
  }

  /// A function that calls another needs the variables that the other uses.
  func spreadCaptures() {
    var work = functions.map(\.context) + closures.map(\.context) + [top]
    var callers: [ObjectIdentifier: [FunctionContext]] = [:]
    for context in work {
      for used in Set(context.uses.map { ObjectIdentifier($0.context) }) {
        callers[used, default: []].append(context)
      }
    }
    while let called = work.popLast() {
      for caller in callers[ObjectIdentifier(called)] ?? [] {
        var isChanged = false
        for variable in called.captures where caller.use(variable) { isChanged = true }
        guard isChanged else { continue }
        // The functions around it use the variable now, too.
        work += sequence(first: caller) { $0.parent }
      }
    }
  }
}
