/// The order of values that `sorted`, `min` and `max` go by.
enum ValueOrder {
  /// Whether `a < b`; false for values that have no order.
  static func precedes(_ a: CellValue, _ b: CellValue) -> Bool {
    switch (a, b) {
    case (.integer(let a), .integer(let b)): a < b
    case (.number(let a), .number(let b)): a < b
    case (.text(let a), .text(let b)): a < b
    case (.tuple(let a), .tuple(let b)):
      zip(a.elements, b.elements).first { $0 != $1 }.map { precedes($0, $1) } ?? false
    default: false
    }
  }
}
