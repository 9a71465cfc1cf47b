extension HostLibrary {
  mutating func bindRanges() {
    for (type, example) in [("Range", "(0..<3)"), ("ClosedRange", "(0...3)")] {
      self.type(
        type,
        type == "Range"
          ? "The numbers from one up to another."
          : "The numbers from one to another, both included."
      )
      bind(
        type,
        "var lowerBound: Bound { get }",
        "Where it begins.",
        example: "\(example).lowerBound"
      ) { (range: CellValue) -> CellValue in
        switch range {
        case .range(let range): .integer(range.lowerBound)
        case .closedRange(let range): .integer(range.lowerBound)
        case .interval(let range): .number(range.lowerBound)
        default: .none
        }
      }
      bind(
        type,
        "var upperBound: Bound { get }",
        "Where it ends.",
        example: "\(example).upperBound"
      ) { (range: CellValue) -> CellValue in
        switch range {
        case .range(let range): .integer(range.upperBound)
        case .closedRange(let range): .integer(range.upperBound)
        case .interval(let range): .number(range.upperBound)
        default: .none
        }
      }
      bind(
        type,
        "func contains(_ element: Bound) -> Bool",
        "Whether a number is in it.",
        example: "\(example).contains(2)"
      ) { (range: CellValue, element: CellValue) -> CellValue in
        switch (range, element) {
        case (.range(let range), .integer(let element)): return .boolean(range.contains(element))
        case (.closedRange(let range), .integer(let element)):
          return .boolean(range.contains(element))
        case (.interval(let range), .number(let element)):
          return .boolean(
            element >= range.lowerBound
              && (range.isClosed ? element <= range.upperBound : element < range.upperBound)
          )
        default: return .boolean(false)
        }
      }
      bind(
        type,
        "var count: Int { get }",
        "How many numbers are in it.",
        example: "\(example).count"
      ) { (range: CellValue) -> CellValue in
        switch range {
        case .range(let range):
          guard !range.upperBound.subtractingReportingOverflow(range.lowerBound).overflow else {
            throw Self.overflow
          }
          return .integer(range.count)
        case .closedRange(let range):
          let (difference, overflows) = range.upperBound.subtractingReportingOverflow(
            range.lowerBound
          )
          guard !overflows, difference < .max else { throw Self.overflow }
          return .integer(range.count)
        default: return .none
        }
      }
      bind(
        type,
        "var isEmpty: Bool { get }",
        "Whether no number is in it.",
        example: "\(example).isEmpty"
      ) {
        (range: CellValue) -> CellValue in
        switch range {
        case .range(let range): .boolean(range.isEmpty)
        case .interval(let range): .boolean(!range.isClosed && range.lowerBound == range.upperBound)
        default: .boolean(false)
        }
      }
    }
  }
}
