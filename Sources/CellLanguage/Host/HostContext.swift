/// What a binding may ask of the language while it runs: to call a closure back, and to be charged for its work.
public struct HostContext {
  let machine: Machine

  /// Calls a closure or function that came as an argument.
  ///
  /// - Throws: whatever ends the call: a fault in the closure, or a limit.
  public func call(_ function: CellFunction, _ arguments: [CellValue]) throws -> CellValue {
    try function.implementation.call(machine, arguments)
  }

  /// Charges work and looks at the clock now and then; a step is about ten nanoseconds of it.
  ///
  /// - Throws: if a limit is reached; let it through.
  public func charge(steps: Int) throws { try machine.charge(steps: steps) }

  /// Charges memory before it is taken.
  ///
  /// - Throws: if a limit is reached; let it through.
  public func allocate(bytes: Int) throws { try machine.allocate(bytes: bytes) }

  /// Looks at the clock now: for work whose steps nobody counts.
  ///
  /// - Throws: if a limit is reached; let it through.
  public func checkTime() throws { try machine.checkTime() }
}
