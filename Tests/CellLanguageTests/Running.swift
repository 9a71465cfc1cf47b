import CellLanguage
import Diagnostics

/// Runs cells one after the other in one session and gives the last result.
func run(_ cells: String..., limits: CellLimits = CellLimits()) -> CellResult {
  var session = CellSession(library: ToyLibrary.library, limits: limits)
  var result = CellResult?.none
  for (index, cell) in cells.enumerated() {
    result = session.run(SourceSlice(path: "cell\(index).swift", text: cell))
  }
  return result ?? session.run(SourceSlice(path: "empty.swift", text: ""))
}

extension CellResult {
  /// All it shows, one line each; a diagnostic as line, column and id.
  var lines: [String] {
    outputs.map { output in
      switch output {
      case .value(let value, _, _): value.debugDescription
      case .printed(let text): text
      case .expectation(let expectation):
        "\(expectation.condition): \(expectation.holds) (\(expectation.operands.joined(separator: ", ")))"
      }
    } + problems
  }

  /// What is wrong: line, column and id.
  var problems: [String] {
    diagnostics.map { diagnostic in
      guard let place = diagnostic.place else { return "? \(diagnostic.id)" }
      let position = place.file.position(at: place.span.start)
      return "\(position.line):\(position.column) \(diagnostic.id)"
    }
  }

  /// The types of the values it shows.
  var types: [String] {
    outputs.compactMap { if case .value(_, let type, _) = $0 { type.description } else { nil } }
  }
}
