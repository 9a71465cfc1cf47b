extension HostLibrary {
  mutating func bindSequences() {
    type("Sequence", "Whatever 'for' can run over.")
    bindTransformations()
    bindPredicates()
    bindOrder()
    bindSums()
    bindParts()
    bindPartsByPredicate()
    bindFreeSequences()
  }

  /// Calls a closure that gives a truth value.
  private static func isTrue(
    _ context: HostContext,
    _ function: CellFunction,
    _ value: CellValue
  ) throws -> Bool {
    try context.call(function, [value]) == .boolean(true)
  }

  private mutating func bindTransformations() {
    let owner = "Sequence"
    bind(
      owner,
      "func map<T>(_ transform: (Element) -> T) -> [T]",
      "What a closure makes of each element.",
      example: "[1, 2].map { $0 * 2 }"
    ) { (context: HostContext, items: CellArray, transform: CellFunction) -> CellArray in
      try context.allocate(bytes: 16 * items.count)
      return CellArray(try items.values.map { try context.call(transform, [$0]) })
    }
    bind(
      owner,
      "func compactMap<T>(_ transform: (Element) -> T?) -> [T]",
      "What a closure makes of each element, without nil.",
      example: "[\"1\", \"x\"].compactMap { Int($0) }"
    ) { (context: HostContext, items: CellArray, transform: CellFunction) -> CellArray in
      try context.allocate(bytes: 16 * items.count)
      return CellArray(
        try items.values.compactMap { item -> CellValue? in
          let value = try context.call(transform, [item])
          if case .none = value { return nil }
          return value
        }
      )
    }
    bind(
      owner,
      "func flatMap<T>(_ transform: (Element) -> [T]) -> [T]",
      "The arrays that a closure makes of each element, joined.",
      example: "[1, 2].flatMap { [$0, $0] }"
    ) { (context: HostContext, items: CellArray, transform: CellFunction) -> CellArray in
      var result = CellArray([CellValue]())
      for item in items.values {
        guard case .array(let part) = try context.call(transform, [item]) else { continue }
        try context.allocate(bytes: 16 * part.count)
        result.append(contentsOf: part)
      }
      return result
    }
    bind(
      owner,
      "func filter(_ isIncluded: (Element) -> Bool) -> [Element]",
      "The elements of which a closure is true.",
      example: "[1, 2, 3].filter { $0 > 1 }"
    ) { (context: HostContext, items: CellArray, isIncluded: CellFunction) -> CellArray in
      try context.allocate(bytes: 16 * items.count)
      return CellArray(try items.values.filter { try Self.isTrue(context, isIncluded, $0) })
    }
    bind(
      owner,
      "func reduce<Result>(_ initial: Result, _ next: (Result, Element) -> Result) -> Result",
      "All elements combined into one value, from the first to the last.",
      example: "[1, 2, 3].reduce(0) { $0 + $1 }"
    ) {
      (context: HostContext, items: CellArray, initial: CellValue, next: CellFunction) -> CellValue
      in
      try items.values.reduce(initial) { try context.call(next, [$0, $1]) }
    }
    bind(
      owner,
      "func forEach(_ body: (Element) -> Void)",
      "Calls a closure with each element.",
      example: "[1, 2].forEach { print($0) }"
    ) { (context: HostContext, items: CellArray, body: CellFunction) -> CellValue in
      for item in items.values { _ = try context.call(body, [item]) }
      return .void
    }
    bind(
      owner,
      "func enumerated() -> some Sequence<(offset: Int, element: Element)>",
      "The elements with their numbers, from 0.",
      example: "[\"a\", \"b\"].enumerated()"
    ) { (context: HostContext, items: CellArray) -> CellValue in
      try context.allocate(bytes: 64 * items.count)
      return .array(
        CellArray(
          .values(
            items.values.enumerated().map { offset, element in
              .tuple(
                CellTuple(labels: ["offset", "element"], elements: [.integer(offset), element])
              )
            }
          )
        )
      )
    }
    bind(
      owner,
      "func reversed() -> [Element]",
      "The elements from the last to the first.",
      example: "[1, 2].reversed()"
    ) { (context: HostContext, items: CellArray) -> CellArray in
      try context.allocate(bytes: 16 * items.count)
      return CellArray(items.values.reversed())
    }
    bind(
      owner,
      "func joined(separator: String = \"\") -> String where Element == String",
      "The texts as one.",
      example: "[\"a\", \"b\"].joined(separator: \", \")"
    ) { (context: HostContext, items: [String], separator: String) -> String in
      let bytes = items.reduce(items.count * separator.utf8.count) { $0 + $1.utf8.count }
      try context.allocate(bytes: bytes)
      return items.joined(separator: separator)
    }
  }

  private mutating func bindPredicates() {
    let owner = "Sequence"
    bind(
      owner,
      "func contains(_ element: Element) -> Bool where Element: Equatable",
      "Whether an element is among them.",
      example: "[1, 2].contains(2)"
    ) { (items: CellArray, element: CellValue) in items.values.contains(element) }
    bind(
      owner,
      "func contains(where predicate: (Element) -> Bool) -> Bool",
      "Whether a closure is true of an element.",
      example: "[1, 2].contains { $0 > 1 }"
    ) { (context: HostContext, items: CellArray, predicate: CellFunction) -> Bool in
      try items.values.contains { try Self.isTrue(context, predicate, $0) }
    }
    bind(
      owner,
      "func allSatisfy(_ predicate: (Element) -> Bool) -> Bool",
      "Whether a closure is true of all elements.",
      example: "[1, 2].allSatisfy { $0 > 0 }"
    ) { (context: HostContext, items: CellArray, predicate: CellFunction) -> Bool in
      try items.values.allSatisfy { try Self.isTrue(context, predicate, $0) }
    }
    bind(
      owner,
      "func first(where predicate: (Element) -> Bool) -> Element?",
      "The first element of which a closure is true.",
      example: "[1, 2].first { $0 > 1 }"
    ) { (context: HostContext, items: CellArray, predicate: CellFunction) -> CellValue in
      try items.values.first { try Self.isTrue(context, predicate, $0) } ?? CellValue.none
    }
  }

  private mutating func bindOrder() {
    let owner = "Sequence"
    bind(
      owner,
      "func sorted() -> [Element] where Element: Comparable",
      "The elements from the least to the greatest.",
      example: "[2, 1].sorted()"
    ) { (context: HostContext, items: CellArray) -> CellArray in
      try context.charge(steps: items.count)
      if let numbers = items.numbers, !numbers.contains(where: \.isNaN) {
        return CellArray(numbers.sorted())
      }
      return CellArray(items.values.sorted { ValueOrder.precedes($0, $1) })
    }
    bind(
      owner,
      "func sorted(by areInOrder: (Element, Element) -> Bool) -> [Element]",
      "The elements in the order that a closure says.",
      example: "[1, 2].sorted { $0 > $1 }"
    ) { (context: HostContext, items: CellArray, areInOrder: CellFunction) -> CellArray in
      CellArray(
        try items.values.sorted { try context.call(areInOrder, [$0, $1]) == .boolean(true) }
      )
    }
    bind(
      owner,
      "func min() -> Element? where Element: Comparable",
      "The least element; nil if there is none.",
      example: "[2, 1].min()"
    ) { (items: CellArray) -> CellValue in
      items.values.min { ValueOrder.precedes($0, $1) } ?? CellValue.none
    }
    bind(
      owner,
      "func max() -> Element? where Element: Comparable",
      "The greatest element; nil if there is none.",
      example: "[2, 1].max()"
    ) { (items: CellArray) -> CellValue in
      items.values.max { ValueOrder.precedes($0, $1) } ?? CellValue.none
    }
    bind(
      owner,
      "func min(by areInOrder: (Element, Element) -> Bool) -> Element?",
      "The least element in the order that a closure says.",
      example: "[2, 1].min { $0 < $1 }"
    ) { (context: HostContext, items: CellArray, areInOrder: CellFunction) -> CellValue in
      try items.values.min { try context.call(areInOrder, [$0, $1]) == .boolean(true) }
        ?? CellValue.none
    }
    bind(
      owner,
      "func max(by areInOrder: (Element, Element) -> Bool) -> Element?",
      "The greatest element in the order that a closure says.",
      example: "[2, 1].max { $0 < $1 }"
    ) { (context: HostContext, items: CellArray, areInOrder: CellFunction) -> CellValue in
      try items.values.max { try context.call(areInOrder, [$0, $1]) == .boolean(true) }
        ?? CellValue.none
    }
  }

  private mutating func bindSums() {
    bind(
      "Sequence",
      "func sum() -> Int where Element == Int",
      "All elements added from the first to the last.",
      example: "[1, 2].sum()"
    ) { (items: [Int]) in
      try items.reduce(0) { sum, item in
        let (value, overflows) = sum.addingReportingOverflow(item)
        guard !overflows else { throw Self.overflow }
        return value
      }
    }
    bind(
      "Sequence",
      "func sum() -> Double where Element == Double",
      "All elements added from the first to the last.",
      example: "[0.5, 0.25].sum()"
    ) { (items: [Double]) in items.reduce(0, +) }
  }

  private mutating func bindParts() {
    for (name, summary) in [
      ("dropFirst", "The elements behind the first ones."),
      ("dropLast", "The elements before the last ones."),
    ] {
      bind(
        "Array",
        "func \(name)(_ k: Int = 1) -> ArraySlice<Element>",
        summary,
        example: "[1, 2, 3].\(name)()"
      ) { (items: CellArray, k: Int) -> CellArray in
        guard k >= 0 else { throw Self.invalid("'k' is \(k), expected at least 0", "k") }
        let count = items.count - Swift.min(k, items.count)
        let start = name == "dropFirst" ? items.count - count : 0
        return items.slice(start..<start + count, startIndex: items.startIndex + start)
      }
    }
    for (name, summary) in [
      ("prefix", "The first elements, at most so many."),
      ("suffix", "The last elements, at most so many."),
    ] {
      bind(
        "Array",
        "func \(name)(_ maxLength: Int) -> ArraySlice<Element>",
        summary,
        example: "[1, 2, 3].\(name)(2)"
      ) { (items: CellArray, length: Int) -> CellArray in
        guard length >= 0 else {
          throw Self.invalid("'maxLength' is \(length), expected at least 0", "maxLength")
        }
        let count = Swift.min(length, items.count)
        let start = name == "suffix" ? items.count - count : 0
        return items.slice(start..<start + count, startIndex: items.startIndex + start)
      }
    }
  }

  private mutating func bindPartsByPredicate() {
    for (name, summary) in [
      ("prefix", "The first elements, up to the first of which a closure is false."),
      ("drop", "The elements from the first of which a closure is false."),
    ] {
      bind(
        "Array",
        "func \(name)(while predicate: (Element) -> Bool) -> ArraySlice<Element>",
        summary,
        example: "[1, 2, 3].\(name) { $0 < 2 }"
      ) { (context: HostContext, items: CellArray, predicate: CellFunction) -> CellArray in
        var count = 0
        while count < items.count,
          try context.call(predicate, [items[offset: count]]) == .boolean(true)
        {
          count += 1
        }
        let part = name == "prefix" ? 0..<count : count..<items.count
        return items.slice(part, startIndex: items.startIndex + part.lowerBound)
      }
    }
  }

  private mutating func bindFreeSequences() {
    bind(
      "func zip<A, B>(_ a: some Sequence<A>, _ b: some Sequence<B>) -> some Sequence<(A, B)>",
      "Pairs of the elements of two sequences, as long as both have one.",
      example: "zip([1, 2], [3, 4]).map { $0 * $1 }"
    ) { (context: HostContext, a: CellArray, b: CellArray) -> CellValue in
      let count = Swift.min(a.count, b.count)
      try context.allocate(bytes: 64 * count)
      return .array(
        CellArray(
          .values(
            (0..<count).map {
              .tuple(CellTuple(labels: [nil, nil], elements: [a[offset: $0], b[offset: $0]]))
            }
          )
        )
      )
    }
    for (label, isClosed) in [("to", false), ("through", true)] {
      bind(
        "func stride(from start: Double, \(label) end: Double, by step: Double) -> some Sequence<Double>",
        "Numbers at equal distances, the end \(isClosed ? "included" : "left out").",
        example: "stride(from: 0.0, \(label): 1.0, by: 0.25)"
      ) { (context: HostContext, start: Double, end: Double, step: Double) -> [Double] in
        guard step != 0, step.isFinite else {
          throw Self.invalid("the step of 'stride' must not be \(step)", "step")
        }
        let steps = ((end - start) / step)
        guard steps.isFinite, steps < 1e12 else {
          throw Self.invalid("this 'stride' has too many steps", "end")
        }
        try context.allocate(bytes: 8 * Int(Swift.max(0, steps)))
        return isClosed
          ? Array(Swift.stride(from: start, through: end, by: step))
          : Array(Swift.stride(from: start, to: end, by: step))
      }
      bind(
        "func stride(from start: Int, \(label) end: Int, by step: Int) -> some Sequence<Int>",
        "Numbers at equal distances, the end \(isClosed ? "included" : "left out").",
        example: "stride(from: 0, \(label): 10, by: 2)"
      ) { (context: HostContext, start: Int, end: Int, step: Int) -> [Int] in
        guard step != 0 else { throw Self.invalid("the step of 'stride' must not be 0", "step") }
        let (distance, overflows) = end.subtractingReportingOverflow(start)
        guard !overflows else { throw Self.overflow }
        let steps = Double(distance) / Double(step)
        try context.allocate(bytes: steps < 1e15 ? 8 * Int(Swift.max(0, steps)) : .max)
        return isClosed
          ? Array(Swift.stride(from: start, through: end, by: step))
          : Array(Swift.stride(from: start, to: end, by: step))
      }
    }
  }
}
