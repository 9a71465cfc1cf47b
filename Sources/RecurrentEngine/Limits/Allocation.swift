/// The one place where arrays of a size that a caller chose are made.
///
/// Every count is checked before memory is asked for, so that an absurd size is an error and neither a trap nor a
/// machine that swaps.
enum Allocation {
  /// The most elements of one array: 2²⁶, half a gibibyte.
  static let maximumCount = 1 << 26

  /// An array of zeros.
  static func zeros(_ count: Int, for parameter: String) throws -> [Double] {
    try check(count, for: parameter)
    return [Double](repeating: 0, count: count)
  }

  /// A row-major array of zeros.
  static func zeros(_ rows: Int, by columns: Int, for parameter: String) throws -> [Double] {
    let count = try product(rows, columns, for: parameter)
    return try zeros(count, for: parameter)
  }

  /// Grants `count` more elements, or throws.
  static func check(_ count: Int, for parameter: String) throws {
    guard count >= 0 else {
      throw EngineError.invalidArgument(
        parameter: parameter,
        found: String(count),
        expected: "a count that is not negative"
      )
    }
    let budget = WorkBudget.active
    let limit = min(maximumCount, budget?.largestArray ?? .max)
    guard count <= limit else {
      throw EngineError.tooLarge(parameter: parameter, found: String(count), limit: limit)
    }
    try budget?.charge(operations: 0, elements: count)
  }

  /// `rows · columns`, if both and their product are sizes that the engine makes.
  static func product(_ rows: Int, _ columns: Int, for parameter: String) throws -> Int {
    guard rows >= 0, columns >= 0 else {
      throw EngineError.invalidArgument(
        parameter: parameter,
        found: "\(rows)×\(columns)",
        expected: "a shape without a negative length"
      )
    }
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard !overflow, max(count, rows, columns) <= maximumCount else {
      throw EngineError.tooLarge(
        parameter: parameter,
        found: "\(rows)×\(columns)",
        limit: maximumCount
      )
    }
    return count
  }
}
