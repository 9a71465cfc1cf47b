import CellLanguage
import Diagnostics

/// Limits that a mutated program reaches soon, so that most of the time goes into new programs.
private let limits = CellLimits(
  steps: 20_000,
  seconds: 5,
  depth: 100,
  allocatedBytes: 4 << 20,
  outputBytes: 10_000
)

private let library = HostLibrary()

/// Runs what libFuzzer makes up as two cells and an inline value of one lesson: lexer, parser, checker, evaluator.
///
/// A session is kept for the second cell, as in a lesson; its copy runs the first again, and has to say the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCell(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  // Every run would make a thread with a stack of its own, which is dear where a sanitizer watches it.
  EvaluationStack.run { fuzzCell(bytes) }
  return 0
}

private func fuzzCell(_ bytes: [UInt8]) {
  let file = SourceFile(path: "fuzz", bytes: bytes)
  let code = SourceSlice(file: file, span: file.span)
  var session = CellSession(library: library, limits: limits)
  let first = session.run(code)
  var copy = CellSession(library: library, limits: limits)
  let again = copy.run(code)
  precondition(first.diagnostics.map(\.message) == again.diagnostics.map(\.message))
  precondition(first.outputs.count == again.outputs.count)
  for diagnostic in first.diagnostics {
    _ = diagnostic.drawn()
    if let place = diagnostic.place {
      precondition(place.span.start <= place.span.end && place.span.end <= file.bytes.count)
    }
  }
  _ = session.run(code)
  _ = session.evaluate(expression: code, expecting: .double)
  _ = session.bindings
}
