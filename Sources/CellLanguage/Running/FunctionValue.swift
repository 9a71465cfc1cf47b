/// A variable that outlives its block because a closure uses it.
final class Box: @unchecked Sendable {
  var value: CellValue
  init(_ value: CellValue) { self.value = value }

  deinit {
    switch value {
    case .function, .array, .tuple, .dictionary: Undertaker.free(&value)
    default: break
    }
  }
}

/// A closure or function with the variables it uses.
///
/// It is shared between copies of a session, but a run first gives the session boxes of its own, so that no two runs
/// ever write to the same box: see `CellSession`.
final class FunctionValue: @unchecked Sendable {
  let code: FunctionCode
  let captures: [Box]

  init(code: FunctionCode, captures: [Box]) {
    self.code = code
    self.captures = captures
  }

  func call(_ machine: Machine, _ arguments: [CellValue]) throws -> CellValue {
    try code.call(machine, arguments, captures: captures)
  }
}
