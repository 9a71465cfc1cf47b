extension HostLibrary {
  mutating func bindArrays() {
    type("Array", "Values of one type in order.")
    bindArrayProperties()
    bindArrayChanges()
    bind(
      "Array",
      "init(repeating element: Element, count: Int)",
      "One value several times.",
      example: "Array(repeating: 0.5, count: 3)"
    ) { (context: HostContext, element: CellValue, count: Int) -> CellArray in
      guard count >= 0 else {
        throw Self.invalid("'count' is \(count), expected at least 0", "count")
      }
      try context.allocate(bytes: count > Int.max / 16 ? .max : 16 * count)
      switch element {
      case .number(let number): return CellArray([Double](repeating: number, count: count))
      case .integer(let integer): return CellArray([Int](repeating: integer, count: count))
      default: return CellArray([CellValue](repeating: element, count: count))
      }
    }
    bind(
      "Array",
      "init(_ elements: some Sequence<Element>)",
      "The elements of a sequence.",
      example: "Array(0..<3)"
    ) { (elements: CellArray) in CellArray(elements.storage) }
  }

  private mutating func bindArrayProperties() {
    let example = { (name: String) in "[1, 2, 3].\(name)" }
    bind(
      "Array",
      "var count: Int { get }",
      "How many elements there are.",
      example: example("count")
    ) {
      (items: CellArray) in items.count
    }
    bind(
      "Array",
      "var isEmpty: Bool { get }",
      "Whether there is none.",
      example: example("isEmpty")
    ) {
      (items: CellArray) in items.count == 0
    }
    bind(
      "Array",
      "var first: Element? { get }",
      "The first element; nil if there is none.",
      example: example("first")
    ) {
      (items: CellArray) -> CellValue in items.count == 0 ? CellValue.none : items[offset: 0]
    }
    bind(
      "Array",
      "var last: Element? { get }",
      "The last element; nil if there is none.",
      example: example("last")
    ) {
      (items: CellArray) -> CellValue in
      items.count == 0 ? CellValue.none : items[offset: items.count - 1]
    }
    bind("Array", "var indices: Range<Int> { get }", "All indices.", example: example("indices")) {
      (items: CellArray) in items.startIndex..<items.startIndex + items.count
    }
    bind("Array", "var startIndex: Int { get }", "The first index.", example: example("startIndex"))
    {
      (items: CellArray) in items.startIndex
    }
    bind(
      "Array",
      "var endIndex: Int { get }",
      "The index behind the last.",
      example: example("endIndex")
    ) {
      (items: CellArray) in items.startIndex + items.count
    }
    bind(
      "Array",
      "func firstIndex(of element: Element) -> Int? where Element: Equatable",
      "Where an element is first found.",
      example: "[1, 2].firstIndex(of: 2)"
    ) { (items: CellArray, element: CellValue) in
      items.values.firstIndex(of: element).map { $0 + items.startIndex }
    }
    bind(
      "Array",
      "func lastIndex(of element: Element) -> Int? where Element: Equatable",
      "Where an element is last found.",
      example: "[1, 2, 1].lastIndex(of: 1)"
    ) { (items: CellArray, element: CellValue) in
      items.values.lastIndex(of: element).map { $0 + items.startIndex }
    }
    bind(
      "Array",
      "func firstIndex(where predicate: (Element) -> Bool) -> Int?",
      "Where a closure is first true of an element.",
      example: "[1, 2].firstIndex { $0 > 1 }"
    ) { (context: HostContext, items: CellArray, predicate: CellFunction) -> Int? in
      try items.values.firstIndex { try context.call(predicate, [$0]) == .boolean(true) }
        .map { $0 + items.startIndex }
    }
  }

  private mutating func bindArrayChanges() {
    change(
      "popLast() -> Element?",
      "Takes the last element away and gives it; nil if there is none.",
      "popLast()"
    ) { array, _, _ in
      guard array.count > 0 else { return .none }
      let last = array[offset: array.count - 1]
      array = array.slice(0..<array.count - 1, startIndex: 0)
      return last
    }
    change("append(_ element: Element)", "Adds an element at the end.", "append(4)") {
      array,
      arguments,
      context in
      try context.allocate(bytes: 16)
      array.append(arguments[0])
      return .void
    }
    change(
      "append(contentsOf elements: some Sequence<Element>)",
      "Adds elements at the end.",
      "append(contentsOf: [4, 5])"
    ) {
      array,
      arguments,
      context in
      guard case .array(let elements) = arguments[0] else { return .void }
      try context.allocate(bytes: 16 * elements.count)
      array.append(contentsOf: elements)
      return .void
    }
    change("removeLast() -> Element", "Takes the last element away and gives it.", "removeLast()") {
      array,
      _,
      _ in
      guard array.count > 0 else {
        throw Self.invalid("cannot remove the last element of an empty array")
      }
      let last = array[offset: array.count - 1]
      array = array.slice(0..<array.count - 1, startIndex: 0)
      return last
    }
    change(
      "removeFirst() -> Element",
      "Takes the first element away and gives it.",
      "removeFirst()"
    ) {
      array,
      _,
      context in
      guard array.count > 0 else {
        throw Self.invalid("cannot remove the first element of an empty array")
      }
      try context.charge(steps: array.count >> 4)
      let first = array[offset: 0]
      array = array.slice(1..<array.count, startIndex: 0)
      return first
    }
    change(
      "remove(at index: Int) -> Element",
      "Takes an element away and gives it.",
      "remove(at: 0)"
    ) {
      array,
      arguments,
      context in
      guard case .integer(let index) = arguments[0], (0..<array.count).contains(index) else {
        throw HostError(
          CellDiagnosticID.indexOutOfRange,
          "index \(arguments[0]) is out of range: the indices are 0..<\(array.count)",
          parameter: "at"
        )
      }
      try context.charge(steps: array.count >> 4)
      let element = array[offset: index]
      var values = array.values
      values.remove(at: index)
      array = CellArray(values)
      return element
    }
    change(
      "insert(_ element: Element, at index: Int)",
      "Puts an element in before an index.",
      "insert(0, at: 0)"
    ) {
      array,
      arguments,
      context in
      guard case .integer(let index) = arguments[1], (0...array.count).contains(index) else {
        throw HostError(
          CellDiagnosticID.indexOutOfRange,
          "index \(arguments[1]) is out of range: the indices are 0...\(array.count)",
          parameter: "at"
        )
      }
      try context.allocate(bytes: 16)
      try context.charge(steps: array.count >> 4)
      var values = array.values
      values.insert(arguments[0], at: index)
      array = CellArray(values)
      return .void
    }
    change("removeAll()", "Takes all elements away.", "removeAll()") { array, _, _ in
      array = CellArray([CellValue]())
      return .void
    }
    change("swapAt(_ i: Int, _ j: Int)", "Exchanges two elements.", "swapAt(0, 1)") {
      array,
      arguments,
      _ in
      guard case .integer(let i) = arguments[0], case .integer(let j) = arguments[1],
        (0..<array.count).contains(i), (0..<array.count).contains(j)
      else {
        throw HostError(
          CellDiagnosticID.indexOutOfRange,
          "index \(arguments[0]) or \(arguments[1]) is out of range: the indices are 0..<\(array.count)"
        )
      }
      let (a, b) = (array[offset: i], array[offset: j])
      array.set(i, b)
      array.set(j, a)
      return .void
    }
    change("sort() where Element: Comparable", "Puts the elements in order.", "sort()") {
      array,
      _,
      context in
      try context.charge(steps: array.count)
      array = CellArray(array.values.sorted { ValueOrder.precedes($0, $1) })
      return .void
    }
    change("reverse()", "Turns the order around.", "reverse()") { array, _, context in
      try context.charge(steps: array.count >> 4)
      array = CellArray(array.values.reversed())
      return .void
    }
  }

  private mutating func change(
    _ signature: String,
    _ summary: String,
    _ example: String,
    _ body: @escaping @Sendable (inout CellArray, [CellValue], HostContext) throws -> CellValue
  ) {
    bindMutating(
      "Array",
      "mutating func \(signature)",
      summary,
      example: "var a = [1, 2, 3]; a.\(example)"
    ) { value, arguments, context in
      guard case .array(var array) = value else { return .void }
      value = .void
      defer { value = .array(array) }
      return try body(&array, arguments, context)
    }
  }
}
