extension Sequence where Element: Sendable {
  /// What becomes of each element, several at a time; in their order.
  func concurrentlyMapped<Result: Sendable>(
    _ body: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    await withTaskGroup(of: (Int, Result).self) { group in
      var count = 0
      for element in self {
        let index = count
        group.addTask { (index, body(element)) }
        count += 1
      }
      let found = await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
      return (0..<count).compactMap { found[$0] }
    }
  }
}
