import ArgumentParser
import CellLanguage

/// What one cell may use; the same for every command that runs cells.
struct LimitOptions: ParsableArguments {
  @Option(help: "Seconds that one cell may run.")
  var cellSeconds: Double = CellLimits().seconds

  @Option(help: "Steps that one cell may take: statements, iterations, calls.")
  var cellSteps: Int = CellLimits().steps

  @Option(help: "Mebibytes that one cell may allocate, freed ones included.")
  var cellMemory: Int = CellLimits().allocatedBytes >> 20

  func validate() throws {
    guard cellSeconds > 0, cellSteps > 0, cellMemory > 0, cellMemory < 1 << 30 else {
      throw ValidationError("a limit is greater than 0")
    }
  }

  var limits: CellLimits {
    CellLimits(steps: cellSteps, seconds: cellSeconds, allocatedBytes: cellMemory << 20)
  }
}
