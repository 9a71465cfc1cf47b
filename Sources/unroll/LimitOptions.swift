import ArgumentParser
import CellLanguage

/// What one cell may use; the same for every command that runs cells.
struct LimitOptions: ParsableArguments {
  @Option(help: "Seconds that one cell may run.")
  var cellSeconds: Double = CellLimits().seconds

  @Option(help: "Steps that one cell may take: statements, iterations, calls.")
  var cellSteps: Int = CellLimits().steps

  @Option(
    help: "Mebibytes that one cell may hold at a time, and the most that one matrix may have."
  )
  var cellMemory: Int = CellLimits().allocatedBytes >> 20

  @Option(help: "Calls inside calls that one cell may make.")
  var cellDepth: Int = CellLimits().depth

  @Option(help: "Kibibytes that one cell may print.")
  var cellOutput: Int = CellLimits().outputBytes >> 10

  /// More calls inside calls might not fit into the stack.
  private static let deepest = 100_000

  func validate() throws {
    guard cellSeconds > 0, cellSteps > 0, (1..<1 << 30).contains(cellMemory),
      cellDepth > 0, (1..<1 << 30).contains(cellOutput)
    else { throw ValidationError("a limit is greater than 0") }
    guard cellDepth <= Self.deepest else {
      throw ValidationError("'--cell-depth' is at most \(Self.deepest)")
    }
  }

  var limits: CellLimits {
    CellLimits(
      steps: cellSteps,
      seconds: cellSeconds,
      depth: cellDepth,
      allocatedBytes: cellMemory << 20,
      outputBytes: cellOutput << 10
    )
  }
}
