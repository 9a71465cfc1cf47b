import Diagnostics

/// The body of a closure or function, ready to run.
final class FunctionCode: @unchecked Sendable {
  let name: String
  let parameterCount: Int
  /// Where each parameter is kept.
  var parameters: [Storage] = []
  /// Whether the one argument is a tuple that is spread over the parameters.
  var spreads = false
  var slotCount = 0
  var boxCount = 0
  /// How deep the expressions and statements in it nest; a call takes so much of what calls may nest in all.
  var levels = 1
  var body: (Frame) throws -> CellValue = { _ in .void }

  init(name: String, parameterCount: Int) {
    self.name = name
    self.parameterCount = parameterCount
  }

  /// Calls it with arguments from the host.
  func call(_ machine: Machine, _ arguments: [CellValue], captures: [Box]) throws -> CellValue {
    guard arguments.count == parameterCount else {
      throw Fault(
        CellDiagnosticID.hostMismatch,
        "a closure that takes \(parameterCount) values was called with \(arguments.count)"
      )
    }
    let frame = frame(machine, captures)
    if spreads, case .tuple(let tuple)? = arguments.first {
      for (storage, argument) in zip(parameters, tuple.elements) {
        frame.declare(storage, argument)
      }
    } else {
      for (storage, argument) in zip(parameters, arguments) { frame.declare(storage, argument) }
    }
    return try run(frame)
  }

  /// A frame for a call, still without arguments.
  func frame(_ machine: Machine, _ captures: [Box]) -> Frame {
    Frame(machine, slotCount: slotCount, boxCount: boxCount, captures: captures)
  }

  /// Runs the body in a frame that has the arguments.
  func run(_ frame: Frame) throws -> CellValue {
    let machine = frame.machine
    try machine.charge(steps: 1)
    try machine.descend(by: levels)
    defer { machine.ascend(by: levels) }
    return try body(frame)
  }
}
